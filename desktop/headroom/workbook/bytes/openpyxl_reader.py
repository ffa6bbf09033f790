"""Reads xlsx and xlsm with openpyxl, row by row: slow, but nothing in a file makes it abort.

The way out for what calamine cannot read: stray cells far outside the table, error values it does
not know.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Protocol, cast

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from headroom.user_error import UserError
from headroom.workbook.bytes.even_rows import even_rows
from headroom.workbook.bytes.reader_gaps import Area
from headroom.workbook.bytes.refusals import damaged
from headroom.workbook.bytes.row_counts import rows_of_xlsx

_BROKEN_FILE = (InvalidFileException, zipfile.BadZipFile, zlib.error, SyntaxError, OSError, EOFError)
_BROKEN_SENSE = (
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    AssertionError,
)
_FAULTS = (*_BROKEN_FILE, *_BROKEN_SENSE)
"""What openpyxl stumbles with over a file that is not as it should be."""

_HIGHEST = 1_048_576
_BLOCK = 1024**2
_SIZE = re.compile(rb"<(?:\w+:)?dimension\s[^>]*/>")


class _Sheet(Protocol):
    """A worksheet of openpyxl that is only read."""

    title: str
    sheet_state: str

    def reset_dimensions(self) -> None:
        """Forget what the file says of the size of the sheet."""

    def iter_rows(self, *, max_row: int, values_only: bool) -> Iterator[tuple[object, ...]]:
        """Yield the cells of each row."""


class OpenpyxlBook:
    """An open workbook.

    Attributes:
        sheet_names: Names of its sheets with cells, visible ones first.
        hidden: Names of those that are hidden.
    """

    def __init__(self, path: Path) -> None:
        self._name, self._path = path.name, path
        # It warns of styles and rules that it drops, which nobody asked it for.
        warnings.filterwarnings("ignore", module="openpyxl")
        self._file: IO[bytes] = path.open(
            "rb"
        )  # a name would have to end in one of the suffixes that openpyxl knows
        try:
            book = self._loaded()
            sheets = cast(list[_Sheet], book.worksheets)
            self._sheets = {sheet.title: sheet for sheet in sheets}
            visible = tuple(sheet.title for sheet in sheets if sheet.sheet_state == "visible")
            self.sheet_names = (*visible, *(name for name in self._sheets if name not in visible))
        except _FAULTS as cause:
            self._file.close()
            raise UserError(damaged(self._name)) from cause
        self.hidden = frozenset(self.sheet_names) - set(visible)

    def _loaded(self) -> Workbook:
        """Return the workbook, without what it says of the sizes of its sheets where that is no area."""
        try:
            return _load(self._file)
        except ValueError:
            whole, self._file = self._file, _without_sizes(self._file)
            whole.close()
            return _load(self._file)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def sheet(self, name: str) -> "OpenpyxlRows":
        """Return a sheet of this name.

        Raises:
            UserError: If there is none: another reader may have found one in a damaged file.
        """
        if name not in self._sheets:
            raise UserError(damaged(self._name))
        return OpenpyxlRows(self._name, self._sheets[name], rows_of_xlsx(self._path, name))


class OpenpyxlRows:
    """The rows of one sheet; see ``SheetReader``."""

    def __init__(self, book: str, sheet: _Sheet, rows: int) -> None:
        self._book = book
        self._sheet = sheet
        self.name = sheet.title
        self.first_column = 0
        self.height = max(rows - 1, 0)  # as of the other readers, the last row from 0
        self.merged: Sequence[Area] = ()

    def rows(self) -> Iterator[Sequence[object]]:
        """Yield the cells of each row, as many as the widest of the first rows has."""
        self._sheet.reset_dimensions()  # what the file says of its size may be wrong
        return even_rows(self._found())

    def _found(self) -> Iterator[tuple[object, ...]]:
        """Yield the rows as openpyxl gives them."""
        # No last column: each blank row above a stray cell would be filled up to it.
        rows = self._sheet.iter_rows(values_only=True, max_row=_HIGHEST)
        while True:
            try:
                row = next(rows)
            except StopIteration:
                return
            except _FAULTS as cause:
                raise UserError(damaged(self._book)) from cause
            yield row


def _load(file: IO[bytes]) -> Workbook:
    """Return a workbook that is only read."""
    return load_workbook(file, read_only=True, data_only=True, keep_links=False)


def _without_sizes(file: IO[bytes]) -> IO[bytes]:
    """Return a copy of a workbook in which no sheet says how large it is."""
    copy = io.BytesIO()
    with zipfile.ZipFile(file) as packed, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, True, 1) as new:
        for entry in packed.infolist():
            with packed.open(entry) as source, new.open(entry.filename, "w") as target:
                target.write(_SIZE.sub(b"", source.read(_BLOCK), count=1))
                while block := source.read(_BLOCK):
                    target.write(block)
    return copy
