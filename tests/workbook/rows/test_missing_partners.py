"""How many rows a part list does not have is one number, before and after reading; marks hide no partner."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from headroom.window.importing.shown.preview_questions import questions_of
from headroom.workbook.layouts.layout_draft import LayoutDraft
from part_list_books import csv, read, said, worth
from surveys import surveyed
from workbooks import Rows, write_xlsx

PRICES: Rows = (
    ("Part number", "COO", "Unit cost"),
    ("P-11", "US", 10.0),
    ("P-12", "MX", 5.0),
    ("P-20", "US", 7.0),
)
BY_LEVEL: Rows = (
    ("Level", "Part number", "Description", "Qty", "Model"),
    (1.0, "A-1", "axle", 2.0, "Oak"),
    (2.0, "P-11", "hub", 1.0, "Oak"),
    (2.0, "P-12", "shaft", 2.0, "Oak"),
    (1.0, "P-20", "seat", 1.0, "Oak"),
    (1.0, "P-99", "mat", 1.0, "Oak"),
    (None, "Total", None, None, None),
)
BY_PARENT = (
    "Teilenummer;Übergeordnetes Teil;Menge;Modell",
    "A-1;;2;Oak",
    "P-11;A-1;1;Oak",
    "P-12;A-1;2;Oak",
    "P-20;;1;Oak",
    "P-99;;1;Oak",
)


def _levels(folder: Path) -> tuple[Path, ...]:
    return (write_xlsx(folder / "book.xlsx", {"BOM": BY_LEVEL, "Parts": PRICES}),)


def _parents(folder: Path) -> tuple[Path, ...]:
    prices = ("Teilenummer;Ursprungsland;Stückpreis", "P-11;US;10", "P-12;MX;5", "P-20;US;7")
    return csv(folder / "bom.csv", BY_PARENT), csv(folder / "Parts.csv", prices)


def _matrix(folder: Path) -> tuple[Path, ...]:
    rows: Rows = (
        ("Part number", "Oak", "Elm"),
        ("P-11", 2.0, 1.0),
        ("P-12", 4.0, 1.0),
        ("P-20", 1.0, 1.0),
        ("P-99", 1.0, 1.0),
    )
    models: Rows = (("Model", "Vehicle class"), ("Oak", "car"), ("Elm", "car"))
    return (write_xlsx(folder / "book.xlsx", {"BOM": rows, "Parts": PRICES, "Models": models}),)


@pytest.mark.parametrize(
    ("paths", "rows"), [(_levels, "1 row of 4"), (_parents, "1 row of 4"), (_matrix, "1 row of 4")]
)
def test_what_is_not_in_a_list_is_one_number_before_and_after_reading(
    paths: Callable[[Path], tuple[Path, ...]], rows: str, tmp_path: Path
) -> None:
    files = paths(tmp_path)
    asked = [question for question in questions_of(LayoutDraft.of(surveyed(*files))) if question.unmatched]
    book = read(*files)

    [before] = [side.said for question in asked for side in question.unmatched]
    assert re.match(r"1 row not in Parts", before)
    [missing] = said(book, "does not have")
    assert re.search(rf"{rows} is of parts that “(\[Parts.csv\])?Parts” does not have", missing)
    assert "“P-99”" in missing
    [joined] = said(book, "joined from")
    assert "in 3 of 4 rows." in joined
    assert worth(book)["Oak"] == 47.0


@pytest.mark.parametrize(
    "marked",
    [
        ("Oak", ". A-1", ".. P-11", ".. P-12", ". P-20"),
        ("Oak", "A-1", "-> P-11", "-> P-12", "P-20"),
        ("• Oak", "• A-1", "• P-11", "• P-12", "• P-20"),
        ("▸ Oak", "└─ A-1", "   └─ P-11", "   └─ P-12", "└─ P-20"),
    ],
)
def test_marks_before_the_numbers_of_a_list_are_taken_off(marked: tuple[str, ...], tmp_path: Path) -> None:
    facts = ((None, None), (None, None), ("US", 10.0), ("MX", 5.0), ("US", 7.0))
    prices: Rows = (PRICES[0], *((number, *fact) for number, fact in zip(marked, facts, strict=True)))
    path = write_xlsx(tmp_path / "book.xlsx", {"BOM": BY_LEVEL, "Parts": prices})
    survey = surveyed(path)
    book = read(path)

    [question] = [
        one
        for sheet in survey.sheets
        for table in sheet.tables
        for one in table.questions
        if one.key == "join"
    ]
    assert question.share == (4, 5)
    assert worth(book)["Oak"] == 47.0
    assert "“P-99”" in said(book, "does not have")[0]


def test_marks_of_a_bill_hide_none_of_its_rows_from_a_list(tmp_path: Path) -> None:
    lines = ("Part number,Qty,Model", "A-1,2,Oak", "-> P-11,1,Oak", "-> P-12,2,Oak", "P-20,1,Oak")
    prices = ("Part number,COO,Unit cost", "P-11,US,10", "P-12,MX,5", "P-20,US,7")
    files = csv(tmp_path / "bom.csv", lines), csv(tmp_path / "Parts.csv", prices)

    [question] = [one for one in questions_of(LayoutDraft.of(surveyed(*files))) if one.key == "join"]

    assert question.share == (3, 3)
    assert question.unmatched == ()
    assert worth(read(*files)) == {"Oak": 47.0}


def test_a_part_of_a_list_that_no_bill_has_is_one_however_many_rows_it_has(tmp_path: Path) -> None:
    prices: Rows = (*PRICES, ("X-1", "US", 1.0), ("X-1", "US", 1.0))
    path = write_xlsx(tmp_path / "book.xlsx", {"BOM": BY_LEVEL[:-2], "Parts": prices})

    asked = questions_of(LayoutDraft.of(surveyed(path)))

    [before] = [side.said for question in asked for side in question.unmatched]
    assert before == "1 part of Parts in no bill:"
    assert "1 of its 4 part numbers stand in no bill of material (X-1)" in said(read(path), "in no bill")[0]
