"""A title with a detail behind it, in one line that changes while a slider is dragged and moves nothing."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from headroom.window.look.theme import SPACE
from headroom.window.plots.chart_look import KeptLook
from headroom.window.widgets.still_line import StillLine


class TitleLine(StillLine):
    """Shows a title whole, and as much of the detail behind it as there is room for.

    Args:
        parent: Parent widget.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._detail = "", ""
        self._look = KeptLook()

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

    def line_height(self) -> int:
        """Return the height of a title, pixels."""
        return round(self._look.of(self).title_metrics.height()) + 4

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint both on one baseline."""
        look, painter = self._look.of(self), QPainter(self)
        baseline = (self.height() + look.title_metrics.ascent() - look.title_metrics.descent()) / 2
        painter.setPen(look.ink)
        painter.setFont(look.title)
        behind = look.width_of(self._title, look.title)
        painter.drawText(QPointF(0.0, baseline), self._cut(self._title, look.title, self.width()))
        painter.setPen(look.faint_ink)
        painter.setFont(look.font)
        room = self.width() - behind - SPACE * 2
        painter.drawText(QPointF(behind + SPACE * 2, baseline), self._cut(self._detail, look.font, room))

    def _cut(self, text: str, font: QFont, room: float) -> str:
        """Return a text with an ellipsis where it is wider than the room."""
        look = self._look.of(self)
        if look.width_of(text, font) <= room:
            return text
        return look.metrics_of(font).elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0.0))
