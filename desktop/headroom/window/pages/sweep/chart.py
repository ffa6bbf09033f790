"""The sweep on the screen: small charts over one axis, and the present value as a line to drag."""

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from headroom.window.pages.sweep.chart_frame import SweepFrame
from headroom.window.pages.sweep.chart_paint import paint_place, paint_sweep
from headroom.window.pages.sweep.shown.sweep_panels import SweepChart
from headroom.window.plots.chart_look import ChartLook, KeptLook

_FAINT = 0.35
"""Opacity of values that belong to an earlier question."""

_ONE_GESTURE_MS = 700
_LEAP = 10
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageDown: -_LEAP, Qt.Key.Key_PageUp: _LEAP}


class SweepPlot(QWidget):
    """Shows a ``SweepChart``; a press, a drag or the arrow keys move the present value.

    Attributes:
        began: Emitted when a drag, or key strokes one after another, begin.
        moved: Emitted with the value that was chosen.
    """

    began = Signal()
    moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: SweepChart | None = None
        self._value = 0.0
        self._look = KeptLook()
        self._still: QPixmap | None = None
        self._pointer: QPointF | None = None
        self._dragged = -1
        self._stale = False
        self._clock = QElapsedTimer()
        self.setAccessibleName("Sweep")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def chart(self) -> SweepChart | None:
        """Return what is shown."""
        return self._chart

    @property
    def look(self) -> ChartLook:
        """Return how the chart looks now."""
        return self._look.of(self)

    @property
    def frame(self) -> SweepFrame | None:
        """Return where things stand now; None where nothing is shown."""
        if self._chart is None:
            return None
        return SweepFrame.of(QRectF(self.rect()), self._chart, self.look)

    @property
    def read(self) -> float:
        """Return the value that is read at: under the pointer, else the present one."""
        frame, chart = self.frame, self._chart
        if self._pointer is None or frame is None or chart is None or self._dragged >= 0:
            return self._value
        column = frame.column_at(self._pointer.x(), self._pointer.y())
        if column < 0:
            return self._value
        return chart.value_at(frame.columns[column].share_at(self._pointer.x()))

    def show_chart(self, chart: SweepChart | None, value: float) -> None:
        """Show other curves.

        Args:
            chart: The picture; None for nothing.
            value: The present value.
        """
        self._chart, self._value, self._still, self._stale = chart, value, None, False
        self._describe()
        self.update()

    def show_value(self, value: float) -> None:
        """Move the line of the present value; the curves stay."""
        if value != self._value:
            self._value = value
            self._describe()
            self.update()

    def mark_stale(self) -> None:
        """Show that the curves belong to an earlier question, until those of the present one are there."""
        self._stale = True
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which everything has room."""
        return QSize(round(self.look.px(760)), round(self.look.px(560)))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(360, 320)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the curves, made into a picture once, and the present value over them."""
        painter = QPainter(self)
        look, frame, chart = self.look, self.frame, self._chart
        painter.fillRect(self.rect(), QColor(look.theme.surface))
        if chart is None or frame is None:
            return
        if self._still is None:
            self._still = self._painted(chart, frame, look)
        painter.setOpacity(_FAINT if self._stale else 1.0)
        painter.drawPixmap(0, 0, self._still)
        painter.setOpacity(1.0)
        paint_place(painter, chart, frame, look, self._value, self.read, focused=self.hasFocus())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint the curves anew."""
        super().resizeEvent(event)
        self._still = None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type and the theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._still = None
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing where the pointer leaves."""
        super().leaveEvent(event)
        self._pointer = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the line to the pointer."""
        frame, at = self.frame, event.position()
        if event.button() is not Qt.MouseButton.LeftButton or frame is None:
            event.ignore()
            return
        self._dragged = frame.column_at(at.x(), at.y())
        if self._dragged >= 0:
            self.began.emit()
            self._follow(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Keep the line under the pointer, else read out what is there."""
        self._pointer = event.position()
        frame = self.frame
        if self._dragged >= 0:
            self._follow(event.position())
        elif frame is not None:
            inside = frame.column_at(event.position().x(), event.position().y()) >= 0
            self.setCursor(Qt.CursorShape.SizeHorCursor if inside else Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the line go."""
        self._dragged = -1
        self.update()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the line by the arrow keys, ten steps by the page keys."""
        by, chart = _KEYS.get(Qt.Key(event.key())), self._chart
        if by is None or chart is None:
            super().keyPressEvent(event)
            return
        if not self._clock.isValid() or self._clock.elapsed() > _ONE_GESTURE_MS:
            self.began.emit()
        self._clock.start()
        lever = chart.lever
        self._pointer = None
        self._tell(min(max(round(self._value + by * lever.step, 9), lever.low), lever.high))

    def _follow(self, point: QPointF) -> None:
        """Tell where the line is dragged to."""
        frame, chart = self.frame, self._chart
        if frame is not None and chart is not None and self._dragged < len(frame.columns):
            self._tell(chart.value_at(frame.columns[self._dragged].share_at(point.x())))

    def _tell(self, value: float) -> None:
        """Tell another value."""
        if value != self._value:
            self.moved.emit(value)

    def _painted(self, chart: SweepChart, frame: SweepFrame, look: ChartLook) -> QPixmap:
        """Return the curves as a picture."""
        ratio = self.devicePixelRatioF()
        made = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(QColor(look.theme.surface))
        painter = QPainter(made)
        paint_sweep(painter, chart, frame, look)
        painter.end()
        return made

    def _describe(self) -> None:
        """Tell screen readers what is read."""
        self.setAccessibleDescription("" if self._chart is None else self._chart.summary(self._value))
