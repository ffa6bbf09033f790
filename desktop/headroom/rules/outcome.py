"""The calculation: who qualifies, and what each vehicle costs landed.

``evaluate`` is the whole of it. Everything that shows a content share, a duty or a cost, on the
screen or in a file, takes it from an ``Outcome``.

Axis *model* is a vehicle model in the order of its first row. Money is in US dollars per vehicle.
"""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import Floats, Ints, Whole
from headroom.book.sourcing import Vehicle
from headroom.rules.changed_rows import ChangedRows
from headroom.rules.core_groups import CoreOutcome, core_outcome, core_sums
from headroom.rules.currency_rates import currency_rates
from headroom.rules.duties import (
    DutyOutcome,
    FeeOutcome,
    OffsetOutcome,
    customs_fees,
    part_duties,
    vehicle_duties,
)
from headroom.rules.exposure import Exposure
from headroom.rules.fleet import Fleet
from headroom.rules.kept_beside import kept_beside, kept_once
from headroom.rules.moved_parts import MovedExposure, sourced
from headroom.rules.policy import Policy, Test
from headroom.rules.row_sums import US_HIGH, US_LOW, US_PARTS_HIGH, US_PARTS_LOW
from headroom.rules.scenario import Scenario, SourceMove
from headroom.rules.tally import Rules, Tally, tally
from headroom.rules.vehicle_tests import US, Contents, VehicleTest
from headroom.rules.vehicle_thresholds import core_thresholds
from headroom.rules.verdict import Codes, TestOutcome, Verdict, headroom, run_tests, verdicts

_KEPT = 4


