"""Comply or pay on whole workbooks: every sourcing enumerated through ``evaluate``."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from books import Row, book
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.optimum.resourcing import Decision, ModelResourcing, resource
from headroom.optimum.sourcing_choice import adopted
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Locks, Scenario
from headroom.rules.verdict import Verdict
from resourcing_cases import offers_of, thresholds
from sourcing_choices import One, choices, every_sourcing
from strategies import REFERENCE, SCENARIOS, books

CENT = 0.01


def check(answer: ModelResourcing, sourcings: list[One]) -> None:
    """Compare an answer with all the sourcings that were allowed."""
    assert answer.proven_optimal
    for sourcing, qualifies in ((answer.comply, True), (answer.pay, False)):
        same = [one for one in sourcings if one.qualifies is qualifies]
        assert (sourcing is None) == (not same)
        if sourcing is not None:
            least = min(one.landed for one in same)
            assert least - 1e-6 <= sourcing.landed_usd < least + CENT
            assert sourcing.bound_usd <= least + 1e-6
            assert sourcing.landed_usd - sourcing.bound_usd < CENT
    cheapest = min((one.landed for one in sourcings), default=None)
    if cheapest is None:
        assert answer.decision is Decision.NO_SOURCING
        assert (answer.chosen, answer.landed_usd, answer.changes) == (None, None, ())
    else:
        assert answer.landed_usd == pytest.approx(cheapest, abs=CENT)


@settings(max_examples=150)
@given(a_book=choices(), scenario=SCENARIOS)
def test_no_sourcing_lands_for_less_than_the_answer(a_book: SourcingBook, scenario: Scenario) -> None:
    (answer,) = resource(offers_of(a_book), scenario)

    check(answer, every_sourcing(a_book, scenario))


@given(
    a_book=choices(),
    scenario=SCENARIOS,
    most=st.none() | st.integers(0, 3),
    kept=st.sets(st.sampled_from(("P0", "P1", "P2"))),
    barred=st.sets(st.sampled_from(("CN", "JP", "MX", ""))),
)
def test_locks_leave_out_just_the_sourcings_they_forbid(
    a_book: SourcingBook, scenario: Scenario, most: int | None, kept: set[str], barred: set[str]
) -> None:
    rows = a_book.rows
    (answer,) = resource(
        offers_of(a_book), scenario, Locks(frozenset(kept), frozenset(barred), most_changes=most)
    )

    numbers = list(dict.fromkeys(rows.part_number[i] for i in range(len(rows))))
    sources = {n: [i for i in range(len(rows)) if rows.part_number[i] == n] for n in numbers}

    def left(one: One) -> bool:
        origins = {
            rows.origins[rows.origin[sources[n][pick]]]
            for n, pick in zip(numbers, one.picks, strict=True)
            if len(sources[n]) > 1
        }
        return (
            not origins & barred
            and (most is None or one.changes <= most)
            and not any(pick for n, pick in zip(numbers, one.picks, strict=True) if n in kept)
        )

    check(answer, [one for one in every_sourcing(a_book, scenario) if left(one)])


@given(a_book=choices(), scenario=SCENARIOS)
def test_a_workbook_with_the_answer_made_current_evaluates_to_the_answer(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    offers = offers_of(a_book)
    (answer,) = resource(offers, scenario)

    for sourcing, qualifies in ((answer.comply, True), (answer.pay, False)):
        if sourcing is not None:
            outcome = evaluate(Exposure.of(adopted(offers, [sourcing]), REFERENCE), scenario)
            volume = max(a_book.vehicles[0].annual_volume, 1.0)
            switching = sum(a_book.rows.switching_cost_usd[c.to_row] for c in sourcing.changes) / volume
            assert bool(outcome.verdict[0] == Verdict.QUALIFIES) is qualifies
            assert outcome.landed_cost_usd[0] + switching == pytest.approx(sourcing.landed_usd)
            assert outcome.rvc_low[0] == pytest.approx(sourcing.rvc)
            assert outcome.us_content_low[0] == pytest.approx(sourcing.us_content)
            assert outcome.vehicle_duty_usd[0] + outcome.fees_usd[0] == pytest.approx(
                sourcing.border_usd, abs=1e-6
            )


@given(a_book=choices(), scenario=SCENARIOS)
def test_the_premium_is_the_cost_of_the_changes(a_book: SourcingBook, scenario: Scenario) -> None:
    no_credit = scenario.with_value("offset", 0.0)
    (answer,) = resource(offers_of(a_book), no_credit)

    if answer.comply is not None:
        assert answer.comply_premium_usd == pytest.approx(
            sum(change.cost_delta_usd for change in answer.comply.changes), abs=1e-6
        )


@given(a_book=choices(), scenario=SCENARIOS)
def test_where_nothing_qualifies_the_nearest_is_the_most_any_sourcing_reaches(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    (answer,) = resource(
        offers_of(a_book), replace(scenario, policy=replace(scenario.policy, core_parts=False))
    )
    near = answer.nearest()

    assert (near is None) == (answer.comply is not None)
    if near is not None:
        sourcings = every_sourcing(a_book, scenario)
        assert near.obstacles
        assert near.rvc == pytest.approx(max(one.rvc for one in sourcings), abs=1e-8)
        assert near.us_content is not None
        assert near.us_content <= max(one.us for one in sourcings) + 1e-8


@given(a_book=choices(), scenario=SCENARIOS)
def test_at_the_break_even_rate_paying_costs_what_complying_does(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    (answer,) = resource(offers_of(a_book), scenario)
    rate = answer.break_even_rate()

    assert (rate is None) == (answer.comply is None or a_book.vehicles[0].assembly_country == "US")
    if rate and answer.comply is not None:
        vehicle, fees = a_book.vehicles[0], 0.003464
        fees += 0.00125 if vehicle.transport_mode == "vessel" else 0.0
        problem = answer.problem
        paid = []
        for picks in product(*(np.flatnonzero(row) for row in problem.allowed)):
            chosen = np.array(picks)
            value = problem.customs.of(chosen)
            paid.append(problem.cost.of(chosen) + problem.always_usd + (rate + fees) * value)
        assert min(paid) == pytest.approx(answer.comply.landed_usd, abs=CENT)


@given(a_book=choices(), scenario=SCENARIOS)
def test_starting_from_other_answers_changes_no_answer(a_book: SourcingBook, scenario: Scenario) -> None:
    offers = offers_of(a_book)
    elsewhere = resource(offers, scenario.with_value("rvc", 0.3).with_value("rvc_truck", 0.9))

    (cold,), (warm,) = resource(offers, scenario), resource(offers, scenario, earlier=elsewhere)

    assert warm.decision is cold.decision
    assert warm.landed_usd == pytest.approx(cold.landed_usd, abs=CENT)


@given(a_book=books(), scenario=SCENARIOS)
def test_without_alternatives_the_answer_is_the_evaluation(a_book: SourcingBook, scenario: Scenario) -> None:
    outcome = evaluate(Exposure.of(a_book, REFERENCE), scenario)
    assume(bool((outcome.net_cost_usd > 0).all()))

    for i, answer in enumerate(resource(offers_of(a_book), scenario)):
        qualifies = outcome.verdict[i] == Verdict.QUALIFIES
        assert answer.landed_usd == pytest.approx(outcome.landed_cost_usd[i])
        owes = outcome.vehicle_duty_usd[i] + outcome.fees_usd[i] >= 0.005
        unless = Decision.PAY if owes else Decision.NO_DUTY_DUE
        assert answer.decision is (Decision.ALREADY_QUALIFIES if qualifies else unless)
        assert answer.proven_optimal
        assert not answer.changes


def test_current_rows_of_one_part_number_move_together() -> None:
    rows = [
        Row("CN", 300.0, part="seat"),
        Row("JP", 200.0, part="seat"),
        Row("MX", 520.0, part="seat", alternative=True, switching=1000.0),
        Row("CN", 100.0, part="lamp"),
        Row("US", 1.0, part="orphan", alternative=True),
    ]
    offers = offers_of(book(rows, Vehicle("A", assembly_country="MX", annual_volume=500.0)))

    (answer,) = resource(offers, thresholds(0.8, rate=0.25))
    assert answer.comply is not None
    (change,) = answer.comply.changes

    assert (change.part_number, change.from_origin, change.to_origin) == ("seat", "CN, JP", "MX")
    assert change.cost_delta_usd == pytest.approx(20.0 + 1000.0 / 500.0)
    assert answer.comply.rvc == pytest.approx(520 / 620)
    assert answer.incumbent_usd == pytest.approx(600.0)
    assert answer.decision is Decision.COMPLY


def test_a_cancelled_run_returns_the_models_answered_so_far() -> None:

    rows = [Row("CN", 10.0, model=name, part="p") for name in "ABC"]
    answers = iter((False, False, True))

    done = resource(offers_of(book(rows)), thresholds(0.5), cancelled=lambda: next(answers))

    assert [answer.model for answer in done] == ["A", "B"]


def test_a_lock_on_the_number_of_changes_is_at_least_0() -> None:
    with pytest.raises(ValueError, match="at least 0"):
        Locks(most_changes=-1)
