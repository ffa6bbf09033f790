"""The items that a chart of labelled rows is made of, and where each stands."""

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtWidgets import QGraphicsItem

from headroom.window.look.theme import SPACE
from headroom.window.plots.bar_rows_frame import RowsFrame
from headroom.window.plots.bar_rows_items import BarsItem, LabelsItem, LegendItem, RowMarkItem
from headroom.window.plots.chart_look import FAINT, ChartLook
from headroom.window.plots.plot_items import ValueLine, still_box
from headroom.window.plots.plot_words import HeadingItem, SentenceItem
from headroom.window.plots.shown.bar_rows import BarRows
from headroom.window.plots.value_axis import GridItem, ValueAxis

_APART = 28.0
"""Pixels at normal type that the marks of the axis are apart at least; every one of them has its number."""

_HEADING_LEFT = SPACE
"""How far inside its area a heading begins, pixels at normal type."""


class BarRowsPlot:
    """The rows with their axis, and what stands above them.

    Attributes:
        items: All there is, from the lowest up.
        heading: Title and unit.
    """

    def __init__(self) -> None:
        self.heading = HeadingItem()
        self._legend, self._sentence = LegendItem(), SentenceItem()
        self._box = still_box()
        self._line = ValueLine(self._box, upright=True)
        self._axis = ValueAxis(self._box, upright=False)
        self._grid, self._mark, self._bars, self._labels = GridItem(), RowMarkItem(), BarsItem(), LabelsItem()
        self._plot = (self._mark, self._grid, self._bars, self._box, self._labels, self._axis)
        self.items: tuple[QGraphicsItem, ...] = (*self._plot, self.heading, self._legend, self._sentence)

    def show_chart(self, chart: BarRows, frame: RowsFrame, look: ChartLook) -> None:
        """Show what does not depend on how far the rows are scrolled."""
        left = frame.name_left - look.px(_HEADING_LEFT)
        self.heading.say(chart.title, chart.unit)
        self.heading.place(QRectF(left, 0, frame.whole.right() - left, look.px(28)), look)
        self._sentence.say(chart.empty if not chart.rows else "")
        self._sentence.place(frame.rows, look)
        for item in self._plot:
            item.setVisible(bool(chart.rows))
        self._box.setXRange(chart.low, chart.high, padding=0)
        self._line.setVisible(chart.line is not None)
        if chart.line is not None:
            self._line.dress(look, look.theme.muted, 1.2, halo=False)  # it stands at the end of bars
            self._line.setValue(min(max(chart.line, chart.low), chart.high))

    def put(self, chart: BarRows, frame: RowsFrame, offset: float, look: ChartLook) -> None:
        """Put everything where it belongs, the rows scrolled by ``offset`` pixels."""
        for item in (self._legend, self._bars, self._labels):
            item.show_rows(chart, frame, offset, look)
        if not chart.rows:
            return
        top, bottom = frame.rows.top(), frame.end(len(chart.rows), offset)
        room = QRectF(frame.bar_left, top, frame.bar_right - frame.bar_left, bottom - top)
        self._box.setGeometry(room)
        self._grid.place(room, look)
        per_unit = room.width() / (chart.high - chart.low)
        widest = max((look.width_of(text, look.caption) for _, text in chart.ticks), default=0.0)
        ticks = chart.ticks_apart(max(look.px(_APART), widest + look.px(SPACE)) / per_unit)
        self._axis.show_ticks(ticks)
        across = [room.left() + (value - chart.low) * per_unit for value, _ in ticks]
        self._grid.show_lines([QLineF(x, room.top(), x, room.bottom()) for x in across])
        self._axis.place(QRectF(room.left(), bottom, room.width(), look.px(24)), look)

    def mark(self, area: QRectF, look: ChartLook) -> None:
        """Mark a row; an empty area marks none."""
        self._mark.setVisible(not area.isEmpty())
        if not area.isEmpty():
            self._mark.place(area, look)

    def fade(self, *, faint: bool) -> None:
        """Show whether the values belong to an earlier question."""
        for item in self.items:
            item.setOpacity(FAINT if faint else 1.0)