@dataclass(frozen=True, slots=True)
class FleetTotals:
    """The fleet as a whole; money is US dollars a year.

    Attributes:
        models: Number of models.
        qualifying: Models that qualify.
        volume: Vehicles a year.
        qualifying_volume: Vehicles a year of models that qualify.
        duty_usd: Vehicle and part duties.
        landed_cost_usd: Landed cost.
    """

    models: int
    qualifying: int
    volume: float
    qualifying_volume: float
    duty_usd: float
    landed_cost_usd: float

    @property
    def qualifying_volume_share(self) -> float:
        """Return the share of vehicles that qualify, fraction; 0 for no vehicles."""
        return self.qualifying_volume / self.volume if self.volume else 0.0

    @property
    def landed_cost_per_vehicle_usd(self) -> float:
        """Return the volume-weighted landed cost of one vehicle; 0 for no vehicles."""
        return self.landed_cost_usd / self.volume if self.volume else 0.0


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Outcome:
    """What a scenario makes of an exposure; every array is ``(model,)``.

    Attributes:
        exposure: What was evaluated, with the scenario's changes of parts and its moves made.
        scenario: Under which assumptions.
        net_cost_usd: Stated, or parts and conversion.
        customs_value_usd: Stated, or net cost.
        vnm_low_usd: Least value of non-originating materials.
        vnm_high_usd: Greatest.
        rvc_low: Least regional value content, fraction.
        rvc_high: Greatest.
        us_content_low: Least US content, fraction.
        us_content_high: Greatest.
        us_parts_low_usd: Least value of the parts that are US content by part.
        us_parts_high_usd: Greatest.
        us_credited_usd: What of the customs value is US content for the duty on the rest.
        core: The test of core parts, group by group.
        tests: Every test the policy sets.
        verdict: Codes of ``Verdict``.
        headroom: Smaller of the regional and the US margin at the low end, fraction; NaN where the
            policy sets no threshold.
        parts_usd: Parts of current sources.
        conversion_usd: Labour and overhead of assembly.
        inbound_freight_usd: Freight of the parts.
        parts_duty_usd: Duties on parts, less credits.
        outbound_freight_usd: Freight of the vehicle.
        insurance_usd: Insurance of the vehicle.
        vehicle_duty_usd: Duties on the vehicle.
        fees_usd: Customs user fees.
        landed_cost_usd: The sum of the eight components.
        duties: Line by line.
        fees: Line by line.
        offsets: Credits against part duties, maker by maker.
        changed: The rows with the scenario's changes of parts made; None where it has none.
        missing_moves: Moves of the scenario that are switched on, but whose source is not there.
    """

    exposure: Exposure
    scenario: Scenario
    net_cost_usd: Floats
    customs_value_usd: Floats
    vnm_low_usd: Floats
    vnm_high_usd: Floats
    rvc_low: Floats
    rvc_high: Floats
    us_content_low: Floats
    us_content_high: Floats
    us_parts_low_usd: Floats
    us_parts_high_usd: Floats
    us_credited_usd: Floats
    core: CoreOutcome
    tests: tuple[TestOutcome, ...]
    verdict: Codes
    headroom: Floats
    parts_usd: Floats
    conversion_usd: Floats
    inbound_freight_usd: Floats
    parts_duty_usd: Floats
    outbound_freight_usd: Floats
    insurance_usd: Floats
    vehicle_duty_usd: Floats
    fees_usd: Floats
    landed_cost_usd: Floats
    duties: tuple[DutyOutcome, ...]
    fees: tuple[FeeOutcome, ...]
    offsets: tuple[OffsetOutcome, ...]
    changed: ChangedRows | None = None
    missing_moves: tuple[SourceMove, ...] = ()

    @property
    def vehicles(self) -> tuple[Vehicle, ...]:
        """Return the vehicle models."""
        return self.exposure.vehicles

    @property
    def components(self) -> tuple[tuple[str, Floats], ...]:
        """Return the components of the landed cost by name, in the order in which they arise."""
        return (
            ("parts", self.parts_usd),
            ("conversion", self.conversion_usd),
            ("inbound_freight", self.inbound_freight_usd),
            ("parts_duty", self.parts_duty_usd),
            ("outbound_freight", self.outbound_freight_usd),
            ("insurance", self.insurance_usd),
            ("vehicle_duty", self.vehicle_duty_usd),
            ("fees", self.fees_usd),
        )

    def reached(self, test: Test) -> tuple[Floats, Floats]:
        """Return what a test reads of each model at the low and the high end, fractions.

        Raises:
            KeyError: If the policy does not set the test.
        """
        found = {one.test: one for one in self.tests}[test]
        return found.low, found.high

    def content(self, entry: VehicleTest) -> tuple[Floats, Floats]:
        """Return a content of each model at both ends, as its threshold asks for it, fractions.

        It is what its test reads, e.g. with the labour value credit, or only the parts made in the United
        States; where the policy does not set the test, it is the share of net cost.

        Args:
            entry: The test of regional or of US content.
        """
        found = next((test for test in self.tests if test.entry is entry), None)
        if found is not None:
            return found.low, found.high
        if entry is US:
            return self.us_content_low, self.us_content_high
        return self.rvc_low, self.rvc_high

    @property
    def duty_a_year_usd(self) -> Floats:
        """Return vehicle and parts duty of each model's annual volume."""
        duty: Floats = (self.parts_duty_usd + self.vehicle_duty_usd) * self.exposure.fleet.volume
        return duty

    @kept_once  # head line, sentence, last row and others ask for it at each step of a slider
    def fleet(self) -> FleetTotals:
        """Return the fleet's totals a year."""
        return self.totals_of(np.arange(len(self.verdict)))

    def totals_of(self, models: Whole | Ints) -> FleetTotals:
        """Return the totals of some models a year.

        Args:
            models: Indices into ``vehicles``, each once.
        """
        volume = self.exposure.fleet.volume[models]
        qualifies = self.verdict[models] == Verdict.QUALIFIES
        return FleetTotals(
            models=len(volume),
            qualifying=int(qualifies.sum()),
            volume=float(volume.sum()),
            qualifying_volume=float(volume[qualifies].sum()),
            duty_usd=float(self.duty_a_year_usd[models].sum()),
            landed_cost_usd=float((self.landed_cost_usd[models] * volume).sum()),
        )


