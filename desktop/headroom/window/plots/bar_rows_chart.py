"""A chart of labelled rows with bars on one axis; it scrolls where there are more rows than room."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from headroom.window.plots.bar_rows_paint import ROW_HEIGHT, RowsFrame, paint_bar_rows
from headroom.window.plots.chart_look import ChartLook, KeptLook
from headroom.window.plots.chart_marks import paint_read_out
from headroom.window.plots.shown.bar_rows import BarRows

_FAINT = 0.35
"""Opacity of values that are not those of the present question."""

_NONE = BarRows("", "", (), 0.0, 1.0, ())


class BarRowsChart(QAbstractScrollArea):
    """Shows ``BarRows``.

    Args:
        name: For screen readers.
        parent: Parent widget.

    Attributes:
        chosen: Emitted with the position of the row that was clicked or gone to by a key.
        followed: Emitted with the position of the row whose figures shall be followed back.
    """

    chosen = Signal(int)
    followed = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = _NONE
        self._look = KeptLook()
        self._pointer: QPointF | None = None
        self._chosen = -1
        self._stale = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setAccessibleName(f"Scroll {name.lower()}")

    @property
    def chart(self) -> BarRows:
        """Return what is shown."""
        return self._chart

    @property
    def look(self) -> ChartLook:
        """Return how the chart looks now."""
        return self._look.of(self)

    @property
    def frame(self) -> RowsFrame:
        """Return where things stand now."""
        return RowsFrame.of(QRectF(self.viewport().rect()), self._chart, self.look)

    def show_chart(self, chart: BarRows, chosen: int = -1) -> None:
        """Show other values, and mark a row."""
        if chart != self._chart or chosen != self._chosen:
            self._chart, self._chosen = chart, chosen
            self.setAccessibleDescription(chart.summary())
            self._fit()
            self.viewport().update()

    def mark_stale(self, *, stale: bool) -> None:
        """Show that the values belong to an earlier question, until those of the present one are there."""
        if stale != self._stale:
            self._stale = stale
            self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the size that shows all rows, up to a dozen."""
        rows = min(max(len(self._chart.rows), 3), 12)
        return QSize(480, round(RowsFrame.height_for(rows, self.look)))

    def minimumSizeHint(self) -> QSize:
        """Return the size that shows two rows."""
        return QSize(240, round(RowsFrame.height_for(2, self.look)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows in view."""
        painter = QPainter(self.viewport())
        frame, under = self.frame, self._row_at(self._pointer)
        marked = under if under >= 0 else self._chosen
        if self._stale:
            painter.fillRect(frame.whole, QColor(self.look.theme.surface))
            painter.setOpacity(_FAINT)
        paint_bar_rows(painter, self._chart, frame, self.look, self.verticalScrollBar().value(), marked)
        if self._pointer is not None and under >= 0 and self._chart.rows[under].note:
            paint_read_out(painter, self._chart.rows[under].note, self._pointer, frame.whole, self.look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll as far as there are rows."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type and the theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._fit()
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the row under the pointer."""
        self._pointer = event.position()
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row that is clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose(self._row_at(event.position()))
            event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Follow the figures of the row that is clicked twice."""
        row = self._row_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and row >= 0 and not self._stale:
            self.followed.emit(row)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the end of a click."""
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Point at nothing where the pointer leaves."""
        if event.type() is QEvent.Type.Leave:
            self._pointer = None
            self.viewport().update()
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a neighbouring row by the arrow keys."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self._chart.rows:
            super().keyPressEvent(event)
            return
        row = min(max(self._chosen + step, 0), len(self._chart.rows) - 1)
        self._choose(row)
        height = self.frame.row_height
        bar, room = self.verticalScrollBar(), self.frame.rows.height()
        bar.setValue(round(min(max(bar.value(), (row + 1) * height - room), row * height)))

    def _choose(self, row: int) -> None:
        """Mark a row and tell which."""
        if row >= 0:
            self._chosen = row
            self.viewport().update()
            self.chosen.emit(row)

    def _row_at(self, point: QPointF | None) -> int:
        """Return the row under a point; -1 for none."""
        frame = self.frame
        if point is None or not frame.rows.contains(point):
            return -1
        row = int((point.y() - frame.rows.top() + self.verticalScrollBar().value()) / frame.row_height)
        return row if row < len(self._chart.rows) else -1

    def _fit(self) -> None:
        """Scroll as far as there are rows."""
        frame = self.frame
        beyond = len(self._chart.rows) * frame.row_height - frame.rows.height()
        self.verticalScrollBar().setRange(0, max(round(beyond), 0))
        self.verticalScrollBar().setPageStep(round(frame.rows.height()))
        self.verticalScrollBar().setSingleStep(round(self.look.px(ROW_HEIGHT)))
