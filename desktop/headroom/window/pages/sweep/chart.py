"""The sweep on the screen: small charts over one axis, and the present value as a line to drag."""

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from headroom.language import tr
from headroom.window.look.spoken import SpokenNumber
from headroom.window.look.theme import SPACE
from headroom.window.pages.sweep.chart_frame import SweepFrame
from headroom.window.pages.sweep.chart_items import RegimesItem
from headroom.window.pages.sweep.chart_plot import ColumnPlot
from headroom.window.pages.sweep.shown.sweep_panels import SweepChart
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.panned_plot import PannedPlot
from headroom.window.plots.plot_children import PlotChild
from headroom.window.plots.plot_words import HeadingItem
from headroom.window.plots.shown.extent import Extent
from headroom.window.plots.shown.plot_table import PlotTable
from headroom.window.plots.value_handle import ValueHandle

_ONE_GESTURE_MS = 700
_LEAP = 10
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: -_LEAP, Qt.Key.Key_PageUp: _LEAP}

_ALL = Extent(0.0, 1.0)


class SweepPlot(PannedPlot):
    """Shows a ``SweepChart``; a click, a drag or the arrow keys move the present value.

    It can be seen nearer, and moved, along the axis across.

    Attributes:
        began: Emitted when a drag, or key strokes one after another, begin.
        moved: Emitted with the value that was chosen.
    """

    began = Signal()
    moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Sweep"), parent)
        self._chart: SweepChart | None = None
        self._value = self._begun_at = 0.0
        self._seen = _ALL
        self._dragged = -1
        self._clock = QElapsedTimer()
        self._heading, self._regimes = HeadingItem(), RegimesItem()
        self._columns: list[ColumnPlot] = []
        for item in (self._heading, self._regimes):
            self.addItem(item)
            item.setVisible(False)
        self.handle = ValueHandle(self)
        self.handle.follow(self._take_number)

    @property
    def chart(self) -> SweepChart | None:
        """Return what is shown."""
        return self._chart

    @property
    def seen(self) -> Extent:
        """Return the part of the axis across that is in view."""
        return self._seen

    @property
    def frame(self) -> SweepFrame | None:
        """Return where things stand now; None where nothing is shown."""
        if self._chart is None:
            return None
        return SweepFrame.of(self.whole(), self._chart, self.look)

    @property
    def read(self) -> float:
        """Return the value that is read at: under the pointer, else the present one."""
        at = self.pointer
        column = -1 if at is None else self._column_at(at)
        return self._value if at is None or column < 0 else self._value_at(at, column)

    def show_chart(self, chart: SweepChart | None, value: float) -> None:
        """Show other curves; of the same number the same part of its axis.

        Args:
            chart: The picture; None for nothing.
            value: The present value.
        """
        before = self._chart
        if chart is not None and (before is None or _axis_of(before) != _axis_of(chart)):
            self._seen = chart.whole
        self._chart, self._value = chart, value
        self._lay_out()
        self._fade(faint=False)
        self._describe()

    def show_value(self, value: float) -> None:
        """Move the line of the present value; the curves stay."""
        if value != self._value:
            self._value = value
            self._put()
            self._describe()

    def mark_stale(self) -> None:
        """Show that the curves belong to an earlier question, until those of the present one are there."""
        self._fade(faint=True)

    def sizeHint(self) -> QSize:
        """Return a size at which everything has room."""
        return QSize(round(self.look.px(760)), round(self.look.px(560)))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(360, 320)

    def dress(self, look: ChartLook) -> None:
        """Give every item its colours, its type and its place."""
        whole = self.whole()
        self._heading.place(QRectF(0, whole.top() - look.px(2), whole.width(), look.px(26)), look)
        left = look.px(SPACE)
        self._regimes.place(QRectF(left, look.px(28), whole.width() - left, look.px(20)), look)
        self._lay_out()

    def show_focus(self, *, focused: bool) -> None:
        """Show whether the keys go here."""
        for column in self._columns:
            column.pill.show_focus(focused=focused)

    def table(self) -> PlotTable | None:
        """Return every value with what each panel says there."""
        return None if self._chart is None else self._chart.table()

    def child_count(self) -> int:
        """Return how many panels there are."""
        return 0 if self._chart is None else sum(len(column.panels) for column in self._chart.columns)

    def child(self, at: int) -> PlotChild:
        """Return a panel: what it shows, and what it says at the present value."""
        chart, frame = self._chart, self.frame
        if chart is None or frame is None:
            return super().child(at)
        panels = [
            (column.title, panel, title | plot)
            for column, area in zip(chart.columns, frame.columns, strict=True)
            for panel, title, plot in zip(column.panels, area.titles, area.plots, strict=True)
        ]
        whose, panel, place = panels[at]
        read = panel.reading(chart.sweep.at(self._value))
        return PlotChild(
            f"{panel.title}, {whose}",
            tr("{figures} at {threshold}", figures=read, threshold=chart.lever.shown(self._value)),
            place,
        )

    def zoom(self, factor: float, at: QPointF) -> None:
        """Show a smaller or a larger part of the axis across, in place of which a value stays where it is."""
        chart, frame = self._chart, self.frame
        if chart is None or frame is None:
            return
        column = frame.columns[max(self._column_at(at), 0)]
        share = column.share_at(at.x()) if self._column_at(at) >= 0 else 0.5
        self._see(self._seen.nearer(factor, share, chart.whole, chart.least_width))

    @property
    def zoomed(self) -> bool:
        """Return whether only a part of the axis across is in view."""
        return self._chart is not None and self._seen != self._chart.whole

    @Slot()
    def show_whole(self) -> None:
        """Show all of the axis across."""
        if self._chart is not None:
            self._see(self._chart.whole)

    def in_plot(self, at: QPointF) -> bool:
        """Return whether a place is in a column."""
        return self._column_at(at) >= 0

    def on_axis(self, at: QPointF) -> bool:
        """Return whether a place is on the axis across."""
        frame = self.frame
        return frame is not None and any(column.footer.contains(at) for column in frame.columns)

    def pan(self, by: QPointF) -> None:
        """Move along the axis across."""
        chart, frame = self._chart, self.frame
        if chart is not None and frame is not None:
            share = -by.x() / max(frame.columns[0].width, 1.0)
            self._see(self._seen.moved(share * self._seen.width, chart.whole))

    def press(self, at: QPointF) -> bool:
        """Bring the line to the pointer."""
        self._dragged, self._begun_at = self._column_at(at), self._value
        if self._dragged >= 0:
            self.began.emit()
            self.drag(at)
        return self._dragged >= 0

    def drag(self, at: QPointF) -> None:
        """Keep the line under the pointer."""
        self._tell(self._value_at(at, self._dragged))

    def give_up(self) -> None:
        """Put the line back where a drag began."""
        self._tell(self._begun_at)

    def point(self) -> None:
        """Read out what is under the pointer, and say at which value."""
        self._put()
        at, chart = self.pointer, self._chart
        said = chart is not None and at is not None and self.in_plot(at)
        self.point_out(chart.lever.shown(self.read) if said and chart else "", at or QPointF())

    def cursor_at(self, at: QPointF) -> Qt.CursorShape:
        """Return the shape of the pointer."""
        return Qt.CursorShape.SizeHorCursor if self.in_plot(at) else Qt.CursorShape.ArrowCursor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the line by the arrow keys, ten steps by the page keys."""
        by, chart = _KEYS.get(Qt.Key(event.key())), self._chart
        if by is None or chart is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        if not self._clock.isValid() or self._clock.elapsed() > _ONE_GESTURE_MS:
            self.began.emit()
        self._clock.start()
        lever = chart.lever
        self.unpoint()
        self._tell(min(max(round(self._value + by * lever.step, 9), lever.low), lever.high))

    def _column_at(self, point: QPointF) -> int:
        """Return the column whose plots are at a point; -1 for none."""
        frame = self.frame
        return -1 if frame is None else frame.column_at(point.x(), point.y())

    def _value_at(self, point: QPointF, column: int) -> float:
        """Return the value of the slider that is nearest to a point of a column."""
        frame, chart = self.frame, self._chart
        if frame is None or chart is None or column >= len(frame.columns):
            return self._value
        return chart.nearest(self._seen.at(frame.columns[column].share_at(point.x())))

    def _tell(self, value: float) -> None:
        """Tell another value."""
        if value != self._value:
            self.moved.emit(value)

    def _take_number(self, number: float) -> None:
        """Move the line to a number as it is shown, for a screen reader."""
        chart = self._chart
        if chart is not None:
            self.began.emit()
            lever = chart.lever
            self._tell(min(max(round(number / lever.scale, 9), lever.low), lever.high))

    def _see(self, seen: Extent) -> None:
        """Show another part of the axis across."""
        if seen != self._seen:
            self._seen = seen
            self._lay_out()

    def _lay_out(self) -> None:
        """Put everything in its place for what is shown now."""
        chart, frame, look = self._chart, self.frame, self.look
        self._heading.setVisible(chart is not None)
        self._regimes.setVisible(chart is not None)
        for gone in self._columns[0 if chart is None else len(chart.columns) :]:
            gone.hide()
        self.handle.offer(offered=chart is not None)
        if chart is None or frame is None:
            return
        while len(self._columns) < len(chart.columns):
            made = ColumnPlot()
            self._columns.append(made)
            for level, item in made.items:
                item.setZValue(level)
                self.addItem(item)
        self._heading.say(chart.heading, chart.unit)
        self._regimes.show_chart(chart)
        for plot, column, area in zip(self._columns, chart.columns, frame.columns, strict=False):
            plot.show_column(chart, column, self._seen, area, look)
        self._put()

    def _put(self) -> None:
        """Put the lines where they belong, and say what is read."""
        chart, frame, look = self._chart, self.frame, self.look
        if chart is None or frame is None:
            return
        read = self.read
        for plot, column, area in zip(self._columns, chart.columns, frame.columns, strict=False):
            plot.put(chart, column, self._seen, area, look, self._value, read)
        self.handle.stand(self._columns[0].pill.box)

    def _fade(self, *, faint: bool) -> None:
        """Show whether the curves belong to an earlier question."""
        for column in self._columns:
            column.fade(faint=faint)

    def _describe(self) -> None:
        """Tell screen readers what is read."""
        chart = self._chart
        self.setAccessibleDescription("" if chart is None else chart.summary(self._value))
        if chart is not None:
            lever = chart.lever
            now, least, most, step = (
                lever.scale * one for one in (self._value, lever.low, lever.high, lever.step)
            )
            number = SpokenNumber(now, least, most, step)
            self.handle.say(lever.label, lever.shown(self._value), number)


def _axis_of(chart: SweepChart) -> tuple[str, Extent]:
    """Return which number a chart is about, and its range."""
    return chart.lever.key, chart.whole
