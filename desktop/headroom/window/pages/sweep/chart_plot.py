"""One column of the sweep: its panels over one axis, and the lines through all of them."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtWidgets import QGraphicsItem

from headroom.window.pages.sweep.chart_curves import CurvesItem
from headroom.window.pages.sweep.chart_frame import ColumnFrame, axis_width
from headroom.window.pages.sweep.chart_items import ColumnTitleItem, PeaksItem, ReadingItem
from headroom.window.pages.sweep.shown.sweep_panels import Panel, PanelColumn, SweepChart, Topic
from headroom.window.plots.chart_look import FAINT, ChartLook
from headroom.window.plots.chart_marks import pill_size, tip_beyond
from headroom.window.plots.plot_items import ValueLine, still_box
from headroom.window.plots.plot_words import PillItem
from headroom.window.plots.shown.extent import Extent
from headroom.window.plots.value_axis import GridItem, ValueAxis

_OVER, _UP_OVER = 12.0, 8.0
"""How far the numbers of the axis across, and of amounts, may reach over its ends, pixels at normal type."""


class PanelPlot:
    """One small chart with its axis of amounts."""

    def __init__(self) -> None:
        self._axis = ValueAxis(None, upright=True, over=_UP_OVER, kept=True)
        self._curves, self._peaks, self._reading = CurvesItem(), PeaksItem(), ReadingItem()
        self.below: tuple[QGraphicsItem, ...] = (self._axis, self._curves)
        self.above: tuple[QGraphicsItem, ...] = (self._peaks, self._reading)

    def show_panel(
        self, chart: SweepChart, panel: Panel, seen: Extent, title: QRectF, plot: QRectF, look: ChartLook
    ) -> None:
        """Show a panel, and the part of the axis across that is in view."""
        self._axis.setRange(panel.low, panel.high)
        self._axis.show_ticks(panel.ticks)
        wide = axis_width(chart, look)
        self._axis.place(QRectF(plot.left() - wide, plot.top(), wide, plot.height()), look)
        for item, area in ((self._curves, title | plot), (self._peaks, plot)):
            item.place(area, look)
            item.show_panel(chart, panel, seen, plot)
        self._reading.place(title, look)

    def keep_off(self, line: float | None, look: ChartLook) -> None:
        """Write names beside the line of the present value, pixels of the view; None where it is not seen."""
        self._peaks.keep_off(line, look)

    def read(self, panel: Panel, step: int, *, elsewhere: bool) -> None:
        """Say what is read at a step."""
        self._reading.say(panel.reading(step), panel.title, elsewhere=elsewhere)


class ColumnPlot:
    """The panels of one class over one axis, the line of the present value, and that of another one read.

    Attributes:
        items: All there is, each with its level: below the lines, the lines, over them, the pill.
        pill: Of the present value.
    """

    def __init__(self) -> None:
        self._panels = [PanelPlot() for _ in Topic]
        self._box = still_box()
        self._axis = ValueAxis(self._box, upright=False, over=_OVER, kept=True)
        self._foot, self._title = GridItem(edge=True), ColumnTitleItem()
        self._read, self._present = ValueLine(self._box, upright=True), ValueLine(self._box, upright=True)
        self.pill = PillItem()
        self.items: tuple[tuple[int, QGraphicsItem], ...] = (
            *((0, item) for panel in self._panels for item in panel.below),
            *((0, item) for item in (self._foot, self._axis, self._title)),
            (1, self._box),
            *((2, item) for panel in self._panels for item in panel.above),
            (3, self.pill),
        )

    def show_column(
        self, chart: SweepChart, column: PanelColumn, seen: Extent, area: ColumnFrame, look: ChartLook
    ) -> None:
        """Show a column, and the part of the axis across that is in view."""
        self._show_items(len(column.panels))
        top = area.titles[0].top()
        self._box.setGeometry(QRectF(area.left, top, area.width, area.footer.top() - top))
        self._box.setXRange(seen.low, seen.high, padding=0)
        self._title.say(column.title)
        self._title.place(area.heading, look)
        ticks = chart.ticks_in(seen)
        self._axis.show_ticks(ticks)
        self._axis.place(area.footer, look)
        y, reach = area.footer.top(), look.px(3)
        across = [area.x_of(seen.share_of(value)) for value, _ in ticks]
        self._foot.place(QRectF(area.left, y, area.width, reach), look)
        self._foot.show_lines(
            [*(QLineF(x, y, x, y + reach) for x in across), QLineF(area.left, y, area.left + area.width, y)]
        )
        self._present.dress(look, look.theme.accent, 1.6)
        self._read.dress(look, look.theme.muted, 1.0, Qt.PenStyle.DashLine, halo=False, crisp=True)
        for plot, panel, title, room in zip(
            self._panels, column.panels, area.titles, area.plots, strict=False
        ):
            plot.show_panel(chart, panel, seen, title, room, look)

    def put(
        self,
        chart: SweepChart,
        column: PanelColumn,
        seen: Extent,
        area: ColumnFrame,
        look: ChartLook,
        value: float,
        read: float,
    ) -> None:
        """Put the lines and the pill where they belong, and say what is read.

        Args:
            chart: The picture.
            column: What is shown here.
            seen: What of the axis across is in view.
            area: Where things stand.
            look: How it looks.
            value: The present value.
            read: The value that is read at: the present one, or that under the pointer.
        """
        for line, at, shown in ((self._present, value, True), (self._read, read, read != value)):
            line.setValue(at)
            line.setVisible(shown and seen.holds(at))
        text, top = chart.lever.shown(value), area.titles[0].top()
        size, x = pill_size(text, look), area.x_of(min(max(seen.share_of(value), 0.0), 1.0))
        left = min(max(x - size.width() / 2, area.left), area.left + area.width - size.width())
        box = QRectF(QPointF(left, top - look.px(5) - size.height()), size)
        side = seen.side_of(value)
        self.pill.put(box, tip_beyond(box, side, 0, look) if side else QPointF(x, top), text, look)
        step = chart.sweep.at(read)
        for plot, panel in zip(self._panels, column.panels, strict=False):
            plot.read(panel, step, elsewhere=read != value)
            plot.keep_off(x if seen.holds(value) else None, look)

    def fade(self, *, faint: bool) -> None:
        """Show whether the curves belong to an earlier question; the lines are those of the present one."""
        for level, item in self.items:
            if level in {0, 2}:
                item.setOpacity(FAINT if faint else 1.0)

    def hide(self) -> None:
        """Show nothing."""
        for _, item in self.items:
            item.setVisible(False)

    def _show_items(self, panels: int) -> None:
        """Show the items of so many panels."""
        for _, item in self.items:
            item.setVisible(True)
        for plot in self._panels[panels:]:
            for item in (*plot.below, *plot.above):
                item.setVisible(False)
