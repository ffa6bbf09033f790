"""Which models are shown, and in which order."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

import strategies
from fleets import POLICY, outcome, without_preference
from headroom.arrays import Floats
from headroom.book.sourcing import SourcingBook
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.window.shown.model_order import shown_models
from headroom.window.shown.orders import Order


def volumes(made: Outcome) -> Floats:
    return made.exposure.fleet.volume


def names(made: Outcome, order: Order = Order.HEADROOM, *, search: str = "") -> list[str]:
    shown = shown_models(made, order=order, search=search)
    return [made.vehicles[model].name for model in shown]


def test_failing_models_stand_first_then_those_that_cannot_be_told_then_those_that_qualify() -> None:
    assert names(outcome()) == ["Birch", "Elm", "Cedar", "Dogwood", "Aspen"]


def test_the_order_of_the_sheet_is_kept_where_it_is_asked_for() -> None:
    assert names(outcome(), Order.SHEET) == ["Aspen", "Birch", "Cedar", "Dogwood", "Elm"]


def test_without_a_threshold_all_fail_in_the_order_of_the_sheet() -> None:
    assert names(outcome(without_preference())) == ["Aspen", "Birch", "Cedar", "Dogwood", "Elm"]


def test_equal_models_stand_in_the_order_of_the_sheet_despite_rounding() -> None:
    made = outcome()
    noise = replace(
        made, verdict=np.zeros_like(made.verdict), headroom=np.array([0.3, 0.1 + 0.2, 0.3, 0.3, 0.3])
    )
    assert names(noise) == ["Aspen", "Birch", "Cedar", "Dogwood", "Elm"]


def test_models_without_headroom_stand_last_of_their_verdict() -> None:
    made = outcome()
    some = replace(
        made, verdict=np.zeros_like(made.verdict), headroom=np.array([np.nan, 0.1, -0.2, np.nan, 0.0])
    )
    assert names(some) == ["Cedar", "Elm", "Birch", "Aspen", "Dogwood"]


def test_a_search_keeps_names_that_contain_it_in_any_case() -> None:
    assert names(outcome(), search=" AS ") == ["Aspen"]
    assert names(outcome(), search="d") == ["Cedar", "Dogwood"]
    assert names(outcome(), search="nothing like it") == []


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_no_model_is_lost_or_doubled_and_verdicts_never_go_back(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    made = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    shown = shown_models(made)
    assert sorted(shown.tolist()) == list(range(len(made.vehicles)))
    assert np.all(np.diff(made.verdict[shown]) >= 0)


@pytest.mark.parametrize(
    ("order", "value"),
    [
        (Order.CONTENT, lambda made, _: made.rvc_low),
        (Order.LANDED, lambda made, _: -made.landed_cost_usd),
        (Order.CHANGE, lambda made, before: before.landed_cost_usd - made.landed_cost_usd),
        (
            Order.DUTY,
            lambda made, _: -(made.parts_duty_usd + made.vehicle_duty_usd) * volumes(made),
        ),
    ],
    ids=["content", "landed cost", "change", "duty a year"],
)
def test_by_content_the_least_stands_first_by_money_the_most_and_turned_the_last(
    order: Order, value: Callable[[Outcome, Outcome], Floats]
) -> None:
    made, before = outcome(POLICY.with_value("mfn_car", 0.2)), outcome()
    shown = shown_models(made, before, order)
    assert np.all(np.diff(value(made, before)[shown]) >= 0)
    assert shown_models(made, before, order, turned=True).tolist() == shown.tolist()[::-1]


def test_names_are_sorted_whatever_their_case() -> None:
    made = outcome()
    found = names(made, Order.NAME)
    assert found == sorted(found, key=str.casefold)
    assert shown_models(made, order=Order.NAME, turned=True, search="d").tolist() == [3, 2]
