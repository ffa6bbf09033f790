"""News at the foot of the window: what was done, for as long as it takes to read it."""

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent
from PySide6.QtWidgets import QWidget

from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import CAPTION
from headroom.window.widgets.still_label import StillLabel

NEWS_MS = 8000
"""How long news stays."""


class NewsLabel(StillLabel):
    """Shows one piece of news; it leaves by itself, but not from under the pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(CAPTION, parent=parent)
        self.clock = QTimer(self)
        self.clock.setSingleShot(True)
        self.clock.setInterval(NEWS_MS)
        self.clock.timeout.connect(self.clear)

    def tell(self, text: str) -> None:
        """Show news, and tell screen readers."""
        self.set_text(text)
        self.setToolTip(plain_tooltip(text))
        self.clock.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @Slot()
    def clear(self) -> None:
        """Take the news away."""
        self.clock.stop()
        self.set_text("")
        self.setToolTip("")

    def enterEvent(self, event: QEnterEvent) -> None:
        """Keep what is being read."""
        super().enterEvent(event)
        self.clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Let it go later."""
        super().leaveEvent(event)
        if self.text():
            self.clock.start()
