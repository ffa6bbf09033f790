"""A title with a detail behind it, in one line that changes while a slider is dragged and moves nothing."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from headroom.window.look.theme import SPACE
from headroom.window.plots.chart_look import ChartLook, KeptLook


class TitleLine(QWidget):
    """Shows a title whole, and as much of the detail behind it as there is room for.

    Args:
        parent: Parent widget.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._detail = "", ""
        self._look = KeptLook()
        self._cut = ("", "", 0.0)
        self._cut_by: tuple[str, str, int, ChartLook] | None = None
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
        asked = self._title, self._detail, self.width(), look
        if asked != self._cut_by:  # to measure texts is dearer than to paint them
            self._cut, self._cut_by = self._texts(look), asked
        metrics = QFontMetricsF(look.title)
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        title, detail, behind = self._cut
        painter.setPen(look.ink)
        painter.setFont(look.title)
        painter.drawText(QPointF(0.0, baseline), title)
        painter.setPen(look.faint_ink)
        painter.setFont(look.font)
        painter.drawText(QPointF(behind, baseline), detail)

    def _texts(self, look: ChartLook) -> tuple[str, str, float]:
        """Return title and detail cut to the room there is, and where the detail begins."""
        width, right = float(self.width()), Qt.TextElideMode.ElideRight
        metrics = QFontMetricsF(look.title)
        title = metrics.elidedText(self._title, right, width)
        behind = metrics.horizontalAdvance(title) + SPACE * 2
        return title, look.metrics.elidedText(self._detail, right, max(width - behind, 0.0)), behind
