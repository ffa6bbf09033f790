"""What stands beside the policy map: read-out, scale of colours and legend, one above the other."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter

from headroom.window.look.theme import FIGURE, SPACE
from headroom.window.pages.map.chart_image import scale_of
from headroom.window.pages.map.chart_items import diamond
from headroom.window.pages.map.shown.map_view import MapChart, Reading
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.plot_items import PaintedItem

_READ_HEIGHT, _SCALE_HEIGHT, _LEGEND_HEIGHT = 160.0, 150.0, 96.0
"""Pixels at normal type, at most."""


class ReadOutItem(PaintedItem):
    """The figure at a place, and what more is known there."""

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None

    def show_reading(self, reading: Reading | None) -> None:
        """Show what is read."""
        if reading != self._reading:
            self._reading = reading
            self.update()

    def boundingRect(self) -> QRectF:
        """Return where it paints, with as many lines as there may be."""
        height = 0.0 if self._look is None else self._look.px(_READ_HEIGHT)
        return QRectF(self._area.left(), self._area.top() - 2, self._area.width(), height)

    def end(self, look: ChartLook) -> float:
        """Return how far down it reaches, pixels of the view."""
        lines = 0 if self._reading is None else len(self._reading.lines)
        return self._area.top() + look.px(86 + 20 * lines)

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint place, figure, its name and the lines below."""
        reading = self._reading
        if reading is None:
            return
        x, y = self._area.left(), self._area.top()
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        painter.drawText(QPointF(x, y + look.px(10)), reading.where)
        painter.drawText(QPointF(x, y + look.px(26)), reading.place)
        large = QFont(look.strong)
        large.setPixelSize(round(look.px(FIGURE)))
        painter.setFont(large)
        painter.setPen(look.ink)
        painter.drawText(QPointF(x, y + look.px(58)), reading.value)
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        painter.drawText(QPointF(x, y + look.px(74)), reading.about)
        painter.setFont(look.font)
        painter.setPen(look.ink)
        for at, line in enumerate(reading.lines):
            painter.drawText(QPointF(x, y + look.px(98 + 20 * at)), line)


class ScaleItem(PaintedItem):
    """The scale of colours, and what the marks on the map mean."""

    def __init__(self) -> None:
        super().__init__()
        self._chart: MapChart | None = None
        self._top = 0.0

    def show_scale(self, chart: MapChart | None) -> None:
        """Show the scale of a map."""
        self._chart = chart
        self.update()

    def start(self, top: float) -> None:
        """Begin at a height, pixels of the view."""
        if top != self._top:
            self.prepareGeometryChange()
            self._top = top
            self.update()

    def boundingRect(self) -> QRectF:
        """Return where it paints: no further down than scale and legend reach."""
        height = 0.0 if self._look is None else self._look.px(_SCALE_HEIGHT + _LEGEND_HEIGHT)
        bottom = min(self._top + height, self._area.bottom())
        return QRectF(self._area.left() - 1, self._top - 1, self._area.width() + 1, bottom - self._top + 1)

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint the scale, and the legend where there is room."""
        chart = self._chart
        if chart is None:
            return
        y = self._paint_scale(painter, chart, look)
        painter.setFont(look.caption)
        line, x = look.px(18), self._area.left()
        if y + line > self._area.bottom():
            return
        reach = look.px(4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.text))
        painter.drawPolygon(diamond(QPointF(x + reach, y + look.px(6)), reach))
        painter.setPen(look.faint_ink)
        painter.drawText(QPointF(x + look.px(16), y + look.px(10)), "law, and what was proposed")
        if chart.binding is not None and y + 3 * line < self._area.bottom():
            painter.setPen(look.line(look.theme.text, 1.4))
            painter.drawLine(QLineF(x, y + line + look.px(6), x + look.px(10), y + line + look.px(6)))
            painter.setPen(look.faint_ink)
            painter.drawText(
                QRectF(x + look.px(16), y + line - look.px(1), self._area.width() - look.px(16), look.px(48)),
                Qt.TextFlag.TextWordWrap,
                "outlined by the rule that most of the failing volume fails",
            )

    def _paint_scale(self, painter: QPainter, chart: MapChart, look: ChartLook) -> float:
        """Paint the scale of colours, and return where it ends."""
        top = self._top
        height = min(look.px(_SCALE_HEIGHT), self._area.bottom() - top - look.px(96))
        if height < look.px(40):
            return top
        bar = QRectF(self._area.left(), top, look.px(14), height)
        colours = scale_of(chart.figure, look.theme)
        blend = QLinearGradient(bar.bottomLeft(), bar.topLeft())
        for at in range(0, len(colours), 15):
            blend.setColorAt(at / (len(colours) - 1), QColor.fromRgb(colours[at]))
        painter.fillRect(bar, blend)
        painter.setPen(look.line(look.theme.edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(bar)
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        half = look.caption_metrics.capHeight() / 2
        for value, text in chart.ticks:
            y = bar.bottom() - (value - chart.low) / (chart.high - chart.low) * bar.height()
            painter.drawLine(QLineF(bar.right(), y, bar.right() + look.px(3), y))
            painter.drawText(QPointF(bar.right() + look.px(8), y + half), text)
        return bar.bottom() + look.px(SPACE * 2.5)
