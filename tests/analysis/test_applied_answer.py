"""What an analysis says of a best response is what ``evaluate`` says once the response is applied."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from books import Row, book
from fleets import POLICY
from headroom.analysis.drivers import KeyFigure, Span, tornado
from headroom.analysis.grid_axis import GridAxis
from headroom.analysis.odds import expect
from headroom.analysis.prospects import Prospect
from headroom.analysis.response import best_response
from headroom.analysis.response_grid import refined
from headroom.analysis.sweep import best_sweep
from headroom.book.sourcing import CoreGroup, PartRole, SourcingBook, Vehicle
from headroom.optimum.change_worth import worths
from headroom.optimum.decisions import DecisionQuestion, decide
from headroom.optimum.made_sourcing import MadeSourcing
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.rules.measures import Measure, Trade
from headroom.rules.offers import Offers
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Locks, Scenario
from headroom.rules.verdict import Verdict
from property_examples import examples
from resourcing_cases import offers_of, thresholds
from sourcing_choices import every_sourcing, told_apart
from strategies import SCENARIOS

CENT = 0.01


def applied(offers: Offers, scenario: Scenario, answers: tuple[ModelResourcing, ...]) -> Outcome:
    """Return the outcome with the moves of all answers in the scenario, as the window applies them."""
    moves = tuple(worth.move for answer in answers if answer.chosen for worth in worths(answer.chosen))
    return evaluate(offers.current, replace(scenario, moves=moves))


LOCKS = st.just(Locks()) | st.builds(
    Locks,
    kept_parts=st.frozensets(st.sampled_from(("P0", "P1"))),
    barred_countries=st.frozensets(st.sampled_from(("CN", "JP", "MX", "US", "CA", "DE", "GB", ""))),
    most_changes=st.none() | st.integers(0, 3),
)


@settings(max_examples=examples(200))
@given(a_book=told_apart(), scenario=SCENARIOS, locks=LOCKS)
def test_an_applied_answer_gives_its_figures(a_book: SourcingBook, scenario: Scenario, locks: Locks) -> None:
    offers, scenario = offers_of(a_book), replace(scenario, locks=locks)
    said = best_response(offers)(scenario)

    answers = resource(offers, scenario, effort=1)
    outcome = applied(offers, scenario, answers)

    assert said.qualifies[0] == (outcome.verdict[0] == Verdict.QUALIFIES)
    assert said.undetermined[0] == (outcome.verdict[0] == Verdict.UNDETERMINED)
    assert said.parts_duty_usd[0] == pytest.approx(outcome.parts_duty_usd[0], rel=1e-9, abs=1e-6)
    assert said.vehicle_duty_usd[0] == pytest.approx(outcome.vehicle_duty_usd[0], rel=1e-9, abs=1e-6)
    assert said.fees_usd[0] == pytest.approx(outcome.fees_usd[0], rel=1e-9, abs=1e-6)
    assert said.landed_usd[0] - said.switching_usd[0] == pytest.approx(
        outcome.landed_cost_usd[0], rel=1e-9, abs=1e-6
    )
    if answers[0].problem.terms.costs.core.other_ways[
        0
    ]:  # core parts that originate one by one are not counted whole
        assert said.rvc[0] <= outcome.rvc_low[0] + 1e-9
    else:
        assert said.rvc[0] == pytest.approx(outcome.rvc_low[0], abs=1e-9)
    assert said.us_content[0] == pytest.approx(outcome.us_content_low[0], abs=1e-9)
    assert float((said.duty_usd * said.volume).sum()) == pytest.approx(
        outcome.fleet().duty_usd, rel=1e-9, abs=1e-6
    )


@settings(max_examples=examples(60))
@given(a_book=told_apart(), scenario=SCENARIOS)
def test_decide_drivers_and_odds_say_what_the_applied_answer_comes_to(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    offers = offers_of(a_book)
    decided = decide(DecisionQuestion.of(offers, scenario))
    assert decided is not None
    outcome = applied(offers, scenario, decided.answers)
    duty = outcome.fleet().duty_usd
    (answer,) = decided.answers
    made = MadeSourcing.of(answer)
    volume = float(offers.current.fleet.volume[0])

    assert made.duty_usd * volume == pytest.approx(duty, rel=1e-9, abs=1e-6)
    assert decided.fleet.duty_usd == pytest.approx(duty, rel=1e-9, abs=1e-6)
    assert decided.fleet.fees_usd == pytest.approx(float(outcome.fees_usd[0]) * volume, rel=1e-9, abs=1e-6)
    assert decided.fleet.landed_usd - decided.fleet.switching_usd == pytest.approx(
        outcome.fleet().landed_cost_usd, rel=1e-9, abs=1e-6
    )
    assert decided.fleet.qualifying_volume == outcome.fleet().qualifying_volume
    respond = best_response(offers)
    rate = scenario.policy.values()["mfn_car"]
    assert rate is not None
    (swing,) = tornado(respond, scenario, (Span("mfn_car", rate, rate),), KeyFigure.DUTY)
    assert swing.at_low == pytest.approx(duty, rel=1e-9, abs=1e-6)
    expected = expect(respond, scenario, (Prospect("as it is", 1.0),))
    assert expected is not None
    assert expected.duty_usd == pytest.approx(duty, rel=1e-9, abs=1e-6)


@settings(max_examples=examples(40))
@given(a_book=told_apart(), scenario=SCENARIOS, place=st.tuples(st.integers(0, 4), st.integers(0, 4)))
def test_map_and_sweep_say_what_the_applied_answer_comes_to(
    a_book: SourcingBook, scenario: Scenario, place: tuple[int, int]
) -> None:
    offers = offers_of(a_book)
    steps = np.linspace(0.0, 1.0, 5)
    row, column = place
    at = scenario.with_value("us_content", float(steps[row])).with_value("rvc", float(steps[column]))
    landed = sorted(one.landed for one in every_sourcing(a_book, at))
    assume(len(landed) == 1 or landed[1] - landed[0] > 2 * CENT)  # else either may answer
    outcome = applied(offers, at, resource(offers, at))
    figures = ("vehicle_duty_usd", "parts_duty_usd")
    volume = float(offers.current.fleet.volume[0])
    wanted = [float(getattr(outcome, figure)[0]) * volume for figure in figures]

    *_, grid = refined(
        offers, scenario, GridAxis("rvc", steps), GridAxis("us_content", steps), tell_unable=True
    )
    *_, sweep = best_sweep(offers, at, GridAxis("rvc", steps))

    for figure, amount in zip(figures, wanted, strict=True):
        table = getattr(grid.totals, figure).sum(axis=0)
        assert table[row, column] == pytest.approx(amount, rel=1e-9, abs=1e-5)
        curve = getattr(sweep.totals, figure).sum(axis=0)
        assert curve[column] == pytest.approx(amount, rel=1e-9, abs=1e-5)
    content = grid.totals.regional_volume.sum(axis=0)[row, column]
    assert content == pytest.approx(float(outcome.rvc_low[0]) * volume, rel=1e-9, abs=1e-5)


def test_a_sourcing_moved_home_pays_no_duty_on_its_parts_any_more() -> None:
    rows = [
        Row("US", 700.0, part="kept"),
        Row("CN", 300.0, part="moved", supplier="far"),
        Row("US", 301.0, part="moved", supplier="near", alternative=True),
    ]
    a_book = book(rows, Vehicle("A", assembly_country="US", annual_volume=1000.0))
    under = thresholds(0.75)
    scenario = replace(
        under, policy=replace(under.policy, measures=(Measure("mfn_parts", "MFN", Trade.PARTS, 0.10),))
    )
    offers = offers_of(a_book)

    said = best_response(offers)(scenario)

    assert evaluate(offers.current, scenario).parts_duty_usd[0] == pytest.approx(30.0)
    assert said.parts_duty_usd[0] == 0.0
    assert said.duty_usd[0] == 0.0
    assert said.landed_usd[0] == pytest.approx(1001.0)


def test_core_parts_count_whole_in_the_content_reached_where_no_preference_is_in_force() -> None:
    group = CoreGroup.ENGINE
    rows = [
        Row("US", 1.0, part="P0"),
        Row("US", 1.0, part="P1", role=PartRole.CORE, core_group=group),
        Row("US", 1.0, part="P2", role=PartRole.CORE, core_group=group),
        Row("US", 0.1, part="P2", role=PartRole.CORE, core_group=group, regional=0.0, alternative=True),
    ]
    scenario = Scenario(replace(POLICY, preference=False, measures=(), fees=()))
    offers = offers_of(book(rows, Vehicle("A", assembly_country="US")))
    answers = resource(offers, scenario, effort=1)

    assert applied(offers, scenario, answers).rvc_low[0] == 1.0
    assert MadeSourcing.of(answers[0]).rvc == 1.0
