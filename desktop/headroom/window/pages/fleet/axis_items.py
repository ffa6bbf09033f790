"""The axes of the fleet's chart: hairlines through all rows, and below the bars what they stand for."""

from collections.abc import Iterator
from itertools import pairwise

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

_Mark = tuple[float, str]
"""Where an axis is marked, and with which text."""

_Room = tuple[float, float]
"""From where to where the texts of an axis may stand."""


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
        marks = (*_content_marks(seen.frame), *_cost_marks(seen.frame, seen.top_usd, look))
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
        """Paint the texts but those that handles stand over, on the ground of the row."""
        area = seen.frame.total
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        baseline = text_baseline(area.top(), area.height(), look.strong_metrics)
        for start, end in (_content_text_room(seen.frame, look), _cost_text_room(seen.frame, look)):
            ground = QRectF(start, area.top(), end - start, area.height())
            painter.fillRect(ground, QColor(look.theme.surface))
        for box, text in mark_texts(seen.frame, seen.top_usd, look):
            if not any(box.intersects(covered) for covered in self._covered):
                painter.drawText(QPointF(box.left(), baseline), text)


def mark_texts(frame: FleetFrame, top_usd: float, look: ChartLook) -> Iterator[tuple[QRectF, str]]:
    """Yield the texts of both axes, each with its area in the row of the fleet."""
    content, cost = _content_text_room(frame, look), _cost_text_room(frame, look)
    shares, area = _beside_each_other(_content_marks(frame), content, look), frame.total
    for marks, room in ((shares, content), (_cost_marks(frame, top_usd, look), cost)):
        for mark in marks:
            left, right = _span(mark, room, look)
            yield QRectF(left, area.top(), right - left + 1, area.height()), mark[1]


def _content_marks(frame: FleetFrame) -> tuple[_Mark, ...]:
    """Return the marks of the axis of content."""
    return tuple((frame.x_of(share), formatting.percent(share, 0)) for share in _SHARES)


def _cost_marks(frame: FleetFrame, top_usd: float, look: ChartLook) -> tuple[_Mark, ...]:
    """Return the marks of the axis of costs: as many as have room beside each other."""
    if not frame.shows_costs:
        return ()
    marks = tuple((frame.x_of_cost(usd / top_usd), tick_text(usd)) for usd in axis_ticks(top_usd))
    return _beside_each_other(marks, _cost_text_room(frame, look), look)


def _content_text_room(frame: FleetFrame, look: ChartLook) -> _Room:
    """Return where the texts of the axis of content may stand."""
    return frame.content_room[0], frame.content_right + look.px(2)


def _cost_text_room(frame: FleetFrame, look: ChartLook) -> _Room:
    """Return where the texts of the axis of costs may stand."""
    return frame.cost_room[0], frame.cost_right + look.px(2)


def _span(mark: _Mark, room: _Room, look: ChartLook) -> _Room:
    """Return from where to where a text stands: in the middle of its mark, but for the ends of the room."""
    (x, text), (start, end) = mark, room
    width = look.width_of(text, look.caption)
    left = max(min(x - width / 2, end - width), start)
    return left, left + width


def _beside_each_other(marks: tuple[_Mark, ...], room: _Room, look: ChartLook) -> tuple[_Mark, ...]:
    """Return the first mark, and of the others as many, at equal distances, as have room for their texts."""
    spans, apart = [_span(mark, room, look) for mark in marks], look.px(SPACE / 2)
    for step in range(1, len(marks)):
        if all(before[1] + apart <= after[0] for before, after in pairwise(spans[::step])):
            return marks[::step]
    return marks[:1]
