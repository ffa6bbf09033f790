"""The whole fleet as a strip beside the rows: every verdict at once, however many models."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from headroom.arrays import Ints
from headroom.rules.verdict import Verdict
from headroom.window.look.theme import Theme
from headroom.window.pages.fleet.shown.compliance_bars import ComplianceBars
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.pixel_item import PixelItem, Pixels
from headroom.window.plots.plot_items import PaintedItem, still_box

_FURTHEST, _SHORTEST = 0.15, 0.2
"""Headroom, fraction, that reaches the edge of the strip; and the shortest line, share of half of it."""

_MARGIN = 4.0


class OverviewWindow(PaintedItem):
    """The line in the middle of the strip, and a frame around the models in view."""

    def __init__(self) -> None:
        super().__init__()
        self._from, self._to = 0.0, 1.0

    def show_part(self, start: float, end: float) -> None:
        """Say which part of all models is in view, fractions."""
        if (start, end) != (self._from, self._to):
            self._from, self._to = start, end
            self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint both."""
        area = self._area
        middle = area.center().x()
        painter.setPen(QColor(look.theme.hairline))
        painter.drawLine(QLineF(middle, area.top(), middle, area.bottom()))
        painter.setPen(QColor(look.theme.text))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top = area.top() + area.height() * self._from
        height = max(area.height() * (self._to - self._from), 6.0)
        painter.drawRect(QRectF(area.left() + 0.5, top, area.width() - 1.5, height - 1.0))


class Overview:
    """The strip: headroom of all models from top to bottom, failing ones to the left, others to the right.

    Attributes:
        box: Of the lines of the models.
        window: Of what is in view.
    """

    def __init__(self) -> None:
        self.box: pg.ViewBox = still_box()
        self.window = OverviewWindow()
        self._lines = PixelItem()
        self.box.addItem(self._lines, ignoreBounds=True)
        self._area = QRectF()
        self._key: tuple[object, ...] = ()
        self._shown: Ints | None = None

    @property
    def items(self) -> tuple[pg.ViewBox, OverviewWindow]:
        """Return what it is made of, from the lowest up."""
        return self.box, self.window

    def fit(self, area: QRectF, look: ChartLook) -> None:
        """Say where there is room for it, and how it looks; an empty area for none."""
        inner = area.adjusted(_MARGIN, 0, -_MARGIN, 0) if not area.isEmpty() else area
        shown = inner.height() >= 1 and inner.width() >= 1
        for item in self.items:
            item.setVisible(shown)
        if shown and inner != self._area:
            self._area = inner
            self.box.setGeometry(inner)
        self.window.place(inner, look)

    def show_models(self, bars: ComplianceBars, shown: Ints, theme: Theme, ratio: float) -> None:
        """Show all models.

        Args:
            bars: The values.
            shown: The models in their order.
            theme: The colours.
            ratio: Pixels of the screen for one of the widget.
        """
        area = self._area
        size = max(round(area.height() * ratio), 1), max(round(area.width() * ratio), 1)
        key = bars, theme, size
        same = key == self._key and shown is self._shown
        if self.box.isVisible() and len(shown) and not same:
            self._key, self._shown = key, shown
            self._lines.show_pixels(overview_pixels(bars, shown, size, theme))

    def share_at(self, point: QPointF) -> float:
        """Return which part of all models stands above a point, a fraction."""
        return (point.y() - self._area.top()) / max(self._area.height(), 1.0)


def overview_pixels(bars: ComplianceBars, shown: Ints, size: tuple[int, int], theme: Theme) -> Pixels:
    """Return all models as lines from the middle, one below the other.

    Args:
        bars: The values.
        shown: The models, in their order, at least one.
        size: Height and width, pixels; where there are more models than lines, some stand for others.
        theme: The colours.

    Returns:
        ``(row, column)``, ``0xaarrggbb``.
    """
    height, width = size
    colours = {
        Verdict.FAILS: theme.fails,
        Verdict.UNDETERMINED: theme.undetermined,
        Verdict.QUALIFIES: theme.qualifies,
    }
    model = shown[np.arange(height) * len(shown) // height]
    length = np.nan_to_num(bars.headroom_low[model], nan=-_FURTHEST)
    length = np.clip(length / _FURTHEST, -1.0, 1.0)
    length = np.where(np.abs(length) < _SHORTEST, np.where(length < 0, -_SHORTEST, _SHORTEST), length)
    column = (np.arange(width) + 0.5) / width * 2 - 1
    inside = (column[None, :] * np.sign(length)[:, None] > 0) & (
        np.abs(column)[None, :] <= np.abs(length)[:, None]
    )
    table = np.array([QColor(colours[verdict]).rgba() for verdict in Verdict], dtype=np.uint32)
    pixels: Pixels = np.where(inside, table[bars.verdict[model]][:, None], np.uint32(0)).astype(np.uint32)
    return pixels
