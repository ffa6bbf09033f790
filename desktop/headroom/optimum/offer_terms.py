"""What every offer costs and counts under a scenario, and what its vehicle pays at the border.

Money is in US dollars per vehicle. Rates and shares are taken from the same functions that
``evaluate`` calls.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from headroom.arrays import Floats
from headroom.knapsack.whole_numbers import Limit
from headroom.optimum.offer_costs import OfferCosts
from headroom.rules.currency_rates import currency_rates
from headroom.rules.duties import fee_falls, taken_of, vehicle_stack
from headroom.rules.exposure import Exposure
from headroom.rules.fleet import Fleet
from headroom.rules.kept_beside import kept_beside
from headroom.rules.offers import Offers
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy, Test
from headroom.rules.row_sums import ROW_SUMS, RowSum
from headroom.rules.scenario import Locks, Scenario
from headroom.rules.vehicle_tests import REGIONAL, regional_needed
from headroom.rules.verdict import VehicleTestResult

_KEPT = 8


@dataclass(frozen=True, slots=True)
class EntryFee:
    """A fee on one vehicle, share of its customs value within bounds; money is US dollars per vehicle.

    Attributes:
        rate: Fraction of the customs value.
        least_usd: The least.
        most_usd: The greatest; infinite where there is none.
    """

    rate: float
    least_usd: float
    most_usd: float

    def of(self, customs_usd: float) -> float:
        """Return what it comes to."""
        return min(max(self.rate * customs_usd, self.least_usd), self.most_usd) if customs_usd > 0 else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Border:
    """What a vehicle pays at the border in one state, as rates on what it is worth.

    Attributes:
        whole_rate: ``(model,)``, duties on the customs value, fraction.
        non_us_rate: ``(model,)``, duties on the content that is not from the US, fraction.
        fixed_usd: ``(model,)``, duties that do not depend on the sourcing.
        fees: ``(model,)``, the fees on each vehicle.
    """

    whole_rate: Floats
    non_us_rate: Floats
    fixed_usd: Floats
    fees: tuple[tuple[EntryFee, ...], ...]

    @classmethod
    def of(cls, policy: Policy, fleet: Fleet, *, qualifies: bool) -> "Border":
        """Return what vehicles pay that qualify, or that do not."""
        models = len(fleet.in_us)
        state = np.full(models, qualifies)
        none, one = np.zeros(models), np.ones(models)
        stack = vehicle_stack(policy, fleet, state)

        def duties(customs: Floats, non_us: Floats) -> Floats:
            return sum((d.duty_usd for d in taken_of(stack, fleet, customs, non_us)), none)

        fixed = duties(none, none)
        falling = [(fee, fee_falls(fee, fleet, state)) for fee in policy.fees]
        fees = tuple(
            tuple(
                EntryFee(
                    fee.rate,
                    (fee.least_usd or 0.0) / vehicles,
                    inf if fee.most_usd is None else fee.most_usd / vehicles,
                )
                for fee, falls in falling
                if falls[model]
            )
            for model, vehicles in enumerate(fleet.vehicles_per_entry.tolist())
        )
        return cls(duties(one, none) - fixed, duties(none, one) - fixed, fixed, fees)

    def rates(self, model: int) -> tuple[object, ...]:
        """Return all that a model pays by, as a key."""
        return (
            float(self.whole_rate[model]),
            float(self.non_us_rate[model]),
            float(self.fixed_usd[model]),
            self.fees[model],
        )

    def owes_nothing(self, model: int) -> bool:
        """Return whether a model pays nothing."""
        return not (self.whole_rate[model] or self.non_us_rate[model] or self.fixed_usd[model]) and not any(
            fee.rate or fee.least_usd for fee in self.fees[model]
        )


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Terms:
    """The offers under one scenario.

    Attributes:
        offers: The offers, with the scenario's changes of parts made.
        as_imported: The sums of the workbook without them.
        outcome: The current sourcing, evaluated; moves of the scenario are not in it.
        costs: What the offers cost and count.
        border: What a vehicle pays, by whether it qualifies.
    """

    offers: Offers
    as_imported: Exposure
    outcome: Outcome
    costs: OfferCosts
    border: Mapping[bool, Border]

    @classmethod
    def of(cls, offers: Offers, scenario: Scenario) -> "Terms":
        """Return what the offers of a workbook, as imported, cost and count under ``scenario``."""
        policy, fleet = scenario.policy, offers.current.fleet
        changed = offers.under(scenario)
        return cls(
            offers=changed,
            as_imported=offers.current,
            outcome=evaluate(offers.current, replace(scenario, moves=())),
            costs=OfferCosts.of(changed, scenario),
            border={state: Border.of(policy, fleet, qualifies=state) for state in (False, True)},
        )

    def stated_tests(self, model: int) -> dict[Test, tuple[float, float]]:
        """Return the tests a model fails that no sourcing changes: what it reaches and the threshold."""
        return {
            test.test: (float(test.low[model]), float(test.threshold[model]))
            for test in self.outcome.tests
            if test.entry.exchange is None and test.result[model] < VehicleTestResult.PASSES
        }

    def sum_of(self, wanted: RowSum) -> Floats:
        """Return ``(offer,)``: what counts towards a sum of rows."""
        summed: Floats = self.costs.sums_usd[ROW_SUMS.index(wanted)]
        return summed

    @property
    def currency_rates(self) -> Floats:
        """Return ``(currency,)``: US dollars per unit."""
        return currency_rates(self.offers.exposure, self.outcome.scenario)

    def owes_nothing(self, model: int) -> bool:
        """Return whether no duty and no fee falls on a vehicle, whether it qualifies or not."""
        return all(border.owes_nothing(model) for border in self.border.values())

    def lock_limits(self, model: int, locks: Locks) -> list[Limit]:
        """Return the limit on the number of changes of a model, where the locks state one."""
        if locks.most_changes is None:
            return []
        offer = self.offers.models[model].offer
        changed = self.offers.alternative[offer].astype(np.int64)
        return [Limit(changed, min(locks.most_changes, len(offer)))]

    def threshold(self, test: Test, model: int) -> float | None:
        """Return the least share of a model that passes; None where the policy sets none.

        Of regional content it is what is left to reach beside what the labour value content adds.
        """
        for outcome in self.outcome.tests:
            if outcome.test is test and not np.isnan(outcome.threshold[model]):
                if outcome.entry is not REGIONAL:
                    return float(outcome.threshold[model])
                policy, fleet = self.outcome.scenario.policy, self.outcome.exposure.fleet
                return float(regional_needed(policy, fleet, outcome.threshold)[model])
        return None

    def border_at(self, key: str, rate: float) -> Mapping[bool, Border]:
        """Return what a vehicle pays with one duty at another rate, fraction."""
        return _border_at(self, (key, rate))


@kept_beside(_KEPT)  # of all models of a fleet it is asked at the same rates
def _border_at(terms: Terms, asked: tuple[str, float]) -> Mapping[bool, Border]:
    """Return what a vehicle pays with the duty of a key at another rate."""
    policy, fleet = terms.outcome.scenario.policy.with_value(*asked), terms.outcome.exposure.fleet
    return {state: Border.of(policy, fleet, qualifies=state) for state in (False, True)}
