"""A chart of labelled rows with bars on one axis; it scrolls where there are more rows than room."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from headroom.language import colon, tr
from headroom.window.plots.bar_rows_frame import ROW_HEIGHT, RowsFrame
from headroom.window.plots.bar_rows_plot import BarRowsPlot
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.plot_children import PlotChild, look_at_child
from headroom.window.plots.plot_view import PlotView
from headroom.window.plots.shown.bar_rows import BarRows
from headroom.window.plots.shown.plot_table import PlotTable

_NONE = BarRows("", "", (), 0.0, 1.0, ())

_LEAST, _MOST = 3.0 / ROW_HEIGHT, 3.0
"""How low and how high rows can be made, against what they are by themselves."""

_LEAST_WIDTH = 120
"""Pixels: of a chart beside others."""

_FEWEST, _MANY = 3, 12
"""Rows that a chart has room for at least, and that it asks for at most."""

_FOLLOW_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class BarRowsChart(PlotView):
    """Shows ``BarRows``.

    A click or the arrow keys choose a row, a second click or Return follows its figures back. Rows are made
    higher and lower by Ctrl with the wheel; their bars begin where they did.

    Args:
        name: For screen readers.
        parent: Parent widget.

    Attributes:
        chosen: Emitted with the position of the row that was clicked or gone to by a key.
        followed: Emitted with the position of the row whose figures shall be followed back.
        nearer_changed: Emitted with how much higher than by themselves rows are now.
        scroll: Scrolls the rows; hidden where all have room.
    """

    chosen = Signal(int)
    followed = Signal(int)
    nearer_changed = Signal(float)
    zooms = True

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._chart = _NONE
        self._frame: RowsFrame | None = None
        self._pointer: QPointF | None = None
        self._chosen = -1
        self._stale = False
        self._nearer_by = 1.0
        self._bar_shown = True
        self.scroll = QScrollBar(Qt.Orientation.Vertical, self)
        self.scroll.setAccessibleName(tr("Scroll {chart}", chart=name.lower()))
        self.scroll.hide()
        self.scroll.valueChanged.connect(self._put)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._plot = BarRowsPlot()
        for level, item in enumerate(self._plot.items):
            item.setZValue(level)
            self.addItem(item)

    @property
    def chart(self) -> BarRows:
        """Return what is shown."""
        return self._chart

    @property
    def frame(self) -> RowsFrame:
        """Return where things stand now."""
        if self._frame is None:
            self._frame = self._framed(self.whole())
        return self._frame

    @property
    def height_of_all(self) -> int:
        """Return the height that shows all rows as high as they are now, and at least three."""
        rows = max(len(self._chart.rows), _FEWEST)
        return round(RowsFrame.height_for(rows, self.look, self._nearer_by))

    def show_chart(self, chart: BarRows, chosen: int = -1) -> None:
        """Show other values, and mark a row."""
        if chart != self._chart:
            self._chart, self._chosen = chart, chosen
            self.setAccessibleDescription(chart.summary())
            self._lay_out()
        elif chosen != self._chosen:
            self._chosen = chosen
            self._put()

    def show_bar(self, *, shown: bool) -> None:
        """Show the bar that scrolls where it is needed, or leave that to a chart beside this one."""
        if shown != self._bar_shown:
            self._bar_shown = shown
            self._lay_out()

    def mark_stale(self, *, stale: bool) -> None:
        """Show that the values belong to an earlier question, until those of the present one are there."""
        if stale != self._stale:
            self._stale = stale
            self._plot.fade(faint=stale)

    def sizeHint(self) -> QSize:
        """Return the size that shows all rows, up to a dozen."""
        rows = min(max(len(self._chart.rows), _FEWEST), _MANY)
        return QSize(480, round(RowsFrame.height_for(rows, self.look)))

    def minimumSizeHint(self) -> QSize:
        """Return the size that shows two rows."""
        return QSize(_LEAST_WIDTH, round(RowsFrame.height_for(2, self.look)))

    def dress(self, look: ChartLook) -> None:
        """Give every item its colours, its type and its place."""
        del look
        self._lay_out()

    def table(self) -> PlotTable | None:
        """Return the rows as a table."""
        return self._chart.table()

    def child_count(self) -> int:
        """Return how many rows there are."""
        return len(self._chart.rows)

    def child(self, at: int) -> PlotChild:
        """Return a row: its label, and its figures in words."""
        row, frame = self._chart.rows[at], self.frame
        top = frame.top_of(at, self.scroll.value())
        place = QRectF(frame.whole.left(), top, frame.whole.width(), frame.row_height)
        return PlotChild(row.name, row.note or ", ".join(row.figures), place)

    def child_looked_at(self) -> int:
        """Return the row that is marked."""
        return self._chosen

    def zoom(self, factor: float, at: QPointF) -> None:
        """Make the rows higher or lower, around the one at a place."""
        self.bring(self._nearer_by * factor, at.y())

    @property
    def zoomed(self) -> bool:
        """Return whether rows are higher or lower than by themselves."""
        return self._nearer_by != 1.0

    @Slot()
    def show_whole(self) -> None:
        """Make the rows as high as they are by themselves."""
        self.bring(1.0, self.frame.rows.center().y())

    def bring(self, nearer: float, y: float) -> None:
        """Make the rows so much higher than by themselves; what stands at a height stays there."""
        nearer = min(max(nearer, _LEAST), _MOST)
        if nearer == self._nearer_by:
            return
        frame = self.frame
        down = min(max(y - frame.rows.top(), 0.0), frame.rows.height())
        row = (self.scroll.value() + down) / frame.row_height
        self._nearer_by = nearer
        self._lay_out()
        self.scroll.setValue(round(row * self.frame.row_height - down))
        self.nearer_changed.emit(nearer)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the row under the pointer."""
        self._pointer = event.position()
        self._read()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row that is clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self._row_at(event.position()))
            event.accept()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Follow the figures of the row that is clicked twice."""
        row = self._row_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and row >= 0 and not self._stale:
            self.followed.emit(row)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the end of a click."""
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing where the pointer leaves."""
        super().leaveEvent(event)
        self._pointer = None
        self._read()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the rows; with Ctrl make them higher or lower."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self.scroll.maximum():
            super().wheelEvent(event)
        else:
            self.scroll.event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a neighbouring row by the arrow keys; follow the figures of the marked one by Return."""
        if event.key() in _FOLLOW_KEYS and self.follow_marked():
            event.accept()
            return
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._chart.rows:
            super().keyPressEvent(event)
            return
        row = min(max(self._chosen + step, 0), len(self._chart.rows) - 1)
        self._choose(row)
        height, room = self.frame.row_height, self.frame.rows.height()
        self.scroll.setValue(round(min(max(self.scroll.value(), (row + 1) * height - room), row * height)))

    def follow_marked(self) -> bool:
        """Follow the figures of the row that is marked; return whether there is one."""
        marked = 0 <= self._chosen < len(self._chart.rows)
        if marked and not self._stale:
            self.followed.emit(self._chosen)
        return marked

    def axis_width(self, width: float, height: float) -> float:
        """Return how long the axis is where the chart is of a size, pixels."""
        frame = self._framed(QRectF(0, 0, width, height))
        return frame.bar_right - frame.bar_left

    def _framed(self, whole: QRectF) -> RowsFrame:
        """Return where things stand, beside the bar that scrolls where one is needed."""
        rows = len(self._chart.rows)
        needed = RowsFrame.height_for(rows, self.look, self._nearer_by) > whole.height() + 0.5
        if needed and self._bar_shown:
            whole.adjust(0, 0, -self.scroll.sizeHint().width(), 0)
        return RowsFrame.of(whole, self._chart, self.look, self._nearer_by)

    def _lay_out(self) -> None:
        """Put everything in its place for what is shown now."""
        self._frame = self._framed(self.whole())
        frame, look, chart = self._frame, self.look, self._chart
        self._plot.show_chart(chart, frame, look)
        beyond = max(round(frame.beyond(len(chart.rows))), 0)
        self.scroll.setVisible(beyond > 0 and self._bar_shown)
        bar = QRectF(
            frame.whole.right(), frame.rows.top(), self.scroll.sizeHint().width(), frame.rows.height()
        )
        self.scroll.setGeometry(bar.toRect())
        self.scroll.setPageStep(round(frame.rows.height()))
        self.scroll.setSingleStep(round(look.px(ROW_HEIGHT)))
        self.scroll.setRange(0, beyond)
        self._put()

    @Slot()
    def _put(self) -> None:
        """Put everything where it belongs at how far the rows are scrolled."""
        self._plot.put(self._chart, self.frame, float(self.scroll.value()), self.look)
        self._read()

    def _read(self) -> None:
        """Mark the row under the pointer, or the one looked at, and say what is read in it."""
        under, frame = self._row_at(self._pointer), self.frame
        marked = under if under >= 0 else self._chosen
        top = frame.top_of(marked, self.scroll.value())
        area = QRectF(frame.whole.left(), top, frame.whole.width(), frame.row_height) & frame.rows
        marks = 0 <= marked < len(self._chart.rows)
        self._plot.mark(area if marks else QRectF(), self.look)
        if self._pointer is not None:
            self.point_out(self._said_at(self._pointer, under), self._pointer)
        else:
            self.point_out("", QPointF())

    def _said_at(self, point: QPointF, under: int) -> str:
        """Return what is said at a place: of a row, or a heading in full that has no room."""
        if under >= 0:
            row = self._chart.rows[under]
            figures = ", ".join(row.figures) if self.look.presenting else ""
            return row.note or (colon(row.name, figures) if figures else "")
        above = point.y() < self.frame.rows.top()
        heading = self._plot.heading
        return heading.whole_text if above and heading.cut(self.look) else ""

    def _choose(self, row: int) -> None:
        """Mark a row and tell which."""
        if row >= 0:
            self._chosen = row
            self._read()
            look_at_child(self, row)
            self.chosen.emit(row)

    def _row_at(self, point: QPointF | None) -> int:
        """Return the row under a point; -1 for none."""
        frame = self.frame
        if point is None or not frame.rows.contains(point):
            return -1
        row = int((point.y() - frame.rows.top() + self.scroll.value()) / frame.row_height)
        return row if row < len(self._chart.rows) else -1
