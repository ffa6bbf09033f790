"""A line of text that changes while a slider is dragged, and moves nothing around it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from headroom.window.look.theme import BODY, font_of, theme_of
from headroom.window.widgets.still_line import StillLine


class StillLabel(StillLine):
    """One line of text in the room it is given; a longer text ends in an ellipsis.

    Args:
        size: ``CAPTION``, ``BODY``, ``TITLE``, ``SENTENCE`` or ``FIGURE``.
        strong: Whether it is half bold.
        muted: Whether it has the colour of captions.
        parent: Parent widget.
    """

    def __init__(
        self, size: int = BODY, *, strong: bool = False, muted: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
        self._muted = muted
        self._text = ""

    def text(self) -> str:
        """Return the text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def line_height(self) -> int:
        """Return the height of its type, pixels."""
        return QFontMetrics(font_of(self, self._size, self._weight)).height() + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        painter = QPainter(self)
        painter.setFont(font_of(self, self._size, self._weight))
        theme = theme_of(self)
        painter.setPen(QColor(theme.muted if self._muted or not self.isEnabled() else theme.text))
        shown = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
