"""The lots counted by one set of rules: what is left depends on rates and currencies alone."""

from dataclasses import dataclass, field

import numpy as np

from headroom.book.sourcing import CLASSES, ROLES, Flags, Floats, Ints, PartRole
from headroom.rules.content import counted_vnm, reaches
from headroom.rules.exposure import Exposure
from headroom.rules.kept_beside import kept_beside
from headroom.rules.measures import Measure, RateKind, Trade
from headroom.rules.policy import Policy, VnmRule
from headroom.rules.stacking import in_state, without_excluded

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
        us_low: ``(model, currency)``, least US content.
        us_high: ``(model, currency)``, greatest.
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
    us_low: Floats
    us_high: Floats
    core_low: Floats
    core_high: Floats
    dutiable: Floats
    falls: Flags
    schedule_rate: Floats


@kept_beside(_KEPT_TALLIES)  # a slider asks the same again and again
def tally(exposure: Exposure, rules: Rules) -> Tally:
    """Count the lots of ``exposure`` by ``rules``."""
    models, currencies = len(exposure.vehicles), len(exposure.currencies)
    thresholds = np.array(rules.role_thresholds)[exposure.role]
    originates_low = reaches(exposure.regional_low, thresholds)
    originates_high = reaches(exposure.regional_high, thresholds)
    traced = _on_list(exposure, rules.tracing_list)
    cell = exposure.model.astype(np.int64) * currencies + exposure.currency

    def by_model(amount: Floats) -> Floats:
        sums = np.bincount(cell, weights=amount, minlength=models * currencies)
        return sums.reshape(models, currencies).astype(np.float64, copy=False)

    vnm_high = counted_vnm(
        rules.vnm_rule, exposure.value, exposure.regional_low, originates=originates_low, traced=traced
    )
    vnm_low = counted_vnm(
        rules.vnm_rule, exposure.value, exposure.regional_high, originates=originates_high, traced=traced
    )
    core = exposure.role == ROLES.index(PartRole.CORE)
    falls = _falls_on_lots(exposure, rules.measures, originates_low)
    classes, falls_on_class, schedule_rate = _duty_classes(exposure, falls)
    class_count = len(schedule_rate)
    cell_of_class = (exposure.model.astype(np.int64) * class_count + classes) * currencies + exposure.currency
    bears = classes >= 0
    dutiable = np.bincount(
        cell_of_class[bears], weights=exposure.value[bears], minlength=models * class_count * currencies
    ).reshape(models, class_count, currencies)
    return Tally(
        parts=by_model(exposure.value),
        freight=by_model(exposure.freight),
        vnm_low=by_model(vnm_low),
        vnm_high=by_model(vnm_high),
        us_low=by_model(exposure.us_low_value),
        us_high=by_model(exposure.us_high_value),
        core_low=_least(exposure.model[core], exposure.regional_low[core], models),
        core_high=_least(exposure.model[core], exposure.regional_high[core], models),
        dutiable=dutiable.astype(np.float64, copy=False),
        falls=falls_on_class,
        schedule_rate=schedule_rate,
    )


def _on_list(exposure: Exposure, name: str) -> Flags:
    """Return for each lot whether its tariff code is on a code list; all are where none is named.

    Raises:
        KeyError: If the exposure was summed without that list.
    """
    if not name:
        return np.ones(len(exposure.model), dtype=np.bool_)
    if name not in exposure.classification.lists:
        raise KeyError(name)
    listed = [name in treatment.lists for treatment in exposure.classification.treatments]
    return np.array(listed, dtype=np.bool_)[exposure.treatment]


def _falls_on_lots(exposure: Exposure, measures: tuple[Measure, ...], originates: Flags) -> Flags:
    """Return ``(measure, lot)``: whether it falls on the lot.

    A part pays duty where it comes into the country of assembly from another one.
    """
    fleet = exposure.fleet
    assembly = np.array(fleet.countries)[fleet.assembly][exposure.model]
    origin = np.array(exposure.origins)[exposure.origin]
    crosses = origin != assembly
    falls = np.zeros((len(measures), len(exposure.model)), dtype=np.bool_)
    for row, measure in enumerate(measures):
        if measure.kind is RateKind.CREDIT:
            continue
        origins = np.array([measure.covers_origin(code) for code in exposure.origins], dtype=np.bool_)
        classes = np.array([measure.covers_class(c) for c in CLASSES], dtype=np.bool_)
        falls[row] = (
            crosses
            & (assembly == measure.into)
            & origins[exposure.origin]
            & classes[fleet.vehicle_class][exposure.model]
            & _on_list(exposure, measure.code_list)
            & in_state(measure.when, originates)
        )
    return without_excluded(measures, falls)


def _duty_classes(exposure: Exposure, falls: Flags) -> tuple[Ints, Flags, Floats]:
    """Return the duty class of each lot (-1: no measure falls on it), and what the classes bear."""
    mfn = np.array([t.mfn_rate for t in exposure.classification.treatments])
    bits = np.zeros(falls.shape[1], dtype=np.int64)
    for row in falls:
        bits = bits * 2 + row
    rates, rate_code = np.unique(mfn[exposure.treatment], return_inverse=True)
    code = np.where(bits > 0, bits * max(len(rates), 1) + rate_code, -1)
    distinct, first, inverse = np.unique(code, return_index=True, return_inverse=True)
    if len(distinct) and distinct[0] == -1:
        return (inverse - 1).astype(np.int32), falls[:, first[1:]], rates[rate_code[first[1:]]]
    return inverse.astype(np.int32), falls[:, first], rates[rate_code[first]]


def _least(model: Ints, share: Floats, models: int) -> Floats:
    """Return the least share of each model, NaN where it has none."""
    least = np.full(models, np.inf)
    np.minimum.at(least, model, share)
    return np.where(np.isinf(least), np.nan, least)
