"""The lots counted by one set of rules: what is left depends on rates and currencies alone."""

from dataclasses import dataclass, field

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.rules.duty_classes import DutyClasses, PartMeasures
from headroom.rules.exposure import Exposure
from headroom.rules.kept_beside import kept_beside
from headroom.rules.lot_sums import (
    DecidedLots,
    OpenLots,
    asked_of_lots,
    by_model,
    lot_sums,
    open_lots,
    reached,
)
from headroom.rules.measures import Measure, Trade
from headroom.rules.part_rules import PartRules, counted_vnm, originating
from headroom.rules.policy import Policy
from headroom.rules.row_sums import ROW_SUMS, RowSum

_KEPT_TALLIES = 12


@dataclass(frozen=True, slots=True)
class Rules:
    """What of a policy decides how lots are counted; thresholds on vehicles and rates are not in it.

    Attributes:
        parts: How parts are counted.
        shares: The thresholds on parts, as fractions.
        conditions: Of the measures on parts: what decides on which parts they fall.
        measures: Measures on parts. Two rules are equal whatever their rates, which nothing here reads.
    """

    parts: PartRules
    shares: tuple[float, ...]
    conditions: tuple[tuple[object, ...], ...]
    measures: tuple[Measure, ...] = field(compare=False)

    @classmethod
    def of(cls, policy: Policy) -> "Rules":
        """Return the rules of ``policy``."""
        measures = policy.charged_on(Trade.PARTS)
        parts = PartRules.of(policy)
        return cls(parts, tuple(parts.shares.tolist()), tuple(m.conditions for m in measures), measures)


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Tally:
    """The lots counted by one set of rules; what is left depends on rates and currencies alone.

    Goods of one *duty class* bear the same measures at the same schedule rate. Money is per
    vehicle, in the currency of its column.

    Attributes:
        parts: ``(model, currency)``.
        freight: ``(model, currency)``.
        vnm_low: ``(model, currency)``, least value of non-originating materials.
        vnm_high: ``(model, currency)``, greatest.
        core_vnm_low: ``(model, currency)``, what of ``vnm_low`` counts nothing where core parts originate.
        core_vnm_high: ``(model, currency)``, the same of ``vnm_high``.
        sums: ``(sum, model, currency)``, what counts towards each of ``ROW_SUMS``.
        dutiable: ``(model, duty class, currency)``, value of parts on which some measure falls.
        falls: ``(measure, duty class)``, exclusions applied.
        schedule_rate: ``(duty class,)``, fraction.
    """

    parts: Floats
    freight: Floats
    vnm_low: Floats
    vnm_high: Floats
    core_vnm_low: Floats
    core_vnm_high: Floats
    sums: Floats
    dutiable: Floats
    falls: Flags
    schedule_rate: Floats

    def sum_of(self, wanted: RowSum) -> Floats:
        """Return ``(model, currency)``: a sum of the rows of each model."""
        summed: Floats = self.sums[ROW_SUMS.index(wanted)]
        return summed


@kept_beside(_KEPT_TALLIES)  # a slider asks the same again and again
def tally(exposure: Exposure, rules: Rules) -> Tally:
    """Count the lots of ``exposure`` by ``rules``."""
    return _tally(exposure, _Counting(rules, reached(exposure, rules.parts)))


class _Counting:
    """Rules, equal to others by which the same lots originate, whatever their thresholds are."""

    def __init__(self, rules: Rules, contents: DecidedLots) -> None:
        self.rules = rules
        self._key = (rules.parts, rules.conditions, contents)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Counting) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@kept_beside(_KEPT_TALLIES)  # a threshold that moves between two contents moves nothing
def _tally(exposure: Exposure, counting: _Counting) -> Tally:
    """Count the lots by rules."""
    rules, steady = counting.rules, lot_sums(exposure)
    low, high = open_lots(exposure, rules.parts)
    measures = PartMeasures(rules.conditions, rules.measures)
    originates = originating(exposure.judged_low, asked_of_lots(exposure, rules.parts), rules.parts)
    dutiable = DutyClasses.of(exposure, measures).dutiable(originates)
    vnm_low, core_vnm_low = _vnm(exposure, rules, high)
    vnm_high, core_vnm_high = _vnm(exposure, rules, low)
    return Tally(
        parts=steady.parts,
        freight=steady.freight,
        vnm_low=vnm_low,
        vnm_high=vnm_high,
        core_vnm_low=core_vnm_low,
        core_vnm_high=core_vnm_high,
        sums=steady.sums,
        dutiable=dutiable.value,
        falls=dutiable.falls,
        schedule_rate=dutiable.schedule_rate,
    )


def _vnm(exposure: Exposure, rules: Rules, lots: OpenLots) -> tuple[Floats, Floats]:
    """Return ``(model, currency)``: non-originating materials at one end, and of core groups alone."""
    counted = counted_vnm(
        lots.value,
        lots.share,
        lots.credit,
        originates=originating(lots.judged, lots.asked, rules.parts),
        traced=lots.traced,
        rolled_up=lots.rolled_up,
    )
    rolls = np.flatnonzero(lots.rolls & lots.rolled_up)
    return by_model(exposure, lots.cell, counted), by_model(exposure, lots.cell[rolls], counted[rolls])
