"""A title with a detail behind it, in one line that changes while a slider is dragged and moves nothing."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from headroom.window.look.theme import SPACE
from headroom.window.plots.chart_look import KeptLook


class TitleLine(QWidget):
    """Shows a title whole, and as much of the detail behind it as there is room for.

    Args:
        parent: Parent widget.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._detail = "", ""
        self._look = KeptLook()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def title(self) -> str:
        """Return the title."""
        return self._title

    @property
    def detail(self) -> str:
        """Return the detail."""
        return self._detail

    def say(self, title: str, detail: str = "") -> None:
        """Say something else."""
        if (title, detail) != (self._title, self._detail):
            self._title, self._detail = title, detail
            self.setAccessibleName(title)
            self.setAccessibleDescription(detail)
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a line; its width is what there is."""
        return QSize(24, round(QFontMetricsF(self._look.of(self).title).height()) + 4)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for another height where the type changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both on one baseline."""
        look, painter = self._look.of(self), QPainter(self)
        painter.setPen(look.ink)
        behind = self._paint(painter, 0.0, self._title, look.title)
        painter.setPen(look.faint_ink)
        self._paint(painter, behind, self._detail, look.font)

    def _paint(self, painter: QPainter, x: float, text: str, font: QFont) -> float:
        """Paint a text from a place on, cut to the room there is; return where the next begins."""
        painter.setFont(font)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(round(self.width() - x), 0))
        title = QFontMetricsF(self._look.of(self).title)
        baseline = (self.height() + title.ascent() - title.descent()) / 2
        painter.drawText(QPointF(x, baseline), shown)
        return x + metrics.horizontalAdvance(shown) + SPACE * 2
