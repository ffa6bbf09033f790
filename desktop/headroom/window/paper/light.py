"""Widgets in the light theme for a moment, to be painted on paper."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from headroom.window.look.look import palette_of
from headroom.window.look.theme import LIGHT, theme_of


@contextmanager
def in_light(widget: QWidget) -> Iterator[None]:
    """Let a chart have the colours of paper; nothing is painted on the screen meanwhile."""
    if theme_of(widget) is LIGHT:
        yield
        return
    widget.setUpdatesEnabled(False)
    widget.setPalette(palette_of(LIGHT))
    try:
        yield
    finally:
        widget.setPalette(QPalette())  # as what stands around it
        widget.setUpdatesEnabled(True)
