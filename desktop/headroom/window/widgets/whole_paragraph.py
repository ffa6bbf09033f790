"""A text that is shown whole, in as many lines as it takes in the room it is given."""

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from headroom.window.look.theme import BODY, font_of, theme_of
from headroom.window.shown.line_breaks import lines_of
from headroom.window.widgets.still_label import StillLabel


class WholeParagraph(StillLabel):
    """A muted text whose height follows what it says: for what is read, and not while a slider moves.

    Args:
        size: ``CAPTION`` or ``BODY``.
        parent: Parent widget.
    """

    def __init__(self, size: int = BODY, parent: QWidget | None = None) -> None:
        super().__init__(size, muted=True, parent=parent)
        self._type = size
        self.lines: tuple[str, ...] = ("",)

    def set_text(self, text: str) -> None:
        """Show another text."""
        super().set_text(text)
        self._break()

    def line_height(self) -> int:
        """Return the height of all lines, pixels."""
        return round(len(self.lines) * QFontMetricsF(font_of(self, self._type)).lineSpacing()) + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._break()

    def changeEvent(self, event: QEvent) -> None:
        """Break the lines anew where the type changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._break()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines."""
        painter, font = QPainter(self), font_of(self, self._type)
        painter.setFont(font)
        painter.setPen(QColor(theme_of(self).muted))
        metrics = QFontMetricsF(font)
        for at, line in enumerate(self.lines):
            painter.drawText(QPointF(0.0, metrics.ascent() + at * metrics.lineSpacing()), line)

    def _break(self) -> None:
        """Find the lines, and ask for their height where there are more or fewer."""
        count = len(self.lines)
        metrics = QFontMetricsF(font_of(self, self._type))
        self.lines = lines_of(self.text(), self.width(), metrics.horizontalAdvance)
        if len(self.lines) != count:
            self.updateGeometry()
        self.update()
