"""Remembered layouts, each in one line."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.book.layout import (
    BookLayout,
    ColumnLayout,
    RememberedLayout,
    TableKind,
    TableLayout,
)
from headroom.window.importing.shown.layout_list import LayoutLine, layout_line

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def columns(*headings: str, field: str = "part_number") -> tuple[ColumnLayout, ...]:
    return tuple(ColumnLayout(at, heading, field) for at, heading in enumerate(headings))


def table(sheet: str, kind: TableKind, *of: ColumnLayout, file: str = "") -> TableLayout:
    return TableLayout(sheet, kind, 1, 1, of, file=file)


def line(*tables: TableLayout, name: str = "Plant", used: datetime = NOON) -> LayoutLine:
    return layout_line(RememberedLayout(BookLayout(tables, name), used))


def test_a_sheet_that_is_alone_of_its_kind_is_named_and_several_are_counted() -> None:
    parts, more = table("Daten", TableKind.SOURCING), table("Werk 2", TableKind.SOURCING)
    models, rates = table("Modelle", TableKind.MODELS), table("Kurse", TableKind.RATES)

    assert line(parts).reads == "Sourcing in “Daten”"
    found = line(parts, models, more, rates).reads
    assert found == "Sourcing in 2 sheets, models in “Modelle”, rates in “Kurse”"
    assert line(table("MY2025", TableKind.LABELS)).reads == "Content labels in “MY2025”"


def test_sheets_of_one_name_in_two_files_are_two_sheets() -> None:
    one, other = (table("BOM", TableKind.SOURCING, file=file) for file in ("a.xlsx", "b.xlsx"))

    assert line(one, other).reads == "Sourcing in 2 sheets"


def test_facts_of_models_in_the_rows_of_their_parts_are_read_from_the_same_sheet() -> None:
    both = line(table("BOM", TableKind.SOURCING), table("BOM", TableKind.MODELS))

    assert both.reads == "Sourcing in “BOM”, models in “BOM”"


def test_a_layout_without_tables_keeps_its_name_and_says_nothing_else() -> None:
    assert line(name="Empty") == LayoutLine("Empty", "", "", "", "2026-11-26")


@pytest.mark.parametrize(
    ("count", "ending"),
    [(1, "H0"), (4, "H3"), (5, "H3 and 1 more"), (9, "H3 and 5 more"), (1204, "H3 and 1,200 more")],
)
def test_four_headings_are_named_and_the_others_counted(count: int, ending: str) -> None:
    found = line(table("BOM", TableKind.SOURCING, *columns(*(f"H{n}" for n in range(count)))))

    assert found.headings.startswith("H0")
    assert found.headings.endswith(ending)
    assert found.headings.count("H") == min(count, 4)


@given(st.lists(st.sampled_from("ABCDEFGH"), max_size=12))
def test_a_heading_of_several_tables_is_named_and_counted_once(letters: list[str]) -> None:
    tables = [table(f"S{at}", TableKind.SOURCING, *columns(one)) for at, one in enumerate(letters)]

    shown, _, more = line(*tables).headings.partition(" and ")

    named = shown.split(", ") if shown else []
    assert named == list(dict.fromkeys(letters))[:4]
    assert len(named) + int(more.removesuffix(" more") or 0) == len(set(letters))


def test_a_column_that_is_not_used_is_not_what_a_layout_is_known_by() -> None:
    used, unused = ColumnLayout(0, "Preis", "unit_cost"), ColumnLayout(1, "Gewicht")

    found = line(table("Daten", TableKind.SOURCING, used, unused))

    assert (found.headings, found.every) == ("Preis", "Preis: Unit cost")


def test_a_column_without_a_heading_is_not_named() -> None:
    found = line(table("Daten", TableKind.SOURCING, *columns("", "Preis")))

    assert found.headings == "Preis"


def test_every_heading_stands_on_a_line_of_its_own_with_what_it_means() -> None:
    parts = table(
        "BOM",
        TableKind.SOURCING,
        ColumnLayout(0, "Item ID", "part_number"),
        ColumnLayout(1, "Mfg country", "origin"),
        ColumnLayout(2, "Nettopreis", "unit_cost"),
        ColumnLayout(3, "Qty S", "quantity", model="Sierra"),
        ColumnLayout(4, "Qty T", "quantity", model="Tahoe"),
    )
    models = table("Models", TableKind.MODELS, ColumnLayout(0, "Plant country", "assembly_country"))

    assert line(parts, models).every.split("\n") == [
        "Item ID: Part number",
        "Mfg country: Country of origin",
        "Nettopreis: Unit cost",
        "Qty S: Sierra",
        "Qty T: Tahoe",
        "Plant country: Assembly country",
    ]


def test_the_day_of_last_use_is_that_of_the_analysts_own_clock() -> None:
    late = datetime(2026, 11, 26, 23, 59, tzinfo=timezone(timedelta(hours=-5)))  # the 27th in London

    assert line(used=late).used == "2026-11-26"
