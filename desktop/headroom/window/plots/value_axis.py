"""The axis of a plot whose marks are handed to it, and the thin lines at the marks."""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from headroom.window.look.theme import SPACE
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.plot_items import PaintedItem, begin_drawing
from headroom.window.plots.shown.axis_marks import Marks

_AWAY = 6.0
"""How far from the box numbers stay, pixels at normal type.

The ticks between are part of the edge, so that what changes in the box leaves the numbers alone.
"""

_SAME = 1e-6
"""How far beyond the range, as a share of it, a mark still stands at the end."""


class ValueAxis(pg.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """The lower or the left axis of a plot.

    It is placed by its chart and not by a layout: hidden, an axis of pyqtgraph has no width.

    Args:
        box: Whose range it follows; None: that of ``setRange``.
        name: What is read on it; empty where a heading says so.
        upright: Whether it stands to the left of the box; else it lies below.
        over: How far numbers may reach over the ends, pixels at normal type.
        kept: Whether its pixels are kept; then it paints its ground as well, on which words look as anywhere.
    """

    def __init__(
        self,
        box: pg.ViewBox | None,
        name: str = "",
        *,
        upright: bool,
        over: float = 32.0,
        kept: bool = False,
    ) -> None:
        super().__init__("left" if upright else "bottom")
        self._upright = upright
        self._name = name
        self._over = over
        self._kept = kept
        self._ticks: Marks = ()
        self._look: ChartLook | None = None
        self._covered: tuple[QRectF, ...] = ()
        self._size = QSizeF()
        self.enableAutoSIPrefix(False)
        if kept:
            self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        if box is not None:
            self.linkToView(box)

    def show_ticks(self, ticks: Marks) -> None:
        """Mark it elsewhere."""
        if ticks != self._ticks:
            self._ticks = ticks
            self.update()

    def place(self, area: QRectF, look: ChartLook) -> None:
        """Say where there is room for it, pixels of the view, and how it looks."""
        if look is not self._look or area.size() != self._size:
            self.prepareGeometryChange()
            self._look, self._size = look, area.size()
            self.update()
        self.setPos(area.topLeft())

    def boundingRect(self) -> QRectF:
        """Return where it paints: numbers reach over both ends, and keep away from the box."""
        if self._look is None:
            return QRectF()
        over, away = self._look.px(self._over), self._look.px(_AWAY)
        room = QRectF(QPointF(), self._size)
        return room.adjusted(0, -over, -away, over) if self._upright else room.adjusted(-over, away, over, 0)

    def cover(self, *handles: QRectF) -> None:
        """Leave out the numbers that handles at the axis stand over, pixels of the view."""
        if handles != self._covered:
            self._covered = handles
            self.update()

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Paint numbers and the name."""
        look = self._look
        if look is None:
            return
        begin_drawing(painter, self.boundingRect())
        if self._kept:
            painter.fillRect(self.boundingRect(), QColor(look.theme.surface))
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        if self._upright:
            self._paint_upright(painter, look)
        else:
            self._paint_across(painter, look)
        if self._name:
            self._paint_name(painter, look)

    def _shares(self) -> list[tuple[float, str]]:
        """Return how far along the axis each mark in its range stands, and its text."""
        low, high = self.range
        shares = [((value - low) / (high - low), text) for value, text in self._ticks]
        return [(share, text) for share, text in shares if -_SAME <= share <= 1 + _SAME]

    def _paint_across(self, painter: QPainter, look: ChartLook) -> None:
        """Paint the numbers from left to right, none over another."""
        ended = -1e9
        for share, text in self._shares():
            wide = look.width_of(text, look.caption)
            left = share * self._size.width() - wide / 2
            left = min(left, self._size.width() + look.px(self._over) - wide)
            if share <= _SAME and self._covers(self._number(left, wide, look), look):
                left = 0.0  # beside a handle of the other axis
            if left > ended and not self._covers(self._number(left, wide, look), look):
                painter.drawText(QPointF(left, look.px(16)), text)
                ended = left + wide + look.px(SPACE)

    @staticmethod
    def _number(left: float, wide: float, look: ChartLook) -> QRectF:
        """Return where a number below the box stands."""
        return QRectF(left, look.px(6), wide, look.px(10))

    def _covers(self, number: QRectF, look: ChartLook) -> bool:
        """Return whether a handle stands over a number, or close to it."""
        around = number.translated(self.pos()).adjusted(-look.px(4), -look.px(2), look.px(4), look.px(2))
        return any(around.intersects(handle) for handle in self._covered)

    def _paint_upright(self, painter: QPainter, look: ChartLook) -> None:
        """Paint the numbers from the bottom up, none over another and none under a handle."""
        width, half = self._size.width(), look.caption_metrics.capHeight() / 2
        ended = 1e9
        for share, text in self._shares():
            y = (1 - share) * self._size.height()
            wide = look.width_of(text, look.caption)
            left = width - look.px(6) - wide
            if y + half < ended and not self._covers(QRectF(left, y - half, wide, 2 * half), look):
                painter.drawText(QPointF(left, y + half), text)
                ended = y - half - look.px(2)

    def _paint_name(self, painter: QPainter, look: ChartLook) -> None:
        """Paint what is read on it."""
        width, height = self._size.width(), self._size.height()
        if self._upright:
            painter.translate(0, height / 2)
            painter.rotate(-90)
            room = QRectF(-height / 2, 0, height, look.px(14))
        else:
            room = QRectF(0, look.px(20), width, look.px(20))
        name = look.cut(self._name, room.width(), look.caption)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)


class GridItem(PaintedItem):
    """Thin lines at the marks of an axis.

    Args:
        edge: Whether they are ticks outside of the plot, and as strong as its edge.
    """

    def __init__(self, *, edge: bool = False) -> None:
        super().__init__()
        self._edge = edge
        self._lines: list[QLineF] = []

    def show_lines(self, lines: Sequence[QLineF]) -> None:
        """Show other lines, pixels of the view."""
        if list(lines) != self._lines:
            self._lines = list(lines)
            self.update()

    def boundingRect(self) -> QRectF:
        """Return where it paints: a line at an edge is half outside."""
        return self._area.adjusted(-2, -2, 2, 2)

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint them."""
        painter.setPen(look.line(look.theme.edge if self._edge else look.theme.hairline))
        painter.drawLines(self._lines)
