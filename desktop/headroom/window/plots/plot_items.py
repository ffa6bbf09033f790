"""What charts on pyqtgraph are made of: the box of a plot, lines at values, and what is painted in pixels."""

from abc import abstractmethod
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPen, QTransform
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


def begin_drawing(painter: QPainter, area: QRectF) -> None:
    """Cut what is painted next to its area where it becomes a drawing.

    Qt's drawings keep the cut of the item before, also after the painter is restored.
    """
    if painter.paintEngine().type() is QPaintEngine.Type.SVG:
        painter.setClipRect(area)


class ValueLine(pg.InfiniteLine):  # type: ignore[misc] # pyqtgraph has no types
    """A line across a box at a value, with a halo so that it is seen on any ground.

    Args:
        box: Of the plot.
        upright: Whether it stands at a value across; else it lies at a value up.
    """

    def __init__(self, box: pg.ViewBox, *, upright: bool) -> None:
        super().__init__(angle=90 if upright else 0)
        self._ink = QPen()
        self._halo, self._crisp = True, False
        self.setZValue(1)
        box.addItem(self, ignoreBounds=True)

    def dress(
        self,
        look: ChartLook,
        colour: str,
        width: float,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
        *,
        halo: bool = True,
        crisp: bool = False,
    ) -> None:
        """Give it its colour and its width, pixels at normal type.

        Args:
            look: How the chart looks.
            colour: Of the line.
            width: Of the line.
            style: Solid, dashed or dotted.
            halo: Whether something sets it off from any ground.
            crisp: Whether it covers whole pixels; dots and dashes are then painted ten times as fast.
        """
        self._ink = look.line(colour, width)
        self._ink.setStyle(style)
        self._halo, self._crisp = halo, crisp
        self.setPen(look.line(look.theme.surface, width * _HALO))

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Paint it in pixels of the view: pens that know no scale are thin where a picture is dense."""
        reach, place = self.boundingRect(), painter.worldTransform()
        line = place.map(QLineF(reach.left(), 0, reach.right(), 0))
        painter.setWorldTransform(QTransform())
        wide = self.pen.widthF()
        begin_drawing(painter, QRectF(line.p1(), line.p2()).normalized().adjusted(-wide, -wide, wide, wide))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self._crisp)
        for pen in (self.pen, self._ink) if self._halo else (self._ink,):
            painter.setPen(pen)
            painter.drawLine(line)


class PaintedItem(QGraphicsItem):
    """Something painted in the pixels of the view, within an area.

    Text stands on whole pixels of type there, which no scale of a plot distorts.

    Args:
        kept: Whether its pixels are kept, for what stays the same while a slider is dragged.
    """

    def __init__(self, *, kept: bool = False) -> None:
        super().__init__()
        self._area = QRectF()
        self._look: ChartLook | None = None
        if kept:
            self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def place(self, area: QRectF, look: ChartLook) -> None:
        """Say where there is room for it, pixels of the view, and how it looks."""
        if (area, look) == (self._area, self._look):
            return
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
            begin_drawing(painter, self.boundingRect())
            self.draw(painter, self._look)

    @abstractmethod
    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint it."""


class EdgeItem(PaintedItem):
    """A thin line around the box of a plot, with ticks below and to the left."""

    def __init__(self) -> None:
        super().__init__()
        self._ticks: tuple[Sequence[float], Sequence[float]] = ((), ())

    def show_ticks(self, across: Sequence[float], up: Sequence[float]) -> None:
        """Show other ticks, as shares of the box."""
        if (across, up) != self._ticks:
            self._ticks = across, up
            self.update()

    def boundingRect(self) -> QRectF:
        """Return where it paints: just outside of the box."""
        reach = 0.0 if self._look is None else self._look.px(4)
        return self._area.adjusted(-reach, -reach, reach, reach)

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint the ticks, and the line just outside of the box."""
        box, pen = self._area, look.line(look.theme.edge)
        half = pen.widthF() / 2
        reach = look.px(3) + half
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        across, up = self._ticks
        for x in (box.left() + share * box.width() for share in across):
            painter.drawLine(QLineF(x, box.bottom(), x, box.bottom() + reach))
        for y in (box.bottom() - share * box.height() for share in up):
            painter.drawLine(QLineF(box.left() - reach, y, box.left(), y))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(-half, -half, half, half))


class KnobItem(PaintedItem):
    """A round handle at a place."""

    def put(self, at: QPointF, look: ChartLook) -> None:
        """Move it, pixels of the view."""
        reach = look.px(6)
        self.place(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach), look)

    def boundingRect(self) -> QRectF:
        """Return where it paints."""
        return self._area.adjusted(-2, -2, 2, 2)

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint it."""
        painter.setPen(QPen(QColor(look.theme.surface), look.px(2)))
        painter.setBrush(QColor(look.theme.accent))
        painter.drawEllipse(self._area)
