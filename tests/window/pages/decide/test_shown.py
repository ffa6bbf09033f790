"""The words and figures of comply or pay."""

from dataclasses import replace

import pytest

from headroom.optimum.break_even_points import NOT_YET
from headroom.optimum.change_worth import picks_with, trial, worths
from headroom.optimum.decisions import DecisionQuestion, decide
from headroom.optimum.resourcing import resource
from headroom.output.resourcing_words import decision_sentence, decision_word, locks_sentence
from headroom.rules.scenario import Locks
from headroom.window.pages.decide.shown import change_table, model_table, point_sentence, trial_sentence
from headroom.words import formatting
from resourcing_cases import Case, thresholds

TEN = Case.generated(10, 4).offers()


def test_a_row_of_the_table_holds_the_figures_of_the_answer() -> None:
    decided = decide(DecisionQuestion.of(TEN, thresholds(0.75)))
    assert decided is not None

    (row,) = model_table(decided, (0,), ()).rows

    answer = decided.answers[0]
    figures = [cell.number for cell in row[2:8]]
    assert figures == [
        answer.comply_premium_usd,
        answer.duty_if_complying_usd,
        answer.premium_if_paying_usd,
        answer.duty_if_paying_usd,
        answer.gap_usd,
        answer.saves_usd,
    ]
    comply, duty, pay, paid, gap, saves = (figure or 0.0 for figure in figures)
    assert comply + duty - (pay + paid) == pytest.approx(gap)
    assert saves == pytest.approx(answer.incumbent_landed_usd - min(comply + duty, pay + paid) - 643.60)
    assert row[8].text == str(len(answer.changes))
    (moved,) = model_table(decided, (0,), {"A"}).rows
    assert moved[8].text == f"{len(answer.changes)} in the scenario"


@pytest.mark.parametrize(
    ("rvc", "rate", "word", "sentence"),
    [
        (
            0.75,
            0.025,
            "re-source",
            "Complying is $2 a vehicle cheaper than paying; 3 changes save $2 a vehicle.",
        ),
        (
            *(0.90, 0.025, "pay"),
            "Paying is $12 a vehicle cheaper than complying; no change of sources saves anything.",
        ),
        (0.40, 0.025, "stay", "It qualifies as sourced; no change of sources saves anything."),
        (
            *(0.90, 0.0, "nothing due"),
            "No duty falls on the vehicle, it need not qualify; no change of sources saves anything.",
        ),
    ],
)
def test_a_decision_in_words(rvc: float, rate: float, word: str, sentence: str) -> None:
    (answer,) = resource(TEN, thresholds(rvc, rate=rate))

    assert (decision_word(answer), decision_sentence(answer)) == (word, sentence)


def test_with_a_change_left_out_the_sentence_says_by_how_much_it_fails() -> None:
    (answer,) = resource(TEN, thresholds(0.75))
    assert answer.comply is not None
    part = answer.comply.changes[-1].part_number

    whole = trial_sentence(trial(answer.problem, picks_with(answer.comply, ())), 4, 4)
    less = trial_sentence(trial(answer.problem, picks_with(answer.comply, {part})), 3, 4)

    assert whole.startswith("With 4 of 4 changes: qualifies, regional 7")
    assert less.startswith("With 3 of 4 changes: fails by ")


def test_each_change_has_the_cells_of_both_sources() -> None:
    (answer,) = resource(TEN, thresholds(0.75))
    assert answer.comply is not None
    rows = TEN.current.book.rows

    table = change_table(worths(answer.comply), rows)

    for row, change in zip(table.rows, answer.comply.changes, strict=True):
        assert row[-1].text == rows.address(change.to_row, "unit_cost")
        assert row[-1].note.startswith(rows.address(change.from_row, "unit_cost"))
    assert point_sentence(worths(answer.comply)).startswith("The dearest point of content costs +$")
    assert point_sentence(()) == ""


def test_locks_in_words() -> None:
    locks = Locks(frozenset({"b", "a"}), frozenset({"CN", ""}), 1)

    assert locks_sentence(locks) == "a, b stay; nothing from CN, unknown; at most 1 change a model"
    assert locks_sentence(Locks()) == ""


def test_break_even_points_that_were_put_off_are_quiet_and_say_so() -> None:
    decided = decide(DecisionQuestion.of(TEN, thresholds(0.75)))
    assert decided is not None
    old = tuple(replace(one, rate_found=False, threshold_found=False) for one in decided.points)
    none = (NOT_YET,)

    (now,) = model_table(decided, (0,), ()).rows
    (put_off,) = model_table(replace(decided, points=old), (0,), ()).rows
    (unknown,) = model_table(replace(decided, points=none), (0,), ()).rows

    assert [cell.text for cell in put_off[9:]] == [cell.text for cell in now[9:]]
    assert not any(cell.quiet or cell.note for cell in now[9:])
    assert all(cell.quiet and "when the slider rests" in cell.note for cell in put_off[9:])
    assert [cell.text for cell in unknown[9:]] == [formatting.NOTHING] * 2