def evaluate(exposure: Exposure, scenario: Scenario) -> Outcome:
    """Return who qualifies and what each vehicle costs landed under ``scenario``.

    Args:
        exposure: The sums of a workbook.
        scenario: All assumptions.

    Raises:
        KeyError: If the policy names a code list the exposure was not summed with.

    Source:
        NAFTA, Articles 402 and 403; 19 CFR Part 182, Appendix A, s. 7, 13, 14, 17 and 18; HTSUS
        chapters 87 and 99; 19 CFR 24.23 and 24.24.
    """
    policy, changed = scenario.policy, sourced(exposure, scenario)
    exposure, fleet = changed.exposure, changed.exposure.fleet
    rates = currency_rates(exposure, scenario)
    counted = tally(exposure, Rules.of(policy))
    judged = _judged(counted, _Judging(policy, changed, rates))
    parts, customs_value = judged.parts, judged.customs_value
    qualifies = judged.verdict == Verdict.QUALIFIES
    on_parts, offsets = part_duties(policy, fleet, counted, rates)
    on_vehicles = vehicle_duties(
        policy, fleet, qualifies, customs_value, np.maximum(customs_value - judged.us_credited, 0.0)
    )
    fees = customs_fees(policy, fleet, qualifies, customs_value)
    freight = counted.freight @ rates * scenario.freight_factor
    outbound = fleet.outbound_freight_usd * scenario.freight_factor
    none = np.zeros(len(parts))
    parts_duty = sum((line.duty_usd for line in on_parts), none)
    vehicle_duty = sum((line.duty_usd for line in on_vehicles), none)
    fees_usd = sum((line.fee_usd for line in fees), none)
    return Outcome(
        exposure=exposure,
        scenario=scenario,
        net_cost_usd=judged.net_cost,
        customs_value_usd=customs_value,
        vnm_low_usd=judged.vnm[0],
        vnm_high_usd=judged.vnm[1],
        rvc_low=judged.rvc[0],
        rvc_high=judged.rvc[1],
        us_content_low=judged.us[0],
        us_content_high=judged.us[1],
        us_parts_low_usd=judged.us_parts[0],
        us_parts_high_usd=judged.us_parts[1],
        us_credited_usd=judged.us_credited,
        core=judged.core,
        tests=judged.tests,
        verdict=judged.verdict,
        headroom=judged.headroom,
        parts_usd=parts,
        conversion_usd=fleet.conversion_usd,
        inbound_freight_usd=freight,
        parts_duty_usd=parts_duty,
        outbound_freight_usd=outbound,
        insurance_usd=fleet.insurance_usd,
        vehicle_duty_usd=vehicle_duty,
        fees_usd=fees_usd,
        landed_cost_usd=(
            parts
            + fleet.conversion_usd
            + freight
            + parts_duty
            + outbound
            + fleet.insurance_usd
            + vehicle_duty
            + fees_usd
        ),
        duties=(*on_vehicles, *on_parts),
        fees=fees,
        offsets=offsets,
        changed=changed.changed,
        missing_moves=changed.missing,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    """What comes of a fleet before any duty; see ``Outcome``. Pairs are the low and the high end."""

    parts: Floats
    net_cost: Floats
    customs_value: Floats
    us_credited: Floats
    us_parts: tuple[Floats, Floats]
    vnm: tuple[Floats, Floats]
    rvc: tuple[Floats, Floats]
    us: tuple[Floats, Floats]
    core: CoreOutcome
    tests: tuple[TestOutcome, ...]
    verdict: Codes
    headroom: Floats


class _Judging:
    """What the verdicts hang on beside the sums of the lots: no duty is among it, so a rate moves none."""

    def __init__(self, policy: Policy, changed: MovedExposure, rates: Floats) -> None:
        self.policy = policy
        self.core = core_sums(changed.exposure)
        self.fleet = changed.exposure.fleet  # nothing that is kept may hold the exposure
        self.dearer = changed.dearer
        self.rates = rates
        self._key = (
            policy.thresholds,
            policy.preference,
            policy.core_parts,
            policy.readings,
            policy.labour_credit,
            rates.tobytes(),
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Judging) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key[1:])  # thresholds have many texts


