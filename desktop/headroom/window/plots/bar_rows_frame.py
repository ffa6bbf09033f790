"""Where things stand in a chart of labelled rows."""

from dataclasses import dataclass
from heapq import nlargest
from typing import Self

from PySide6.QtCore import QRectF

from headroom.window.look.theme import SPACE
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.shown.bar_rows import BarRows

ROW_HEIGHT = 26.0
"""Pixels of a row at normal type, as it is by itself."""

_HEADER, _FOOTER = 52.0, 26.0
_LEAST_BARS, _BARS_SHARE = 160.0, 0.3
"""Room that labels leave to the bars: pixels at normal type, and a share of the width without figures."""

_NAMES_SHARE = 0.64
"""Share of a small width without figures that labels may take."""

_FEW_BARS = 96.0
"""Pixels at normal type that bars have at least before figures are left out that are read along only."""

MARK_ROOM = 18.0
"""Pixels at normal type of the mark before a figure."""

_MEASURED = 12
"""Figures of a column that are measured, those of most characters: digits are of one width."""


@dataclass(frozen=True, slots=True)
class RowsFrame:
    """Where things stand in the chart, pixels.

    Attributes:
        whole: All of it, without the bar that scrolls.
        rows: The area of the rows.
        name_left: Where labels begin.
        name_width: How wide they may be.
        bar_left: Where the axis begins.
        bar_right: Where it ends.
        figure_rights: Where each column of figures ends; fewer than there are where there is little room.
        row_height: Of one row.
        marks_left: Where the marks of verdicts begin, where figures have some.
    """

    whole: QRectF
    rows: QRectF
    name_left: float
    name_width: float
    bar_left: float
    bar_right: float
    figure_rights: tuple[float, ...]
    row_height: float
    marks_left: float

    @classmethod
    def of(cls, whole: QRectF, chart: BarRows, look: ChartLook, nearer: float = 1.0) -> Self:
        """Return where things stand.

        Args:
            whole: Where there is room.
            chart: What is shown.
            look: Theme and size of type.
            nearer: How much higher rows are than by themselves.
        """
        gap = look.px(SPACE * 1.5)
        right = whole.right() - gap
        widest = max((look.width_of(row.label, look.strong) for row in chart.rows), default=0.0)
        columns = [_width_of(chart, at, look) + gap for at in range(len(chart.headings))]
        needed = widest + look.px(_FEW_BARS) + 2 * gap
        while len(columns) > len(chart.headings) - chart.read_along:
            if right - sum(columns) - whole.left() >= needed:
                break
            columns.pop()
        rights: list[float] = []
        for column in reversed(columns):
            rights.insert(0, right)
            right -= column
        marked = 0 <= chart.marked < len(rights)
        marks_left = rights[chart.marked] - columns[chart.marked] + gap if marked else 0.0
        room = right - whole.left() - 2 * gap
        names = min(
            widest, max(room - max(look.px(_LEAST_BARS), room * _BARS_SHARE), room * _NAMES_SHARE, 0.0)
        )
        bar_left = whole.left() + gap + names + gap
        header, footer = look.px(_HEADER), look.px(_FOOTER)
        row, height = look.px(ROW_HEIGHT * nearer), max(whole.height() - header - footer, 0.0)
        if len(chart.rows) * row > height >= row:
            height = int(height / row) * row  # whole rows
        rows = QRectF(whole.left(), whole.top() + header, whole.width(), height)
        return cls(
            whole,
            rows,
            whole.left() + gap,
            names,
            bar_left,
            max(right, bar_left + 1.0),
            tuple(rights),
            row,
            marks_left,
        )

    def in_view(self, rows: int, offset: float) -> range:
        """Return the rows of which anything is seen, scrolled by ``offset`` pixels."""
        first = max(int(offset / self.row_height), 0)
        return range(first, max(min(int((offset + self.rows.height()) / self.row_height) + 1, rows), first))

    def top_of(self, row: int, offset: float) -> float:
        """Return where a row begins, scrolled by ``offset`` pixels."""
        return self.rows.top() + row * self.row_height - offset

    def end(self, rows: int, offset: float) -> float:
        """Return where the last row that is seen ends, scrolled by ``offset`` pixels."""
        return min(self.top_of(rows, offset), self.rows.bottom())

    def beyond(self, rows: int) -> float:
        """Return how far rows reach beyond where there is room, pixels; negative where they do not."""
        return rows * self.row_height - self.rows.height()

    @staticmethod
    def height_for(rows: int, look: ChartLook, nearer: float = 1.0) -> float:
        """Return the height that shows so many rows, so much higher than they are by themselves."""
        return look.px(_HEADER) + look.px(_FOOTER) + rows * look.px(ROW_HEIGHT * nearer)


def _width_of(chart: BarRows, at: int, look: ChartLook) -> float:
    """Return the width of a column of figures, pixels."""
    texts = {row.figures[at] for row in chart.rows if at < len(row.figures)}
    widths = [look.width_of(text, look.strong) for text in nlargest(_MEASURED, texts, key=len)]
    mark = look.px(MARK_ROOM) if at == chart.marked else 0.0
    return max(look.width_of(chart.headings[at], look.caption), *(width + mark for width in widths), 0.0)
