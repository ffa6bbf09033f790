"""A number box that counts in the letters of columns."""

import re

from PySide6.QtWidgets import QWidget

from headroom.book.layout import column_letters
from headroom.language import tr
from headroom.window.widgets.number_box import WholeBox
from headroom.workbook.bytes.addresses import column_position

_MOST = 16_384
_LETTERS = re.compile(r"[A-Z]{1,3}")


class ColumnSpin(WholeBox):
    """Shows 1 as ``A``, 27 as ``AA``; 0 is its special value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, _MOST)

    def textFromValue(self, val: int) -> str:
        """Return the letters of a column."""
        return column_letters(val - 1) if val else ""

    def number_of(self, text: str) -> int:
        """Return the number of a column, 0 for the special value.

        Raises:
            ValueError: If it is no column of a sheet.
        """
        letters = text.strip().upper()
        if self.specialValueText() and letters == self.specialValueText().upper():
            return self.minimum()
        if not _LETTERS.fullmatch(letters):
            msg = (
                tr("“{text}” is no column: type its letters, A to XFD.", text=text.strip()[:12])
                if letters
                else tr("Type letters.")
            )
            raise ValueError(msg)
        column = column_position(letters) + 1
        if not self.minimum() <= column <= self.maximum():
            msg = tr("There is no column {letters}: columns go from A to XFD.", letters=letters)
            raise ValueError(msg)
        return column
