"""The thresholds of the compliance chart: their lines, and the handles they are dragged by."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from headroom.rules.vehicle_tests import CONTENT, REGIONAL, TESTS
from headroom.window.look.theme import SPACE
from headroom.window.pages.fleet.chart_frame import ChartFrame
from headroom.window.pages.fleet.shown.compliance_bars import ComplianceBars, ThresholdLine
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import paint_pill, pill_size
from headroom.words import formatting

_ROUNDS = 8
"""How often boxes that cover each other push each other aside."""

_FAINT = 90
"""Opacity of a line that does not hold for all rows, of 255."""


@dataclass(frozen=True, slots=True)
class Handle:
    """Where the handle of one threshold stands.

    Attributes:
        line: The threshold.
        text: Its value.
        box: Of the pill.
        tip: Where the pill points.
    """

    line: ThresholdLine
    text: str
    box: QRectF
    tip: QPointF

    @property
    def in_force(self) -> bool:
        """Return whether the threshold is above 0; a regional one always is."""
        return TESTS[self.line.test].asks_at_zero or self.line.share > 0


def handles(frame: ChartFrame, lines: tuple[ThresholdLine, ...], look: ChartLook) -> tuple[Handle, ...]:
    """Return the handles of the thresholds: regional ones above the rows, US ones below.

    Handles that would cover each other stand side by side.
    """
    placed: list[Handle] = []
    for entry in CONTENT:
        above = entry is REGIONAL
        ours = sorted((line for line in lines if line.test is entry.test), key=lambda line: line.share)
        texts = [_text(line) for line in ours]
        sizes = [pill_size(text, look) for text in texts]
        tips = [frame.x_of(line.share) for line in ours]
        lefts = _side_by_side(tips, [size.width() for size in sizes], frame, look.px(SPACE / 2))
        for line, text, size, tip, left in zip(ours, texts, sizes, tips, lefts, strict=True):
            y = frame.rows.top() if above else frame.rows.bottom()
            top = y - size.height() - look.px(5) if above else y + look.px(5)
            box = QRectF(left, top, size.width(), size.height())
            placed.append(Handle(line, text, box, QPointF(tip, y)))
    return tuple(placed)


def _side_by_side(tips: list[float], widths: list[float], frame: ChartFrame, gap: float) -> list[float]:
    """Return the left ends of boxes that stand as near above their tips as they can."""
    lefts = [tip - width / 2 for tip, width in zip(tips, widths, strict=True)]
    for _ in range(_ROUNDS):
        for position in range(1, len(lefts)):
            overlap = lefts[position - 1] + widths[position - 1] + gap - lefts[position]
            if overlap > 0:
                lefts[position - 1] -= overlap / 2
                lefts[position] += overlap / 2
    free = frame.whole.left()
    for position, width in enumerate(widths):
        lefts[position] = max(min(lefts[position], frame.whole.right() - width), free)
        free = lefts[position] + width + gap
    return lefts


def handle_at(found: tuple[Handle, ...], frame: ChartFrame, point: QPointF, look: ChartLook) -> Handle | None:
    """Return the handle whose pill or line is under ``point``; None for none."""
    for handle in found:
        grown = look.px(3)
        if handle.box.adjusted(-grown, -grown, grown, grown).contains(point):
            return handle
    reach = look.px(4)
    on_rows = frame.rows.top() <= point.y() <= frame.rows.bottom()
    near = [h for h in found if h.in_force and on_rows and abs(h.tip.x() - point.x()) <= reach]
    return min(near, key=lambda h: abs(h.tip.x() - point.x()), default=None)


def paint_lines(
    painter: QPainter,
    frame: ChartFrame,
    bars: ComplianceBars,
    visible: list[tuple[int, float]],
    row_height: float,
    look: ChartLook,
) -> None:
    """Paint the threshold lines over the rows, and each row's own threshold where they differ."""
    top, bottom = frame.rows.top(), frame.rows.bottom()
    mixed = any(not line.for_all and line.test is REGIONAL.test for line in bars.lines)
    for line in bars.lines:
        x = _crisp(frame.x_of(line.share))
        before = line.baseline_share
        if before is not None and before != line.share and before > 0:
            pen = look.line(look.theme.muted)
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            mark = _crisp(frame.x_of(before))
            painter.drawLine(QLineF(mark, top, mark, bottom))
        if not TESTS[line.test].asks_at_zero and not line.share > 0:
            continue
        colour = QColor(look.theme.accent)
        pen = look.line(look.theme.accent, 2.0 if line.test is REGIONAL.test else 1.2)
        if not line.for_all:
            colour.setAlpha(_FAINT)
            pen = look.line(look.theme.accent, 1.0)
            pen.setColor(colour)
        if line.test is not REGIONAL.test:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QLineF(x, top, x, bottom))
    if mixed:
        painter.setPen(look.line(look.theme.accent, 2.0))
        painter.drawLines(_steps(frame, bars, visible, row_height))


def paint_handles(painter: QPainter, found: tuple[Handle, ...], focused_key: str, look: ChartLook) -> None:
    """Paint the pills of the thresholds."""
    for handle in found:
        paint_pill(
            painter,
            handle.box,
            handle.tip,
            handle.text,
            look,
            colours=_colours(handle, look),
            focused=handle.line.key == focused_key,
        )


def _text(line: ThresholdLine) -> str:
    """Return what stands in the pill of a threshold."""
    value = formatting.percent(line.share)
    whose = line.whose if line.test is REGIONAL.test else "US"
    return f"{whose} {value}" if whose else value


def _colours(handle: Handle, look: ChartLook) -> tuple[str, str, str]:
    """Return edge, ground and text of a pill: full for regional ones, quiet where not in force."""
    theme = look.theme
    if handle.line.test is REGIONAL.test:
        return theme.accent, theme.accent, theme.on_accent
    if handle.in_force:
        return theme.accent, theme.surface, theme.accent
    return theme.hairline, theme.surface, theme.muted


def _crisp(x: float) -> float:
    """Return ``x`` where a line two pixels wide covers whole pixels."""
    return float(round(x))


def _steps(
    frame: ChartFrame, bars: ComplianceBars, visible: list[tuple[int, float]], row_height: float
) -> list[QLineF]:
    """Return the threshold of each row in view; rows that follow each other share a line."""
    lines: list[QLineF] = []
    for model, y in visible:
        share = float(bars.regional_threshold[model])
        if math.isnan(share):
            continue
        x, top = _crisp(frame.x_of(share)), frame.rows.top() + y
        if lines and lines[-1].x1() == x and lines[-1].y2() == top:
            lines[-1] = QLineF(x, lines[-1].y1(), x, top + row_height)
        else:
            lines.append(QLineF(x, top, x, top + row_height))
    return lines
