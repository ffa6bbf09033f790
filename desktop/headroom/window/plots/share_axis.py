"""The axis of a share beside a plot: ticks every fifth, in percent, and what the share is of."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from headroom.window.plots.chart_look import ChartLook
from headroom.words import formatting

TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)

_OVER, _AWAY = 20.0, 6.0
"""Pixels at normal type: how far numbers reach over the ends, and how far from the box they stay.

The ticks between are part of the edge, so that what changes in the box leaves the numbers alone.
"""


class ShareAxis(pg.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """The lower or the left axis of a box; it follows the range of the box.

    It is placed by its chart and not by a layout: hidden, an axis of pyqtgraph has no width.

    Args:
        box: Whose axis.
        name: What is read on it.
        upright: Whether it stands to the left of the box; else it lies below.
    """

    def __init__(self, box: pg.ViewBox, name: str, *, upright: bool) -> None:
        super().__init__("left" if upright else "bottom")
        self._upright = upright
        self._name = name
        self._look: ChartLook | None = None
        self._covered = QRectF()
        self._size = QSizeF()
        self.linkToView(box)

    def place(self, area: QRectF, look: ChartLook) -> None:
        """Say where there is room for it, pixels of the view, and how it looks."""
        self.prepareGeometryChange()
        self._look, self._size = look, area.size()
        self.setPos(area.topLeft())
        self.update()

    def boundingRect(self) -> QRectF:
        """Return where it paints: numbers reach over both ends, and keep away from the box."""
        if self._look is None:
            return QRectF()
        over, away = self._look.px(_OVER), self._look.px(_AWAY)
        room = QRectF(QPointF(), self._size)
        return room.adjusted(0, -over, -away, over) if self._upright else room.adjusted(-over, away, over, 0)

    def cover(self, handle: QRectF) -> None:
        """Leave out the numbers that a handle at the axis stands over, pixels of the view."""
        if handle != self._covered:
            self._covered = handle
            self.update()

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Paint numbers and the name."""
        look = self._look
        if look is None:
            return
        for share in TICKS:
            self._paint_number(painter, share, look)
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        width, height = self._size.width(), self._size.height()
        if self._upright:
            painter.translate(0, height / 2)
            painter.rotate(-90)
            room = QRectF(-height / 2, 0, height, look.px(14))
        else:
            room = QRectF(0, look.px(20), width, look.px(20))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._name)

    def _paint_number(self, painter: QPainter, share: float, look: ChartLook) -> None:
        """Paint the number at one tick."""
        low, high = self.range
        width, height = self._size.width(), self._size.height()
        along = (share - low) / (high - low)
        text = formatting.percent(share, 0)
        wide, half = look.width_of(text, look.caption), look.caption_metrics.capHeight() / 2
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        if not self._upright:
            painter.drawText(QPointF(along * width - wide / 2, look.px(16)), text)
            return
        y = (1 - along) * height
        away = abs(self.pos().y() + y - self._covered.center().y())
        if away > self._covered.height() / 2 + half + look.px(2):
            painter.drawText(QPointF(width - look.px(6) - wide, y + half), text)
