"""What was found in a workbook, as JSON values."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from books import Row, book
from headroom.book.layout import (
    BookLayout,
    ColumnLayout,
    DecimalMark,
    ShareUnit,
    TableKind,
    TableLayout,
)
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import SheetTotal, SourceFile, SourcingBook
from headroom.book.survey import BookSurvey, ColumnFinding, Doubt, SheetFinding, TableFinding
from headroom.output.inspection_json import inspection
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions, certain_layout
from workbooks import MODELS, silent, table, write_xlsx

PRICE = ColumnFinding(
    ColumnLayout(27, "Preis je 100", "unit_cost", currency="EUR", decimal=DecimalMark.COMMA, per=100.0),
    0.87654,
    "“Preis je 100” is much like Unit cost.",
    others=("freight_per_unit",),
    samples=("1.234,50", "7,25"),
)
MATRIX = ColumnFinding(ColumnLayout(5, "Sierra", "quantity", model="Sierra"), 0.75, "Whole numbers.")
WEIGHT = ColumnFinding(ColumnLayout(6, "Gewicht"), 0.0, "Its heading is not known.")


def parts(*columns: ColumnFinding, last_row: int | None = None, model: str = "") -> TableFinding:
    layouts = tuple(column.proposed for column in columns)
    layout = TableLayout("Daten", TableKind.SOURCING, 4, 5, layouts, last_row, model)
    return TableFinding(layout, columns)


def sheet(*tables: TableFinding, name: str = "Daten") -> SheetFinding:
    return SheetFinding(name, "", hidden=False, rows=0, first_column=0, top=(), tables=tables)


def survey(*sheets: SheetFinding, certain: bool = True, missing: tuple[str, ...] = ()) -> BookSurvey:
    return BookSurvey("fleet.xlsx", sheets, BookLayout(), certain, tuple(map(Doubt, missing)))


def values(
    found: BookSurvey, layout: str | None = None, a_book: SourcingBook | None = None
) -> dict[str, Any]:
    """Return what a program reads; what it is, is what the tests ask."""
    result: dict[str, Any] = json.loads(json.dumps(inspection(found, layout, a_book), allow_nan=False))
    return result


def table_of(one: TableFinding) -> dict[str, Any]:
    """Return what is said of the only table of a workbook."""
    ((found,),) = (sheet["tables"] for sheet in values(survey(sheet(one)))["sheets"])
    return dict(found)


def test_a_workbook_that_was_not_read_has_no_rows_files_or_totals() -> None:
    found = values(survey())

    assert found["workbook"] == {
        "name": "fleet.xlsx",
        "files": [],
        "rows_read": None,
        "rows_used": None,
        "definition": "net cost",
    }
    assert (found["totals"], found["sheets"], found["problems"]) == ([], [], [])


def test_a_workbook_that_was_read_has_its_files_and_how_many_rows_count() -> None:
    files = (SourceFile("a.xlsx", "ab" * 32, 1234), SourceFile("b.csv", "cd" * 32, 0))
    read = replace(book([Row(), Row()]), files=files, rows_read=7)

    told = values(survey(), a_book=read)["workbook"]

    assert (told["rows_read"], told["rows_used"]) == (7, 2)
    assert told["files"] == [
        {"name": "a.xlsx", "sha256": "ab" * 32, "bytes": 1234},
        {"name": "b.csv", "sha256": "cd" * 32, "bytes": 0},
    ]


def test_what_content_is_comes_from_the_rows_where_they_were_read_and_else_from_the_file() -> None:
    labels = replace(survey(), definition="label content")
    read = replace(book([Row()]), definition="label content, not net cost")

    assert values(labels)["workbook"]["definition"] == "label content"
    assert values(labels, a_book=read)["workbook"]["definition"] == "label content, not net cost"
    assert values(survey(), a_book=book([Row()]))["workbook"]["definition"] == "net cost"


def test_whether_it_is_certain_what_is_missing_and_by_which_layout_it_was_read_are_told() -> None:
    doubtful = survey(certain=False, missing=("Confirm column B.", "Choose Unit cost."))

    found = values(doubtful)
    assert (found["format"], found["certain"], found["layout"]) == (1, False, None)
    assert found["missing"] == ["Confirm column B.", "Choose Unit cost."]
    assert (values(survey())["certain"], values(survey())["missing"]) == (True, [])
    assert [values(doubtful, layout)["layout"] for layout in ("Plant 7", "")] == ["Plant 7", ""]


def test_problems_are_those_of_the_rows_where_they_were_read_and_else_of_the_file() -> None:
    found = replace(survey(), problems=(Problem(Severity.WARNING, "It has macros.", rows=0),))
    wrong = Problem(Severity.ERROR, "No cost.", "Give it.", "Daten", "F2")

    assert [one["message"] for one in values(found)["problems"]] == ["It has macros."]
    assert values(found, a_book=replace(book([Row()]), problems=(wrong,)))["problems"] == [
        {
            "severity": "error",
            "sheet": "Daten",
            "cell": "F2",
            "message": "No cost.",
            "remedy": "Give it.",
            "rows": 1,
        }
    ]
    assert values(found, a_book=book([Row()]))["problems"] == []


def test_a_sheet_has_its_file_its_rows_and_why_it_is_not_used() -> None:
    one = replace(sheet(name="Alt"), file="b.xlsx", hidden=True, rows=1204, note="No cell has a value.")

    assert values(survey(one))["sheets"] == [
        {
            "name": "Alt",
            "file": "b.xlsx",
            "hidden": True,
            "rows": 1204,
            "note": "No cell has a value.",
            "encoding": None,
            "tables": [],
        }
    ]


def test_a_table_says_where_it_stands_how_it_was_understood_and_what_is_missing() -> None:
    one = replace(parts(PRICE, last_row=90, model="Sierra"), shape="One model.", missing=("Part number",))

    found = table_of(one)

    del found["columns"]
    assert found == {
        "kind": "sourcing",
        "header_rows": [4, 5],
        "last_row": 90,
        "model": "Sierra",
        "shape": "One model.",
        "certain": False,
        "missing": ["Part number"],
        "structure": None,
        "questions": [],
    }
    assert table_of(parts(PRICE))["last_row"] is None


def test_a_table_is_certain_where_each_column_in_use_is_sure_and_nothing_is_missing() -> None:
    sure = parts(replace(PRICE, confidence=0.9), WEIGHT)

    assert table_of(sure)["certain"] is True
    assert table_of(parts(replace(PRICE, confidence=0.89), WEIGHT))["certain"] is False
    assert table_of(replace(sure, missing=("Part number",)))["certain"] is False
    assert table_of(replace(sure, doubt="Confirm it."))["certain"] is False


def test_a_column_says_what_it_means_how_it_is_read_and_what_else_it_might_be() -> None:
    (column,) = table_of(parts(PRICE))["columns"]

    assert column == {
        "column": "AB",
        "heading": "Preis je 100",
        "field": "unit_cost",
        "confidence": 0.877,
        "reason": "“Preis je 100” is much like Unit cost.",
        "others": ["freight_per_unit"],
        "samples": ["1.234,50", "7,25"],
        "model": "",
        "currency": "EUR",
        "decimal": ",",
        "unit": "",
        "per": 100.0,
    }


def test_a_column_of_shares_says_whether_they_are_in_percent() -> None:
    share = replace(PRICE, proposed=ColumnLayout(0, "RVC", "regional_content", unit=ShareUnit.PERCENT))

    (column,) = table_of(parts(share))["columns"]

    assert (column["unit"], column["decimal"], column["per"]) == ("percent", "", 1.0)


def test_a_column_without_a_use_has_no_field_and_one_of_a_single_model_names_it() -> None:
    matrix, weight = table_of(parts(MATRIX, WEIGHT))["columns"]

    assert (matrix["field"], matrix["model"]) == ("quantity", "Sierra")
    assert (weight["field"], weight["model"], weight["confidence"]) == (None, "", 0.0)


@given(st.lists(st.lists(st.sampled_from((PRICE, MATRIX, WEIGHT)), max_size=4), max_size=4))
def test_every_sheet_table_and_column_is_told_in_the_order_of_the_workbook(
    columns: list[list[ColumnFinding]],
) -> None:
    sheets = [sheet(parts(*own), name=f"S{at}") for at, own in enumerate(columns)]

    found = values(survey(*sheets))["sheets"]

    assert [one["name"] for one in found] == [one.name for one in sheets]
    told = [[column["heading"] for column in one["tables"][0]["columns"]] for one in found]
    assert told == [[column.proposed.heading for column in own] for own in columns]


def test_totals_are_told_by_sheet_and_currency_with_what_was_read_and_what_counts() -> None:
    totals = (
        SheetTotal("Daten", "EUR", 3, 2, 110.0, 100.0),
        SheetTotal("Daten", "", 1, 0, 7.0, 0.0),
    )

    told = values(survey(), a_book=replace(book([Row()]), totals=totals))["totals"]

    assert told == [
        {
            "sheet": "Daten",
            "currency": "EUR",
            "rows_read": 3,
            "rows_used": 2,
            "value_read": 110.0,
            "value_used": 100.0,
        },
        {
            "sheet": "Daten",
            "currency": "",
            "rows_read": 1,
            "rows_used": 0,
            "value_read": 7.0,
            "value_used": 0.0,
        },
    ]


def test_what_is_found_in_a_workbook_is_what_its_rows_are_counted_from(tmp_path: Path) -> None:
    rows = table({"Quantity per vehicle": 2.0}, {"Unit cost": "TBD"})
    path = write_xlsx(tmp_path / "fleet.xlsx", {"Sourcing": rows, "Models": MODELS})
    seen: list[BookSurvey] = []

    def choose(found: BookSurvey) -> BookLayout:
        seen.append(found)
        return certain_layout(found)

    read = decode(path, silent, Questions(choose=choose))
    told = values(seen[0], None, read)

    assert [(one["name"], one["rows"], one["tables"][0]["kind"]) for one in told["sheets"]] == [
        ("Sourcing", 3, "sourcing"),
        ("Models", 2, "models"),
    ]
    fields = [column["field"] for column in told["sheets"][0]["tables"][0]["columns"]]
    assert fields == ["model", "part_number", "origin", "unit_cost", "quantity"]
    assert (told["workbook"]["rows_read"], told["workbook"]["rows_used"]) == (2, 1)
    assert [(one["rows_used"], one["value_used"]) for one in told["totals"]] == [(1, 200.0)]
    assert "D3" in [problem["cell"] for problem in told["problems"]]
