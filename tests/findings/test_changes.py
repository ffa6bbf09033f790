"""What a workbook that was read again is found to say differently."""

from dataclasses import replace
from datetime import UTC, datetime

from books import Row, book
from fleets import POLICY
from headroom.analysis.refresh_effect import effect_of
from headroom.book.changes import changes_between
from headroom.book.sourcing import SourcingBook
from headroom.findings.changes import changes_finding
from headroom.findings.finding import Finding
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.words.formatting import THIN_SPACE
from strategies import REFERENCE

ROWS = [Row("US", 800, "A", "P"), Row("CN", 200, "A", "Q"), Row("US", 100, "B", "P")]


def outcome(sourcing: SourcingBook) -> Outcome:
    return evaluate(Exposure.of(sourcing, REFERENCE), Scenario(POLICY.with_value("rvc", 0.75)))


def found(before: SourcingBook, after: SourcingBook) -> Finding:
    changes = changes_between(before, after)
    return changes_finding(changes, effect_of(changes, outcome(before), outcome(after)))


def test_rows_are_counted_and_a_verdict_that_flips_is_named() -> None:
    assert found(book(ROWS), book([ROWS[0], replace(ROWS[1], cost=300), ROWS[2]])) == Finding(
        "1 row changed; the A now fails",
        f"Figures of 1 model change, regional content of the A from 80.0 to 72.7{THIN_SPACE}%.",
    )


def test_the_same_workbook_again_is_said_to_be_the_same() -> None:
    assert found(book(ROWS), book(ROWS)) == Finding("Nothing changed: the workbook says what it said before")


def test_models_that_came_and_went_are_told() -> None:
    after = book([*ROWS[:2], Row(model="C", part="P")])

    assert found(book(ROWS), after).sentence == ("1 row added, 1 removed; model C is new; model B is gone")


def test_a_change_that_turns_no_verdict_says_so() -> None:
    said = found(book(ROWS), book([ROWS[0], replace(ROWS[1], cost=201), ROWS[2]]))

    assert said.sentence == "1 row changed; no verdict changes"
    assert (
        said.detail == f"Figures of 1 model change, regional content of the A from 80.0 to 79.9{THIN_SPACE}%."
    )


def test_a_small_move_has_as_many_decimals_as_tell_it_apart() -> None:
    said = found(book(ROWS), book([ROWS[0], replace(ROWS[1], cost=200.4), ROWS[2]]))

    assert said.detail.endswith(f"from 80.00 to 79.97{THIN_SPACE}%.")


def test_since_when_is_said_with_the_day_where_it_is_another() -> None:
    then, later = datetime(2026, 11, 1, 14, 2, tzinfo=UTC), datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
    before, after = replace(book(ROWS), read_at=then), replace(book(ROWS[:2]), read_at=later)

    assert found(before, after).sentence.startswith("1 row removed; model B is gone since 2026-11-01 14:02")


def test_many_flips_are_counted_not_named() -> None:
    models = [Row("US", 1.0, name, part=name) for name in "ABCD"]
    moved = [replace(row, origin="CN") for row in models[:3]]

    assert "; 3 verdicts change" in found(book(models), book([*moved, models[3]])).sentence
