"""A title with a detail behind it, in one line that changes while a slider is dragged and moves nothing."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import SPACE
from headroom.window.plots.chart_look import KeptLook
from headroom.window.widgets.still_line import StillLine


class TitleLine(StillLine):
    """Shows a title, and the detail behind it where there is room for all of it, else in its tooltip.

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
        if self.shows_detail:
            painter.setPen(look.faint_ink)
            painter.setFont(look.font)
            painter.drawText(QPointF(behind + SPACE * 2, baseline), self._detail)

    @property
    def shows_detail(self) -> bool:
        """Return whether there is room for the detail."""
        look = self._look.of(self)
        behind = look.width_of(self._title, look.title) + SPACE * 2
        return behind + look.width_of(self._detail, look.font) <= self.width()

    @property
    def tip(self) -> str:
        """Return what the pointer reads: the detail where it has no room, then what else there is to say."""
        detail = "" if self.shows_detail else plain_tooltip(self._detail)
        return "\n".join(filter(None, (detail, self.toolTip())))

    def event(self, event: QEvent) -> bool:
        """Say what had no room under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip, self)
            return True
        return super().event(event)

    def _cut(self, text: str, font: QFont, room: float) -> str:
        """Return a text with an ellipsis where it is wider than the room."""
        look = self._look.of(self)
        if look.width_of(text, font) <= room:
            return text
        return look.metrics_of(font).elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0.0))
