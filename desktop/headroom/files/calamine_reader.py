"""Reads xlsx, xlsm, xls, xlsb and ods with calamine.

A workbook can make calamine abort the whole process: call this in a process that may die.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from headroom.files.user_error import UserError

_UNKNOWN_ERROR_VALUE = "Unsupported cell error value"


class UnreadableSheetError(Exception):
    """A sheet that this reader cannot read, though another may."""


class CalamineBook:
    """An open workbook.

    Attributes:
        sheet_names: Names of its sheets with cells, visible ones first.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.name
        try:
            self._book = CalamineWorkbook.from_path(str(path))
        except PasswordError as cause:
            raise UserError(protected(self._name)) from cause
        except (CalamineError, OSError) as cause:
            raise UserError(damaged(self._name, cause)) from cause
        except BaseException as cause:
            raise _panic(self._name, cause) from cause
        sheets = [sheet for sheet in self._book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
        visible = [sheet.name for sheet in sheets if sheet.visible is SheetVisibleEnum.Visible]
        self.sheet_names = (*visible, *(sheet.name for sheet in sheets if sheet.name not in visible))
        self.hidden = frozenset(self.sheet_names) - set(visible)

    def sheet(self, name: str) -> "CalamineRows":
        """Return a sheet of this name.

        Raises:
            UnreadableSheetError: If the sheet holds something that only another reader can read.
            UserError: If it is damaged.
        """
        try:
            return CalamineRows(self._name, self._book.get_sheet_by_name(name))
        except CalamineError as cause:
            if _UNKNOWN_ERROR_VALUE in str(cause):
                raise UnreadableSheetError(str(cause)) from cause
            raise UserError(damaged(self._name, cause)) from cause
        except BaseException as cause:
            raise _panic(self._name, cause) from cause


class CalamineRows:
    """The rows of one sheet; see ``SheetReader``."""

    def __init__(self, book: str, sheet: CalamineSheet) -> None:
        self._book = book
        self._sheet = sheet
        self.name = sheet.name
        self.first_column = sheet.start[1] if sheet.start else 0
        self.height = sheet.total_height

    def rows(self) -> Iterator[Sequence[object]]:
        """Yield the cells of each row, from the sheet's first row on."""
        if self._sheet.start is None:
            return iter(())
        return iter(self._sheet.iter_rows())


def protected(name: str) -> str:
    """Return the sentence for a workbook that needs a password."""
    return f"{name} is protected with a password. Remove the password in Excel (File > Info) and open it again."


def damaged(name: str, cause: object) -> str:
    """Return the sentence for a workbook that is not whole."""
    return f"{name} is damaged and cannot be read ({cause}). Open it in Excel, save it as a new .xlsx file and try again."


def _panic(name: str, cause: BaseException) -> BaseException:
    """Return what to raise for an error that calamine's own code panicked with."""
    if type(cause).__name__ == "PanicException":  # not importable; no subclass of Exception
        return UserError(damaged(name, "its structure is faulty"))
    return cause
