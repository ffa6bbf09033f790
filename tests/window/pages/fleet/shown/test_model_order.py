"""Which models are shown, and in which order."""

from dataclasses import replace

import numpy as np
from hypothesis import given

import strategies
from fleets import outcome, without_preference
from headroom.book.sourcing import SourcingBook
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.window.pages.fleet.shown.model_order import shown_models


def names(made: Outcome, *, by_headroom: bool = True, search: str = "") -> list[str]:
    shown = shown_models(made, by_headroom=by_headroom, search=search)
    return [made.vehicles[model].name for model in shown]


def test_failing_models_stand_first_then_those_that_cannot_be_told_then_those_that_qualify() -> None:
    assert names(outcome()) == ["Birch", "Elm", "Cedar", "Dogwood", "Aspen"]


def test_the_order_of_the_sheet_is_kept_where_it_is_asked_for() -> None:
    assert names(outcome(), by_headroom=False) == ["Aspen", "Birch", "Cedar", "Dogwood", "Elm"]


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
