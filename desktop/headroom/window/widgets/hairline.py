"""A line of one pixel between two parts of the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSplitterHandle, QWidget

from headroom.window.look.theme import theme_of
from headroom.window.widgets.key_splitter import KeyHandle, KeySplitter


def hairline() -> QFrame:
    """Return a horizontal line of one pixel."""
    line = QFrame()
    line.setProperty("kind", "hairline")
    line.setFixedHeight(1)
    return line


class _HairlineHandle(KeyHandle):
    """A handle that is a hairline; it paints itself, for it stands between parts that have a style sheet."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, in the accent under the pointer and while it has the keys."""
        theme = theme_of(self)
        busy = self.underMouse() or self.hasFocus()
        QPainter(self).fillRect(self.rect(), QColor(theme.accent if busy else theme.hairline))


class HairlineSplitter(KeySplitter):
    """Parts beside or below each other, with a hairline between them that can be dragged."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(1)

    def createHandle(self) -> QSplitterHandle:
        """Return a handle that is a hairline."""
        return _HairlineHandle(self)
