"""The frame of the window, which stands before the rest of the program is loaded.

It imports nothing of the calculation: a window that is there at once may take a moment to fill.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from headroom.window.session.settings import Settings
from headroom.window.widgets.plain_text import PlainLabel


class _Starting(PlainLabel):
    """What the window shows until the program is loaded.

    Attributes:
        painted: Emitted when it was on the screen.
    """

    painted = Signal()

    def __init__(self) -> None:
        super().__init__("Starting")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setProperty("kind", "muted")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say that it is on the screen."""
        super().paintEvent(event)
        self.painted.emit()


class Shell(QMainWindow):
    """A window with the place and size it was left with.

    Attributes:
        painted: Emitted when something of it was on the screen, until it is filled.
        close_asked: Emitted with the event of a close; who ignores the event keeps the window open.
        closing: Emitted when the window is about to close.
    """

    painted = Signal()
    close_asked = Signal(QCloseEvent)
    closing = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.setWindowTitle("Headroom[*]")
        self.setMinimumSize(1024, 640)
        self.resize(1280, 800)
        self.restoreGeometry(settings.shape("window"))
        starting = _Starting()
        starting.painted.connect(self.painted)
        self.setCentralWidget(starting)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and place, unless something keeps the window open."""
        event.accept()
        self.close_asked.emit(event)
        if not event.isAccepted():
            return
        self._settings.put_shape("window", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)
