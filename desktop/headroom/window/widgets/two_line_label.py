"""A label that goes on in a second line where its text is longer than there is room for."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from headroom.window.look.plain_text import PlainLabel
from headroom.window.shown.line_breaks import lines_of

_MOST_KEPT = 32


class TwoLineLabel(PlainLabel):
    """A text in one line or two, with an ellipsis at the end of the second where even they do not hold it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._broken: dict[tuple[str, int], tuple[str, ...]] = {}
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters of one line."""
        return QSize(24, self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        """Return room for one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()), metrics.lineSpacing())

    def hasHeightForWidth(self) -> bool:
        """Return that it does."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of its lines, pixels."""
        return len(self.lines(width)) * self.fontMetrics().lineSpacing()

    def lines(self, width: int) -> tuple[str, ...]:
        """Return the lines of the text, at most two, as they stand in a width of pixels."""
        asked = self.text(), width
        if asked not in self._broken:  # a layout asks for several widths, and while a slider is dragged often
            if len(self._broken) > _MOST_KEPT:
                self._broken.clear()
            self._broken[asked] = self._break(*asked)
        return self._broken[asked]

    def changeEvent(self, event: QEvent) -> None:
        """Break the text anew where the type changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._broken.clear()

    def _break(self, text: str, width: int) -> tuple[str, ...]:
        """Return the lines of a text."""
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(text) <= width:
            return (text,)
        first, *others = lines_of(text, width, QFontMetricsF(self.font()).horizontalAdvance)
        rest = (" ".join(others),) if others else ()
        return tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in (first, *rest))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines, in the middle of the height."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        metrics, lines = self.fontMetrics(), self.lines(self.width())
        top = (self.height() - len(lines) * metrics.lineSpacing()) // 2
        for at, line in enumerate(lines):
            painter.drawText(QPoint(0, top + at * metrics.lineSpacing() + metrics.ascent()), line)
