"""A number box that counts in the letters of columns."""

import re

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

from headroom.book.layout import column_letters
from headroom.workbook.bytes.addresses import column_position

_MOST = 16_384
_LETTERS = re.compile(r"[A-Z]{0,3}")


class ColumnSpin(QSpinBox):
    """Shows 1 as ``A``, 27 as ``AA``; 0 is its special value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, _MOST)

    def textFromValue(self, val: int) -> str:
        """Return the letters of a column."""
        return column_letters(val - 1) if val else ""

    def valueFromText(self, text: str) -> int:
        """Return the number of a column."""
        if text == self.specialValueText():
            return 0
        return column_position(text.strip()) + 1

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Take letters only."""
        known = text == self.specialValueText() or (
            _LETTERS.fullmatch(text.strip().upper()) is not None and self.valueFromText(text) <= _MOST
        )
        if not known:
            return QValidator.State.Invalid, text, pos
        return (QValidator.State.Acceptable if text.strip() else QValidator.State.Intermediate), text, pos
