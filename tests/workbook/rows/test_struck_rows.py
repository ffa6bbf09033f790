"""Rows that are struck out in their sheet count, with a warning."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

from headroom.workbook.rows.decode import decode
from read_sheets import said, worth
from workbooks import silent

_ROWS = (
    ("Model", "Part number", "Qty", "Unit cost", "Origin"),
    ("Alder", "P-1", 1, 100.0, "US"),
    ("Alder", "P-2", 2, 40.0, "CN"),
    ("Alder", "P-3", 1, 30.0, "MX"),
)


def _book(path: Path, *, struck: tuple[str, ...], number_format: str = "General") -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in _ROWS:
        sheet.append(row)
    sheet["A1"].font = Font(bold=True)
    for cell in struck:
        sheet[cell].font = Font(strike=True, color="FF0000")
        sheet[cell].number_format = number_format
    book.save(path)
    return path


def test_a_row_that_is_struck_out_is_said_with_its_value(tmp_path: Path) -> None:
    book = decode(_book(tmp_path / "book.xlsx", struck=("A3", "B3", "C3", "D3", "E3")), silent)

    assert worth(book) == {"Alder": 210}
    assert "B3: 1 row (B3) is struck out in the sheet and counts like others: 80.00 USD." in said(book)


def test_a_struck_price_alone_strikes_no_part_and_keeps_its_currency(tmp_path: Path) -> None:
    path = _book(tmp_path / "book.xlsx", struck=("D4",), number_format="[$USD] #,##0.00")

    assert "struck" not in said(decode(path, silent))


def test_fonts_that_are_not_struck_are_passed_over(tmp_path: Path) -> None:
    assert "struck" not in said(decode(_book(tmp_path / "book.xlsx", struck=()), silent))
