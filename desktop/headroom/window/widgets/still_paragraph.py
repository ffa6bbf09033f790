"""A few lines of text that change while a slider is dragged, and move nothing around them."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from headroom.window.look.theme import BODY, font_of, theme_of
from headroom.window.shown.line_breaks import lines_of
from headroom.window.widgets.still_label import StillLabel


class StillParagraph(StillLabel):
    """A text in at most so many lines, muted; a longer one ends in an ellipsis.

    Args:
        lines: How many lines there is room for, whatever the text.
        size: ``CAPTION`` or ``BODY``.
        parent: Parent widget.
    """

    def __init__(self, lines: int, size: int = BODY, parent: QWidget | None = None) -> None:
        super().__init__(size, muted=True, parent=parent)
        self._type = size
        self._most = lines

    def line_height(self) -> int:
        """Return the height of all lines, pixels."""
        return round(self._most * QFontMetricsF(font_of(self, self._type)).lineSpacing()) + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        painter, font = QPainter(self), font_of(self, self._type)
        painter.setFont(font)
        painter.setPen(QColor(theme_of(self).muted))
        metrics = QFontMetricsF(font)
        lines = lines_of(self.text(), self.width(), metrics.horizontalAdvance)
        if len(lines) > self._most:
            last = " ".join(lines[self._most - 1 :])
            cut = metrics.elidedText(last, Qt.TextElideMode.ElideRight, self.width())
            lines = (*lines[: self._most - 1], cut)
        for at, line in enumerate(lines):
            painter.drawText(QPointF(0.0, metrics.ascent() + at * metrics.lineSpacing()), line)
