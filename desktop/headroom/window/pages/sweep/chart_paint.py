"""Paints the sweep: stacked steps, lines with their peaks, and the line of the present value."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from headroom.analysis.class_totals import Regime
from headroom.arrays import Floats
from headroom.window.look.theme import SPACE, Theme
from headroom.window.pages.sweep.chart_frame import ColumnFrame, SweepFrame
from headroom.window.pages.sweep.shown.sweep_panels import REGIME_WORDS, Mark, Panel, SweepChart, Topic
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import paint_pill, pill_size

_PLATE = 225
"""How opaque the plate behind a peak's name is, of 255."""


def regime_colour(regime: Regime, theme: Theme) -> QColor:
    """Return the colour of a regime: blue qualifies, orange pays."""
    colours = {
        Regime.AS_SOURCED: theme.qualifies,
        Regime.RE_SOURCED: theme.content_us,
        Regime.PAYS: theme.fails,
        Regime.UNABLE: theme.fails,
        Regime.OWES_NOTHING: theme.components[4],
    }
    return QColor(colours[regime])


def _stripes(look: ChartLook) -> QBrush:
    """Return the stripes of who has no choice."""
    return QBrush(QColor(look.theme.surface), Qt.BrushStyle.BDiagPattern)


def paint_sweep(painter: QPainter, chart: SweepChart, frame: SweepFrame, look: ChartLook) -> None:
    """Paint all that stays while the present value is dragged."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_header(painter, chart, frame, look)
    for column, area in zip(chart.columns, frame.columns, strict=True):
        painter.setFont(look.strong)
        painter.setPen(look.ink)
        painter.drawText(QPointF(area.left, area.heading.top() + look.px(16)), column.title)
        for panel, title, plot in zip(column.panels, area.titles, area.plots, strict=True):
            painter.setFont(look.caption)
            painter.setPen(look.ink)
            painter.drawText(QPointF(title.left(), title.bottom() - look.px(6)), panel.title)
            _paint_axis(painter, panel, plot, look)
            _paint_curves(painter, chart, panel, area, plot, look)
        _paint_footer(painter, chart, area, look)


def paint_place(
    painter: QPainter,
    chart: SweepChart,
    frame: SweepFrame,
    look: ChartLook,
    value: float,
    read: float,
    *,
    focused: bool,
) -> None:
    """Paint the line of the present value with its pill, and what is read at a value.

    Args:
        painter: Paints.
        chart: The picture.
        frame: Where things stand.
        look: Theme and size of type.
        value: The present value.
        read: The value that is read at: the present one, or that under the pointer.
        focused: Whether the chart has the keyboard.
    """
    step, accent = chart.sweep.at(read), look.theme.accent
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for column, area in zip(chart.columns, frame.columns, strict=True):
        top, bottom = area.titles[0].top(), area.footer.top()
        if read != value:
            x = area.x_of(chart.share_of(read))
            pen = look.line(look.theme.muted)
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(QLineF(x, top, x, bottom))
        x = area.x_of(chart.share_of(value))
        for colour, width in ((look.theme.surface, 3.6), (accent, 1.6)):
            painter.setPen(look.line(colour, width))
            painter.drawLine(QLineF(x, top, x, bottom))
        text = chart.lever.shown(value)
        size = pill_size(text, look)
        left = min(max(x - size.width() / 2, area.left), area.left + area.width - size.width())
        box = QRectF(QPointF(left, top - look.px(5) - size.height()), size)
        colours = (accent, accent, look.theme.on_accent)
        paint_pill(painter, box, QPointF(x, top), text, look, colours=colours, focused=focused)
        for panel, title, plot in zip(column.panels, area.titles, area.plots, strict=True):
            for curve in panel.curves:
                for mark in curve.marks:
                    _paint_mark(painter, chart, panel, mark, area, plot, look)
            taken = look.width_of(panel.title, look.caption) + look.px(SPACE)
            room = QRectF(title.left() + taken, title.top(), title.width() - taken, title.height())
            said = look.caption_metrics.elidedText(
                panel.reading(step), Qt.TextElideMode.ElideRight, room.width()
            )
            width = look.width_of(said, look.caption)
            at = QPointF(title.right() - width, title.bottom() - look.px(6))
            plate = QRectF(at.x() - look.px(3), title.top() + look.px(4), width + look.px(6), look.px(15))
            painter.fillRect(plate, QColor(look.theme.surface))
            painter.setFont(look.caption)
            painter.setPen(look.ink if read == value else look.faint_ink)
            painter.drawText(at, said)


def _paint_header(painter: QPainter, chart: SweepChart, frame: SweepFrame, look: ChartLook) -> None:
    """Paint title, unit, and what the colours of the stack mean."""
    left, baseline = frame.whole.left() + look.px(SPACE), frame.whole.top() + look.px(18)
    painter.setFont(look.title)
    painter.setPen(look.ink)
    painter.drawText(QPointF(left, baseline), chart.title)
    after = left + painter.fontMetrics().horizontalAdvance(chart.title) + look.px(SPACE)
    painter.setFont(look.caption)
    painter.setPen(look.faint_ink)
    painter.drawText(QPointF(after, baseline), chart.unit)
    present = {
        curve.regime
        for column in chart.columns
        for curve in column.panels[0].curves
        if curve.regime is not None and bool((curve.amounts > 0).any())
    }
    x, y, swatch = left, frame.whole.top() + look.px(40), look.px(9)
    for regime in Regime:
        if regime in present:
            painter.fillRect(QRectF(x, y - swatch, swatch, swatch), regime_colour(regime, look.theme))
            if regime is Regime.UNABLE:
                painter.fillRect(QRectF(x, y - swatch, swatch, swatch), _stripes(look))
            x += swatch + look.px(5)
            painter.drawText(QPointF(x, y), REGIME_WORDS[regime])
            x += look.width_of(REGIME_WORDS[regime], look.caption) + look.px(SPACE * 2)


def _paint_axis(painter: QPainter, panel: Panel, plot: QRectF, look: ChartLook) -> None:
    """Paint the marks of a panel's axis."""
    half = look.caption_metrics.capHeight() / 2
    for value, text in panel.ticks:
        y = _y_of(value, panel, plot)
        painter.setPen(look.line(look.theme.hairline))
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
        painter.setPen(look.faint_ink)
        width = look.width_of(text, look.caption)
        painter.drawText(QPointF(plot.left() - look.px(6) - width, y + half), text)


