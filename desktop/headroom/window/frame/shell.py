"""The frame of the window, which stands before the rest of the program is loaded.

It imports nothing of the calculation: a window that is there at once may take a moment to fill.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from headroom.language import tr
from headroom.window.frame import later
from headroom.window.frame.screen_fit import ScreenFit
from headroom.window.frame.shown.window_room import usual_size
from headroom.window.look.look import dress
from headroom.window.look.plain_text import PlainLabel
from headroom.window.session.settings import Settings

_MENU_HEIGHT = 28


def starting() -> QWidget:
    """Return what the window shows while a workbook is opened as soon as the program is loaded."""
    label = PlainLabel(tr("Starting"))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setProperty("kind", "muted")
    return label


class Shell(QMainWindow):
    """A window with the place and size it was left with.

    Attributes:
        painted: Emitted when something of it was on the screen, until it is filled.
        full_screen_changed: Emitted with whether it fills the screen.
        close_asked: Emitted with the event of a close; who ignores the event keeps the window open.
        closing: Emitted when the window is about to close.
        on_screen: Keeps it on its screen.
    """

    painted = Signal()
    full_screen_changed = Signal(bool)
    close_asked = Signal(QCloseEvent)
    closing = Signal()

    def __init__(self, settings: Settings, first: QWidget | None = None) -> None:
        """Make the window, which fits the screen.

        Args:
            settings: Where its place and size are kept.
            first: What it shows until it is filled.
        """
        super().__init__()
        self._settings = settings
        self._menus: later.Menus | None = None
        self.menuBar().setMinimumHeight(_MENU_HEIGHT)  # or what is below would move when there are menus
        self.setWindowTitle("Headroom[*]")
        self.on_screen = ScreenFit(self)
        self.on_screen.follow()
        free = self.screen().availableGeometry()
        self.resize(*usual_size((free.width(), free.height())))
        if self.restoreGeometry(settings.shape("window")):
            self.on_screen.fit()
        inside = starting() if first is None else first
        inside.installEventFilter(self)
        self.setCentralWidget(inside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say that what the window shows first is on the screen."""
        if event.type() is QEvent.Type.Paint:
            self.painted.emit()
        return super().eventFilter(watched, event)

    @property
    def menus(self) -> "later.Menus":
        """Return the menus, made when they are first asked for: the first picture does without."""
        if self._menus is None:
            self._menus = later.Menus(self.menuBar(), self)
            dress(self.menuBar())
        return self._menus

    def take_first(self) -> QWidget | None:
        """Hand over what the window shows first, to be shown on in another place; None where nothing is."""
        first = self.takeCentralWidget()
        if isinstance(first, QWidget):
            first.removeEventFilter(self)
        return first

    def fill_screen(self, *, full: bool) -> None:
        """Fill the screen, or be again as it was before."""
        state, filled = self.windowState(), Qt.WindowState.WindowFullScreen
        self.setWindowState(state | filled if full else state & ~filled)

    def changeEvent(self, event: QEvent) -> None:
        """Say whether it fills the screen, whoever brought that about."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.full_screen_changed.emit(self.isFullScreen())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and place, unless something keeps the window open."""
        event.accept()
        self.close_asked.emit(event)
        if not event.isAccepted():
            return
        self._settings.put_shape("window", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)
