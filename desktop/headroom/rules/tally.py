"""The lots counted by one set of rules: what is left depends on rates and currencies alone."""

from dataclasses import dataclass, field

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.sourcing import ROLES, PartRole
from headroom.rules.content import counted_vnm, reaches
from headroom.rules.exposure import Exposure
from headroom.rules.goods import Goods
from headroom.rules.kept_beside import kept_beside, kept_once
from headroom.rules.measures import Measure, Trade
from headroom.rules.policy import Policy, VnmRule
from headroom.rules.row_sums import ROW_SUMS, RowSum
from headroom.rules.stacking import falling

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


@dataclass(frozen=True, slots=True, eq=False)
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
    models, currencies = len(exposure.vehicles), len(exposure.currencies)
    thresholds = np.array(rules.role_thresholds)[exposure.role]
    originates_low = reaches(exposure.regional_low, thresholds)
    originates_high = reaches(exposure.regional_high, thresholds)
    lots = Goods.of_lots(exposure)
    traced = lots.listed(rules.tracing_list)
    fixed = _fixed_sums(exposure)
    vnm_high = counted_vnm(
        rules.vnm_rule, exposure.value, exposure.regional_low, originates=originates_low, traced=traced
    )
    vnm_low = counted_vnm(
        rules.vnm_rule, exposure.value, exposure.regional_high, originates=originates_high, traced=traced
    )
    core = exposure.role == ROLES.index(PartRole.CORE)
    classes, falls_on_class, schedule_rate = _duty_classes(
        lots, falling(rules.measures, lots, originates_low)
    )
    class_count = len(schedule_rate)
    cell_of_class = (exposure.model.astype(np.int64) * class_count + classes) * currencies + exposure.currency
    bears = classes >= 0
    dutiable = np.bincount(
        cell_of_class[bears], weights=exposure.value[bears], minlength=models * class_count * currencies
    ).reshape(models, class_count, currencies)
    return Tally(
        parts=fixed.parts,
        freight=fixed.freight,
        vnm_low=_by_model(exposure, vnm_low),
        vnm_high=_by_model(exposure, vnm_high),
        sums=fixed.sums,
        core_low=_least(exposure.model[core], exposure.regional_low[core], models),
        core_high=_least(exposure.model[core], exposure.regional_high[core], models),
        dutiable=dutiable.astype(np.float64, copy=False),
        falls=falls_on_class,
        schedule_rate=schedule_rate,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _FixedSums:
    """What no rule moves; see ``Tally``."""

    parts: Floats
    freight: Floats
    sums: Floats


@kept_once  # likewise; thresholds on parts leave it as it is
def _fixed_sums(exposure: Exposure) -> _FixedSums:
    """Return what no rule moves."""
    sums = np.stack([_by_model(exposure, exposure.sum_of(one)) for one in ROW_SUMS])
    return _FixedSums(_by_model(exposure, exposure.value), _by_model(exposure, exposure.freight), sums)


def _by_model(exposure: Exposure, amount: Floats) -> Floats:
    """Return ``(model, currency)``: an amount of lots, summed."""
    models, currencies = len(exposure.vehicles), len(exposure.currencies)
    cell = exposure.model.astype(np.int64) * currencies + exposure.currency
    sums = np.bincount(cell, weights=amount, minlength=models * currencies)
    return sums.reshape(models, currencies).astype(np.float64, copy=False)


def _duty_classes(lots: Goods, falls: Flags) -> tuple[Ints, Flags, Floats]:
    """Return the duty class of each lot (-1: no measure falls on it), and what the classes bear."""
    mfn = np.array([t.mfn_rate for t in lots.treatments], dtype=np.float64)
    bits = np.zeros(falls.shape[1], dtype=np.int64)
    for row in falls:
        bits = bits * 2 + row
    rates, rate_code = np.unique(mfn, return_inverse=True)
    code = np.where(bits > 0, bits * max(len(rates), 1) + rate_code[lots.treatment], -1)
    distinct, first, inverse = np.unique(code, return_index=True, return_inverse=True)
    if len(distinct) and distinct[0] == -1:
        inverse, first = inverse - 1, first[1:]
    return inverse.astype(np.int32), falls[:, first], mfn[lots.treatment[first]]


def _least(model: Ints, share: Floats, models: int) -> Floats:
    """Return the least share of each model, NaN where it has none."""
    least = np.full(models, np.inf)
    np.minimum.at(least, model, share)
    return np.where(np.isinf(least), np.nan, least)
