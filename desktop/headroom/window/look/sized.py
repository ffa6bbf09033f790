"""Distances that are set once, and have to grow with the type all the same."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from headroom.window.look.theme import type_scale

_AROUND = 48
"""Pixels that a window beside leaves free of the screen."""


class _Grown(QObject):
    """Sets a distance of a widget whenever its type has another size."""

    def __init__(self, widget: QWidget, put: Callable[[int], object], px: float) -> None:
        super().__init__(widget)
        self._widget, self._put, self._px = widget, put, px
        self._scale = 0.0
        widget.installEventFilter(self)
        self._set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the type."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.Polish}:
            self._set()
        return super().eventFilter(watched, event)

    def _set(self) -> None:
        """Set the distance for the type as it is."""
        scale = type_scale(self._widget)
        if scale != self._scale:
            self._scale = scale
            self._put(round(self._px * scale))


def grow(widget: QWidget, put: Callable[[int], object], px: float) -> None:
    """Set a distance now, and again whenever the type has another size.

    Args:
        widget: Whose type.
        put: Sets it, e.g. ``widget.setFixedWidth``.
        px: Pixels at normal type.
    """
    _Grown(widget, put, px)


def open_at(window: QWidget, width: int, height: int) -> None:
    """Give a window beside its first size: larger where its type is, and no larger than the screen.

    Args:
        window: The window.
        width: Pixels at normal type.
        height: Likewise.
    """
    room = QGuiApplication.primaryScreen().availableGeometry()
    scale = type_scale(window)
    window.resize(
        min(round(width * scale), room.width() - _AROUND), min(round(height * scale), room.height() - _AROUND)
    )
