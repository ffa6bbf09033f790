from dataclasses import replace

import pytest

from fleets import POLICY, fleet, outcome
from headroom.work.saved_result import Difference, differences, results_of

RESULTS = results_of(outcome())


def test_an_outcome_is_the_same_as_itself() -> None:
    assert differences(RESULTS, results_of(outcome())) == ()


def test_a_stricter_threshold_shows_which_verdict_and_cost_changed() -> None:
    stricter = replace(
        POLICY, thresholds=tuple(replace(t, share=0.95) if t.key == "rvc" else t for t in POLICY.thresholds)
    )

    found = differences(RESULTS, results_of(outcome(stricter)))

    assert Difference("Aspen", "verdict", "qualifies", "fails") in found
    assert {one.figure for one in found} <= {"verdict", "duty_usd", "landed_cost_usd"}


def test_models_that_came_and_went_are_named() -> None:
    found = differences(RESULTS, (*RESULTS[1:], replace(RESULTS[0], model="New")))

    assert Difference(RESULTS[0].model, "verdict", RESULTS[0].verdict, None) in found
    assert Difference("New", "verdict", None, RESULTS[0].verdict) in found
    assert len(found) == 2


@pytest.mark.parametrize(("change", "count"), [(1e-13, 0), (1e-6, 1)])
def test_the_noise_of_a_sum_is_no_difference(change: float, count: int) -> None:
    first = replace(RESULTS[0], landed_cost_usd=RESULTS[0].landed_cost_usd * (1 + change))

    assert len(differences(RESULTS, (first, *RESULTS[1:]))) == count


def test_a_share_that_is_not_defined_any_more_is_a_difference() -> None:
    first = replace(RESULTS[0], rvc_low=None)

    assert [one.after for one in differences(RESULTS, (first, *RESULTS[1:]))] == [None]


def test_results_stand_in_the_order_of_the_workbook() -> None:
    assert tuple(result.model for result in RESULTS) == fleet().rows.models
