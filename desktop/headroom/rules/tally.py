"""The lots counted by one set of rules: what is left depends on rates and currencies alone."""

from dataclasses import dataclass, field

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.rules.content import counted_vnm, reaches
from headroom.rules.duty_classes import DutyClasses, PartMeasures
from headroom.rules.exposure import Exposure
from headroom.rules.kept_beside import kept_beside
from headroom.rules.lot_sums import DecidedLots, OpenLots, by_model, lot_sums, open_lots, reached
from headroom.rules.measures import Measure, Trade
from headroom.rules.policy import Policy, VnmRule
from headroom.rules.row_sums import ROW_SUMS, RowSum

_KEPT_TALLIES = 12


@dataclass(frozen=True, slots=True)
class Rules:
    """What of a policy decides how lots are counted; thresholds on vehicles and rates are not in it.

    Attributes:
        vnm_rule: How non-originating materials are counted.
        tracing_list: Code list for tracing.
        role_thresholds: Least content with which a part originates, one for each of ``ROLES``.
        conditions: Of the measures on parts: what decides on which parts they fall.
        measures: Measures on parts. Two rules are equal whatever their rates, which nothing here reads.
    """

    vnm_rule: VnmRule
    tracing_list: str
    role_thresholds: tuple[float, ...]
    conditions: tuple[tuple[object, ...], ...]
    measures: tuple[Measure, ...] = field(compare=False)

    @classmethod
    def of(cls, policy: Policy) -> "Rules":
        """Return the rules of ``policy``."""
        measures = tuple(m for m in policy.measures if m.on is Trade.PARTS)
        return cls(
            policy.vnm_rule,
            policy.tracing_list,
            policy.role_thresholds(),
            tuple(m.conditions for m in measures),
            measures,
        )


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
        sums: ``(sum, model, currency)``, what counts towards each of ``ROW_SUMS``.
        core_low: ``(model,)``, least regional content of any core part at its low end; NaN: none.
        core_high: ``(model,)``, the same at the high end.
        dutiable: ``(model, duty class, currency)``, value of parts on which some measure falls.
        falls: ``(measure, duty class)``, exclusions applied.
        schedule_rate: ``(duty class,)``, fraction.
    """

    parts: Floats
    freight: Floats
    vnm_low: Floats
    vnm_high: Floats
    sums: Floats
    core_low: Floats
    core_high: Floats
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
    return _tally(exposure, _Counting(rules, reached(exposure, rules.role_thresholds)))


class _Counting:
    """Rules, equal to others by which the same lots originate, whatever their thresholds are."""

    def __init__(self, rules: Rules, contents: DecidedLots) -> None:
        self.rules = rules
        self._key = (rules.vnm_rule, rules.tracing_list, rules.conditions, contents)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Counting) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@kept_beside(_KEPT_TALLIES)  # a threshold that moves between two contents moves nothing
def _tally(exposure: Exposure, counting: _Counting) -> Tally:
    """Count the lots by rules."""
    rules, steady = counting.rules, lot_sums(exposure)
    thresholds = np.array(rules.role_thresholds)
    low, high = open_lots(exposure, rules.tracing_list)
    measures = PartMeasures(rules.conditions, rules.measures)
    dutiable = DutyClasses.of(exposure, measures).dutiable(thresholds)
    return Tally(
        parts=steady.parts,
        freight=steady.freight,
        vnm_low=_vnm(exposure, rules, high, thresholds),
        vnm_high=_vnm(exposure, rules, low, thresholds),
        sums=steady.sums,
        core_low=steady.core_low,
        core_high=steady.core_high,
        dutiable=dutiable.value,
        falls=dutiable.falls,
        schedule_rate=dutiable.schedule_rate,
    )


def _vnm(exposure: Exposure, rules: Rules, lots: OpenLots, thresholds: Floats) -> Floats:
    """Return ``(model, currency)``: the value of non-originating materials at one end."""
    originates = reaches(lots.share, thresholds[lots.role])
    counted = counted_vnm(rules.vnm_rule, lots.value, lots.share, originates=originates, traced=lots.traced)
    return by_model(exposure, lots.cell, counted)