@kept_beside(_KEPT)  # the sums are those of the lots with the moves made
def _judged(counted: Tally, judging: _Judging) -> _Judged:
    """Return who qualifies."""
    policy, rates, fleet = judging.policy, judging.rates, judging.fleet
    core = core_outcome(judging.core, rates, core_thresholds(policy, fleet))
    dearer, parts = judging.dearer @ rates, counted.parts @ rates
    net_cost = _stated_or(fleet.stated_net_cost_usd + dearer, parts + fleet.conversion_usd)
    customs_value = _stated_or(fleet.stated_customs_value_usd + dearer, net_cost)
    foreign_conversion = np.where(fleet.in_region, 0.0, fleet.conversion_usd)
    us_conversion = np.where(fleet.in_us, fleet.conversion_usd, 0.0)
    rolls_low, rolls_high = (
        core.passes if policy.core_roll_up else (np.zeros(len(parts), dtype=np.bool_),) * 2
    )
    vnm_low = counted.vnm_low @ rates - np.where(rolls_high, counted.core_vnm_low @ rates, 0.0)
    vnm_high = counted.vnm_high @ rates - np.where(rolls_low, counted.core_vnm_high @ rates, 0.0)
    vnm_low, vnm_high = (np.maximum(vnm, 0.0) + foreign_conversion for vnm in (vnm_low, vnm_high))
    rvc = _share(net_cost - vnm_high, net_cost, 0.0), _share(net_cost - vnm_low, net_cost, 1.0)
    us_low = _share(counted.sum_of(US_LOW) @ rates + us_conversion, net_cost, 0.0)
    us_high = _share(counted.sum_of(US_HIGH) @ rates + us_conversion, net_cost, 1.0)
    us_parts = counted.sum_of(US_PARTS_LOW) @ rates, counted.sum_of(US_PARTS_HIGH) @ rates
    shares = _share(us_parts[0], net_cost, 0.0), _share(us_parts[1], net_cost, 1.0)
    tests = run_tests(policy, Contents(fleet, counted, rates, rvc, (us_low, us_high), shares, core))
    return _Judged(
        parts=parts,
        net_cost=net_cost,
        customs_value=customs_value,
        us_credited=us_credited(policy, fleet, us_parts[0], customs_value),
        us_parts=us_parts,
        vnm=(vnm_low, vnm_high),
        rvc=rvc,
        us=(us_low, us_high),
        core=core,
        tests=tests,
        verdict=verdicts(tests, len(parts)),
        headroom=headroom(tests, len(parts)),
    )


def us_credited(policy: Policy, fleet: Fleet, us_parts: Floats, customs_value: Floats) -> Floats:
    """Return ``(model,)``: what of the customs value is US content for the duty on the rest, US dollars.

    It is what was approved, at most the customs value; where nothing is stated, the parts made in the
    United States are taken as approved, unless the policy asks for approval. For heavy trucks only what
    was approved counts.

    Args:
        policy: The policy.
        fleet: The vehicles.
        us_parts: ``(model,)``, value of the parts that are US content by part, at the low end.
        customs_value: ``(model,)``.

    Source:
        Proclamation 10908, clause 2; HTSUS chapter 99, subchapter III, notes 33(c), 33(d) and 38(d).
    """
    unasked = np.where(fleet.heavy | policy.requires_approval, 0.0, us_parts)
    credited = np.where(np.isnan(fleet.approved_us_usd), unasked, fleet.approved_us_usd)
    return np.clip(credited, 0.0, np.maximum(customs_value, 0.0))


def _stated_or(stated: Floats, otherwise: Floats) -> Floats:
    """Return ``stated``, and ``otherwise`` where it is NaN."""
    return np.where(np.isnan(stated), otherwise, stated)


def _share(amount: Floats, net_cost: Floats, without: float) -> Floats:
    """Return ``amount / net_cost``, and ``without`` where there is no net cost to take a share of."""
    costs = net_cost > 0
    return np.where(costs, amount / np.where(costs, net_cost, 1.0), without)
