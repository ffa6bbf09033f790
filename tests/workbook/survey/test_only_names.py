"""Part names under a blank heading or under the title of a section are proposed, and asked about."""

import csv
from pathlib import Path

import pytest

from headroom.book.sourcing import SourcingBook
from headroom.opening.layout_choice import Proposal
from headroom.user_error import UserError
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from read_sheets import said, worth
from surveys import surveyed
from workbooks import Rows, silent, write_xlsx

NAMED: Rows = (
    (None, "Country of origin", "Qty", "Unit cost"),
    ("Bracket left", "US", 2.0, 100.0),
    ("Cover", "MX", 1.0, 50.0),
    ("Belt", "CN", 1.0, 5.0),
)
GERMAN: Rows = (("", "Ursprungsland", "Menge", "Stückpreis"), *NAMED[1:])
SECTIONS: Rows = (
    ("1. Engine", "Origin", "Qty", "Price"),
    ("P-1", "US", 2.0, 100.0),
    ("P-2", "MX", 1.0, 50.0),
    ("2. Body", "Origin", "Qty", "Price"),
    ("P-4", "CN", 1.0, 5.0),
)
TITLE: Rows = (
    ("ENGINE ASSEMBLY", None, None, None),
    ("Motor", "País de origen", "Cantidad", "Costo unitario"),
    *NAMED[1:],
)


def _written(folder: Path, rows: Rows, kind: str = "xlsx") -> Path:
    path = folder / f"bill.{kind}"
    if kind == "xlsx":
        return write_xlsx(path, {"BOM": rows})
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["" if cell is None else cell for cell in row] for row in rows])
    return path


def _read(path: Path, *, confirm: bool = True) -> SourcingBook:
    return decode(path, silent, Questions(choose=Proposal(confirm=confirm, model="Sierra")))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (NAMED, "It has no heading, but is the only column left"),
        (GERMAN, "It has no heading, but is the only column left"),
        (SECTIONS, "“1. Engine” is the only column left"),
        (TITLE, "“Motor” is the only column left"),
    ],
    ids=["blank", "German", "sections", "title"],
)
def test_the_only_column_of_names_is_asked_about_and_read_when_confirmed(
    rows: Rows, named: str, kind: str, tmp_path: Path
) -> None:
    path = _written(tmp_path, rows, kind)

    with pytest.raises(UserError) as refused:
        _read(path, confirm=False)
    assert f"column A: {named} that names the rows: it may be the part number. Confirm it." in str(
        refused.value
    )
    assert "--confirm" in str(refused.value)
    assert worth(_read(path)) == {"Sierra": 255.0}


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_where_several_columns_may_name_the_parts_they_are_said(kind: str, tmp_path: Path) -> None:
    rows: Rows = (
        (None, "Thing", "Country of origin", "Qty", "Unit cost"),
        ("Bracket", "left", "US", 2.0, 100.0),
        ("Cover", "right", "MX", 1.0, 50.0),
    )

    with pytest.raises(UserError) as refused:
        _read(_written(tmp_path, rows, kind))

    assert (
        "no column is known to be Part number. Not used: column A (no heading; “Bracket”), B (“Thing”). "
        "Choose its column where the columns are shown, or write Part number above it in row 1."
        in str(refused.value)
    )


@pytest.mark.parametrize(
    "rows",
    [
        (("", "Region", "Amount"), ("North", "US", 5.0), ("South", "US", 6.0)),
        (("When", "Qty", "Price"), *((f"2026-0{at}-01", 1.0, 5.0) for at in range(1, 6))),
        (("", "Qty", "Price"), ("pcs", 1.0, 5.0), ("pcs", 2.0, 7.0), ("pcs", 2.0, 9.0)),
    ],
    ids=["no bill", "dates", "one word"],
)
def test_a_column_that_names_no_rows_is_no_part_number(rows: Rows, tmp_path: Path) -> None:
    tables = surveyed(_written(tmp_path, rows)).sheets[0].tables

    assert not any(one.proposed.field == "part_number" for table in tables for one in table.columns)


def test_sections_with_headings_of_their_own_are_read_from_the_first_on(tmp_path: Path) -> None:
    heading = ("Part number", "Origin", "Qty", "Price")
    rows: Rows = (
        ("Engine", *heading),
        (None, "P-1", "US", 2.0, 100.0),
        (None, "P-2", "MX", 1.0, 50.0),
        ("Body", *heading),
        (None, "P-4", "CN", 1.0, 5.0),
    )

    assert worth(_read(_written(tmp_path, rows))) == {"Sierra": 255.0}


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_parts_above_the_headings_are_said(kind: str, tmp_path: Path) -> None:
    rows: Rows = (
        ("Part number", "Made in", "Pieces", "Price"),
        ("P-1", "US", 2.0, 100.0),
        ("P-2", "MX", 1.0, 50.0),
        (None,) * 5,
        ("Part number", "Country of origin", "Quantity per vehicle", "Unit cost", "Supplier"),
        ("P-4", "CN", 1.0, 5.0, "Acme"),
        ("P-5", "CN", 1.0, 7.0, "Acme"),
    )
    book = _read(_written(tmp_path, rows, kind))

    assert worth(book) == {"Sierra": 12.0}
    assert (
        "A2: Above the headings in row 5 a part number stands with a cost in 2 rows (A2:A3): "
        "nothing is read there." in said(book)
    )
