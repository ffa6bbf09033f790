"""Duties and fees, line by line: what each measure takes of each model."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.rules.fleet import Fleet
from headroom.rules.goods import Goods
from headroom.rules.measures import DutyBase, Fee, Measure, Trade
from headroom.rules.policy import Policy
from headroom.rules.rate_kinds import kind_of
from headroom.rules.stacking import Stack, in_state
from headroom.rules.tally import Tally


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
    stack = Stack.at(measures, counted.falls, counted.schedule_rate)
    lines = [
        DutyOutcome(measure, dutiable @ stack.falls[row], dutiable @ stack.added[row])
        for row, measure in enumerate(measures)
        if kind_of(measure).stacks
    ]
    for measure in measures:
        if not kind_of(measure).stacks:
            base = kind_of(measure).granted_usd(measure, fleet)
            most, lessened = base * (measure.rate or 0.0), lessened_usd(measure, lines, len(base))
            lines.append(DutyOutcome(measure, base, -np.minimum(most, lessened)))
    return tuple(lines)


def lessened_by(measure: Measure, lines: Iterable[DutyOutcome]) -> tuple[DutyOutcome, ...]:
    """Return the duties that a credit lessens."""
    return tuple(line for line in lines if line.measure.key == measure.credits_against)


def lessened_usd(measure: Measure, lines: Iterable[DutyOutcome], goods: int) -> Floats:
    """Return ``(model,)``, or ``(offer,)``: what the duties come to that a credit lessens.

    Args:
        measure: The credit.
        lines: Duties.
        goods: How many models or offers there are.
    """
    return sum((line.duty_usd for line in lessened_by(measure, lines)), np.zeros(goods))


def vehicle_stack(policy: Policy, fleet: Fleet, qualifies: Flags) -> Stack:
    """Return the duties on vehicles that come into the measure's country from another one."""
    measures = (m for m in policy.measures if m.on is Trade.VEHICLE)
    return Stack.of(measures, Goods.of_fleet(fleet), qualifies)


def vehicle_duties(
    policy: Policy, fleet: Fleet, qualifies: Flags, customs_value: Floats, non_us_usd: Floats
) -> tuple[DutyOutcome, ...]:
    """Return what the duties on vehicles take; see ``vehicle_stack``."""
    return taken_of(vehicle_stack(policy, fleet, qualifies), fleet, customs_value, non_us_usd)


def taken_of(
    stack: Stack, fleet: Fleet, customs_value: Floats, non_us_usd: Floats
) -> tuple[DutyOutcome, ...]:
    """Return what duties on vehicles take of some values.

    Args:
        stack: The duties.
        fleet: The vehicles.
        customs_value: ``(model,)``, US dollars per vehicle.
        non_us_usd: ``(model,)``, what of it is not US content.
    """

    def base_of(measure: Measure) -> Floats:
        match measure.base:
            case DutyBase.WHOLE_VALUE:
                return customs_value
            case DutyBase.NON_US_CONTENT:
                return non_us_usd
            case DutyBase.MSRP:
                return np.nan_to_num(fleet.msrp_usd)

    lines = []
    for row, measure in enumerate(stack.measures):
        base = base_of(measure)
        lines.append(DutyOutcome(measure, np.where(stack.falls[row], base, 0.0), base * stack.added[row]))
    return tuple(lines)


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
