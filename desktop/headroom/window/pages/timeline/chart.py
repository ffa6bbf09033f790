"""The timeline on the screen: columns of the law, of which one is the date and is dragged."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from headroom.analysis.timeline import Timeline
from headroom.arrays import Ints
from headroom.language import colon, tr
from headroom.window.pages.timeline.chart_frame import TimelineFrame, columns_within
from headroom.window.pages.timeline.chart_items import (
    ColumnGroundItem,
    CursorItem,
    HeadingsItem,
    MarkLegendItem,
    MoneyLineItem,
    ShownTimeline,
    StripsItem,
    TimelineItem,
    WhoItem,
    knob_of,
    still,
)
from headroom.window.pages.timeline.shown.timeline_view import (
    TimelineChart,
    shown_steps,
    strip_words,
    timeline_chart,
    timeline_table,
)
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.plot_children import PlotChild, look_at_child
from headroom.window.plots.plot_view import PlotView
from headroom.window.plots.plot_words import SentenceItem
from headroom.window.plots.shown.plot_table import PlotTable
from headroom.window.plots.value_handle import ValueHandle

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_LEAP = 10
_REACH = 9.0
"""Pixels at normal type around the knob, and beside the frame, that take hold of it."""

_NOTHING = tr("There is no timeline yet.")


class TimelinePlot(PlotView):
    """Shows a ``Timeline``, and which of its steps the date of the scenario belongs to.

    The framed column is dragged, by its knob or its heading, or moved by the left and right arrow keys. A
    click on another column looks at that step, a second click moves the date there. The up and down arrow
    keys go from model to model.

    Attributes:
        began: Emitted when a drag begins, or a key is pressed.
        moved: Emitted with the place in the timeline of the step to which the date was moved.
        chosen: Emitted with the place of the step that is looked at.
        looked: Emitted with the place in the book of the model that is looked at.
        given_up: Emitted when a drag is given up.
        folded: Emitted when another number of steps has no column.
    """

    began = Signal()
    moved = Signal(int)
    chosen = Signal(int)
    looked = Signal(int)
    given_up = Signal()
    folded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Timeline"), parent)
        self._timeline: Timeline | None = None
        self._models: Ints | None = None
        self._every = self._to_scale = False
        self._here = self._chosen = -1
        self._model = -1
        self._shown: ShownTimeline | None = None
        self._made_for: tuple[object, ...] = ()
        self._dragged = self._focused = False
        self._pointer: QPointF | None = None
        self.scroll = QScrollBar(Qt.Orientation.Vertical, self)
        self.scroll.setAccessibleName(tr("Scroll models"))
        self.scroll.hide()
        self.scroll.valueChanged.connect(self._put)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.handle = ValueHandle(self)
        self._ground, self._headings, self._who = ColumnGroundItem(), HeadingsItem(), WhoItem()
        self._duty, self._landed = MoneyLineItem(duty=True), MoneyLineItem(duty=False)
        self._strips, self._legend, self._cursor = StripsItem(), MarkLegendItem(), CursorItem()
        self._sentence = SentenceItem()
        for level, item in enumerate((*self._items, self._sentence)):
            item.setZValue(level)
            self.addItem(item)
        self._show_items()

    @property
    def timeline(self) -> Timeline | None:
        """Return what is shown; None for nothing yet."""
        return self._timeline

    @property
    def chart(self) -> TimelineChart | None:
        """Return what is shown of it."""
        return None if self._shown is None else self._shown.chart

    @property
    def frame(self) -> TimelineFrame | None:
        """Return where things stand now; None while there is nothing."""
        return None if self._shown is None else self._shown.frame

    @property
    def here(self) -> int:
        """Return the column of the date; -1 for none."""
        return -1 if self._shown is None else self._shown.here

    def show_timeline(self, timeline: Timeline | None, models: Ints, here: int, chosen: int) -> None:
        """Show other values.

        Args:
            timeline: The fleet under each step; None: nothing is known yet.
            models: Which of them, from top to bottom.
            here: Place of the step that the date belongs to; -1 for none.
            chosen: Place of the step that is looked at.
        """
        self._timeline, self._models = timeline, models
        self._here, self._chosen = here, chosen
        for item in self._items:
            item.fade(faint=False)
        self._lay_out()

    def show_places(self, here: int, chosen: int) -> None:
        """Move the frame, or look at another step; the values stay."""
        if (here, chosen) != (self._here, self._chosen):
            self._here, self._chosen = here, chosen
            self._put()

    def show_model(self, model: int) -> None:
        """Mark the strip of a model, and bring another one than before into view; -1 for none."""
        if model != self._model:
            first, self._model = self._model < 0, model
            self._put()
            if not first:
                self._reveal()

    def arrange(self, *, every: bool, to_scale: bool) -> None:
        """Show every step, or those that change something; draw to scale, or all equally wide."""
        if (every, to_scale) != (self._every, self._to_scale):
            self._every, self._to_scale = every, to_scale
            self._lay_out()

    def mark_stale(self) -> None:
        """Show that the values belong to an earlier question, until those of the present one are there."""
        for item in (self._duty, self._landed, self._who, self._strips):
            item.fade(faint=True)

    def sizeHint(self) -> QSize:
        """Return a size at which everything has room."""
        return QSize(round(self.look.px(760)), round(self.look.px(480)))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(360, 260)

    def dress(self, look: ChartLook) -> None:
        """Give every item its colours, its type and its place."""
        self._sentence.place(self.whole(), look)
        self._lay_out()

    def show_focus(self, *, focused: bool) -> None:
        """Show whether the keys move the date."""
        if focused is not self._focused:
            self._focused = focused
            self._put()

    def table(self) -> PlotTable | None:
        """Return every step as a table."""
        return None if self._timeline is None else timeline_table(self._timeline)

    def child_count(self) -> int:
        """Return how many columns and models there are."""
        chart = self.chart
        return 0 if chart is None else len(chart.columns) + len(chart.rows)

    def child(self, at: int) -> PlotChild:
        """Return a column, or the strips of a model."""
        shown = self._shown
        if shown is None:
            return super().child(at)
        chart, frame = shown.chart, shown.frame
        if at < len(chart.columns):
            column = chart.columns[at]
            return PlotChild(f"{column.day}, {column.title}", column.said, frame.column(at))
        row = at - len(chart.columns)
        top = frame.top_of(row, shown.offset)
        place = QRectF(frame.whole.left(), top, frame.whole.width(), frame.row_height)
        return PlotChild(chart.rows[row].name, chart.rows[row].said, place)

    def child_looked_at(self) -> int:
        """Return the model that is marked, else the column of the date."""
        shown = self._shown
        if shown is None:
            return -1
        return len(shown.chart.columns) + shown.row if shown.row >= 0 else shown.here

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame, or look at the step or the model that is clicked."""
        shown, at = self._shown, event.position()
        if event.button() is not Qt.MouseButton.LeftButton or shown is None:
            event.ignore()
            return
        event.accept()
        if self._holds(at):
            self._dragged = True
            self.began.emit()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        row = self._row_at(at)
        if row >= 0:
            self.looked.emit(shown.chart.rows[row].model)
        if at.x() >= shown.frame.edges[0]:
            self.chosen.emit(shown.chart.columns[shown.frame.column_at(at.x())].step)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Move the date to the step that is clicked twice."""
        shown, at = self._shown, event.position()
        left = event.button() is Qt.MouseButton.LeftButton
        if left and shown is not None and at.x() >= shown.frame.edges[0] and not self._holds(at):
            self.began.emit()
            self._move_to(shown.frame.column_at(at.x()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a drag, or read out what is under the pointer."""
        shown, self._pointer = self._shown, event.position()
        if shown is not None and self._dragged:
            self._move_to(shown.frame.column_at(self._pointer.x()))
        else:
            self.viewport().setCursor(self._cursor_at(self._pointer))
        self._read()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the frame go."""
        self._dragged = False
        self.viewport().setCursor(self._cursor_at(event.position()))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing where the pointer leaves."""
        super().leaveEvent(event)
        self._pointer = None
        self._read()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the strips."""
        if self.scroll.maximum() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.scroll.event(event)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the date by left and right, go from model to model by up and down; Escape gives a drag up."""
        key, shown = Qt.Key(event.key()), self._shown
        if key == Qt.Key.Key_Escape and self._dragged:
            self._dragged = False
            self.given_up.emit()
        elif shown is None:
            super().keyPressEvent(event)
        elif key in _STEPS or key in _ENDS:
            last = len(shown.chart.columns) - 1
            wanted = _ENDS[key] % (last + 1) if key in _ENDS else min(max(shown.here + _STEPS[key], 0), last)
            if not event.isAutoRepeat():
                self.began.emit()
            self._move_to(wanted)
        elif key in _ROWS or key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            by = _ROWS.get(key, _LEAP if key == Qt.Key.Key_PageDown else -_LEAP)
            row = min(max(shown.row + by, 0), len(shown.chart.rows) - 1)
            if row >= 0:
                self.looked.emit(shown.chart.rows[row].model)
                look_at_child(self, len(shown.chart.columns) + row)
        else:
            super().keyPressEvent(event)

    @property
    def _items(self) -> tuple[TimelineItem, ...]:
        """Return all there is, from the lowest up."""
        return (
            *(self._ground, self._duty, self._landed, self._headings, self._who, self._strips),
            *(self._legend, self._cursor),
        )

    def _show_items(self) -> None:
        """Show the timeline, or the sentence in its place."""
        there = self._shown is not None
        for item in self._items:
            item.setVisible(there)
        self._sentence.say("" if there else _NOTHING)
        self.handle.offer(offered=there)

    def _lay_out(self) -> None:
        """Put everything in its place for what is shown now."""
        timeline, models = self._timeline, self._models
        if timeline is None or models is None:
            self._shown = None
            self.scroll.hide()
            self._show_items()
            self.setAccessibleDescription(_NOTHING)
            return
        look, whole = self.look, self.whole()
        steps = shown_steps(timeline, columns_within(whole.width(), look), every=self._every)
        made_for = (timeline, steps, models.tobytes())
        before = self.chart
        if before is None or made_for != self._made_for:
            self._made_for, before = made_for, timeline_chart(timeline, steps, models)
            self.setAccessibleDescription(before.summary())
        frame = TimelineFrame.of(whole, before, look, to_scale=self._to_scale)
        if frame.beyond(len(before.rows)) > 0:
            whole.adjust(0, 0, -self.scroll.sizeHint().width(), 0)
            frame = TimelineFrame.of(whole, before, look, to_scale=self._to_scale)
        appeared = self._shown is None
        self._shown = ShownTimeline(before, frame)
        beyond = round(frame.beyond(len(before.rows)))
        self.scroll.setVisible(beyond > 0)
        bar = QRectF(whole.right(), frame.rows.top(), self.scroll.sizeHint().width(), frame.rows.height())
        self.scroll.setGeometry(bar.toRect())
        self.scroll.setPageStep(round(frame.rows.height()))
        self.scroll.setSingleStep(round(frame.row_height))
        self.scroll.setRange(0, beyond)
        if appeared:
            self._show_items()
        self._put()
        self.folded.emit()

    @Slot()
    def _put(self) -> None:
        """Put everything where it belongs at the date, and at how far the strips are scrolled."""
        if self._shown is None:
            return
        chart, frame, look = self._shown.chart, self._shown.frame, self.look
        row = next((at for at, one in enumerate(chart.rows) if one.model == self._model), -1)
        shown = ShownTimeline(
            chart,
            frame,
            float(self.scroll.value()),
            chart.column_of(self._here),
            chart.column_of(self._chosen),
            row,
            self._focused,
        )
        self._shown = shown
        self._ground.show_it(shown, look)
        seen: tuple[tuple[TimelineItem, ShownTimeline], ...] = (
            *((item, still(shown)) for item in (self._duty, self._landed, self._legend)),
            *((item, still(shown, cursor=True)) for item in (self._headings, self._who)),
            (self._strips, still(shown, rows=True)),
            (self._cursor, shown),
        )
        for item, part in seen:
            item.show_it(part, look)
        self._tell_date(shown)
        self._read()

    def _tell_date(self, shown: ShownTimeline) -> None:
        """Tell screen readers which column the date is in."""
        if shown.here < 0:
            self.handle.say(tr("Law on"), tr("none of these days"))
            return
        knob, reach = knob_of(shown.frame, shown.here, self.look), self.look.px(8)
        self.handle.stand(QRectF(knob.x() - reach, knob.y() - reach, 2 * reach, 2 * reach))
        self.handle.say(tr("Law on"), shown.chart.columns[shown.here].said)

    def _reveal(self) -> None:
        """Bring the marked strip into view."""
        shown = self._shown
        if shown is not None and shown.row >= 0:
            height, room = shown.frame.row_height, shown.frame.rows.height()
            low, high = (shown.row + 1) * height - room, shown.row * height
            self.scroll.setValue(round(min(max(float(self.scroll.value()), low), high)))

    def _move_to(self, column: int) -> None:
        """Tell to which step the date is moved, where it is another one."""
        shown = self._shown
        if shown is not None and column != shown.here:
            self.moved.emit(shown.chart.columns[column].step)

    def _holds(self, at: QPointF) -> bool:
        """Return whether a press takes hold of the frame: at its knob, its heading or its lines of money."""
        shown = self._shown
        if shown is None or shown.here < 0:
            return False
        frame, reach = shown.frame, self.look.px(_REACH)
        knob = knob_of(frame, shown.here, self.look)
        if abs(at.x() - knob.x()) <= reach and abs(at.y() - knob.y()) <= reach:
            return True
        box = frame.column(shown.here)
        box.setBottom(frame.who.bottom())
        return box.contains(at)

    def _cursor_at(self, at: QPointF) -> Qt.CursorShape:
        """Return the shape of the pointer: what a press would do."""
        if self._holds(at):
            return Qt.CursorShape.OpenHandCursor
        shown = self._shown
        over = shown is not None and shown.frame.edges[0] <= at.x() and at.y() <= shown.frame.rows.bottom()
        return Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor

    def _row_at(self, at: QPointF) -> int:
        """Return the strip at a place; -1 for none."""
        shown = self._shown
        if shown is None or not shown.frame.rows.top() <= at.y() < shown.frame.rows.bottom():
            return -1
        row = int((at.y() - shown.frame.rows.top() + shown.offset) / shown.frame.row_height)
        return row if row < len(shown.chart.rows) else -1

    def _read(self) -> None:
        """Say what is under the pointer."""
        at = self._pointer
        if at is None or self._dragged:
            self.point_out("", QPointF())
        else:
            self.point_out(self._said_at(at), at)

    def _said_at(self, at: QPointF) -> str:
        """Return what is said at a place: of a column, or of a model from a step on."""
        shown = self._shown
        if shown is None:
            return ""
        chart, frame = shown.chart, shown.frame
        row = self._row_at(at)
        if at.x() < frame.edges[0]:
            return chart.rows[row].name if row >= 0 else ""
        if not frame.header.top() <= at.y() <= frame.rows.bottom():
            return ""
        column = frame.column_at(at.x())
        if row < 0:
            return chart.columns[column].said
        strip = next(one for one in chart.rows[row].strips if one.first <= column < one.end)
        return colon(chart.rows[row].name, strip_words(strip, chart.columns))
