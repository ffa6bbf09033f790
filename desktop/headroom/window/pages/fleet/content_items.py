"""Content on the fleet's chart: bars of regional and US content, and the verdict on each model in words."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from headroom.rules.verdict import Verdict
from headroom.window.pages.fleet.chart_frame import FleetFrame, bar_span
from headroom.window.pages.fleet.row_items import SeenItem, paint_ground
from headroom.window.pages.fleet.rows_in_view import Seen, text_baseline
from headroom.window.pages.fleet.shown.compliance_bars import ComplianceBars
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import hatch_lines, paint_icon
from headroom.words.ranges import is_range

_ICON = 18.0
_INNER = 0.36
"""Height of the bar of US content as a share of that of regional content, in which it lies."""


def content_bar(frame: FleetFrame, bars: ComplianceBars, model: int, top: float, height: float) -> QRectF:
    """Return the area of the bar of one model up to the least regional content.

    Args:
        frame: Where things stand.
        bars: The values.
        model: Which.
        top: Of its row, pixels below the top of the rows.
        height: Of its row.
    """
    right = frame.x_of(float(bars.regional_low[model]))
    y, thick = bar_span(frame.rows.top() + top, height)
    return QRectF(frame.content_left, y, right - frame.content_left, thick)


class ContentBarsItem(SeenItem):
    """Regional content by verdict, what of it is not known hatched, and US content within it."""

    def area_of(self, seen: Seen) -> QRectF:
        """Return the area of the bars."""
        return seen.frame.bars

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return the values, and which rows are in view."""
        return seen.bars, seen.rows.visible, seen.rows.height

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint all bars of a colour at once."""
        frame, bars, height = seen.frame, seen.bars, seen.rows.height
        by_verdict: tuple[list[QRectF], ...] = tuple([] for _ in Verdict)
        of_us: list[QRectF] = []
        unknown: list[tuple[int, QRectF]] = []
        left, width = frame.content_left, frame.content_right - frame.content_left
        for model, y in seen.rows.visible:
            top, thick = bar_span(frame.rows.top() + y, height)
            low, high = float(bars.regional_low[model]), float(bars.regional_high[model])
            long = min(max(low, 0.0), 1.0) * width
            verdict = int(bars.verdict[model])
            by_verdict[verdict].append(QRectF(left, top, long, thick))
            if is_range(low, high):
                end = min(max(high, 0.0), 1.0) * width
                unknown.append((verdict, QRectF(left + long, top, end - long, thick)))
            edge = max(round(thick * (1 - _INNER) / 2), 1)  # whole pixels above and below
            us = min(max(float(bars.us_low[model]), 0.0), 1.0) * width
            of_us.append(QRectF(left, top + edge, us, thick - 2 * edge))
        painter.setPen(Qt.PenStyle.NoPen)
        for verdict, areas in enumerate(by_verdict):
            if areas:
                painter.setBrush(look.brush[verdict])
                painter.drawRects(areas)
        painter.setPen(look.outline)
        painter.setBrush(look.us_brush)
        painter.drawRects(of_us)
        _paint_unknown(painter, unknown, look)


class VerdictsItem(SeenItem):
    """The verdict on each model in view as mark and word."""

    def __init__(self) -> None:
        super().__init__(kept=True)

    def area_of(self, seen: Seen) -> QRectF:
        """Return the column of the verdicts."""
        frame = seen.frame
        return QRectF(frame.word_left, frame.rows.top(), frame.verdict_width, frame.rows.height())

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return the verdicts in view, and which model is looked at."""
        view = seen.rows
        verdicts = seen.bars.verdict[[model for model, _ in view.visible]].tobytes()
        return verdicts, view

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint marks, then words by typeface."""
        frame, bars, view = seen.frame, seen.bars, seen.rows
        paint_ground(painter, self.area_of(seen), seen, look)
        if not frame.shows_words:
            return
        top, x = frame.rows.top(), frame.word_left + look.px(_ICON)
        for model, y in view.visible:
            centre = QPointF(frame.word_left + look.px(6), top + y + view.height / 2)
            paint_icon(painter, bars.verdict_of(model), centre, look)
        for font, rows in view.by_font(look):
            painter.setFont(font)
            metrics = look.metrics_of(font)
            for model, y in rows:
                painter.setPen(look.pen[bars.verdict_of(model)])
                painter.drawText(QPointF(x, text_baseline(top + y, view.height, metrics)), bars.word(model))


class PointsItem(SeenItem):
    """How many points each model in view has over its threshold, or is short of it."""

    def area_of(self, seen: Seen) -> QRectF:
        """Return the column of the points."""
        frame = seen.frame
        left = frame.word_left + frame.verdict_width
        width = max(frame.margin_right + 1.0 - left, 0.0)
        return QRectF(left, frame.rows.top(), width, frame.rows.height())

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return the values, and which rows are in view and looked at."""
        return seen.bars, seen.rows.visible, seen.rows.height, seen.rows.focused

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint the figures by typeface."""
        frame, bars, view = seen.frame, seen.bars, seen.rows
        if not frame.shows_words:
            return
        top = frame.rows.top()
        painter.setPen(look.ink)
        for font, rows in view.by_font(look):
            painter.setFont(font)
            metrics = look.metrics_of(font)
            for model, y in rows:
                figure, baseline = bars.points(model), text_baseline(top + y, view.height, metrics)
                painter.drawText(QPointF(frame.margin_right - look.width_of(figure, font), baseline), figure)


def _paint_unknown(painter: QPainter, areas: Iterable[tuple[int, QRectF]], look: ChartLook) -> None:
    """Paint what is not known: hatched in the colour of its verdict, and framed."""
    by_verdict: dict[int, list[QRectF]] = {}
    for verdict, area in areas:
        by_verdict.setdefault(verdict, []).append(area)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for verdict, places in by_verdict.items():
        pen = look.pen[verdict]
        lines: list[QLineF] = [line for place in places for line in hatch_lines(place, look)]
        painter.setPen(look.line(pen.color().name(), 1.2))
        painter.drawLines(lines)
        painter.setPen(look.line(pen.color().name(), 1.0))
        painter.drawRects([place.adjusted(0.5, 0.5, -0.5, -0.5) for place in places])