def _paint_curves(
    painter: QPainter, chart: SweepChart, panel: Panel, area: ColumnFrame, plot: QRectF, look: ChartLook
) -> None:
    """Paint the bands or lines of a panel."""
    shares = _shares(chart)
    if panel.topic is Topic.REGIMES:
        floor = np.zeros(len(shares))
        painter.setPen(Qt.PenStyle.NoPen)
        for curve in panel.curves:
            ceiling = floor + curve.amounts
            if curve.regime is not None and bool((curve.amounts > 0).any()):
                below = _points(shares, floor, chart, panel, area, plot)
                above = _points(shares, ceiling, chart, panel, area, plot)
                band = QPolygonF([*above, *reversed(below)])
                painter.setBrush(regime_colour(curve.regime, look.theme))
                painter.drawPolygon(band)
                if curve.regime is Regime.UNABLE:
                    painter.setBrush(_stripes(look))
                    painter.drawPolygon(band)
            floor = ceiling
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for at, curve in enumerate(panel.curves):
        colour = look.theme.content_us if curve.name == "US" else look.theme.qualifies
        if panel.topic in {Topic.DUTY, Topic.COST}:
            colour = look.theme.fails
        pen = look.line(colour, 1.8)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if at:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        points = _points(shares, curve.amounts, chart, panel, area, plot)
        painter.drawPolyline(QPolygonF(points))
        if len(panel.curves) > 1:
            painter.setPen(QColor(colour))
            painter.setFont(look.caption)
            painter.drawText(_below(points[-1], curve.name, plot, look), curve.name)


