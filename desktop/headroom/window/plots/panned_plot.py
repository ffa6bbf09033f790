"""A chart of which a part can be seen nearer and moved along by hand."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from headroom.window.plots.plot_view import PlotView

_NOTCH = 120
"""Wheel units of one notch, in eighths of a degree."""

_ALONG = 48.0
"""Pixels that a notch of the wheel moves along what is in view."""


class PannedPlot(PlotView):
    """Is moved along by the middle button, by Shift with a drag, and by a wheel that turns sideways.

    Ctrl with the wheel shows it nearer about the pointer; a double click on an axis shows everything
    again. What derives from it says what else a press and a drag do.
    """

    zooms = True

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._held: QPointF | None = None
        self._pressed = False
        self._pointer: QPointF | None = None

    @property
    def pointer(self) -> QPointF | None:
        """Return where the pointer is while nothing is held; None while it is elsewhere."""
        return None if self._pressed or self._held is not None else self._pointer

    @property
    def movable(self) -> bool:
        """Return whether there is more beside what is in view."""
        return self.zoomed

    @abstractmethod
    def in_plot(self, at: QPointF) -> bool:
        """Return whether a place is on what is seen nearer."""

    @abstractmethod
    def on_axis(self, at: QPointF) -> bool:
        """Return whether a place is on an axis."""

    @abstractmethod
    def pan(self, by: QPointF) -> None:
        """Move along what is in view, by pixels."""

    @abstractmethod
    def press(self, at: QPointF) -> bool:
        """Take a press of the left button; return whether there is anything to take."""

    @abstractmethod
    def drag(self, at: QPointF) -> None:
        """Follow the pointer after a press that was taken."""

    @abstractmethod
    def give_up(self) -> None:
        """Put back what a drag has moved."""

    @abstractmethod
    def point(self) -> None:
        """Read out what is under the pointer, or what was there before where it points at nothing."""

    @abstractmethod
    def cursor_at(self, at: QPointF) -> Qt.CursorShape:
        """Return the shape of the pointer: what a press would do."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of what is in view, or let the chart take the press."""
        at, button = event.position(), event.button()
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        holding = button is Qt.MouseButton.MiddleButton or (shift and button is Qt.MouseButton.LeftButton)
        self._pointer = at
        if holding and self.in_plot(at):
            self._held = at
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.point()
            event.accept()
        elif button is Qt.MouseButton.LeftButton:
            self._pressed = True
            self._pressed = self.press(at)
            event.accept()
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything where an axis is clicked twice; else take the click like the first."""
        if self.on_axis(event.position()):
            self.show_whole()
            event.accept()
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move along what is held, follow a drag, or read out what is under the pointer."""
        at = self._pointer = event.position()
        if self._held is not None:
            by, self._held = at - self._held, at
            self.pan(by)
        elif self._pressed:
            self.drag(at)
        else:
            self.viewport().setCursor(self.cursor_at(at))
        self.point()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held, self._pressed = None, False
        self.viewport().setCursor(self.cursor_at(event.position()))
        self.point()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up a drag by Escape, or let go of what is held."""
        if event.key() != Qt.Key.Key_Escape or not (self._pressed or self._held is not None):
            super().keyPressEvent(event)
            return
        dragged = self._pressed
        self._held, self._pressed = None, False
        if dragged:
            self.give_up()
        self.point()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing where the pointer leaves."""
        super().leaveEvent(event)
        self._pointer = None
        self.point()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move along what is in view by a wheel that turns sideways, or with Shift; with Ctrl zoom."""
        turned, held = event.angleDelta(), event.modifiers()
        sideways = turned.x() or (turned.y() if held & Qt.KeyboardModifier.ShiftModifier else 0)
        if not sideways or not self.movable or held & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self.pan(QPointF(sideways / _NOTCH * self.look.px(_ALONG), 0))
        event.accept()

    def unpoint(self) -> None:
        """Point at nothing, as where a key takes over from the pointer."""
        self._pointer = None
