"""Reads xlsx, xlsm, xls, xlsb and ods with calamine.

A workbook can make calamine abort the whole process: call this in a process that may die.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from headroom.workbook.bytes.encryption import PasswordNeededError, protected
from headroom.workbook.bytes.reader_gaps import Area


class UnreadableError(Exception):
    """Something that this reader cannot read, though another may; the text says why."""


class CalamineBook:
    """An open workbook.

    Attributes:
        sheet_names: Names of its sheets with cells, visible ones first.
    """

    def __init__(self, path: Path, suffixes: Collection[str]) -> None:
        self._name = path.name
        with _readable(path.name):
            self._book = _opened(path, named_rightly=path.suffix.lower() in suffixes)
        sheets = [sheet for sheet in self._book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
        visible = [sheet.name for sheet in sheets if sheet.visible is SheetVisibleEnum.Visible]
        self.sheet_names = (*visible, *(sheet.name for sheet in sheets if sheet.name not in visible))
        self.hidden = frozenset(self.sheet_names) - set(visible)

    def sheet(self, name: str) -> "CalamineRows":
        """Return a sheet of this name.

        Raises:
            UnreadableError: If it cannot be read.
        """
        with _readable(self._name):
            return CalamineRows(self._book.get_sheet_by_name(name))

    def close(self) -> None:
        """Close the file."""
        self._book.close()


class CalamineRows:
    """The rows of one sheet; see ``SheetReader``."""

    def __init__(self, sheet: CalamineSheet) -> None:
        self._sheet = sheet
        self.name = sheet.name
        self.first_column = sheet.start[1] if sheet.start else 0
        self.height = sheet.total_height
        self.merged: Sequence[Area] = sheet.merged_cell_ranges or ()

    def rows(self) -> Iterator[Sequence[object]]:
        """Yield the cells of each row, from the sheet's first row on."""
        if self._sheet.start is None:
            return iter(())
        return iter(self._sheet.iter_rows())


def _opened(path: Path, *, named_rightly: bool) -> CalamineWorkbook:
    """Return the open workbook; under a wrong suffix calamine has to find out by itself what it is."""
    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError:
        raise
    except CalamineError:
        if named_rightly:
            raise
        with path.open("rb") as file:
            return CalamineWorkbook.from_filelike(file)


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Turn the errors of calamine, and of its code that panics, into ours."""
    try:
        yield
    except PasswordError as cause:
        raise PasswordNeededError(protected(name)) from cause
    except (CalamineError, OSError) as cause:
        raise UnreadableError(str(cause)) from cause
    except BaseException as cause:
        if type(cause).__name__ != "PanicException":  # it cannot be imported, and is no subclass of Exception
            raise
        msg = "its structure is faulty"
        raise UnreadableError(msg) from cause
