"""The chart of the fleet: who qualifies, by how much, at what cost; thresholds are dragged on it."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from headroom.arrays import Ints
from headroom.language import tr
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.pages.fleet.chart_frame import FleetFrame
from headroom.window.pages.fleet.chart_plot import FleetPlot
from headroom.window.pages.fleet.chart_rows import RowWindow
from headroom.window.pages.fleet.chart_state import FleetState, FleetValues
from headroom.window.pages.fleet.headings import ColumnHeading, heading_at
from headroom.window.pages.fleet.shown.fleet_totals import FleetRow
from headroom.window.pages.fleet.shown.model_table import model_table
from headroom.window.pages.fleet.threshold_drag import ThresholdDrag
from headroom.window.pages.fleet.threshold_sliders import ThresholdSliders
from headroom.window.pages.fleet.thresholds import Handle, handle_at
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.plot_children import PlotChild, look_at_child
from headroom.window.plots.plot_view import PlotView
from headroom.window.plots.plot_words import PillItem
from headroom.window.plots.shown.plot_table import PlotTable
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.shown.orders import Order

_NOTCH = 120
"""Wheel units of one notch, in eighths of a degree."""

_ROWS_A_NOTCH = 3
_NO_MODELS: Ints = np.zeros(0, dtype=np.int32)
_DENSER = 2
"""Pixels by which rows become higher or lower."""


class FleetChart(PlotView):
    """One row for each model; a click or an arrow key looks at a model, a click on a heading sorts.

    Args:
        session: Holds the thresholds.
        focus: Which model is looked at, in which order.
        rows: The rows in view.
        parent: Parent widget.
    """

    zooms = True

    def __init__(
        self, session: Session, focus: Focus, rows: RowWindow, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Fleet: who qualifies, at what cost"), parent)
        self.focus = focus
        self.rows = rows
        self._session = session
        self._state = FleetState(focus, rows)
        self._lit: ColumnHeading | None = None
        self._drag: ThresholdDrag | None = None
        self._listing = False
        self._sliders = ThresholdSliders(session, self)
        self._plot = FleetPlot()
        for level, item in enumerate(self._plot.items):
            item.setZValue(level)
            item.setVisible(False)
            self.addItem(item)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        rows.changed.connect(self.show_seen)
        rows.pointed.connect(self._follow_pointer)
        focus.changed.connect(self.show_seen)
        self._sliders.keys_moved.connect(self.show_seen)

    def show_values(
        self,
        values: FleetValues | None,
        listed: Ints = _NO_MODELS,
        groups: tuple[FleetRow, ...] = (),
        *,
        may_rescale: bool = True,
    ) -> None:
        """Show other values.

        Args:
            values: Which; None for none.
            listed: The models in their order, between them the rows of groups.
            groups: What stands in these.
            may_rescale: Whether the axis of costs may find a better end; else it moves only to make room.
        """
        before = self._state.values is not None
        if values is None:
            self._state.values = None
        else:
            self._state.take(values, may_rescale=may_rescale)
        self._list(listed, groups)
        self._sliders.match(values.bars.lines if values is not None else ())
        if before is (values is None):
            for item in (*self._plot.items, *self._plot.pills.items):
                item.setVisible(values is not None)
        self.show_seen()

    def list_models(self, listed: Ints, groups: tuple[FleetRow, ...]) -> None:
        """List the models in another order, or others of them; see ``show_values``."""
        self._list(listed, groups)
        self.show_seen()

    def _list(self, listed: Ints, groups: tuple[FleetRow, ...]) -> None:
        """Take other lines, without showing them yet."""
        self._state.groups = groups
        self._listing = True
        self.rows.list_models(listed, keep=self.focused_model)
        self._listing = False

    def settle_columns(self) -> None:
        """Have the columns that there is something to say in; until then they stay as they are."""
        if self._state.settle_columns():
            self.show_seen()

    @property
    def top_usd(self) -> float:
        """Return where the axis of costs ends."""
        return self._state.top_usd

    @property
    def focused_model(self) -> int:
        """Return the model looked at; -1 for none."""
        return self._state.focused_model

    @property
    def frame(self) -> FleetFrame:
        """Return where things stand now."""
        return self._state.frame(self.whole(), self.look)

    def bar_of(self, model: int) -> QRectF | None:
        """Return the area of the bar of content of a model; None where it is not listed."""
        return self._state.bar_of(self.frame, model)

    def cost_bar_of(self, model: int) -> QRectF | None:
        """Return the area of the bar of the landed cost of a model; None where there is none."""
        return self._state.cost_bar_of(self.frame, model)

    def handle_of(self, key: str) -> Handle | None:
        """Return where the handle of a threshold stands; None where there is no such threshold."""
        return next((handle for handle in self._handles() if handle.line.key == key), None)

    def heading_of(self, order: Order) -> ColumnHeading | None:
        """Return the heading that sorts by an order; None where there is none."""
        return next((heading for heading in self._headings() if heading.order is order), None)

    def table(self) -> PlotTable | None:
        """Return the models in their order, with what stands in their rows."""
        values = self._state.values
        if values is None:
            return None
        return model_table(values.outcome, values.baseline, self.rows.shown.tolist())

    def child_count(self) -> int:
        """Return how many models are listed."""
        return len(self.rows.shown) if self._state.values else 0

    def child(self, at: int) -> PlotChild:
        """Return a model with its verdict, content, cost and duty."""
        values, model = self._state.values, int(self.rows.shown[at])
        if values is None:
            return super().child(at)
        said = values.said_of(model)
        return PlotChild(values.bars.names[model], said, self._state.row_of(self.frame, model))

    def child_looked_at(self) -> int:
        """Return the position of the model looked at; -1 where it is not listed."""
        return self.rows.position_of(self.focused_model)

    def zoom(self, factor: float, at: QPointF) -> None:
        """Make rows higher or lower: bars begin at 0, so that their axes stay."""
        del at
        self.rows.choose_height(self.rows.base_height + (_DENSER if factor > 1 else -_DENSER))

    @property
    def zoomed(self) -> bool:
        """Return whether rows are as high as they were chosen to be."""
        return self.rows.is_chosen

    @Slot()
    def show_whole(self) -> None:
        """Let rows be as high as fits."""
        self.rows.fit_height()

    def dress(self, look: ChartLook) -> None:
        """Give every item its colours, its type and its place."""
        self._tell_room(look)
        self.show_seen()

    @Slot()
    def show_seen(self) -> None:
        """Bring every item up to date; each paints itself again if what it shows is another."""
        if self._listing:
            return  # once, for values and rows together
        look, frame, rows = self.look, self.frame, self.rows
        seen = self._state.seen(frame, look, self._lit.order if self._lit is not None else None)
        if seen is None:
            return
        found = self._handles()
        self._match_pills(len(found))
        self._plot.see(seen, found, self._sliders.with_keys, look)
        content = max(rows.content, 1.0)
        part = rows.offset / content, min((rows.offset + rows.view) / content, 1.0)
        self._plot.see_fleet(seen, rows.shown, part, self.devicePixelRatioF(), look)
        if self._drag is None:  # when it is let go is early enough
            self._sliders.place(found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab a threshold, sort by a heading, go to a part of the strip, or look at the model clicked."""
        if event.button() is not Qt.MouseButton.LeftButton or self._state.values is None:
            event.ignore()
            return
        event.accept()
        point = event.position()
        handle = handle_at(self._handles(), self.frame, point, self.look)
        heading = heading_at(self._headings(), point)
        if handle is not None:
            self._drag = ThresholdDrag(self._session, handle, point)
            self._sliders.take_keys(handle.line.key)
            self.point_out("", point)
        elif heading is not None:
            self.focus.sort_by(heading.order)
        elif self.frame.overview.contains(point):
            self._go_to(point)
        else:
            self._look_at(self._state.model_at(self.frame, point))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the threshold that was grabbed; else point at what is under the pointer."""
        point = event.position()
        if self._drag is not None:
            if self._drag.key in self._sliders:  # or it is no threshold of the policy any more
                fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._drag.follow(point, self.frame, fine=fine)
            return
        if self._state.values is None:
            return
        frame = self.frame
        if event.buttons() & Qt.MouseButton.LeftButton and frame.overview.contains(point):
            self._go_to(point)
        self.rows.point_at(self._state.model_at(frame, point))
        self._light(heading_at(self._headings(), point))
        self.viewport().setCursor(self._cursor(point))
        self.point_out(self._state.read_out(frame, point), point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the threshold."""
        event.accept()
        if self._drag is not None:
            self._drag = None
            self.show_seen()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.point_out("", QPointF())
        self.rows.point_at(-1)
        self._light(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the rows; with Ctrl, make them higher or lower."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        fine = event.pixelDelta().y()
        notches = event.angleDelta().y() / _NOTCH
        self.rows.scroll_to(self.rows.offset - (fine or notches * _ROWS_A_NOTCH * self.rows.height))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at a neighbouring model; give a threshold back by Escape while it is dragged."""
        if self._drag is not None and event.key() == Qt.Key.Key_Escape:
            drag, self._drag = self._drag, None
            if drag.key in self._sliders:
                drag.give_back()
            return
        page = max(int(self.rows.view / self.rows.height) - 1, 1)
        everything = len(self.rows.shown)
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -everything,
            Qt.Key.Key_End: everything,
        }.get(Qt.Key(event.key()))
        if steps is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        model = self.rows.neighbour(self.focused_model, steps)
        if model >= 0:
            self._look_at(model)
            self.rows.show_model(model)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Tell the rows how much of them can be seen."""
        super().resizeEvent(event)
        if event is not None:
            self._tell_room(self.look)

    @Slot(int, int)
    def _follow_pointer(self, _left: int, _entered: int) -> None:
        """Mark the row that the pointer came to."""
        self.show_seen()

    def _look_at(self, model: int) -> None:
        """Look at a model, unless it is -1."""
        if model >= 0 and self._state.values is not None:
            self.focus.look_at(self._state.values.bars.names[model])
            look_at_child(self, self.child_looked_at())

    def _light(self, heading: ColumnHeading | None) -> None:
        """Let a heading stand out that a click would sort by, and say what its column is."""
        before = self._lit
        if (before and before.order) != (heading and heading.order):
            self._lit = heading
            self.viewport().setToolTip(plain_tooltip(heading.hint if heading is not None else ""))
            self.show_seen()

    def _tell_room(self, look: ChartLook) -> None:
        """Tell the rows how much of them can be seen, and at which size of type; a hidden chart sees none."""
        if not self.isHidden():
            self.rows.fit(FleetFrame.room_for_rows(self.height(), look), look.scale)

    def _go_to(self, point: QPointF) -> None:
        """Scroll so that the models at a point of the strip stand in the middle."""
        share = self._plot.overview.share_at(point)
        self.rows.scroll_to(share * self.rows.content - self.rows.view / 2)

    def _cursor(self, point: QPointF) -> Qt.CursorShape:
        """Return the shape of the pointer: what a press would do."""
        if handle_at(self._handles(), self.frame, point, self.look) is not None:
            return Qt.CursorShape.SplitHCursor
        clicks = self._lit is not None or self.frame.overview.contains(point)
        return Qt.CursorShape.PointingHandCursor if clicks else Qt.CursorShape.ArrowCursor

    def _headings(self) -> tuple[ColumnHeading, ...]:
        """Return where the headings stand now."""
        return self._state.headings(self.frame, self.look)

    def _handles(self) -> tuple[Handle, ...]:
        """Return where the handles stand now."""
        return self._state.handles(self.frame, self.look)

    def _match_pills(self, count: int) -> None:
        """Have as many pills as there are handles."""
        pills = self._plot.pills.items
        while len(pills) < count:
            pill = PillItem()
            pill.setZValue(len(self._plot.items) + len(pills))
            self.addItem(pill)
            pills.append(pill)
