"""Duties and fees, line by line: what each measure takes of each model."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Whole
from headroom.book.sourcing import CLASSES
from headroom.rules.fleet import Fleet
from headroom.rules.goods import Goods
from headroom.rules.kept_beside import kept_beside
from headroom.rules.measures import DutyBase, Fee, Measure, Trade
from headroom.rules.policy import Policy
from headroom.rules.rate_kinds import kind_of
from headroom.rules.stacking import Stack, in_state
from headroom.rules.tally import Tally

_KEPT = 4


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
class CreditPot:
    """What one maker is granted against the duty on its parts; money is US dollars a year.

    Attributes:
        manufacturer: Its name; ``-`` where none is stated.
        models: Indices of its models that are covered.
        granted_usd: The credit.
        duty_usd: The duty that it may lessen.
    """

    manufacturer: str
    models: Whole
    granted_usd: float
    duty_usd: float

    @property
    def used_usd(self) -> float:
        """Return what of the credit is used up."""
        return min(self.granted_usd, self.duty_usd)

    @property
    def carried_usd(self) -> float:
        """Return what of it carries forward."""
        return self.granted_usd - self.used_usd

    @property
    def used_share(self) -> float:
        """Return which share of the duty it takes off, fraction."""
        return self.used_usd / self.duty_usd if self.duty_usd > 0 else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class OffsetOutcome:
    """One credit of one maker.

    Attributes:
        measure: The credit.
        pot: What it comes to.
    """

    measure: Measure
    pot: CreditPot


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


def part_duties(
    policy: Policy, fleet: Fleet, counted: Tally, rates: Floats
) -> tuple[tuple[DutyOutcome, ...], tuple[OffsetOutcome, ...]]:
    """Return the duties on parts that come into the country of assembly, then the credits, maker by maker.

    Args:
        policy: The policy.
        fleet: The vehicles.
        counted: The sums of their lots.
        rates: ``(currency,)``, US dollars per unit.
    """
    measures = policy.charged_on(Trade.PARTS)
    return _part_duties(counted, _PartCharges(measures, fleet, rates))


class _PartCharges:
    """What the duties on parts hang on beside the sums of the lots: no threshold on vehicles is among it."""

    def __init__(self, measures: tuple[Measure, ...], fleet: Fleet, rates: Floats) -> None:
        self.measures = measures
        self.fleet = fleet
        self.rates = rates
        self._bytes = rates.tobytes()

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _PartCharges)
            and self._bytes == other._bytes
            and self.fleet is other.fleet
            and self.measures == other.measures
        )

    def __hash__(self) -> int:
        return hash(self._bytes)  # measures have many texts


@kept_beside(_KEPT)
def _part_duties(
    counted: Tally, charges: _PartCharges
) -> tuple[tuple[DutyOutcome, ...], tuple[OffsetOutcome, ...]]:
    """Return the duties on parts, then the credits."""
    measures, fleet, rates = charges.measures, charges.fleet, charges.rates
    stacking = tuple(m for m in measures if kind_of(m).stacks)
    dutiable = counted.dutiable @ rates  # (model, duty class)
    falls = counted.falls[[kind_of(m).stacks for m in measures]]
    stack = Stack.at(stacking, falls, counted.schedule_rate)
    lines = [
        DutyOutcome(measure, dutiable @ stack.falls[row], dutiable @ stack.added[row])
        for row, measure in enumerate(stacking)
    ]
    found: list[OffsetOutcome] = []
    for measure in measures:
        if not kind_of(measure).stacks:
            lessened = lessened_usd(measure, lines, len(dutiable))
            pots = credit_pots(measure, fleet, lessened)
            share = np.zeros(len(lessened))
            for pot in pots:  # in proportion to the duties
                share[pot.models] = pot.used_share
            base = kind_of(measure).granted_usd(measure, fleet)
            lines.append(DutyOutcome(measure, base, -lessened * share))
            found += [OffsetOutcome(measure, pot) for pot in pots]
    return tuple(lines), tuple(found)


def credit_pots(measure: Measure, fleet: Fleet, lessened: Floats) -> tuple[CreditPot, ...]:
    """Return what a credit grants and takes off, maker by maker, in the order of the makers.

    Args:
        measure: The credit.
        fleet: The vehicles.
        lessened: ``(model,)``, the duties that it may lessen, US dollars per vehicle.

    Source:
        Proclamation 10925, 90 FR 18899; 90 FR 25027 (per manufacturer; what is left carries forward).
    """
    base = kind_of(measure).granted_usd(measure, fleet)
    covered = fleet.in_country(measure.into) & (fleet.of_class(measure.covers_class(c) for c in CLASSES) > 0)
    pots = []
    for maker, name in enumerate(fleet.manufacturers):
        models = np.flatnonzero(covered & (fleet.manufacturer == maker))
        if len(models):
            volume = fleet.volume[models]
            granted = (measure.rate or 0.0) * float((base[models] * volume).sum())
            pots.append(CreditPot(name, models, granted, float((lessened[models] * volume).sum())))
    return tuple(pots)


def lessened_by(measure: Measure, lines: Iterable[DutyOutcome]) -> tuple[DutyOutcome, ...]:
    """Return the duties that a credit lessens."""
    return tuple(line for line in lines if line.measure.key in measure.credits_against)


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
    measures = policy.charged_on(Trade.VEHICLE)
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
        base = np.where(fee_falls(fee, fleet, qualifies), customs_value, 0.0)
        lines.append(FeeOutcome(fee, base, fee_usd(fee, base, fleet.vehicles_per_entry)))
    return tuple(lines)


def fee_falls(fee: Fee, fleet: Fleet, qualifies: Flags) -> Flags:
    """Return ``(model,)``: on which vehicles a fee falls; at a rate of 0 on none, whatever its least."""
    if not fee.rate:
        return np.zeros(len(fleet.in_us), dtype=np.bool_)
    charged = ~fleet.in_us & in_state(fee.when, qualifies)
    return charged & fleet.by_vessel if fee.by_vessel_only else charged


def fee_usd(fee: Fee, value: Floats, vehicles: Floats) -> Floats:
    """Return what a fee comes to per vehicle, US dollars: its bounds are those of an entry.

    Args:
        fee: The fee.
        value: ``(model,)``, customs value per vehicle; 0 where it does not fall.
        vehicles: ``(model,)``, vehicles per entry.

    Source:
        19 CFR 24.23(b)(1).
    """
    entry = value * vehicles * fee.rate
    least = 0.0 if fee.least_usd is None else fee.least_usd
    most = np.inf if fee.most_usd is None else fee.most_usd
    return np.where(value > 0, np.clip(entry, least, most) / vehicles, 0.0)
