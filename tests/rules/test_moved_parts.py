"""Moves of a scenario: evaluated as if the workbook had been changed."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import Row, book
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.optimum.change_worth import worths
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.optimum.sourcing_choice import adopted
from headroom.rules.assumptions import all_problems
from headroom.rules.exposure import Exposure
from headroom.rules.moved_parts import moved
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario, SourceMove
from resourcing_cases import Case, offers_of, thresholds
from sourcing_choices import told_apart
from strategies import REFERENCE, SCENARIOS


def moves_of(answers: tuple[ModelResourcing, ...]) -> tuple[SourceMove, ...]:
    return tuple(worth.move for answer in answers if answer.chosen for worth in worths(answer.chosen))


def assert_same(one: Outcome, other: Outcome) -> None:
    for field in fields(Outcome):
        first, second = getattr(one, field.name), getattr(other, field.name)
        if isinstance(first, np.ndarray):
            np.testing.assert_allclose(first, second, rtol=1e-12, atol=1e-9, err_msg=field.name)


@given(a_book=told_apart(), scenario=SCENARIOS)
def test_a_scenario_with_the_changes_of_an_answer_evaluates_as_the_changed_workbook_does(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    offers = offers_of(a_book)
    answers = resource(offers, scenario)
    changed = adopted(offers, [answer.chosen for answer in answers if answer.chosen])

    outcome = evaluate(offers.current, replace(scenario, moves=moves_of(answers)))

    assert_same(outcome, evaluate(Exposure.of(changed, REFERENCE), scenario))


@pytest.mark.parametrize("seeds", [(4, 5, 6), (7, 8, 9)])
def test_only_the_models_that_have_moves_change(seeds: tuple[int, int, int]) -> None:
    cases = [Case.generated(12, seed) for seed in seeds]
    rows = [row for case, name in zip(cases, "ABC", strict=True) for row in case.rows(name)]
    vehicles = [case.vehicle(name) for case, name in zip(cases, "ABC", strict=True)]
    offers = offers_of(book(rows, *vehicles))
    scenario = thresholds(0.75, 0.3, rate=0.3)
    answers = resource(offers, scenario, models=[1])
    assert answers[0].changes

    outcome = evaluate(offers.current, replace(scenario, moves=moves_of(answers)))

    changed = adopted(offers, [answers[0].chosen] if answers[0].chosen else [])
    assert_same(outcome, evaluate(Exposure.of(changed, REFERENCE), scenario))
    assert outcome.landed_cost_usd[1] == pytest.approx(answers[0].landed_usd)
    assert (np.diff(outcome.exposure.model) >= 0).all()


CAR = (
    Row("CN", 60.0, part="battery", quantity=2),
    Row("US", 66.0, part="battery", quantity=2, alternative=True),
    Row("MX", 50.0, part="frame"),
)
TO_US = SourceMove("A", "battery", "US", "", 66.0)


def car() -> Exposure:
    vehicle = Vehicle("A", assembly_country="MX", net_cost_usd=500.0, customs_value_usd=600.0)
    return Exposure.of(book(CAR, vehicle), REFERENCE)


def test_a_stated_net_cost_and_customs_value_move_with_the_parts() -> None:
    outcome = evaluate(car(), replace(thresholds(0.5), moves=(TO_US,)))

    assert outcome.parts_usd[0] == pytest.approx(182)
    assert outcome.net_cost_usd[0] == pytest.approx(512)
    assert outcome.customs_value_usd[0] == pytest.approx(612)


@given(on=st.lists(st.booleans(), min_size=1, max_size=3))
def test_moves_that_are_switched_off_change_nothing(on: list[bool]) -> None:
    exposure, scenario = car(), thresholds(0.5)
    moves = tuple(replace(TO_US, on=one) for one in on)

    outcome = evaluate(exposure, replace(scenario, moves=moves))

    expected = evaluate(exposure, replace(scenario, moves=(TO_US,) if any(on) else ()))
    assert_same(outcome, expected)


def test_without_moves_the_exposure_is_the_same_object() -> None:
    exposure = car()

    assert moved(exposure, ()).exposure is exposure
    assert moved(exposure, (replace(TO_US, on=False),)).exposure is exposure


def test_the_same_moves_are_not_summed_twice() -> None:
    exposure = car()

    assert moved(exposure, (TO_US,)).exposure is moved(exposure, (replace(TO_US),)).exposure


@pytest.mark.parametrize(
    "wrong",
    [
        replace(TO_US, model="B"),
        replace(TO_US, part_number="engine"),
        replace(TO_US, to_origin="CA"),
        replace(TO_US, to_supplier="Acme"),
        replace(TO_US, to_unit_cost=67.0),
    ],
)
def test_a_move_whose_source_is_not_in_the_workbook_is_listed_and_does_nothing(wrong: SourceMove) -> None:
    exposure, scenario = car(), thresholds(0.5)

    outcome = evaluate(exposure, replace(scenario, moves=(wrong,)))

    assert_same(outcome, evaluate(exposure, scenario))
    assert any(wrong.part_number in problem.message for problem in all_problems(outcome))


def test_a_move_that_is_made_is_not_listed() -> None:
    outcome = evaluate(car(), replace(thresholds(0.5), moves=(TO_US,)))

    assert not any("battery" in problem.message for problem in all_problems(outcome))


def test_a_move_to_what_is_the_current_source_meanwhile_changes_nothing_and_is_not_missing() -> None:
    exposure = car()
    to_current = SourceMove("A", "battery", "CN", "", 60.0)

    assert moved(exposure, (to_current,)).missing == ()
    outcome = evaluate(exposure, replace(thresholds(0.5), moves=(to_current,)))
    assert_same(outcome, evaluate(exposure, thresholds(0.5)))


def test_a_re_sourcing_starts_from_the_workbook_whatever_the_scenario_moves() -> None:
    offers = Case.generated(10, 4).offers()
    scenario = thresholds(0.75)
    (answer,) = resource(offers, scenario)

    (again,) = resource(offers, replace(scenario, moves=moves_of((answer,))))

    assert again.incumbent_usd == answer.incumbent_usd
    assert again.changes == answer.changes
