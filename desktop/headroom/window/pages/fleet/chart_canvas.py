"""What the charts of a fleet have in common: rows that are looked at, pointed at and scrolled."""

from PySide6.QtCore import QEvent, QPointF, Qt, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from headroom.window.pages.fleet.chart_frame import ChartFrame
from headroom.window.pages.fleet.chart_rows import RowWindow
from headroom.window.pages.fleet.chart_rows_paint import RowsInView
from headroom.window.plots.chart_look import ChartLook, KeptLook
from headroom.window.session.focus import Focus

_NOTCH = 120
"""Wheel units of one notch, in eighths of a degree."""

_ROWS_A_NOTCH = 3
_DENSER = 2


class RowChart(QWidget):
    """A chart with one row for each model; a click or an arrow key looks at a model.

    Args:
        focus: Which model is looked at.
        rows: The rows in view, shared with the other charts.
        parent: Parent widget.
    """

    def __init__(self, focus: Focus, rows: RowWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.focus = focus
        self.rows = rows
        self.pointer: QPointF | None = None
        self._names: tuple[str, ...] = ()
        self._look = KeptLook()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        rows.changed.connect(self.rows_changed)
        rows.pointed.connect(self.row_pointed)
        focus.changed.connect(self.rows_changed)

    @property
    def look(self) -> ChartLook:
        """Return how the chart looks now."""
        return self._look.of(self)

    @property
    def frame(self) -> ChartFrame:
        """Return where things stand now."""
        raise NotImplementedError

    @property
    def focused_model(self) -> int:
        """Return the model looked at; -1 for none."""
        name = self.focus.model
        return self._names.index(name) if name in self._names else -1

    def name_models(self, names: tuple[str, ...]) -> None:
        """Take note of the names of the models."""
        self._names = names

    def rows_in_view(self) -> RowsInView:
        """Return the rows to paint."""
        return RowsInView(list(self.rows.visible()), self.rows.height, self.focused_model, self.rows.hovered)

    @Slot()
    def rows_changed(self) -> None:
        """Paint again: other rows are in view, or another one is looked at."""
        self.update()

    @Slot(int, int)
    def row_pointed(self, _left: int, _entered: int) -> None:
        """Paint again: the pointer came to another row."""
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the rows how much of them can be seen."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type and the theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._fit()
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """ChartLook at the model whose row is clicked."""
        model = self._model_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and model >= 0:
            self.focus.look_at(self._names[model])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the row under the pointer."""
        self.pointer = event.position()
        self.rows.point_at(self._model_at(event.position()))
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take note of the pointer."""
        super().enterEvent(event)
        self.pointer = event.position()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.pointer = None
        self.rows.point_at(-1)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the rows; with Ctrl, make them higher or lower."""
        notches = event.angleDelta().y() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if notches:
                self.rows.choose_height(self.rows.base_height + (_DENSER if notches > 0 else -_DENSER))
        else:
            fine = event.pixelDelta().y()
            self.rows.scroll_to(self.rows.offset - (fine or notches * _ROWS_A_NOTCH * self.rows.height))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """ChartLook at a neighbouring model by the arrow keys."""
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
        if steps is None:
            super().keyPressEvent(event)
            return
        model = self.rows.neighbour(self.focused_model, steps)
        if model >= 0:
            self.focus.look_at(self._names[model])
            self.rows.show_model(model)

    def _fit(self) -> None:
        """Tell the rows how much of them can be seen, and at which size of type; a hidden chart sees none."""
        if self.isHidden():
            return
        self.rows.fit(ChartFrame.room_for_rows(self.height(), self.look), self.look.scale)

    def _model_at(self, point: QPointF) -> int:
        """Return the model whose row is under a point; -1 for none."""
        return self.rows.model_at(point.y() - self.frame.rows.top())
