"""What another pair of thresholds is found to cost."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import strategies
from books import Row, book
from fleets import POLICY, fleet
from headroom.analysis.drivers import KeyFigure
from headroom.analysis.policy_map import Axes, PolicyMap
from headroom.analysis.response import as_sourced
from headroom.book.sourcing import SourcingBook
from headroom.findings.policy_map import PricedPair, map_finding, next_to_tip
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.readings import US_CONTENT_BASIS, UsContentBasis
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from headroom.words import formatting

T = formatting.THIN_SPACE
DEARER = "would cost $2,466 more a vehicle"
SAME = "change no verdict: 7 of 12 qualify, as now"
HERE = PricedPair(0.75, 0.0, 100.0, 7, 12)


@pytest.mark.parametrize(
    ("marker", "said"),
    [
        (
            PricedPair(0.82, 0.5, 2566.4, 2, 12),
            f"82{T}% regional and half from the US {DEARER} and leave 2 of 12",
        ),
        (
            PricedPair(0.825, 0.2, 2566.4, 7, 12),
            f"82.5{T}% regional and 20{T}% from the US {DEARER} and {SAME}",
        ),
        (
            PricedPair(0.6, 0.0, 40.0, 9, 12),
            f"60{T}% regional would save $60 a vehicle and let 9 of 12 qualify",
        ),
        (PricedPair(0.9, 0.0, 100.2, 0, 12), f"90{T}% regional would leave none of 12"),
        (
            PricedPair(0.6, 0.0, 100.0, 7, 12),
            f"60{T}% regional would change nothing: 7 of 12 qualify, as now",
        ),
        (PricedPair(0.6, 0.0, float("nan"), 0, 12), f"60{T}% regional: not known yet"),
        (HERE, f"7 of 12 qualify at 75.0{T}% regional and 0.0{T}% US content; the rules cost $100 a vehicle"),
        (None, f"7 of 12 qualify at 75.0{T}% regional and 0.0{T}% US content; the rules cost $100 a vehicle"),
    ],
)
def test_the_marker_is_compared_with_where_the_thresholds_stand(marker: PricedPair | None, said: str) -> None:
    assert map_finding(HERE, marker).sentence == said


def test_a_model_that_stands_alone_is_not_counted() -> None:
    here, there = PricedPair(0.75, 0.0, 1.0, 1, 1), PricedPair(0.9, 0.0, 1.0, 0, 1)

    assert map_finding(here, there).sentence == f"90{T}% regional would leave none"
    assert map_finding(there, here).sentence == f"75{T}% regional would let the model qualify"


def test_figures_of_makers_that_respond_are_said_to_be() -> None:
    marker = PricedPair(0.82, 0.5, 2566.4, 2, 12)

    assert map_finding(HERE, marker, best=True).sentence.endswith("and leave 2 of 12 at best response")
    assert map_finding(HERE, None, best=True).sentence.startswith("7 of 12 qualify at best response at 75.0")


def test_content_labels_have_no_cost_but_who_would_be_left() -> None:
    nothing = float("nan")
    marker = PricedPair(0.9, 0.0, nothing, 2, 12)
    said = map_finding(replace(HERE, rules_usd=nothing), marker, costs=False).sentence

    assert said == f"90{T}% regional would leave 2 of 12"


def test_who_tips_first_on_either_axis_is_named() -> None:
    outcome, made = mapped(fleet(), Scenario(POLICY))
    here = PricedPair.on_map(made, 0.75, 0.0)

    assert next_to_tip(outcome, made, here) == (
        f"Above 90.0{T}% regional the Aspen falls out, above 65.0{T}% US content the Dogwood."
    )
    assert next_to_tip(outcome, made, PricedPair.on_map(made, 0.95, 1.0)) == ""


def test_who_is_all_content_never_tips() -> None:
    whole = book([Row("US", 100.0, "Whole")])
    outcome, made = mapped(whole, Scenario(POLICY))

    assert next_to_tip(outcome, made, PricedPair.on_map(made, 0.75, 0.0)) == ""


def test_who_tips_first_is_said_of_us_content_as_the_policy_reads_it() -> None:
    rows = book([Row("US", 600.0, "Two", us=0.725), Row("MX", 230.0, "Two"), Row("JP", 170.0, "Two")])
    basis = next(reading for reading in strategies.READINGS if reading.key == US_CONTENT_BASIS)
    parts = replace(POLICY, core_parts=False, readings=(basis.saying(UsContentBasis.PARTS),))
    outcome, made = mapped(rows, Scenario(parts.with_value("rvc", 0.75)))

    assert outcome.us_content_low[0] == pytest.approx(0.435)
    assert next_to_tip(outcome, made, PricedPair.on_map(made, 0.75, 0.5)) == (
        f"Above 83.0{T}% regional the Two falls out, above 60.0{T}% US content the Two."
    )


def mapped(sourcing: SourcingBook, scenario: Scenario) -> tuple[Outcome, PolicyMap]:
    axes = Axes.of(scenario.policy)
    assert axes is not None
    outcome = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    return outcome, PolicyMap.of(outcome, axes)


SHARE = st.integers(0, 200).map(lambda n: n / 200)


@given(strategies.books(), strategies.SCENARIOS, st.tuples(SHARE, SHARE), st.tuples(SHARE, SHARE))
def test_cost_and_count_are_what_evaluate_says_at_both_pairs(
    sourcing: SourcingBook, scenario: Scenario, one: tuple[float, float], other: tuple[float, float]
) -> None:
    assume(Axes.of(scenario.policy) is not None)  # else its thresholds move together
    scenario = replace(scenario, policy=replace(scenario.policy, preference=True))
    _, made = mapped(sourcing, scenario)
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    here, marker = (PricedPair.on_map(made, *pair) for pair in (one, other))
    there = [as_sourced(exposure)(made.axes.at(scenario, *pair)) for pair in (one, other)]
    outcomes = [evaluate(exposure, made.axes.at(scenario, *pair)) for pair in (one, other)]
    more = KeyFigure.LANDED.of(there[1]) - KeyFigure.LANDED.of(there[0])
    left = [int((outcome.verdict == Verdict.QUALIFIES).sum()) for outcome in outcomes]

    assert [here.qualifying, marker.qualifying] == left
    assert marker.rules_usd - here.rules_usd == pytest.approx(more, abs=1e-6)
    said = map_finding(here, marker).sentence
    money = re.search(r"(cost|save) \$([\d,]+)(?: more)? a vehicle", said)
    if abs(more) >= 0.51 and one != other:
        assert money is not None
        assert (money[1] == "cost") == (more > 0)
        assert float(money[2].replace(",", "")) == pytest.approx(abs(more), abs=0.51)
    elif abs(more) < 0.49 and one != other:
        assert money is None


def test_a_place_of_the_map_is_a_cell_of_its_figure() -> None:
    _, made = mapped(fleet(), Scenario(POLICY))
    for regional, us in ((0.5, 0.0), (0.75, 0.3), (0.95, 0.95)):
        cell = made.figure(KeyFigure.RULES)[made.cell_at(regional, us)]
        assert made.rules_at(regional, us) == pytest.approx(float(cell))
        assert not np.isnan(cell)
