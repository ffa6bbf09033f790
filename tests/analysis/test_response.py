import numpy as np
import pytest
from hypothesis import given

import strategies
from headroom.analysis.response import as_sourced, best_response
from headroom.book.sourcing import SourcingBook
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from resourcing_cases import Case, thresholds


@given(strategies.books(), strategies.SCENARIOS)
def test_as_sourced_is_what_evaluate_says(sourcing: SourcingBook, scenario: Scenario) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    outcome = evaluate(exposure, scenario)

    response = as_sourced(exposure)(scenario)

    assert np.array_equal(response.landed_usd, outcome.landed_cost_usd)
    assert np.array_equal(response.qualifies, outcome.verdict == Verdict.QUALIFIES)
    assert float((response.duty_usd * response.volume).sum()) == pytest.approx(outcome.fleet().duty_usd)


@given(strategies.books(), strategies.SCENARIOS)
def test_the_best_response_never_lands_dearer_than_the_present_sourcing(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    offers = Offers.of(exposure)
    present = evaluate(exposure, scenario).landed_cost_usd

    best = best_response(offers)(scenario)

    assert np.all(best.landed_usd <= present + 0.005)


def test_paying_at_85_percent_is_the_duty_on_the_value_of_the_vehicle() -> None:
    """Ten parts, seed 4: at 85 % and 2.5 % paying 16.09 is cheaper than complying for 17.01."""
    response = best_response(Case.generated(10, 4).offers())(thresholds(0.85))

    assert not response.qualifies[0]
    assert response.rules_usd[0] == pytest.approx(16.09)
    assert response.duty_usd[0] == pytest.approx(16.09)
