"""Paints the landed cost chart, on the screen and into pictures of any size."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from headroom.present import words
from headroom.present.costs import COMPONENT_WORDS, CostBars, axis_ticks, tick_text
from headroom.ui.chart_frame import Frame
from headroom.ui.chart_look import ChartLook
from headroom.ui.chart_rows_paint import (
    RowsInView,
    bar_span,
    paint_axis,
    paint_ground,
    paint_heading,
    text_baseline,
)

TITLE = "Landed cost"
_UNIT = "US dollars per vehicle"
_GAP = 12.0


def cost_frame(whole: QRectF, look: ChartLook, rows_height: float, *, shows_words: bool) -> Frame:
    """Return where things stand in the landed cost chart: totals are words, changes figures."""
    total = look.width_of("$888,888")
    change = look.width_of(f"{words.MINUS}$88,888")
    return Frame.of(
        whole, look, rows_height, 0.0, total if shows_words else 0.0, change if shows_words else 0.0
    )


def bar_rect(frame: Frame, bars: CostBars, top_usd: float, model: int, top: float, height: float) -> QRectF:
    """Return the area of the bar of one model, all components together."""
    right = frame.x_of(float(bars.total_usd[model]) / top_usd)
    y, thick = bar_span(frame.rows.top() + top, height)
    return QRectF(frame.bar_left, y, right - frame.bar_left, thick)


def paint_costs(
    painter: QPainter, frame: Frame, bars: CostBars, top_usd: float, view: RowsInView, look: ChartLook
) -> None:
    """Paint the landed cost chart.

    Args:
        painter: Paints.
        frame: Where things stand.
        bars: The values.
        top_usd: Where the axis ends.
        view: Rows to paint.
        look: Theme and size of type.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(frame.whole, QColor(look.theme.surface))
    painter.save()
    painter.setClipRect(frame.rows)
    paint_ground(painter, frame.rows, view, look)
    painter.restore()
    marks = [(frame.x_of(usd / top_usd), tick_text(usd)) for usd in axis_ticks(top_usd)]
    paint_axis(painter, frame.rows, marks, [], look)
    painter.save()
    painter.setClipRect(frame.rows)
    for model, y in view.visible:
        _paint_bar(painter, frame, bars, top_usd, model, y, view.height, look)
    if view.shows_words(look):
        for model, y in view.visible:
            _paint_words(painter, frame, bars, model, y, view, look)
    painter.restore()
    _paint_header(painter, frame, bars, look)


def _paint_bar(
    painter: QPainter,
    frame: Frame,
    bars: CostBars,
    top_usd: float,
    model: int,
    y: float,
    height: float,
    look: ChartLook,
) -> None:
    """Paint the components of one model end to end, and a tick at a baseline total that differs."""
    bar = bar_rect(frame, bars, top_usd, model, y, height)
    edges = [frame.x_of(usd / top_usd) for usd in bars.edges_usd[:, model].tolist()]
    for component, brush in enumerate(look.components):
        left, right = edges[component], edges[component + 1]
        if right - left > 0.05:
            painter.fillRect(QRectF(left, bar.top(), right - left, bar.height()), brush)
    if not bars.change(model):
        return
    x = frame.x_of(float(bars.baseline_usd[model]) / top_usd)
    over = max(height * 0.12, 1.0)
    painter.setPen(look.line(look.theme.text, 1.6))
    painter.drawLine(QPointF(x, bar.top() - over), QPointF(x, bar.bottom() + over))


def _paint_words(
    painter: QPainter, frame: Frame, bars: CostBars, model: int, y: float, view: RowsInView, look: ChartLook
) -> None:
    """Paint the total of a model and its change from the baseline."""
    top = frame.rows.top() + y
    font = view.font(look, model)
    painter.setFont(font)
    painter.setPen(QColor(look.theme.text))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    total = QRectF(frame.word_left, top, look.width_of("$888,888"), view.height)
    painter.drawText(total, right, bars.total(model))
    change = bars.change(model)
    if change:
        metrics = look.caption_metrics if font is look.caption else look.metrics
        painter.setPen(QColor(look.theme.text if bars.change_usd(model) > 0 else look.theme.muted))
        width = metrics.horizontalAdvance(change)
        painter.drawText(
            QPointF(frame.figure_right - width, text_baseline(top, view.height, metrics)), change
        )


def _paint_header(painter: QPainter, frame: Frame, bars: CostBars, look: ChartLook) -> None:
    """Paint the title and the names of the components that occur, in as many lines as it takes."""
    paint_heading(painter, frame.header, frame.bar_left, TITLE, _UNIT, look)
    swatch, gap = look.px(8), look.px(4)
    x, baseline = frame.bar_left, frame.header.top() + look.px(36)
    painter.setFont(look.caption)
    for name, brush, used in zip(COMPONENT_WORDS.values(), look.components, bars.used, strict=True):
        if not used:
            continue
        width = swatch + gap + look.caption_metrics.horizontalAdvance(name)
        if x + width > frame.figure_right:
            x, baseline = frame.bar_left, baseline + look.px(14)
        painter.fillRect(QRectF(x, baseline - swatch, swatch, swatch), brush)
        painter.setPen(QColor(look.theme.muted))
        painter.drawText(QPointF(x + swatch + gap, baseline), name)
        x += width + look.px(_GAP)
