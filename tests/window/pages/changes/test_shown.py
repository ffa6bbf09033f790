"""A workbook that was read again, in words and as tables."""

from dataclasses import replace
from datetime import UTC, datetime

from books import Row, book
from fleets import POLICY
from headroom.analysis.refresh_effect import ModelEffect, effect_of
from headroom.book.changes import BookChanges, changes_between
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.window.pages.changes.shown import (
    changed_facts,
    changed_models,
    changed_rows,
    refresh_headline,
    refresh_summary,
)
from headroom.words.formatting import MINUS, NOTHING, THIN_SPACE
from strategies import REFERENCE

ROWS = [Row("US", 800, "A", "P"), Row("CN", 200, "A", "Q"), Row("US", 100, "B", "P")]


def outcome(sourcing: SourcingBook) -> Outcome:
    return evaluate(Exposure.of(sourcing, REFERENCE), Scenario(POLICY.with_value("rvc", 0.75)))


def refreshed(before: SourcingBook, after: SourcingBook) -> tuple[BookChanges, tuple[ModelEffect, ...]]:
    changes = changes_between(before, after)
    return changes, effect_of(changes, outcome(before), outcome(after))


def test_one_sentence_counts_the_rows_and_another_says_what_becomes_of_a_model() -> None:
    changes, effects = refreshed(book(ROWS), book([ROWS[0], replace(ROWS[1], cost=300), ROWS[2]]))

    text = refresh_summary(changes, effects)

    assert text.startswith(f"1 row changed. A: regional content 80.0 → 72.7{THIN_SPACE}%, ")
    assert text.endswith("now fails.")


def test_the_same_workbook_again_is_said_to_be_the_same() -> None:
    changes, effects = refreshed(book(ROWS), book(ROWS))

    assert refresh_summary(changes, effects) == "Nothing changed: the workbook says what it said before."
    assert changed_models(effects).caption == "No model changes."
    assert changed_rows(changes).caption == "No row changed."
    assert changed_facts(changes).rows == ()


def test_rows_and_models_that_came_and_went_are_counted_by_their_kind() -> None:
    after = book([*ROWS[:2], Row(model="A", part="Z"), Row(model="C", part="P")])
    changes, effects = refreshed(book(ROWS), after)

    assert refresh_summary(changes, effects).startswith(
        "2 rows added, 1 removed; model C is new; model B is gone."
    )


def test_a_change_without_effect_on_any_figure_says_so() -> None:
    before = book(ROWS, Vehicle("A", model_line="one"), Vehicle("B"))
    changes, effects = refreshed(before, book(ROWS, Vehicle("A", model_line="two"), Vehicle("B")))

    text = refresh_summary(changes, effects)

    assert text.startswith("No row changed; 1 figure of vehicles changed.")
    assert text.endswith("No content share, verdict or landed cost changes.")


def test_each_changed_value_stands_with_both_cells_and_a_blank_as_a_dash() -> None:
    after = book([replace(ROWS[0], regional=0.9), *ROWS[1:]])

    table = changed_rows(changes_between(book(ROWS), after))

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["A", "P", "", "Regional content", NOTHING, f"90.0{THIN_SPACE}%", "Sourcing!2", "Sourcing!2"]
    ]


def test_an_origin_that_became_known_was_unknown_before() -> None:
    before = book([replace(ROWS[0], origin=""), *ROWS[1:]])

    (row,) = changed_rows(changes_between(before, book(ROWS))).rows

    assert [cell.text for cell in row[3:6]] == ["Country of origin", "unknown", "US"]


def test_a_long_table_says_how_many_rows_it_leaves_out() -> None:
    before = book([Row(part=f"P{at}") for at in range(10)])
    after = book([Row(part=f"P{at}", cost=1.5) for at in range(8)])

    table = changed_rows(changes_between(before, after), most=3)

    assert len(table.rows) == 3
    assert table.caption == "7 more rows came, went or changed."


def test_a_model_stands_with_its_verdicts_and_signed_changes() -> None:
    _, effects = refreshed(book(ROWS), book([ROWS[0], replace(ROWS[1], cost=300), ROWS[2]]))

    (row,) = changed_models(effects).rows

    texts = [cell.text for cell in row]
    assert texts[-1] == "1 changed"
    assert texts[:5] == [
        "A",
        "qualifies",
        "fails",
        f"72.7{THIN_SPACE}%",
        f"{MINUS}7.3{THIN_SPACE}pp",
    ]


def test_a_description_stands_beside_the_part_and_an_amount_keeps_its_decimals() -> None:
    after = book([replace(ROWS[0], cost=800.125), *ROWS[1:]])

    table = changed_rows(changes_between(book(ROWS), after))

    assert [column.title for column in table.columns][:4] == ["Model", "Part", "Description", "What"]
    assert [cell.text for cell in table.rows[0]][4:6] == ["800", "800.125"]


def test_the_headline_says_since_when_with_the_day_where_it_is_another() -> None:
    def read(sourcing: SourcingBook, day: int, hour: int) -> SourcingBook:
        return replace(sourcing, read_at=datetime(2026, 11, day, hour, 2, tzinfo=UTC))

    before, after = book(ROWS), book(ROWS[:2])

    same_day = changes_between(read(before, 26, 14), read(after, 26, 16))
    next_day = changes_between(read(before, 26, 14), read(before, 27, 9))

    assert refresh_headline(same_day) == "1 row removed; model B is gone since 14:02."
    assert refresh_headline(next_day).startswith("Nothing changed since 2026-11-26 14:02:")
