"""The axes of the fleet's chart: hairlines through all rows, and below the bars what they stand for."""

from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from headroom.window.look.theme import SPACE
from headroom.window.pages.fleet.chart_frame import FleetFrame
from headroom.window.pages.fleet.row_items import SeenItem
from headroom.window.pages.fleet.rows_in_view import Seen, text_baseline
from headroom.window.plots.chart_look import ChartLook
from headroom.window.shown.costs import axis_ticks, tick_text
from headroom.words import formatting

_SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)

_FEWEST = 2
"""Marks below which there is no distance between them."""

_Mark = tuple[float, str]
"""Where an axis is marked, and with which text."""


class AxisLinesItem(SeenItem):
    """Hairlines through all rows at the few marks of both axes."""

    def __init__(self) -> None:
        super().__init__(kept=True)

    def area_of(self, seen: Seen) -> QRectF:
        """Return the area of the rows."""
        return seen.frame.rows

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return where the marks stand."""
        return seen.frame, seen.top_usd

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint the lines."""
        rows = seen.frame.rows
        painter.setPen(look.line(look.theme.hairline))
        marks = (*_content_marks(seen.frame), *_cost_marks(seen, look))
        painter.drawLines([QLineF(x, rows.top(), x, rows.bottom()) for x, _ in marks])


class AxisMarksItem(SeenItem):
    """The texts of the marks, in the row of the fleet directly below the bars."""

    def __init__(self) -> None:
        super().__init__(kept=True)
        self._covered: tuple[QRectF, ...] = ()

    def cover(self, handles: tuple[QRectF, ...]) -> None:
        """Leave out the texts that handles stand over, pixels of the view."""
        self._covered = handles

    def area_of(self, seen: Seen) -> QRectF:
        """Return the row of the fleet."""
        return seen.frame.total

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return where the marks stand, and which of their texts are seen."""
        return seen.frame, seen.top_usd, tuple(area.left() // 8 for area in self._covered)

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint the texts, each on the ground of the row."""
        frame = seen.frame
        for (start, _), end, marks in (
            (frame.content_room, frame.content_right, _beside_each_other(_content_marks(frame), look)),
            (frame.cost_room, frame.cost_right, _cost_marks(seen, look)),
        ):
            self._paint(painter, frame, marks, (start, end + look.px(2)), look)

    def _paint(
        self,
        painter: QPainter,
        frame: FleetFrame,
        marks: tuple[_Mark, ...],
        room: tuple[float, float],
        look: ChartLook,
    ) -> None:
        """Paint the texts of one axis but those that handles stand over."""
        start, end = room
        area = frame.total
        painter.fillRect(QRectF(start, area.top(), end - start, area.height()), QColor(look.theme.surface))
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        baseline = text_baseline(area.top(), area.height(), look.strong_metrics)
        for x, text in marks:
            width = look.width_of(text, look.caption)
            left = max(min(x - width / 2, end - width), start)
            box = QRectF(left, area.top(), width + 1, area.height())
            if not any(box.intersects(covered) for covered in self._covered):
                painter.drawText(QPointF(left, baseline), text)


def _content_marks(frame: FleetFrame) -> tuple[_Mark, ...]:
    """Return the marks of the axis of content."""
    return tuple((frame.x_of(share), formatting.percent(share, 0)) for share in _SHARES)


def _cost_marks(seen: Seen, look: ChartLook) -> tuple[_Mark, ...]:
    """Return the marks of the axis of costs: as many as have room beside each other."""
    frame = seen.frame
    if not frame.shows_costs:
        return ()
    marks = tuple((frame.x_of_cost(usd / seen.top_usd), tick_text(usd)) for usd in axis_ticks(seen.top_usd))
    return _beside_each_other(marks, look)


def _beside_each_other(marks: tuple[_Mark, ...], look: ChartLook) -> tuple[_Mark, ...]:
    """Return the first mark, and of the others as many, at equal distances, as have room for their texts."""
    if len(marks) < _FEWEST:
        return marks
    widest = max(look.width_of(text, look.caption) for _, text in marks) + look.px(SPACE / 2)
    apart = marks[1][0] - marks[0][0]
    return marks[:: max(ceil(widest / max(apart, 1.0)), 1)]
