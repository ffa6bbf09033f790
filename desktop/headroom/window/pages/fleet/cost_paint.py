"""Paints the landed cost chart, on the screen and into pictures of any size."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from headroom.window.pages.fleet.chart_frame import ChartFrame
from headroom.window.pages.fleet.chart_rows_paint import (
    RowsInView,
    bar_span,
    paint_axis,
    paint_ground,
    paint_heading,
    text_baseline,
)
from headroom.window.plots.chart_look import ChartLook
from headroom.window.shown.costs import CostBars, axis_ticks, tick_text
from headroom.words import formatting
from headroom.words.definitions import COMPONENT_WORDS

TITLE = "Landed cost"
_UNIT = "US dollars per vehicle"
_GAP = 12.0
_FEWEST_DIGITS = 6


def _widest_total(top_usd: float) -> str:
    """Return a text as wide as any total of an axis that ends at ``top_usd``."""
    digits = max(len(f"{top_usd:.0f}"), _FEWEST_DIGITS)
    return formatting.dollars(float("8" * digits))


def cost_frame(
    whole: QRectF, look: ChartLook, rows_height: float, top_usd: float, *, shows_words: bool
) -> ChartFrame:
    """Return where things stand in the landed cost chart: totals are words, changes figures."""
    widest = _widest_total(top_usd)
    total, change = look.width_of(widest), look.width_of(formatting.MINUS + widest[:-1])
    return ChartFrame.of(
        whole, look, rows_height, 0.0, total if shows_words else 0.0, change if shows_words else 0.0
    )


def bar_rect(
    frame: ChartFrame, bars: CostBars, top_usd: float, model: int, top: float, height: float
) -> QRectF:
    """Return the area of the bar of one model, all components together."""
    right = frame.x_of(float(bars.total_usd[model]) / top_usd)
    y, thick = bar_span(frame.rows.top() + top, height)
    return QRectF(frame.bar_left, y, right - frame.bar_left, thick)


def paint_costs(
    painter: QPainter, frame: ChartFrame, bars: CostBars, top_usd: float, view: RowsInView, look: ChartLook
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
        _paint_words(painter, frame, bars, top_usd, view, look)
    painter.restore()
    _paint_header(painter, frame, bars, look)


def _paint_bar(
    painter: QPainter,
    frame: ChartFrame,
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
    painter: QPainter, frame: ChartFrame, bars: CostBars, top_usd: float, view: RowsInView, look: ChartLook
) -> None:
    """Paint the totals of the models and their changes from the baseline."""
    right = frame.word_left + look.width_of(_widest_total(top_usd))
    for font, rows in view.by_font(look):
        painter.setFont(font)
        metrics = look.metrics_of(font)
        for model, y in rows:
            baseline = text_baseline(frame.rows.top() + y, view.height, metrics)
            total, change = bars.total(model), bars.change(model)
            painter.setPen(look.ink)
            painter.drawText(QPointF(right - look.width_of(total, font), baseline), total)
            if change:
                painter.setPen(look.ink if bars.change_usd(model) > 0 else look.faint_ink)
                painter.drawText(QPointF(frame.figure_right - look.width_of(change, font), baseline), change)


def _paint_header(painter: QPainter, frame: ChartFrame, bars: CostBars, look: ChartLook) -> None:
    """Paint the title and the names of the components that occur, in as many lines as it takes."""
    paint_heading(painter, frame.header, frame.bar_left, TITLE, _UNIT, look)
    swatch, gap = look.px(8), look.px(4)
    x, baseline = frame.bar_left, frame.header.top() + look.px(36)
    painter.setFont(look.caption)
    for name, brush, used in zip(COMPONENT_WORDS.values(), look.components, bars.used, strict=True):
        if not used:
            continue
        width = swatch + gap + look.width_of(name, look.caption)
        if x + width > frame.figure_right:
            x, baseline = frame.bar_left, baseline + look.px(14)
        painter.fillRect(QRectF(x, baseline - swatch, swatch, swatch), brush)
        painter.setPen(QColor(look.theme.muted))
        painter.drawText(QPointF(x + swatch + gap, baseline), name)
        x += width + look.px(_GAP)
