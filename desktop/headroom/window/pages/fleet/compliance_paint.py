"""Paints the compliance chart, on the screen and into pictures of any size."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from headroom.rules.verdict import Verdict
from headroom.window.pages.fleet.chart_frame import ChartFrame
from headroom.window.pages.fleet.chart_rows_paint import (
    Elided,
    RowsInView,
    bar_span,
    paint_axis,
    paint_ground,
    paint_heading,
    text_baseline,
)
from headroom.window.pages.fleet.shown.compliance_bars import ComplianceBars
from headroom.window.pages.fleet.thresholds import handles, paint_handles, paint_lines
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import hatch, paint_icon
from headroom.words import formatting
from headroom.words.ranges import is_range

TITLE = "Regional content"
_ICON = 16.0
_NO_PREFERENCE = "No preference in force: there is no threshold to reach"
_INNER = 0.36
"""Height of the bar of US content as a share of that of regional content, in which it lies."""


def compliance_frame(
    whole: QRectF, look: ChartLook, rows_height: float, name_width: float, *, shows_words: bool, ranged: bool
) -> ChartFrame:
    """Return where things stand in the compliance chart.

    Args:
        whole: All of it.
        look: Theme and size of type.
        rows_height: Height of all rows.
        name_width: Of the widest name.
        shows_words: Whether rows are high enough for words.
        ranged: Whether there are ranges of headroom to write.
    """
    word = max(look.width_of(formatting.verdict_word(verdict)) for verdict in Verdict) + look.px(_ICON + 4)
    figure = look.width_of(f"US {formatting.MINUS}88 … +88" if ranged else "labour value")
    return ChartFrame.of(
        whole,
        look,
        rows_height,
        name_width if shows_words else 0.0,
        word if shows_words else 0.0,
        figure if shows_words else 0.0,
    )


def bar_rect(frame: ChartFrame, bars: ComplianceBars, model: int, top: float, height: float) -> QRectF:
    """Return the area of the bar of one model up to the least regional content."""
    right = frame.x_of(float(bars.regional_low[model]))
    y, thick = bar_span(frame.rows.top() + top, height)
    return QRectF(frame.bar_left, y, right - frame.bar_left, thick)


def paint_compliance(
    painter: QPainter,
    frame: ChartFrame,
    bars: ComplianceBars,
    view: RowsInView,
    names: Elided,
    look: ChartLook,
    focused_key: str = "",
) -> None:
    """Paint the compliance chart.

    Args:
        painter: Paints.
        frame: Where things stand.
        bars: The values.
        view: Rows to paint.
        names: Of the models, cut to the width there is.
        look: Theme and size of type.
        focused_key: Key of the threshold whose handle has the keyboard.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(frame.whole, QColor(look.theme.surface))
    found = handles(frame, bars.lines, look)
    painter.save()
    painter.setClipRect(frame.rows)
    paint_ground(painter, frame.rows, view, look, marks_focus=True)
    painter.restore()
    marks = [(frame.x_of(share), formatting.percent(share, 0)) for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    paint_axis(painter, frame.rows, marks, [handle.box for handle in found], look)
    painter.save()
    painter.setClipRect(frame.rows)
    for model, y in view.visible:
        _paint_bar(painter, frame, bars, model, y, view.height, look)
    paint_lines(painter, frame, bars, view.visible, view.height, look)
    if view.shows_words(look):
        _paint_words(painter, frame, bars, view, names, look)
    painter.restore()
    _paint_header(painter, frame, bars, look)
    paint_handles(painter, found, focused_key, look)


def _paint_bar(
    painter: QPainter,
    frame: ChartFrame,
    bars: ComplianceBars,
    model: int,
    y: float,
    height: float,
    look: ChartLook,
) -> None:
    """Paint regional content, what of it is not known, and US content within it."""
    verdict = bars.verdict_of(model)
    bar = bar_rect(frame, bars, model, y, height)
    painter.fillRect(bar, look.brush[verdict])
    low, high = float(bars.regional_low[model]), float(bars.regional_high[model])
    if is_range(low, high):
        area = QRectF(bar.right(), bar.top(), frame.x_of(high) - bar.right(), bar.height())
        hatch(painter, area, look.pen[verdict], look)
    edge = max(round(bar.height() * (1 - _INNER) / 2), 1)  # whole pixels above and below
    inner = QRectF(
        frame.bar_left,
        bar.top() + edge,
        frame.x_of(float(bars.us_low[model])) - frame.bar_left,
        bar.height() - 2 * edge,
    )
    painter.fillRect(inner, look.us_brush)


def _paint_words(
    painter: QPainter,
    frame: ChartFrame,
    bars: ComplianceBars,
    view: RowsInView,
    names: Elided,
    look: ChartLook,
) -> None:
    """Paint the names of the models, and verdict and headroom right of their bars."""
    top, x = frame.rows.top(), frame.word_left + look.px(_ICON + 2)
    for model, y in view.visible:
        centre = QPointF(frame.word_left + look.px(6), top + y + view.height / 2)
        paint_icon(painter, bars.verdict_of(model), centre, look)
    for font, rows in view.by_font(look):
        painter.setFont(font)
        metrics = look.metrics_of(font)
        for model, y in rows:
            baseline = text_baseline(top + y, view.height, metrics)
            painter.setPen(look.ink)
            painter.drawText(QPointF(frame.name_left, baseline), names[model])
            figure = bars.margin(model)
            painter.drawText(QPointF(frame.figure_right - look.width_of(figure, font), baseline), figure)
            painter.setPen(look.pen[bars.verdict_of(model)])
            painter.drawText(QPointF(x, baseline), bars.word(model))


def _paint_header(painter: QPainter, frame: ChartFrame, bars: ComplianceBars, look: ChartLook) -> None:
    """Paint the title and what the marks mean."""
    end = paint_heading(painter, frame.header, frame.name_left, TITLE, bars.unit, look)
    entries = ["of which US", "unknown origin"] if bars.any_range else ["of which US"]
    if not bars.preference:
        painter.setFont(look.caption)
        painter.setPen(QColor(look.theme.muted))
        painter.drawText(QPointF(frame.bar_left, frame.header.bottom() - look.px(9)), _NO_PREFERENCE)
    swatch = look.px(14)
    widths = [swatch + look.px(6) + look.width_of(entry, look.caption) for entry in entries]
    x = frame.figure_right - sum(widths) - look.px(16) * (len(entries) - 1)
    if x < end + look.px(16):
        return
    baseline = frame.header.top() + look.px(20)
    middle = baseline - look.caption_metrics.ascent() * 0.36
    for entry, width in zip(entries, widths, strict=True):
        if entry == entries[0]:
            thick = look.px(5)
            painter.fillRect(QRectF(x, middle - thick / 2, swatch, thick), QColor(look.theme.content_us))
        else:
            thick = look.px(9)
            hatch(painter, QRectF(x, middle - thick / 2, swatch, thick), look.pen[Verdict.UNDETERMINED], look)
        painter.setFont(look.caption)
        painter.setPen(QColor(look.theme.muted))
        painter.drawText(QPointF(x + swatch + look.px(6), baseline), entry)
        x += width + look.px(16)
