from dataclasses import replace
from datetime import UTC, datetime

from fleets import POLICY, outcome
from headroom.book.layout import BookLayout
from headroom.output.reopened import deviation_table, deviation_words, moment, reopened
from headroom.rules.scenario import Scenario
from headroom.words.formatting import MINUS
from headroom.work.deviation import Deviation, compared
from headroom.work.saved_result import results_of
from headroom.work.saved_work import SavedWork
from headroom.work.workspace import Workspace

RESULTS = results_of(outcome())
WHEN = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
WORK = SavedWork(
    Workspace(Scenario(POLICY), Scenario(POLICY, "82/50")),
    (),
    BookLayout(),
    RESULTS,
    (RESULTS,),
    "0.2.0",
    WHEN,
)
NAME = "talks.headroom"


def moved(at: int, **figures: float | str) -> tuple[Deviation, ...]:
    now = list(RESULTS)
    now[at] = replace(RESULTS[at], **figures)  # type: ignore[arg-type]
    return compared("82/50", RESULTS, tuple(now))


def test_work_whose_figures_are_all_reproduced_says_so() -> None:
    assert reopened(NAME, WORK, (), ()) == (f"{NAME} is open: every figure is as it was saved.", True)


def test_work_that_was_saved_without_a_workbook_promises_nothing() -> None:
    empty = replace(WORK, baseline_results=(), results=((),))

    assert reopened(NAME, empty, (), ()) == (f"{NAME} is open.", True)


def test_a_workbook_that_changed_is_named_with_what_it_does_to_which_model() -> None:
    rvc = RESULTS[0].rvc_low or 0.0
    cost = RESULTS[0].landed_cost_usd

    text, same = reopened(
        NAME, WORK, ("fleet.xlsx",), moved(0, rvc_low=rvc - 0.01, landed_cost_usd=cost + 23, verdict="fails")
    )

    assert not same
    assert text.startswith(f"fleet.xlsx was changed since {NAME} was saved on {moment(WHEN)}. In “82/50”,")
    assert f"{RESULTS[0].model}: regional content " in text
    assert "landed cost +$23 per vehicle, now fails." in text


def test_a_workbook_that_changed_without_an_effect_is_said_to() -> None:
    text, same = reopened(NAME, WORK, ("fleet.xlsx", "rates.xlsx"), ())

    assert same
    assert "fleet.xlsx and rates.xlsx were changed" in text
    assert "no figure of a model differs" in text


def test_figures_that_differ_though_the_workbook_does_not_name_the_program_that_saved_them() -> None:
    text, same = reopened(NAME, WORK, (), moved(1, landed_cost_usd=RESULTS[1].landed_cost_usd - 4))

    assert not same
    assert "The workbook is as it was, but figures of 1 model differ from those that Headroom 0.2.0" in text
    assert f"{RESULTS[1].model}: landed cost {MINUS}$4 per vehicle" in text


def test_models_whose_verdict_flips_are_named_first_and_the_rest_is_counted() -> None:
    now = [replace(one, landed_cost_usd=one.landed_cost_usd + 10) for one in RESULTS]
    other = "fails" if RESULTS[-1].verdict != "fails" else "qualifies"
    now[-1] = replace(now[-1], verdict=other)
    many = tuple(replace(one, model=f"{one.model} {n}") for n in range(3) for one in RESULTS)
    later = tuple(replace(one, model=f"{one.model} {n}") for n in range(3) for one in now)

    text, _ = reopened(NAME, WORK, ("fleet.xlsx",), compared("82/50", many, later))

    assert text.split("“82/50”, ")[1].startswith(f"{RESULTS[-1].model} 0: ")
    assert f"and {len(many) - 3} more models" in text


def test_other_scenarios_that_differ_are_counted() -> None:
    every = (*moved(0, landed_cost_usd=1.0), *compared("Other", RESULTS, RESULTS[1:]))

    assert "1 other scenario differs." in reopened(NAME, WORK, (), every)[0]


def test_a_difference_that_rounding_hides_is_named_by_its_figure() -> None:
    (one,) = moved(0, landed_cost_usd=RESULTS[0].landed_cost_usd + 0.01)

    assert deviation_words(one) == "landed cost by a rounding"


def test_models_that_came_and_went_are_said_to() -> None:
    gone, came = compared("82/50", RESULTS, (*RESULTS[1:], replace(RESULTS[0], model="New")))

    assert (deviation_words(gone), deviation_words(came)) == ("is gone", "is new")
    table = deviation_table((gone, came))
    assert [row[3].text for row in table.rows] == ["not in the workbook", table.rows[0][2].text]


def test_the_table_has_the_change_of_every_figure() -> None:
    rvc, cost = RESULTS[0].rvc_low or 0.0, RESULTS[0].landed_cost_usd

    table = deviation_table(moved(0, rvc_low=rvc - 0.012, landed_cost_usd=cost + 23))

    (row,) = table.rows
    assert [cell.text for cell in row[:2]] == ["82/50", RESULTS[0].model]
    assert round(row[5].number or 0, 6) == -1.2
    assert row[9].text == "+$23"
    assert len(row) == len(table.columns)
