"""A line of one pixel between two parts of the window."""

from PySide6.QtWidgets import QFrame


def hairline() -> QFrame:
    """Return a horizontal line of one pixel."""
    line = QFrame()
    line.setProperty("kind", "hairline")
    line.setFixedHeight(1)
    return line
