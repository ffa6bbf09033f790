"""A cell of an open workbook, as other programs are told of it."""

import re
from dataclasses import dataclass

_PLAIN = re.compile(r"[A-Za-z_]\w*", re.ASCII)


@dataclass(frozen=True, slots=True)
class BookCell:
    """A cell.

    Attributes:
        file: Name of its file, where several are open together; else empty.
        sheet: Name of its sheet; empty where the file has none.
        cell: Its address within the sheet, e.g. ``A348``.
    """

    file: str
    sheet: str
    cell: str

    @property
    def reference(self) -> str:
        """Return it as a spreadsheet program takes it to go there, e.g. ``'Parts 2026'!A348``."""
        if not self.sheet:
            return self.cell
        if _PLAIN.fullmatch(self.sheet):
            return f"{self.sheet}!{self.cell}"
        doubled = self.sheet.replace("'", "''")
        return f"'{doubled}'!{self.cell}"
