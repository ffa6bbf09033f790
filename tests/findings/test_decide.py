"""What is found of comply or pay."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import Row, book
from fleet_of_courses import INCUMBENT_USD, NAMES, VOLUMES, answers, scenario
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.findings.decide import decide_finding, saved_a_year
from headroom.optimum.break_even_points import NOT_YET
from headroom.optimum.courses_of_action import Course, course_of
from headroom.optimum.decisions import Decided, DecisionQuestion, decide
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.resourcing import ModelResourcing
from headroom.words import formatting
from resourcing_cases import offers_of, thresholds

ANSWERS = answers()


def decided(names: Iterable[str]) -> Decided:
    """Return some models of the small fleet as decided."""
    chosen = tuple(ANSWERS[name] for name in names)
    question = DecisionQuestion(next(iter(ANSWERS.values())).problem.terms.offers, scenario())
    return Decided(question, chosen, (NOT_YET,) * len(chosen), ResourcedFleet.of(chosen))


def of_book(sourcing: SourcingBook, rvc: float = 0.75) -> Decided:
    """Return what is decided about a workbook."""
    found = decide(DecisionQuestion.of(offers_of(sourcing), thresholds(rvc)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["Moves"], "Re-source the Moves and save $190 a year"),
        (["Moves", "Saves"], "Re-source all 2 models and save $1,790 a year"),
        (["Moves", "Pays"], "Re-source the Moves, pay for 1 and save $1,123 a year"),
        (["Stays"], "Nothing to re-source: the Stays stays as it is"),
        (["Stays", "Stays"], "Nothing to re-source: all 2 stay as they are"),
        (["Stays", "Home"], "Nothing to re-source: 1 model stays as it is"),
        (["Home"], "The Home owes no vehicle duty"),
        (["Home", "Home, fails"], "All 2 models owe no vehicle duty"),
        (["Stuck"], "The locks leave no sourcing for the Stuck"),
        (["Stuck", "Stuck, fails"], "The locks leave no sourcing for all 2 models"),
        ([], "No model is to be decided"),
    ],
)
def test_each_course_of_action_has_its_words(names: list[str], sentence: str) -> None:
    assert decide_finding(decided(names)).sentence == sentence


def test_a_model_that_pays_is_never_said_to_be_re_sourced() -> None:
    assert decide_finding(decided(["Pays"])).sentence.startswith("Pay for the Pays")
    assert "1 model has no way to qualify" in decide_finding(decided(["Pays", "Moves"])).detail


def test_locks_that_leave_some_models_no_source_are_said_beside_it() -> None:
    found = decide_finding(decided(NAMES))

    assert found.sentence.startswith("Re-source 2 models, pay for 2 and save ")
    assert "The locks leave no sourcing for 2." in found.detail


def test_what_models_could_save_that_owe_no_duty_is_said_beside_it() -> None:
    rows = [
        *(Row("CN", 100.0, "Home"), Row("US", 80.0, "Home", part="P0", alternative=True)),
        *(Row("CN", 100.0, "Away", part="P"), Row("MX", 101.0, "Away", part="P", alternative=True)),
    ]
    vehicles = [
        Vehicle("Home", assembly_country="US", annual_volume=1000.0),
        Vehicle("Away", assembly_country="MX"),
    ]
    found = decide_finding(of_book(book(rows, *vehicles)))

    assert found.sentence == (
        "Re-source the Away and save $2 a year; the Home, which owes no vehicle duty, could save $20,000 more"
    )
    assert found.detail == (
        "2 parts move, 1 of them of the Home: $0 of duty, $80,101 landed a year. Paying is cheaper for none. "
        "Every answer is proven the cheapest."
    )


@pytest.mark.parametrize(
    ("names", "applied", "sentence"),
    [
        (["Moves"], ["Moves"], "Applied: the Moves is re-sourced, which saves $190 a year"),
        (["Moves"], ["Saves"], "Re-source the Moves and save $190 a year"),
        (
            ["Moves", "Saves"],
            ["Moves", "Saves"],
            "Applied: all 2 models are re-sourced, which saves $1,790 a year",
        ),
        (["Moves", "Saves"], ["Saves"], "Re-source all 2 models and save $1,790 a year (1 of 2 applied)"),
        (
            ["Moves", "Pays"],
            ["Moves", "Pays"],
            "Applied: the Moves is re-sourced, 1 pays, which saves $1,123 a year",
        ),
        (["Pays"], ["Pays"], "Applied: the Pays pays, which saves $933 a year"),
        (["Stays"], ["Moves"], "Nothing to re-source: the Stays stays as it is"),
    ],
)
def test_what_the_scenario_does_already_is_not_proposed_again(
    names: list[str], applied: list[str], sentence: str
) -> None:
    found = decide_finding(decided(names), applied)

    assert found.sentence == sentence
    assert found.detail.startswith("Against the workbook, ") == sentence.startswith("Applied")


def test_models_that_need_not_qualify_save_what_is_applied_and_could_save_the_rest() -> None:
    rows = [
        *(Row("CN", 100.0, "Home"), Row("US", 80.0, "Home", part="P0", alternative=True)),
        *(Row("CN", 100.0, "Away", part="P"), Row("MX", 90.0, "Away", part="P", alternative=True)),
    ]
    vehicles = [Vehicle("Home", assembly_country="US"), Vehicle("Away", assembly_country="MX")]
    found = of_book(book(rows, *vehicles))

    assert "could save" in decide_finding(found, ["Away"]).sentence
    assert "no vehicle duty, saves $20 more" in decide_finding(found, ["Away", "Home"]).sentence


@pytest.mark.parametrize(
    ("rows", "lead"),
    [
        ([Row("CN", 1.0, "A"), Row("CN", 1.0, "B")], "2 models fail"),
        ([Row("CN", 1.0, "A"), Row("US", 1.0, "B")], "1 model fails"),
        ([Row("CN", 1.0, "A")], "The A fails"),
        ([Row("US", 1.0, "A"), Row("US", 1.0, "B")], "Both qualify"),
        ([Row("CN", 1.0, "A"), Row("", 1.0, "B")], "1 model fails, 1 cannot be told"),
    ],
)
def test_a_workbook_without_alternatives_says_so_in_the_place_of_a_decision(
    rows: list[Row], lead: str
) -> None:
    vehicles = [Vehicle(name, assembly_country="MX") for name in dict.fromkeys(row.model for row in rows)]
    found = decide_finding(of_book(book(rows, *vehicles)))

    assert found.sentence == f"{lead}, and this workbook names no other way to source a part"
    assert "alternative" in found.detail


def test_alternatives_of_no_current_row_are_told_from_none_at_all() -> None:
    rows = [Row("US", 1.0, "A", part="P"), Row("MX", 1.0, "A", part="Q", alternative=True)]

    assert decide_finding(of_book(book(rows, Vehicle("A")))).detail.startswith(
        "1 row is marked “alternative”, but"
    )


def test_what_a_year_comes_to_has_the_switching_cost_beside_the_landed_cost() -> None:
    found = decided(NAMES)
    fleet = found.fleet

    landed = formatting.millions(fleet.landed_usd - fleet.switching_usd)
    said = f"{formatting.millions(fleet.duty_usd)} of duty, {landed} landed"
    switching = f", {formatting.millions(fleet.switching_usd)} of switching cost"
    assert f"{said}{switching if fleet.switching_usd >= 0.5 else ''} a year." in decide_finding(found).detail


@given(st.sets(st.sampled_from(NAMES), min_size=1))
def test_counts_and_savings_are_those_of_the_answers(names: set[str]) -> None:
    chosen = [ANSWERS[name] for name in NAMES if name in names]
    found = decide_finding(decided(name for name in NAMES if name in names))
    by_course = {course: [one for one in chosen if course_of(one) is course] for course in Course}

    moving, paying = by_course[Course.RE_SOURCE], by_course[Course.PAY]
    if moving:
        assert found.sentence.startswith("Re-source ")
        assert (f", pay for {len(paying)}" in found.sentence) == bool(paying)
        assert formatting.about(reckoned([*moving, *paying])) in found.sentence
    assert (
        f"{sum(len(one.changes) for one in chosen)} part" in found.detail or "No part moves." in found.detail
    )


def reckoned(chosen: list[ModelResourcing]) -> float:
    """Return what models save a year, from the landed costs that were reckoned by hand."""
    landed = {"Moves": 177.0, "Pays": 155.4, "Saves": 100.0, "Unclear": 166.5}
    return sum(
        (INCUMBENT_USD[NAMES.index(one.model)] - landed[one.model]) * VOLUMES[NAMES.index(one.model)]
        for one in chosen
    )


def test_savings_are_summed_over_the_vehicles_of_a_year() -> None:
    chosen = [ANSWERS["Moves"], ANSWERS["Pays"], ANSWERS["Saves"]]

    assert saved_a_year(chosen) == pytest.approx(reckoned(chosen))
