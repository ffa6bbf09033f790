"""A button that says what it does in fewer words where it has less room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from headroom.window.look.plain_text import plain_tooltip


class ShortenedButton(QPushButton):
    """Shows its whole text where there is room for it, else a shorter one.

    Args:
        whole: What it does; its tooltip, and what screen readers say.
        shorter: The same in fewer words.
        parent: Parent widget.
    """

    def __init__(self, whole: str, shorter: str, parent: QWidget | None = None) -> None:
        super().__init__(whole, parent)
        self._whole, self._shorter = whole, shorter
        self.setAccessibleName(whole)
        self.setToolTip(plain_tooltip(whole))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room that the whole text needs."""
        return self._size(self._whole)

    def minimumSizeHint(self) -> QSize:
        """Return the room that the shorter text needs."""
        return self._size(self._shorter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        text = self._whole if self.width() >= self.sizeHint().width() else self._shorter
        if text != self.text():
            self.setText(text)

    def _size(self, text: str) -> QSize:
        """Return the room that a text needs."""
        metrics, now = self.fontMetrics(), super().sizeHint()
        wider = metrics.horizontalAdvance(text) - metrics.horizontalAdvance(self.text())
        return QSize(now.width() + wider, now.height())
