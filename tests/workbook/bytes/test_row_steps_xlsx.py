"""How far rows are grouped or indented, found in the XML of a sheet."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Alignment

from headroom.workbook.bytes.hidden_values import UnscannableError
from headroom.workbook.bytes.row_steps_xlsx import row_steps
from workbooks import edit_part, sheet_xml, write_raw_xlsx, write_xlsx


def _sheet(path: Path, *, grouped: dict[int, int], indented: dict[int, int], rows: int = 6) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sourcing"
    for row in range(1, rows + 1):
        sheet.append([f"A{row}", f"B{row}", row])
    for row, level in grouped.items():
        sheet.row_dimensions[row].outlineLevel = level
    for row, indent in indented.items():
        sheet.cell(row, 2).alignment = Alignment(indent=indent)
    book.save(path)
    return path


def test_a_plain_sheet_has_no_steps(tmp_path: Path) -> None:
    assert not len(row_steps(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": [("A", 1.0)]}), "Sourcing"))


def test_indents_are_read_by_row(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "book.xlsx", grouped={}, indented={2: 1, 3: 2, 5: 1})
    assert row_steps(path, "Sourcing").tolist() == [0, 1, 2, 0, 1]


def test_grouping_goes_before_indents(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "book.xlsx", grouped={2: 1, 3: 2}, indented={6: 4})
    assert row_steps(path, "Sourcing").tolist() == [0, 1, 2]


def test_only_the_first_rows_are_looked_at_where_no_more_are_asked_for(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "book.xlsx", grouped={2: 1, 900: 2}, indented={}, rows=1000)
    assert row_steps(path, "Sourcing", 10).tolist() == [0, 1]
    assert len(row_steps(path, "Sourcing")) == 900


def test_numbers_indented_from_the_right_show_no_level(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "book.xlsx", grouped={}, indented={})
    book = openpyxl.load_workbook(path)
    book["Sourcing"].cell(2, 3).alignment = Alignment(horizontal="right", indent=1)
    book.save(path)
    assert not len(row_steps(path, "Sourcing"))


def test_a_sheet_without_styles_is_plain_and_one_that_is_not_there_is_refused(
    tmp_path: Path,
) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", sheet_xml([("A", 1.0)]))
    assert not len(row_steps(path, "Sourcing"))
    with pytest.raises(UnscannableError):
        row_steps(path, "Other")


def test_rows_without_a_number_cannot_be_looked_at(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "book.xlsx", grouped={2: 1}, indented={})
    edit_part(path, "xl/worksheets/sheet1.xml", '<row r="2"', '<row q="2"')
    with pytest.raises(UnscannableError, match="without a number"):
        row_steps(path, "Sourcing")
