"""The slider of a lever: a groove, a tick at the baseline and a handle."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QWidget

from headroom.window.look.spoken import Spoken, SpokenNumber
from headroom.window.look.theme import theme_of, type_scale

_HANDLE = 7
_GROOVE = 4


class LeverSlider(QSlider, Spoken):
    """A horizontal slider whose handle goes where the pointer is, with a tick at the baseline.

    A drag is given up by Escape. The wheel moves it only while it has the focus, so that scrolling a panel
    changes nothing.
    """

    spoken_role = QAccessible.Role.Slider

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._tick: int | None = None
        self._mark: tuple[float, bool] | None = None
        self._unset = False
        self._said, self._per_step, self._first = "", 1.0, 0.0
        self._grip = 0.0
        self._taken_at = 0
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(96)

    def describe(self, tick: int | None, *, unset: bool) -> None:
        """Show a tick, and whether the handle stands for no number."""
        if (tick, unset) != (self._tick, self._unset):
            self._tick, self._unset = tick, unset
            self.update()

    def say(self, value: str, first: float, per_step: float) -> None:
        """Tell screen readers what it stands at.

        Args:
            value: With its unit.
            first: The number at position 0, as it is shown.
            per_step: What a step adds to it.
        """
        self._said, self._first, self._per_step = value, first, per_step

    def spoken_value(self) -> str:
        """Return what it stands at."""
        return self._said

    def spoken_number(self) -> SpokenNumber:
        """Return the number it stands at, as it is shown."""
        first, step = self._first, self._per_step
        now, least, most = (first + at * step for at in (self.value(), self.minimum(), self.maximum()))
        return SpokenNumber(now, least, most, self.singleStep() * step)

    def take_number(self, number: float) -> None:
        """Move to a number."""
        self.setValue(round((number - self._first) / self._per_step))

    def mark(self, position: float | None, *, current: bool = True) -> None:
        """Show a mark above the groove, hollow where it is about to move; None for none."""
        mark = None if position is None else (position, current)
        if mark != self._mark:
            self._mark = mark
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for groove and handle."""
        scale = type_scale(self)
        return QSize(round(150 * scale), round(20 * scale))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(96, self.sizeHint().height())

    def handle_at(self, position: float) -> QPointF:
        """Return where the handle's centre is at a position of the slider."""
        scale = type_scale(self)
        reach = self.width() - 2 * _HANDLE * scale - 2
        span = max(self.maximum() - self.minimum(), 1)
        return QPointF(_HANDLE * scale + 1 + reach * (position - self.minimum()) / span, 10 * scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle where the pointer is on it, else bring it to the pointer."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        beside = event.position().x() - self.handle_at(self.sliderPosition()).x()
        on_handle = abs(beside) <= (_HANDLE + 1) * type_scale(self)
        self._grip = beside if on_handle else 0.0
        self._taken_at = self.sliderPosition()
        self.setSliderDown(True)
        if not on_handle:
            self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Keep the handle under the pointer."""
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the handle go."""
        if event.button() is Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            self.update()

    def event(self, event: QEvent) -> bool:
        """Keep Escape from commands of the window during a drag."""
        if event.type() is QEvent.Type.ShortcutOverride and self._gives_up(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring the handle back to where it was taken by Escape, and let it go."""
        if self._gives_up(event):
            self.setSliderPosition(self._taken_at)
            self.setSliderDown(False)
            self.update()
        else:
            super().keyPressEvent(event)

    def _gives_up(self, event: QEvent) -> bool:
        """Return whether a key gives a drag up."""
        return self.isSliderDown() and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move only while in focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw groove, tick and handle."""
        theme, scale = theme_of(self), type_scale(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self.handle_at(self.minimum()), self.handle_at(self.maximum())
        here = self.handle_at(self.sliderPosition())
        groove = QRectF(left.x(), left.y() - _GROOVE * scale / 2, right.x() - left.x(), _GROOVE * scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hairline))
        painter.drawRoundedRect(groove, _GROOVE / 2, _GROOVE / 2)
        busy = self.isSliderDown() or self.hasFocus() or self.underMouse()
        if not self._unset:
            groove.setRight(here.x())
            painter.setBrush(QColor(theme.accent if busy else theme.edge))
            painter.drawRoundedRect(groove, _GROOVE / 2, _GROOVE / 2)
        if self._tick is not None:
            at = self.handle_at(self._tick)
            painter.setPen(QPen(QColor(theme.muted), 1.5 * scale))
            painter.drawLine(QPointF(at.x(), at.y() - 9 * scale), QPointF(at.x(), at.y() + 9 * scale))
        self._draw_handle(painter, here, busy=busy)
        if self._mark is not None and self.minimum() <= self._mark[0] <= self.maximum():
            self._draw_mark(painter, *self._mark)

    def _draw_mark(self, painter: QPainter, position: float, current: bool) -> None:  # noqa: FBT001 - drawing
        """Draw a triangle that points down at the groove."""
        theme, scale = theme_of(self), type_scale(self)
        at = self.handle_at(position)
        tip = QPointF(at.x(), at.y() - _GROOVE * scale / 2 - 1)
        side, height = 4.5 * scale, 7 * scale
        colour = QColor(theme.text)
        painter.setPen(QPen(colour, scale))
        painter.setBrush(colour if current else QColor(theme.surface))
        painter.drawPolygon(
            QPolygonF(
                [tip, QPointF(tip.x() - side, tip.y() - height), QPointF(tip.x() + side, tip.y() - height)]
            )
        )

    def _draw_handle(self, painter: QPainter, here: QPointF, *, busy: bool) -> None:
        """Draw the handle, with a ring around it while it has the focus."""
        theme, scale = theme_of(self), type_scale(self)
        radius = _HANDLE * scale
        if self.hasFocus():
            ring = QColor(theme.accent)
            ring.setAlphaF(0.3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ring)
            painter.drawEllipse(here, radius + 3 * scale, radius + 3 * scale)
            painter.setPen(QPen(QColor(theme.text), 1.4 * scale))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(here, radius + 2 * scale, radius + 2 * scale)
        filled = self.isSliderDown() and not self._unset
        painter.setBrush(QColor(theme.accent if filled else theme.surface))
        painter.setPen(QPen(QColor(theme.accent if busy or not self._unset else theme.edge), 2 * scale))
        painter.drawEllipse(here, radius - scale, radius - scale)

    def _follow(self, event: QMouseEvent) -> None:
        """Put the handle under the pointer."""
        left, right = self.handle_at(self.minimum()).x(), self.handle_at(self.maximum()).x()
        share = (event.position().x() - self._grip - left) / max(right - left, 1.0)
        span = self.maximum() - self.minimum()
        self.setSliderPosition(self.minimum() + round(min(max(share, 0.0), 1.0) * span))
        self.update()
