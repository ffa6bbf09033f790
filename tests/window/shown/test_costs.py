"""What the landed cost chart shows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from books import book
from fleets import POLICY, outcome
from headroom.book.sourcing import SourcingBook
from headroom.language import colon
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.window.shown.costs import (
    DUTIES_FROM,
    SHOWN_COMPONENTS,
    axis_ticks,
    axis_top,
    cost_bars,
    steady_top,
    summary,
    tick_text,
)
from headroom.words import formatting
from headroom.words.definitions import COMPONENT_WORDS

ASPEN, BIRCH = 0, 1
USD = st.floats(0.01, 1e7)


@given(sourcing=strategies.books(), scenario=strategies.SCENARIOS)
def test_the_components_stand_end_to_end_and_reach_the_total(
    sourcing: SourcingBook, scenario: Scenario
) -> None:
    made = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    bars = cost_bars(made)
    assert bars.edges_usd[-1] == pytest.approx(made.landed_cost_usd, abs=1e-6)
    assert np.all(np.diff(bars.edges_usd, axis=0) >= -1e-6)
    assert len(bars.edges_usd) == len(COMPONENT_WORDS) + 1


def test_the_components_have_the_names_of_the_outcome_and_what_the_law_takes_stands_last() -> None:
    assert list(COMPONENT_WORDS) == [name for name, _ in outcome().components]
    assert sorted(SHOWN_COMPONENTS) == sorted(COMPONENT_WORDS)
    assert SHOWN_COMPONENTS[DUTIES_FROM:] == ("parts_duty", "vehicle_duty", "fees")


def test_total_and_change_from_the_baseline_are_in_dollars() -> None:
    bars = cost_bars(outcome(POLICY.with_value("mfn_car", 0.125)), outcome())
    assert bars.total(BIRCH) == "$1,128"
    assert bars.change(BIRCH) == "+$100"
    assert bars.change(ASPEN) == ""
    duty = f"duty a year {bars.duty_a_year(BIRCH)}"
    birch, aspen = (colon(bars.names[at], bars.said_of(at)) for at in (BIRCH, ASPEN))
    assert birch == f"Birch: landed cost $1,128, +$100 against the baseline, {duty}"
    assert aspen == f"Aspen: landed cost {bars.total(ASPEN)}, duty a year $2,500"


def test_a_point_in_a_bar_belongs_to_the_component_that_stands_there() -> None:
    bars = cost_bars(outcome())
    assert bars.component_text(BIRCH, 0) == "Parts $1,000"
    assert bars.component_at(BIRCH, 999.0) == 0
    at_duty = bars.component_at(BIRCH, 1010.0)
    assert at_duty is not None
    assert bars.component_text(BIRCH, at_duty) == "Vehicle duty $25"
    assert bars.component_at(BIRCH, 2000.0) is None


def test_only_components_that_occur_are_used() -> None:
    used = dict(zip(SHOWN_COMPONENTS, cost_bars(outcome()).used, strict=True))
    assert {name for name, is_used in used.items() if is_used} == {
        "parts",
        "parts_duty",
        "vehicle_duty",
        "fees",
    }


@given(largest=USD)
def test_an_axis_holds_the_largest_bar_and_wastes_little(largest: float) -> None:
    top = axis_top(largest)
    assert largest <= top <= largest * 1.26


@given(largest=USD)
def test_an_axis_has_few_round_marks_from_zero_on(largest: float) -> None:
    top = axis_top(largest)
    ticks = axis_ticks(top)
    assert 2 <= len(ticks) <= 5
    assert ticks[0] == 0
    assert ticks[-1] <= top * (1 + 1e-9)


@given(top=USD, largest=USD)
def test_an_axis_moves_during_a_drag_only_to_make_room(top: float, largest: float) -> None:
    moved = steady_top(top, largest, may_shrink=False)
    assert moved >= largest
    assert moved == top or largest > top
    assert steady_top(top, largest, may_shrink=True) == axis_top(largest)


def test_an_axis_without_costs_still_has_an_end() -> None:
    assert axis_top(0.0) == 1.0


def test_marks_are_written_in_thousands() -> None:
    assert tick_text(20000.0) == f"$20{formatting.THIN_SPACE}k"
    assert tick_text(2500.0) == f"$2.5{formatting.THIN_SPACE}k"
    assert tick_text(1_500_000.0) == f"$1.5{formatting.THIN_SPACE}M"
    assert tick_text(0.0) == "$0"


def test_the_largest_cost_may_stand_in_the_baseline() -> None:
    dear, cheap = outcome(POLICY.with_value("mfn_car", 1.0)), outcome()
    assert cost_bars(cheap, dear).largest_usd == pytest.approx(float(dear.landed_cost_usd.max()))


def test_the_chart_in_one_sentence_names_cheapest_and_dearest() -> None:
    assert summary(cost_bars(outcome())).startswith("Landed cost of 5 models, from $1,0")
    assert summary(cost_bars(outcome(sourcing=book([])))) == "No models."
