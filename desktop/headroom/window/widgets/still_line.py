"""What one line of text that asks for no layout has in common, whatever is painted in it."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from headroom.window.look.spoken import Spoken


class StillLine(QWidget, Spoken):
    """One line of text in the room it is given.

    A ``QLabel`` asks for a new layout of the whole window whenever its text changes, which costs
    more than painting a chart. This asks for one only where the type changes.

    Args:
        parent: Parent widget.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @abstractmethod
    def line_height(self) -> int:
        """Return the height of the line, pixels."""

    def sizeHint(self) -> QSize:
        """Return the height of a line; its width is what there is."""
        return QSize(_LEAST_WIDTH, self.line_height())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for another height where the type changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()


_LEAST_WIDTH = 24
"""Pixels."""
