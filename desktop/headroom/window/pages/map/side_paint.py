"""Paints what stands beside the policy map: read-out, scale of colours and legend."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPolygonF

from headroom.window.look.theme import FIGURE, SPACE
from headroom.window.pages.map.chart_frame import MapFrame
from headroom.window.pages.map.chart_image import scale_of
from headroom.window.pages.map.shown.map_view import MapChart, Reading
from headroom.window.plots.chart_look import ChartLook

_SCALE_HEIGHT = 150.0


def paint_side(
    painter: QPainter, frame: MapFrame, chart: MapChart, reading: Reading, look: ChartLook
) -> None:
    """Paint the read-out, the scale of colours and the legend beside the map."""
    y = _paint_reading(painter, frame.side, reading, look)
    y = _paint_scale(painter, frame.side, chart, y + look.px(SPACE * 3), look)
    painter.setFont(look.caption)
    line = look.px(18)
    x = frame.side.left()
    if y + line > frame.side.bottom():
        return
    reach = look.px(4)
    at = QPointF(x + reach, y + look.px(6))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.theme.text))
    painter.drawPolygon(
        QPolygonF(
            [at + QPointF(0, -reach), at + QPointF(reach, 0), at + QPointF(0, reach), at + QPointF(-reach, 0)]
        )
    )
    painter.setPen(look.faint_ink)
    painter.drawText(QPointF(x + look.px(16), y + look.px(10)), "law, and what was proposed")
    if chart.binding is not None and y + 3 * line < frame.side.bottom():
        painter.setPen(look.line(look.theme.text, 1.4))
        painter.drawLine(QLineF(x, y + line + look.px(6), x + look.px(10), y + line + look.px(6)))
        painter.setPen(look.faint_ink)
        painter.drawText(
            QRectF(x + look.px(16), y + line - look.px(1), frame.side.width() - look.px(16), look.px(48)),
            Qt.TextFlag.TextWordWrap,
            "outlined by the rule that most of the failing volume fails",
        )


def _paint_reading(painter: QPainter, side: QRectF, reading: Reading, look: ChartLook) -> float:
    """Paint what is read at a place, and return where it ends."""
    x, y = side.left(), side.top()
    painter.setFont(look.caption)
    painter.setPen(look.faint_ink)
    painter.drawText(QPointF(x, y + look.px(10)), reading.where)
    painter.drawText(QPointF(x, y + look.px(26)), reading.place)
    painter.save()
    large = QFont(look.strong)
    large.setPixelSize(round(look.px(FIGURE)))
    painter.setFont(large)
    painter.setPen(look.ink)
    painter.drawText(QPointF(x, y + look.px(58)), reading.value)
    painter.restore()
    painter.setFont(look.caption)
    painter.setPen(look.faint_ink)
    painter.drawText(QPointF(x, y + look.px(74)), reading.about)
    painter.setFont(look.font)
    painter.setPen(look.ink)
    at = y + look.px(98)
    for line in reading.lines:
        painter.drawText(QPointF(x, at), line)
        at += look.px(20)
    return at - look.px(12)


def _paint_scale(painter: QPainter, side: QRectF, chart: MapChart, top: float, look: ChartLook) -> float:
    """Paint the scale of colours, and return where it ends."""
    height = min(look.px(_SCALE_HEIGHT), side.bottom() - top - look.px(96))
    if height < look.px(40):
        return top
    bar = QRectF(side.left(), top, look.px(14), height)
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
