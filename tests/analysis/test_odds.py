import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from fleets import POLICY, fleet
from headroom.analysis.odds import Expectation, expect
from headroom.analysis.prospects import Prospect, Spread
from headroom.analysis.response import as_sourced, best_response
from headroom.book.sourcing import SourcingBook
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from resourcing_cases import Case, thresholds

TALKS = (
    Prospect("as it is", 0.5),
    Prospect("82/50", 0.3, {"rvc": 0.82, "us_content": 0.5}),
    Prospect("85/50, cars at 10 %", 0.2, {"rvc": 0.85, "us_content": 0.5, "mfn_car": 0.1}),
)


def expected(prospects: tuple[Prospect, ...], *spreads: Spread, samples: int = 200) -> Expectation:
    exposure = Exposure.of(fleet(), strategies.REFERENCE)
    found = expect(as_sourced(exposure), Scenario(POLICY), prospects, spreads, samples=samples)
    assert found is not None
    return found


def test_a_table_of_outcomes_is_enumerated_with_its_weights() -> None:
    found = expected(TALKS)
    exposure = Exposure.of(fleet(), strategies.REFERENCE)
    outcomes = []
    for prospect in TALKS:
        scenario = Scenario(POLICY)
        for key, value in prospect.values.items():
            scenario = scenario.with_value(key, value)
        outcomes.append(evaluate(exposure, scenario))

    assert found.exact
    assert found.cases == 3
    for model in range(5):
        costs = [float(outcome.landed_cost_usd[model]) for outcome in outcomes]
        assert found.mean_usd[model] == pytest.approx(0.5 * costs[0] + 0.3 * costs[1] + 0.2 * costs[2])
        assert (found.least_usd[model], found.greatest_usd[model]) == (min(costs), max(costs))
        chance = sum(
            prospect.probability
            for prospect, outcome in zip(TALKS, outcomes, strict=True)
            if outcome.verdict[model] == Verdict.QUALIFIES
        )
        assert found.qualifies[model] == pytest.approx(chance)


def test_outcomes_of_equal_names_that_coincide_are_told_by_where_they_stand() -> None:
    twice = (
        Prospect("same", 0.5, {"rvc": 0.82}),
        Prospect("same", 0.25, {"rvc": 0.95}),
        Prospect("x", 0.25, {"rvc": 0.82}),
    )

    assert expected(twice).coinciding == ((0, 2),)
    dearer = Prospect("dearer", 0.25, {"rvc": 0.82, "mfn_car": 0.10001})
    assert expected((*twice[:2], dearer)).coinciding == ()


def test_probabilities_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="80 %"):
        expected(TALKS[:2])


def test_the_same_question_has_the_same_answer() -> None:
    spread = Spread("rvc", 0.7, 0.95)

    one, two = expected(TALKS, spread), expected(TALKS, spread)

    assert np.array_equal(one.mean_usd, two.mean_usd)
    assert not one.exact


def test_a_threshold_drawn_from_a_range_passes_as_often_as_the_range_lies_below_the_content() -> None:
    """Aspen has 90 % of regional content and 50 % labour value: it passes up to a threshold of 90 %."""
    found = expected((Prospect("talks", 1.0),), Spread("rvc", 0.75, 0.95))

    assert found.qualifies[0] == pytest.approx(0.75, abs=0.01)


def test_a_range_of_one_outcome_is_drawn_there_alone() -> None:
    found = expected((Prospect("as it is", 0.5), Prospect("talks", 0.5, {}, (Spread("rvc", 0.75, 0.95),))))

    assert not found.exact
    assert found.cases == 201
    assert found.qualifies[0] == pytest.approx(0.5 + 0.5 * 0.75, abs=0.01)


def test_a_triangle_puts_more_weight_where_it_is_likeliest() -> None:
    found = expected((Prospect("talks", 1.0),), Spread("rvc", 0.75, 0.95, 0.95))

    assert found.qualifies[0] == pytest.approx(0.5625, abs=0.01)


def test_what_may_be_expected_of_complying_or_paying_is_enumerated() -> None:
    """Ten parts, seed 4: the rules cost 2.52 at 62.5 %, 14.55 at 75 %; at 85/50 paying costs 16.09."""
    respond = best_response(Case.generated(10, 4).offers())
    talks = (
        Prospect("62.5/0", 0.25, {"rvc": 0.625}),
        Prospect("75/0", 0.25),
        Prospect("85/50", 0.5, {"rvc": 0.85, "us_content": 0.5}),
    )

    found = expect(respond, thresholds(0.75), talks)

    assert found is not None
    assert found.mean_usd[0] == pytest.approx(643.60 + 0.25 * 2.52 + 0.25 * 14.55 + 0.5 * 16.09)
    assert found.qualifies[0] == pytest.approx(0.5)


@given(strategies.books(), strategies.SCENARIOS, st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_the_expected_cost_lies_between_the_tails_of_its_cases(
    sourcing: SourcingBook, scenario: Scenario, shares: list[int]
) -> None:
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    factors = (1.0, 0.5, 2.0, 3.0)
    prospects = tuple(
        Prospect(str(at), share / sum(shares), {"freight": factors[at]}) for at, share in enumerate(shares)
    )

    found = expect(as_sourced(exposure), scenario, prospects)

    assert found is not None
    assert np.all(found.least_usd <= found.mean_usd * (1 + 1e-12) + 1e-9)
    assert np.all(found.mean_usd <= found.greatest_usd * (1 + 1e-12) + 1e-9)
    assert np.all((found.least_usd <= found.low_usd) & (found.low_usd <= found.high_usd))
    assert np.all(found.high_usd <= found.greatest_usd)
    assert np.all(found.qualifies + found.undetermined <= 1 + 1e-9)


def test_a_question_that_is_cancelled_has_no_answer() -> None:
    exposure = Exposure.of(fleet(), strategies.REFERENCE)

    assert expect(as_sourced(exposure), Scenario(POLICY), TALKS, cancelled=lambda: True) is None
