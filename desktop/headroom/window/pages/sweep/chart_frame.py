"""Where things stand in the sweep: columns of small charts over one axis."""

from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QRectF

from headroom.window.look.theme import SPACE
from headroom.window.pages.sweep.shown.sweep_panels import SweepChart, Topic
from headroom.window.plots.chart_look import ChartLook

_HEADER, _HEADING, _PANEL_TITLE, _FOOTER = 48.0, 44.0, 22.0, 24.0
_AXIS, _RIGHT, _GAP = 56.0, 14.0, 10.0
"""Pixels at normal type."""

_AROUND = 8.0
"""Pixels at normal type that the numbers of an axis of amounts keep away from both of its sides together."""

_HEIGHTS = {Topic.REGIMES: 1.2, Topic.CONTENT: 1.1, Topic.DUTY: 1.0, Topic.COST: 0.8}


@dataclass(frozen=True, slots=True)
class ColumnFrame:
    """The areas of one column.

    Attributes:
        heading: Whose it is, and the pill of the present value.
        titles: Of each panel, above its plot.
        plots: Where values are drawn.
        footer: The axis across.
    """

    heading: QRectF
    titles: tuple[QRectF, ...]
    plots: tuple[QRectF, ...]
    footer: QRectF

    @property
    def left(self) -> float:
        """Return where the axis across begins."""
        return self.plots[0].left()

    @property
    def width(self) -> float:
        """Return how long the axis across is."""
        return self.plots[0].width()

    def x_of(self, share: float) -> float:
        """Return where a share of the axis stands."""
        return self.left + share * self.width

    def share_at(self, x: float) -> float:
        """Return the share of the axis at a place, kept within 0 to 1."""
        return min(max((x - self.left) / max(self.width, 1.0), 0.0), 1.0)

    @property
    def body(self) -> QRectF:
        """Return all plots together with what is between them."""
        return QRectF(self.left, self.heading.top(), self.width, self.footer.top() - self.heading.top())


@dataclass(frozen=True, slots=True)
class SweepFrame:
    """The areas of the whole chart.

    Attributes:
        whole: All of it.
        columns: From left to right.
    """

    whole: QRectF
    columns: tuple[ColumnFrame, ...]

    @classmethod
    def of(cls, whole: QRectF, chart: SweepChart, look: ChartLook) -> Self:
        """Return the areas of a chart."""
        margin = look.px(SPACE)
        count = max(len(chart.columns), 1)
        width, axis = (whole.width() - margin) / count, axis_width(chart, look)
        return cls(
            whole,
            tuple(
                _column(
                    QRectF(whole.left() + at * width, whole.top(), width, whole.height()),
                    axis,
                    [panel.topic for panel in column.panels],
                    look,
                )
                for at, column in enumerate(chart.columns)
            ),
        )

    def column_at(self, x: float, y: float) -> int:
        """Return the column whose plots are at a point; -1 for none."""
        for at, column in enumerate(self.columns):
            if column.body.contains(x, y):
                return at
        return -1


def axis_width(chart: SweepChart, look: ChartLook) -> float:
    """Return how wide the axes of amounts are: all of their numbers have room."""
    texts = {text for column in chart.columns for panel in column.panels for _, text in panel.ticks}
    widest = max((look.width_of(text, look.caption) for text in texts), default=0.0)
    return max(look.px(_AXIS), widest + look.px(_AROUND))


def _column(whole: QRectF, axis: float, topics: list[Topic], look: ChartLook) -> ColumnFrame:
    """Return the areas of one column, beside axes of amounts that are so wide."""
    inner_left = whole.left() + axis
    inner_width = max(whole.width() - axis - look.px(_RIGHT), 8.0)
    top = whole.top() + look.px(_HEADER)
    heading = QRectF(inner_left, top, inner_width, look.px(_HEADING))
    room = whole.bottom() - look.px(_FOOTER) - heading.bottom()
    room -= len(topics) * look.px(_PANEL_TITLE) + (len(topics) - 1) * look.px(_GAP)
    total = sum(_HEIGHTS[topic] for topic in topics)
    titles, plots = [], []
    y = heading.bottom()
    for topic in topics:
        titles.append(QRectF(inner_left, y, inner_width, look.px(_PANEL_TITLE)))
        y += look.px(_PANEL_TITLE)
        height = max(room * _HEIGHTS[topic] / total, 4.0)
        plots.append(QRectF(inner_left, y, inner_width, height))
        y += height + look.px(_GAP)
    footer = QRectF(inner_left, plots[-1].bottom(), inner_width, look.px(_FOOTER))
    return ColumnFrame(heading, tuple(titles), tuple(plots), footer)
