"""Break-even points: what moves them, what is taken over, and what is found when it is asked for."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from headroom.optimum.break_even_points import NOT_YET, BreakEvenPoints, completed, taken_over
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.rules.scenario import Locks, Scenario
from resourcing_cases import Case, thresholds

OFFERS = Case.generated(8, 4).offers()
SCENARIO = thresholds(0.75)


def answer_to(scenario: Scenario) -> ModelResourcing:
    (answer,) = resource(OFFERS, scenario)
    return answer


BEFORE = answer_to(SCENARIO)
POINTS = completed(NOT_YET, BEFORE)


def test_points_that_were_not_found_are_looked_for() -> None:
    assert POINTS.found
    assert POINTS.rate == BEFORE.break_even_rate()
    assert POINTS.threshold == pytest.approx(BEFORE.break_even_threshold(), abs=1e-4)


def test_points_that_were_found_are_not_looked_for_again() -> None:
    known = BreakEvenPoints(0.5, 0.25, rate_found=True, threshold_found=True)

    assert completed(known, BEFORE) == known
    assert completed(replace(known, rate_found=False), BEFORE).rate == POINTS.rate
    assert completed(replace(known, threshold_found=False), BEFORE).threshold == POINTS.threshold


@pytest.mark.parametrize(
    ("change", "rate_stays", "threshold_stays"),
    [
        (lambda scenario: scenario, True, True),
        (lambda scenario: scenario.with_value("rvc", 0.9), False, True),
        (lambda scenario: scenario.with_value("mfn_car", 0.03), True, False),
        (lambda scenario: scenario.with_value("us_content", 0.01), False, False),
        (lambda scenario: scenario.with_value("freight", 2.0), False, False),
        (lambda scenario: replace(scenario, locks=Locks(most_changes=8)), False, False),
    ],
    ids=["nothing", "regional threshold", "duty", "US threshold", "costs", "locks"],
)
def test_points_stay_where_nothing_moves_them(
    change: Callable[[Scenario], Scenario], *, rate_stays: bool, threshold_stays: bool
) -> None:
    found = taken_over(POINTS, BEFORE, answer_to(change(SCENARIO)))

    assert (found.rate, found.threshold) == (POINTS.rate, POINTS.threshold)
    assert (found.rate_found, found.threshold_found) == (rate_stays, threshold_stays)


@pytest.mark.parametrize("percent", range(50, 100, 5))
@pytest.mark.parametrize("key", ["rvc", "us_content", "mfn_car"])
def test_points_that_stay_are_what_is_found_anew(key: str, percent: int) -> None:
    value = percent / 100 if key == "rvc" else (percent - 50) / 100
    answer = answer_to(SCENARIO.with_value(key, value))

    found, fresh = completed(taken_over(POINTS, BEFORE, answer), answer), completed(NOT_YET, answer)

    assert found.rate == pytest.approx(fresh.rate)
    assert found.threshold == pytest.approx(fresh.threshold, abs=1e-4)


def test_points_of_nobody_known_are_found_of_nothing() -> None:
    assert not taken_over(POINTS, None, BEFORE).rate_found
    assert not taken_over(NOT_YET, BEFORE, BEFORE).threshold_found
