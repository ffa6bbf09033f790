"""Duties and fees, line by line: what each measure takes of each model."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.book.sourcing import CLASSES
from headroom.rules.fleet import Fleet
from headroom.rules.measures import DutyBase, Fee, Measure, RateKind, Trade
from headroom.rules.policy import Policy
from headroom.rules.stacking import in_state, stacked_rates, without_excluded
from headroom.rules.tally import Tally

_KEPT_REACHES = 64


@dataclass(frozen=True, slots=True, eq=False)
class DutyOutcome:
    """One measure on every model.

    Attributes:
        measure: The duty or credit.
        base_usd: ``(model,)``, value it is taken of, per vehicle; 0 where it does not fall.
        duty_usd: ``(model,)``, per vehicle; a credit is below 0.
    """

    measure: Measure
    base_usd: Floats
    duty_usd: Floats


@dataclass(frozen=True, slots=True, eq=False)
class FeeOutcome:
    """One customs user fee on every model.

    Attributes:
        fee: The fee.
        base_usd: ``(model,)``, customs value per vehicle; 0 where it is not charged.
        fee_usd: ``(model,)``, per vehicle.
    """

    fee: Fee
    base_usd: Floats
    fee_usd: Floats


def part_duties(policy: Policy, fleet: Fleet, counted: Tally, rates: Floats) -> tuple[DutyOutcome, ...]:
    """Return the duties on parts that come into the country of assembly, then the credits."""
    measures = tuple(m for m in policy.measures if m.on is Trade.PARTS)
    dutiable = counted.dutiable @ rates  # (model, duty class)
    added = stacked_rates(measures, counted.falls, counted.schedule_rate)
    lines = [
        DutyOutcome(measure, dutiable @ counted.falls[row], dutiable @ added[row])
        for row, measure in enumerate(measures)
        if measure.kind is not RateKind.CREDIT
    ]
    for measure in measures:
        if measure.kind is RateKind.CREDIT:
            lines.append(_credit(measure, fleet, lines))
    return tuple(lines)


def _credit(measure: Measure, fleet: Fleet, lines: list[DutyOutcome]) -> DutyOutcome:
    """Return a credit as a duty below 0, at most as large as the duty it lessens.

    Source:
        Proclamation 10925, 90 FR 18899 (offset of the duty on parts by a share of the suggested
        retail price of vehicles assembled in the United States).
    """
    lessened = sum(
        (line.duty_usd for line in lines if line.measure.key == measure.credits_against),
        np.zeros(len(fleet.in_us)),
    )
    assembled_there = fleet.of_country(country == measure.into for country in fleet.countries)
    covered = fleet.of_class(measure.covers_class(c) for c in CLASSES) > 0
    base = np.where(assembled_there & covered, np.nan_to_num(fleet.msrp_usd), 0.0)
    return DutyOutcome(measure, base, -np.minimum(base * (measure.rate or 0.0), lessened))


class _Reach:
    """A measure, equal to any other with the same conditions: its rate may change."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self._conditions = measure.conditions

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Reach) and self._conditions == other._conditions

    def __hash__(self) -> int:
        return hash(self._conditions)


@lru_cache(maxsize=_KEPT_REACHES)  # a slider asks for the same again and again
def _reached(fleet: Fleet, reach: _Reach) -> Flags:
    """Return the models that come into the measure's country from another one that it covers."""
    measure = reach.measure
    crosses = fleet.of_country(c != measure.into and measure.covers_origin(c) for c in fleet.countries)
    return crosses & (fleet.of_class(measure.covers_class(c) for c in CLASSES) > 0)


def vehicle_duties(
    policy: Policy, fleet: Fleet, qualifies: Flags, customs_value: Floats, non_us_usd: Floats
) -> tuple[DutyOutcome, ...]:
    """Return the duties on vehicles that come into the measure's country from another one."""
    measures = tuple(m for m in policy.measures if m.on is Trade.VEHICLE)
    falls = np.zeros((len(measures), len(qualifies)), dtype=np.bool_)
    for row, measure in enumerate(measures):
        falls[row] = _reached(fleet, _Reach(measure)) & in_state(measure.when, qualifies)
    falls = without_excluded(measures, falls)
    added = stacked_rates(measures, falls, np.zeros(len(qualifies)))
    bases = {
        DutyBase.WHOLE_VALUE: customs_value,
        DutyBase.NON_US_CONTENT: non_us_usd,
        DutyBase.MSRP: np.nan_to_num(fleet.msrp_usd),
    }
    return tuple(
        DutyOutcome(measure, np.where(falls[row], bases[measure.base], 0.0), bases[measure.base] * added[row])
        for row, measure in enumerate(measures)
    )


def customs_fees(
    policy: Policy, fleet: Fleet, qualifies: Flags, customs_value: Floats
) -> tuple[FeeOutcome, ...]:
    """Return the customs user fees on vehicles that enter the United States."""
    lines = []
    for fee in policy.fees:
        charged = ~fleet.in_us & in_state(fee.when, qualifies)
        if fee.by_vessel_only:
            charged &= fleet.by_vessel
        base = np.where(charged, customs_value, 0.0)
        lines.append(FeeOutcome(fee, base, base * fee.rate))
    return tuple(lines)
