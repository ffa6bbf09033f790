"""What charts on pyqtgraph are made of: the box of a plot, lines at values, and what is painted in pixels."""

from abc import abstractmethod
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPaintEngine, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import paint_pill, paint_plate, read_out_box

_HALO = 2.5
"""How much wider than a line its halo is."""

_ABOVE_ALL = 1000.0
"""Where what the pointer reads out stands in the order of painting."""


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


class PointerItem(PaintedItem):
    """A short text beside the pointer that names what the pointer is on; nothing where it is on nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._at = QPointF()
        self.setZValue(_ABOVE_ALL)
        self.setVisible(False)

    @property
    def text(self) -> str:
        """Return what it says; empty for nothing."""
        return self._text

    def say(self, text: str, at: QPointF, within: QRectF, look: ChartLook) -> None:
        """Say something else, or stand elsewhere.

        Args:
            text: What; empty for nothing.
            at: Where the pointer is, pixels of the view.
            within: Where there is room.
            look: How it looks.
        """
        self._text, self._at = text, at
        self.setVisible(bool(text))
        if text:
            self.place(read_out_box(text, at, within, look), look)
            self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint the text on a dark plate."""
        paint_plate(painter, self._text, self._area, look)


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
    """The heading of a chart, and its unit behind it; where both have no room the unit is cut first."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = ("", "")

    @property
    def whole_text(self) -> str:
        """Return heading and unit, whether they have room or not."""
        return ", ".join(text for text in self._texts if text)

    def say(self, heading: str, unit: str) -> None:
        """Say something else."""
        if self._texts != (heading, unit):
            self._texts = (heading, unit)
            self.update()

    def cut(self, look: ChartLook) -> bool:
        """Return whether any of it has no room."""
        return self._after(look) + look.width_of(self._texts[1], look.caption) > self._area.right()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint both from the left, on one baseline."""
        heading, unit = self._texts
        baseline, left = self._area.top() + look.px(20), self._area.left() + look.px(8)
        after, right = self._after(look), self._area.right()
        if after - look.px(8) > right:
            heading = QFontMetricsF(look.title).elidedText(heading, Qt.TextElideMode.ElideRight, right - left)
        painter.setFont(look.title)
        painter.setPen(look.ink)
        painter.drawText(QPointF(left, baseline), heading)
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        room = max(right - after, 0.0)
        if look.width_of(unit, look.caption) > room:
            unit = look.caption_metrics.elidedText(unit, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(after, baseline), unit)

    def _after(self, look: ChartLook) -> float:
        """Return where the unit begins, where the heading has room."""
        heading = QFontMetrics(look.title).horizontalAdvance(self._texts[0])
        return self._area.left() + look.px(8) + heading + look.px(8)


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


class PillItem(PaintedItem):
    """The value of a line in a pill that points at the line."""

    def __init__(self) -> None:
        super().__init__()
        self._tip = QPointF()
        self._text = ""
        self._colours: tuple[str, str, str] | None = None
        self._focused = False

    @property
    def box(self) -> QRectF:
        """Return where the pill stands, pixels of the view."""
        return self._area

    def put(
        self,
        box: QRectF,
        tip: QPointF,
        text: str,
        look: ChartLook,
        colours: tuple[str, str, str] | None = None,
    ) -> None:
        """Move it.

        Args:
            box: Of the pill, pixels of the view.
            tip: Where it points, above or below the pill; its middle for nowhere.
            text: The value in words.
            look: How it looks.
            colours: Of its edge, its ground and its text; None: those of what can be dragged.
        """
        now = (box, tip, text, look, colours)
        if now != (self._area, self._tip, self._text, self._look, self._colours):
            self._tip, self._text, self._colours = tip, text, colours
            self.place(box, look)
            self.update()

    def show_focus(self, *, focused: bool) -> None:
        """Show whether the keys move it."""
        if focused is not self._focused:
            self._focused = focused
            self.update()

    def boundingRect(self) -> QRectF:
        """Return where it paints: around it a ring while it has the focus, and towards its line the tip."""
        around = 0.0 if self._look is None else self._look.px(4)
        return self._area.adjusted(-around, -around, around, around)

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint it."""
        accent = look.theme.accent
        colours = self._colours or (accent, accent, look.theme.on_accent)
        paint_pill(painter, self._area, self._tip, self._text, look, colours=colours, focused=self._focused)
