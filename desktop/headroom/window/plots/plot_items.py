"""What charts on pyqtgraph are made of: the box of a plot, lines at values, and what is painted in pixels."""

from abc import abstractmethod

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from headroom.window.plots.chart_look import ChartLook

_HALO = 2.5
"""How much wider than a line its halo is."""


def still_box() -> pg.ViewBox:
    """Return a box of a plot from 0 to 1 both ways that the pointer neither moves nor zooms.

    What stands in it may reach over its edge, as a line at 0 has to.
    """
    box = pg.ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
    box.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape, False)
    box.setRange(QRectF(0, 0, 1, 1), padding=0)
    return box


class ValueLine:
    """A line across a box at a value, with a halo so that it is seen on any ground.

    Args:
        box: Of the plot.
        upright: Whether it stands at a value across; else it lies at a value up.
    """

    def __init__(self, box: pg.ViewBox, *, upright: bool) -> None:
        self._lines = tuple(pg.InfiniteLine(angle=90 if upright else 0) for _ in range(2))
        for level, line in enumerate(self._lines):
            line.setZValue(level + 1)
            box.addItem(line, ignoreBounds=True)

    def put(self, value: float) -> None:
        """Move it."""
        for line in self._lines:
            line.setValue(value)

    def show(self, *, shown: bool) -> None:
        """Show or hide it."""
        for line in self._lines:
            line.setVisible(shown)

    def dress(self, look: ChartLook, colour: str, width: float) -> None:
        """Give it its colour and its width, pixels at normal type."""
        for line, pen in zip(
            self._lines, (look.line(look.theme.surface, width * _HALO), look.line(colour, width)), strict=True
        ):
            pen.setCosmetic(True)
            line.setPen(pen)


class PaintedItem(QGraphicsItem):
    """Something painted in the pixels of the view, within an area.

    Text stands on whole pixels of type there, which no scale of a plot distorts.
    """

    def __init__(self) -> None:
        super().__init__()
        self._area = QRectF()
        self._look: ChartLook | None = None

    def place(self, area: QRectF, look: ChartLook) -> None:
        """Say where there is room for it, pixels of the view, and how it looks."""
        self.prepareGeometryChange()
        self._area, self._look = area, look
        self.update()

    def boundingRect(self) -> QRectF:
        """Return where it paints."""
        return self._area

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Paint it, once there is a look."""
        if self._look is not None:
            self.draw(painter, self._look)

    @abstractmethod
    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint it."""


class SentenceItem(PaintedItem):
    """Says in the middle of a chart why there is nothing on it."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def say(self, text: str) -> None:
        """Say something else; nothing hides it."""
        self._text = text
        self.setVisible(bool(text))
        self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint the sentence."""
        painter.setPen(look.faint_ink)
        painter.setFont(look.font)
        painter.drawText(self._area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._text)


class HeadingItem(PaintedItem):
    """The heading of a chart, and its unit behind it."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = ("", "")

    def say(self, heading: str, unit: str) -> None:
        """Say something else."""
        if self._texts != (heading, unit):
            self._texts = (heading, unit)
            self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint both from the left, on one baseline."""
        heading, unit = self._texts
        baseline, left = self._area.top() + look.px(20), self._area.left() + look.px(8)
        painter.setFont(look.title)
        painter.setPen(look.ink)
        painter.drawText(QPointF(left, baseline), heading)
        after = left + painter.fontMetrics().horizontalAdvance(heading) + look.px(8)
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        painter.drawText(QPointF(after, baseline), unit)


class EdgeItem(PaintedItem):
    """A thin line around the box of a plot."""

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint the line just outside of the box."""
        painter.setPen(QPen(QColor(look.theme.edge), look.px(1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._area.adjusted(0.5, 0.5, -0.5, -0.5))
