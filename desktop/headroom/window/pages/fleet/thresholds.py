"""The handles of the thresholds on the fleet's chart: where they stand, and what they say."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from headroom.language import tr_in
from headroom.rules.vehicle_tests import CONTENT, REGIONAL, TESTS
from headroom.window.look.theme import SPACE
from headroom.window.pages.fleet.chart_frame import FleetFrame
from headroom.window.pages.fleet.shown.compliance_bars import ThresholdLine
from headroom.window.pages.fleet.shown.fleet_totals import FLEET
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import pill_size
from headroom.words import formatting

_ROUNDS = 8
"""How often boxes that cover each other push each other aside."""


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


def handles(frame: FleetFrame, lines: tuple[ThresholdLine, ...], look: ChartLook) -> tuple[Handle, ...]:
    """Return the handles of the thresholds: regional ones above the rows, US ones below.

    Handles that would cover each other stand side by side, left of the verdicts while there is room.
    """
    placed: list[Handle] = []
    for entry in CONTENT:
        above = entry is REGIONAL
        ours = sorted((line for line in lines if line.test is entry.test), key=lambda line: line.share)
        texts = [_text(line) for line in ours]
        sizes = [pill_size(text, look) for text in texts]
        tips = [frame.x_of(line.share) for line in ours]
        room = (frame.rows.left(), frame.content_room[1]) if above else _room_below(frame, look)
        lefts = _side_by_side(tips, [size.width() for size in sizes], room, look.px(SPACE / 2))
        for line, text, size, tip, left in zip(ours, texts, sizes, tips, lefts, strict=True):
            y = frame.rows.top() if above else frame.total.top()
            top = y - size.height() - look.px(5) if above else y + look.px(5)
            box = QRectF(left, top, size.width(), size.height())
            placed.append(Handle(line, text, box, QPointF(tip, y)))
    return tuple(placed)


def _room_below(frame: FleetFrame, look: ChartLook) -> tuple[float, float]:
    """Return from where to where handles stand in the row of the fleet: between its name and its verdict."""
    start, end = frame.content_room
    if not frame.name_width:
        return frame.rows.left(), end
    return min(frame.name_left + look.width_of(FLEET, look.strong) + look.px(SPACE), start), end


def _side_by_side(
    tips: list[float], widths: list[float], room: tuple[float, float], gap: float
) -> list[float]:
    """Return the left ends of boxes that stand as near above their tips as they can, within their room."""
    lefts = [tip - width / 2 for tip, width in zip(tips, widths, strict=True)]
    for _ in range(_ROUNDS):
        for position in range(1, len(lefts)):
            overlap = lefts[position - 1] + widths[position - 1] + gap - lefts[position]
            if overlap > 0:
                lefts[position - 1] -= overlap / 2
                lefts[position] += overlap / 2
    free, end = room
    for position in reversed(range(len(widths))):
        lefts[position] = min(lefts[position], end - widths[position])
        end = lefts[position] - gap
    for position, width in enumerate(widths):
        lefts[position] = max(lefts[position], free)
        free = lefts[position] + width + gap
    return lefts


def handle_at(found: tuple[Handle, ...], frame: FleetFrame, point: QPointF, look: ChartLook) -> Handle | None:
    """Return the handle whose pill or line is under ``point``; None for none."""
    for handle in found:
        grown = look.px(3)
        if handle.box.adjusted(-grown, -grown, grown, grown).contains(point):
            return handle
    reach = look.px(4)
    on_rows = frame.rows.top() <= point.y() <= frame.rows.bottom()
    near = [h for h in found if h.in_force and on_rows and abs(h.tip.x() - point.x()) <= reach]
    return min(near, key=lambda h: abs(h.tip.x() - point.x()), default=None)


def _text(line: ThresholdLine) -> str:
    """Return what stands in the pill of a threshold."""
    value = formatting.percent(line.share)
    whose = line.whose if line.test is REGIONAL.test else tr_in("content", "US")
    return f"{whose} {value}" if whose else value


def handle_colours(handle: Handle, look: ChartLook) -> tuple[str, str, str]:
    """Return edge, ground and text of a pill: full for regional ones, quiet where not in force."""
    theme = look.theme
    if handle.line.test is REGIONAL.test:
        return theme.accent, theme.accent, theme.on_accent
    if handle.in_force:
        return theme.accent, theme.surface, theme.accent
    return theme.hairline, theme.surface, theme.muted