def _paint_mark(
    painter: QPainter,
    chart: SweepChart,
    panel: Panel,
    mark: Mark,
    area: ColumnFrame,
    plot: QRectF,
    look: ChartLook,
) -> None:
    """Mark where a line is highest, and say how high."""
    centre = QPointF(area.x_of(chart.share_of(mark.value)), _y_of(mark.amount, panel, plot))
    painter.setPen(QPen(QColor(look.theme.surface), look.px(1.4)))
    painter.setBrush(QColor(look.theme.text))
    painter.drawEllipse(centre, look.px(3.6), look.px(3.6))
    painter.setFont(look.caption)
    width = look.width_of(mark.words, look.caption)
    x = min(max(centre.x() - width / 2, plot.left()), plot.right() - width)
    y = max(centre.y() - look.px(8), plot.top() + look.px(10))
    plate = QColor(look.theme.surface)
    plate.setAlpha(_PLATE)
    painter.fillRect(QRectF(x - look.px(3), y - look.px(11), width + look.px(6), look.px(15)), plate)
    painter.setPen(look.ink)
    painter.drawText(QPointF(x, y), mark.words)


def _paint_footer(painter: QPainter, chart: SweepChart, area: ColumnFrame, look: ChartLook) -> None:
    """Paint the axis across."""
    painter.setFont(look.caption)
    ended = -1e9
    for value, text in chart.ticks:
        x = area.x_of(chart.share_of(value))
        width = look.width_of(text, look.caption)
        painter.setPen(look.line(look.theme.edge))
        painter.drawLine(QLineF(x, area.footer.top(), x, area.footer.top() + look.px(3)))
        left = min(x - width / 2, area.left + area.width + look.px(12) - width)
        if left > ended:
            painter.setPen(look.faint_ink)
            painter.drawText(QPointF(left, area.footer.top() + look.px(16)), text)
            ended = left + width + look.px(SPACE)
    painter.setPen(look.line(look.theme.edge))
    painter.drawLine(QLineF(area.left, area.footer.top(), area.left + area.width, area.footer.top()))


def _shares(chart: SweepChart) -> Floats:
    """Return where the values stand, from 0 to 1."""
    lever = chart.lever
    found: Floats = np.clip((chart.sweep.values - lever.low) / (lever.high - lever.low), 0.0, 1.0)
    return found


def _points(
    shares: Floats, amounts: Floats, chart: SweepChart, panel: Panel, area: ColumnFrame, plot: QRectF
) -> list[QPointF]:
    """Return the points of a curve: steps that hold up to their value, or straight lines between values."""
    x = area.left + shares * area.width
    y = plot.bottom() - (amounts - panel.low) / (panel.high - panel.low) * plot.height()
    if chart.sweep.stepwise or panel.topic is Topic.REGIMES:
        if not chart.sweep.stepwise:  # a model is in one regime or another, not between two
            x = np.append((x[1:] + x[:-1]) / 2, x[-1])
        turns = np.append(np.flatnonzero(np.diff(y) != 0), len(y) - 1)  # equal steps are one
        ends, heights = x[turns], y[turns]
        starts = np.append(area.left, ends[:-1])
        x, y = np.column_stack((starts, ends)).ravel(), np.repeat(heights, 2)
    return [QPointF(left, top) for left, top in zip(x.tolist(), y.tolist(), strict=True)]


def _y_of(value: float, panel: Panel, plot: QRectF) -> float:
    """Return where a value stands, kept within the plot."""
    share = min(max((value - panel.low) / (panel.high - panel.low), 0.0), 1.0)
    return plot.bottom() - share * plot.height()


def _below(end: QPointF, name: str, plot: QRectF, look: ChartLook) -> QPointF:
    """Return where the name of a line stands: under its right end, over it where there is no room."""
    x = plot.right() - look.width_of(name, look.caption) - look.px(2)
    below = end.y() + look.px(13)
    return QPointF(x, below if below < plot.bottom() else end.y() - look.px(5))
