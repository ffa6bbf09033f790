"""Brings the window to the front because another start of the program asks for it."""

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - no secret: the compositor of Wayland looks for it there


def come_to_front(window: QWidget, token: str = "") -> None:
    """Show a window above all others; where the system does not allow that, let it ask for attention.

    Args:
        window: The window.
        token: What the system gave the start that asks for it; empty for nothing.
    """
    if token:
        os.environ[_TOKEN] = token
    if window.isMinimized():
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)
