"""Reads xlsx and xlsm with openpyxl, row by row: slow, but nothing in a file makes it abort.

The way out for what calamine cannot read: stray cells far outside the table, error values it does
not know.
"""

import zipfile
import zlib
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.chartsheet import Chartsheet
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from headroom.files.calamine_reader import damaged
from headroom.files.user_error import UserError

_FAULTS = (
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, OSError, EOFError, LookupError),
    *(ValueError, TypeError, AttributeError, ArithmeticError, NotImplementedError, RuntimeError, AssertionError),
)
"""What openpyxl stumbles with over a file that is not as it should be."""

_WIDTH_FROM = 1000
_WIDEST = 1024
_HIGHEST = 1_048_576


class OpenpyxlBook:
    """An open workbook.

    Attributes:
        sheet_names: Names of its sheets with cells, visible ones first.
        hidden: Names of those that are hidden.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        try:
            self._book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
            sheets = [sheet for sheet in self._book.worksheets if not isinstance(sheet, Chartsheet)]
            visible = tuple(sheet.title for sheet in sheets if sheet.sheet_state == "visible")
            self.sheet_names = (*visible, *(s.title for s in sheets if s.title not in visible))
        except _FAULTS as cause:
            raise UserError(damaged(self._name, "its structure is faulty")) from cause
        self.hidden = frozenset(self.sheet_names) - set(visible)

    def sheet(self, name: str) -> "OpenpyxlRows":
        """Return a sheet of this name."""
        sheet = self._book[name]
        if not isinstance(sheet, ReadOnlyWorksheet):
            raise UserError(damaged(self._name, f"{name} is no sheet of cells"))
        return OpenpyxlRows(self._name, sheet)


class OpenpyxlRows:
    """The rows of one sheet; see ``SheetReader``."""

    def __init__(self, book: str, sheet: ReadOnlyWorksheet) -> None:
        self._book = book
        self._sheet = sheet
        self.name = sheet.title
        self.first_column = 0
        self.height = 0

    def rows(self) -> Iterator[Sequence[object]]:
        """Yield the cells of each row, as many as the widest of the first rows has."""
        self._sheet.reset_dimensions()  # what the file says of its size may be wrong
        found = self._found()
        top = list(islice(found, _WIDTH_FROM))
        width = max((len(row) for row in top), default=0)
        for row in chain(top, found):
            cells = ["" if cell is None else cell for cell in row[:width]]
            cells.extend([""] * (width - len(cells)))
            yield cells

    def _found(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows as openpyxl gives them."""
        rows = self._sheet.iter_rows(values_only=True, max_row=_HIGHEST, max_col=_WIDEST)
        while True:
            try:
                row = next(rows)
            except StopIteration:
                return
            except _FAULTS as cause:
                raise UserError(damaged(self._book, "its structure is faulty")) from cause
            yield row
