"""Parts beside or below one another, whose divider is moved by the pointer or by the arrow keys."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from headroom.language import tr
from headroom.window.look.spoken import Spoken
from headroom.window.look.theme import theme_of

_STEP = 16
"""Pixels that a key moves a divider."""

_KEYS = {
    Qt.Orientation.Horizontal: {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1},
    Qt.Orientation.Vertical: {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1},
}


class KeyHandle(QSplitterHandle, Spoken):
    """A divider that has the keys, and shows it."""

    spoken_role = QAccessible.Role.Splitter

    def __init__(self, splitter: QSplitter) -> None:
        super().__init__(splitter.orientation(), splitter)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Divider {number}", number=splitter.count()))
        self.setAccessibleDescription(tr("The arrow keys move it."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move it by the arrow keys, to its ends by Home and End."""
        splitter = self.splitter()
        at = next(one for one in range(splitter.count()) if splitter.handle(one) is self)
        least, most = cast("tuple[int, int]", splitter.getRange(at))
        here = sum(splitter.sizes()[:at]) + splitter.handleWidth() * (at - 1)
        by = _KEYS[self.orientation()].get(Qt.Key(event.key()))
        if by is not None:
            self.moveSplitter(min(max(here + by * _STEP, least), most))
        elif event.key() == Qt.Key.Key_Home:
            self.moveSplitter(least)
        elif event.key() == Qt.Key.Key_End:
            self.moveSplitter(most)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that it has the keys."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys went elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it in the accent while it has the keys."""
        super().paintEvent(event)
        if self.hasFocus():
            QPainter(self).fillRect(self.rect(), QColor(theme_of(self).accent))


class KeySplitter(QSplitter):
    """Parts with a divider between them that has the keys."""

    def createHandle(self) -> QSplitterHandle:
        """Return a divider that has the keys."""
        return KeyHandle(self)
