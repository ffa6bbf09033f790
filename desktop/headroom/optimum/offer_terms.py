"""What every offer costs and counts under a scenario, and what its vehicle pays at the border.

Money is in US dollars per vehicle. Rates and shares are taken from the same functions that
``evaluate`` calls.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import Floats
from headroom.optimum.offer_costs import OfferCosts
from headroom.rules.duties import customs_fees, taken_of, vehicle_stack
from headroom.rules.fleet import Fleet
from headroom.rules.offers import Offers
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy, Test
from headroom.rules.row_sums import ROW_SUMS, RowSum
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import VehicleTestResult


@dataclass(frozen=True, slots=True, eq=False)
class Border:
    """What a vehicle pays at the border in one state, as rates on what it is worth.

    Attributes:
        whole_rate: ``(model,)``, duties and fees on the customs value, fraction.
        fee_rate: ``(model,)``, the fees in ``whole_rate``, fraction.
        non_us_rate: ``(model,)``, duties on the content that is not from the US, fraction.
        fixed_usd: ``(model,)``, what does not depend on the sourcing.
    """

    whole_rate: Floats
    fee_rate: Floats
    non_us_rate: Floats
    fixed_usd: Floats

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
        fees = sum((f.fee_usd for f in customs_fees(policy, fleet, state, one)), none)
        return cls(duties(one, none) - fixed + fees, fees, duties(none, one) - fixed, fixed)


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """The offers under one scenario.

    Attributes:
        offers: The offers.
        outcome: The workbook's current sourcing, evaluated; moves of the scenario are not in it.
        costs: What the offers cost and count.
        border: What a vehicle pays, by whether it qualifies.
    """

    offers: Offers
    outcome: Outcome
    costs: OfferCosts
    border: Mapping[bool, Border]

    @classmethod
    def of(cls, offers: Offers, scenario: Scenario) -> "Terms":
        """Return what the offers cost and count under ``scenario``."""
        policy, fleet = scenario.policy, offers.current.fleet
        return cls(
            offers=offers,
            outcome=evaluate(offers.current, replace(scenario, moves=())),
            costs=OfferCosts.of(offers, scenario),
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

    def threshold(self, test: Test, model: int) -> float | None:
        """Return the least share of a model that passes; None where the policy sets none."""
        for outcome in self.outcome.tests:
            if outcome.test is test and not np.isnan(outcome.threshold[model]):
                return float(outcome.threshold[model])
        return None
