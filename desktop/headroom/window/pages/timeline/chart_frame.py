"""Where things stand in the timeline."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QRectF

from headroom.window.pages.timeline.shown.timeline_view import TimelineChart
from headroom.window.plots.chart_look import ChartLook

HEADER, KNOB, LEGEND = 60.0, 14.0, 20.0
"""Pixels at normal type: of the headings, below the strips, and of the legend."""

_GAP, _WHO = 10.0, 26.0
_ROW, _LEAST_ROW, _GREATEST_ROW = 20.5, 17.0, 28.0
_BANDS, _LEAST_BANDS, _GREATEST_BANDS = 190.0, 104.0, 340.0
"""Pixels at normal type of both lines of money."""

_DUTY_SHARE = 0.6
_NAMES, _NAMES_SHARE = 150.0, 0.2
_EDGE = 8.0
_NARROWEST = 70.0
"""Pixels at normal type of a column in which day and event can be read."""


@dataclass(frozen=True, slots=True)
class TimelineFrame:
    """Where things stand in the chart, pixels.

    Attributes:
        whole: All of it, without the bar that scrolls.
        name_left: Where labels begin.
        name_width: How wide they may be.
        edges: Where columns begin, and where the last one ends.
        header: Of the headings.
        duty: Of the duty a year.
        landed: Of the landed cost.
        who: Of how many qualify.
        rows: Of the strips.
        row_height: Of one strip.
        legend: Of what the marks mean.
        to_scale: Whether columns are as wide as they last.
    """

    whole: QRectF
    name_left: float
    name_width: float
    edges: tuple[float, ...]
    header: QRectF
    duty: QRectF
    landed: QRectF
    who: QRectF
    rows: QRectF
    row_height: float
    legend: QRectF
    to_scale: bool

    @classmethod
    def of(cls, whole: QRectF, chart: TimelineChart, look: ChartLook, *, to_scale: bool) -> Self:
        """Return where things stand.

        Args:
            whole: Where there is room.
            chart: What is shown.
            look: Theme and size of type.
            to_scale: Whether columns are as wide as they last.
        """
        left = whole.left()
        names = names_width(whole.width(), look)
        start, end = left + names, whole.right() - look.px(_EDGE)
        count = len(chart.columns)
        places = chart.places if to_scale else tuple(at / count for at in range(count + 1))
        edges = tuple(start + place * max(end - start, 1.0) for place in places)
        top = whole.top() + look.px(6)
        header = QRectF(start, top, end - start, look.px(HEADER))
        fixed = look.px(6 + HEADER + 2 * _GAP + _WHO + KNOB + LEGEND)
        room = max(whole.height() - fixed, 0.0)
        rows = max(len(chart.rows), 1)
        bands = min(max(room - rows * look.px(_ROW), look.px(_LEAST_BANDS)), look.px(_BANDS))
        bands = max(bands, min(room - rows * look.px(_GREATEST_ROW), look.px(_GREATEST_BANDS)))
        bands = min(bands, room)
        area = max(room - bands, 0.0)
        row = min(max(area / rows, look.px(_LEAST_ROW)), look.px(_GREATEST_ROW))
        if rows * row > area + 0.5:  # it scrolls: as high as they are read best, whole ones
            row = area / max(int(area / look.px(_ROW)), 1)
        duty = QRectF(start, header.bottom() + look.px(_GAP), end - start, bands * _DUTY_SHARE)
        landed = QRectF(start, duty.bottom() + look.px(_GAP), end - start, bands * (1 - _DUTY_SHARE))
        who = QRectF(start, landed.bottom(), end - start, look.px(_WHO))
        body = QRectF(start, who.bottom(), end - start, min(rows * row, area))
        legend = QRectF(left, whole.bottom() - look.px(LEGEND), end - left, look.px(LEGEND))
        return cls(whole, left, names, edges, header, duty, landed, who, body, row, legend, to_scale=to_scale)

    def column_at(self, x: float) -> int:
        """Return the column at a place; the first or last one beyond the ends."""
        return min(max(bisect_right(self.edges, x) - 1, 0), len(self.edges) - 2)

    def column(self, at: int) -> QRectF:
        """Return a column from its heading to the last strip."""
        left, right = self.edges[at], self.edges[at + 1]
        return QRectF(left, self.header.top(), right - left, self.rows.bottom() - self.header.top())

    def top_of(self, row: int, offset: float) -> float:
        """Return where a strip begins, the strips scrolled by ``offset`` pixels."""
        return self.rows.top() + row * self.row_height - offset

    def in_view(self, rows: int, offset: float) -> range:
        """Return the strips in view; none where there is no room for any."""
        if self.row_height <= 0:
            return range(0)
        first = max(int(offset / self.row_height), 0)
        return range(first, min(int((offset + self.rows.height()) / self.row_height) + 1, rows))

    def beyond(self, rows: int) -> float:
        """Return how many pixels of the strips have no room."""
        return max(rows * self.row_height - self.rows.height(), 0.0)


def names_width(width: float, look: ChartLook) -> float:
    """Return how wide labels may be in a chart of a width."""
    return min(look.px(_NAMES), width * _NAMES_SHARE)


def columns_within(width: float, look: ChartLook) -> int:
    """Return how many columns have room in a chart of a width."""
    room = width - names_width(width, look) - look.px(_EDGE)
    return max(int(room / look.px(_NARROWEST)), 1)
