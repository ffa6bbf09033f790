"""Writes the values of a workbook of any format into a new one, with marks and what they mean.

What reads the workbook here has read it before in a process of its own: it is not one that aborts its reader.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from headroom.book.problem import Severity
from headroom.language import tr
from headroom.user_error import UserError
from headroom.workbook.annotate.marked_sheet import HEADING
from headroom.workbook.annotate.marked_styles import COLOURS
from headroom.workbook.annotate.marks import SheetMarks
from headroom.workbook.bytes.calamine_reader import CalamineBook, UnreadableError
from headroom.workbook.bytes.csv_reader import CsvBook
from headroom.workbook.bytes.precheck import SUFFIXES, FileKind
from headroom.workbook.bytes.refusals import not_understood
from headroom.workbook.tables.book_file import OpenWorkbook
from headroom.workbook.tables.text_book import checked_encoding, text_coding

_LONGEST_NAME = 31
_LONGEST_TEXT = 32_767
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_WIDTH = 80
_ROWS, _LAST_COLUMN = 1_048_576, 16_383
_MOST_CELLS = 5_000_000
"""Cells of a sheet that are copied; each takes some 200 bytes until the file is written."""

_FIRST_YEAR = 1900


def marked_copy(
    path: Path,
    kind: FileKind,
    marks: dict[str, SheetMarks],
    heading_rows: dict[str, int],
    encoding: str = "",
) -> bytes:
    """Return a new .xlsx workbook with the values of another one and with marks.

    Args:
        path: The workbook.
        kind: What it is.
        marks: What to mark, by sheet.
        heading_rows: Row of the headings, from 0, by sheet.
        encoding: How a text file is encoded; empty: as it seems to be.

    Raises:
        UserError: If it cannot be read.
    """
    try:
        return _copied(path, kind, marks, heading_rows, encoding)
    except UnreadableError as cause:
        raise UserError(not_understood(path.name, str(cause))) from cause


def _copied(
    path: Path, kind: FileKind, marks: dict[str, SheetMarks], heading_rows: dict[str, int], encoding: str
) -> bytes:
    """Return the new workbook; see ``marked_copy``.

    Raises:
        UnreadableError: If a sheet cannot be read.
        UserError: If the file cannot be read, or is too large.
    """
    book: OpenWorkbook = (
        CsvBook(path, checked_encoding(path, encoding) if encoding else text_coding(path).name)
        if kind is FileKind.CSV
        else CalamineBook(path, SUFFIXES[kind])
    )
    written = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    new = xlsxwriter.Workbook(written, options)
    try:
        for name in book.sheet_names:
            sheet = new.add_worksheet(_sheet_name(name, new))
            _Copy(new, sheet, marks.get(name, SheetMarks()), heading_rows.get(name, 0)).write(book, name)
    finally:
        book.close()
        new.close()
    return written.getvalue()


class _Copy:
    """One sheet that is written."""

    def __init__(
        self, book: xlsxwriter.Workbook, sheet: Worksheet, marks: SheetMarks, heading_row: int
    ) -> None:
        self._book = book
        self._name = ""
        self._written = 0
        self._sheet = sheet
        self._marks = marks
        self._heading_row = heading_row
        self._formats: dict[tuple[Severity | None, str], Format] = {}

    def write(self, book: OpenWorkbook, name: str) -> None:
        """Write the values of a sheet, and the reasons behind its last column."""
        reader = book.sheet(name)
        self._name = name
        last = -1
        written: set[tuple[int, int]] = set()
        for row, cells in enumerate(reader.rows()):
            last = max(last, self._row(row, reader.first_column, cells, written))
        for row, column in self._marks.cells.keys() - written:
            self._sheet.write_blank(row, column, None, self._format(self._marks.cells[row, column], ""))
            last = max(last, column)
        if self._marks.said and last < _LAST_COLUMN:
            self._reasons(last + 1)

    def _row(self, row: int, first: int, cells: Sequence[object], written: set[tuple[int, int]]) -> int:
        """Write a row and return the last column that holds something."""
        last = -1
        for column, value in enumerate(cells, start=first):
            if value is None or value == "":
                continue
            self._written += 1
            if row >= _ROWS or column > _LAST_COLUMN or self._written > _MOST_CELLS:
                msg = tr(
                    "{file} is too large to be copied with marks. Use the list of problems instead.",
                    file=self._name,
                )
                raise UserError(msg)
            severity = self._marks.cells.get((row, column))
            if severity is not None:
                written.add((row, column))
            self._cell(row, column, value, severity)
            last = column
        return last

    def _cell(self, row: int, column: int, value: object, severity: Severity | None) -> None:
        """Write a value as what it is; a text stays a text, whatever it begins with."""
        look = self._format(severity, _number_format(value))
        if isinstance(value, bool):
            self._sheet.write_boolean(row, column, value, look)
        elif isinstance(value, int | float):
            self._sheet.write_number(row, column, value, look)
        elif isinstance(value, time | timedelta) or (isinstance(value, date) and value.year >= _FIRST_YEAR):
            self._sheet.write_datetime(row, column, value, look)
        else:
            self._sheet.write_string(row, column, str(value)[:_LONGEST_TEXT], look)

    def _reasons(self, column: int) -> None:
        """Write what is said of the rows."""
        self._sheet.set_column(column, column, _WIDTH)
        if self._heading_row not in self._marks.said:
            self._sheet.write_string(self._heading_row, column, HEADING)
        for row in self._marks.said:
            before = f"{HEADING}: " if row == self._heading_row else ""
            look = self._format(self._marks.rows[row], "")
            self._sheet.write_string(row, column, before + self._marks.reason(row), look)

    def _format(self, severity: Severity | None, number: str) -> Format | None:
        """Return the format of a cell in the colour of a severity; None where it needs none."""
        if severity is None and not number:
            return None
        key = (severity, number)
        if key not in self._formats:
            look: dict[str, str] = {"num_format": number} if number else {}
            if severity is not None:
                look["bg_color"] = f"#{COLOURS[severity][2:]}"
            self._formats[key] = self._book.add_format(look)
        return self._formats[key]


def _number_format(value: object) -> str:
    """Return how a date or a time is shown; empty for everything else."""
    match value:
        case datetime():
            return "yyyy-mm-dd hh:mm:ss" if value.time() != time() else "yyyy-mm-dd"
        case date():
            return "yyyy-mm-dd"
        case time():
            return "hh:mm:ss"
        case timedelta():
            return "[h]:mm:ss"
        case _:
            return ""


def _sheet_name(name: str, book: xlsxwriter.Workbook) -> str:
    """Return a name that Excel allows and that no other sheet has."""
    allowed = name.translate(_NOT_IN_NAMES).strip("'")[:_LONGEST_NAME] or "Sheet"
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    number = 2
    unique = allowed
    while unique.casefold() in taken or unique.casefold() == "history":
        unique = f"{allowed[: _LONGEST_NAME - 4]} {number}"
        number += 1
    return unique
