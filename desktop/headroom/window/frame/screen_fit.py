"""Keeps the window on its screens, whatever becomes of these: another size, another scale, taken away."""

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from headroom.window.frame.shown.window_room import ScreenBox, is_small, least_size, placed

_STILL_MS = 400
"""The system moves windows itself when a screen goes; what it left undone is done after that."""


class ScreenFit(QObject):
    """Fits a window to the screen it is on.

    Args:
        window: The window.

    Attributes:
        changed: Emitted when the screen is another, or of another size.
        small: Whether the pages have no room on the screen to be seen in full.
    """

    changed = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.small = False
        self._known = (0, 0)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_STILL_MS)
        self._still.timeout.connect(self.fit)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._watch)
            application.screenRemoved.connect(self._wait)
            application.focusWindowChanged.connect(self._fit_in_use)
        for screen in QGuiApplication.screens():
            self._watch(screen)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window to another screen."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.ScreenChangeInternal}:
            self.follow()
        return super().eventFilter(watched, event)

    @Slot()
    def follow(self) -> None:
        """Let the window be as small as its screen needs it to be."""
        free = self._window.screen().availableGeometry().size()
        screen = free.width(), free.height()
        if screen != self._known:
            self._known = screen
            self.small = is_small(screen)
            self._window.setMinimumSize(*least_size(screen))
            self.changed.emit()

    @Slot()
    def fit(self) -> None:
        """Move the window to where it is seen; one that fills its screen is left to the system."""
        self.follow()
        _fit(self._window)

    @Slot()
    def _fit_in_use(self) -> None:
        """Let a dialog that was opened be no larger than its screen, or its buttons could not be reached."""
        in_use = QApplication.activeWindow()
        if isinstance(in_use, QDialog):
            _fit(in_use)

    @Slot(QScreen)
    def _watch(self, screen: QScreen) -> None:
        """Take note of a screen, which may change its size later."""
        screen.availableGeometryChanged.connect(self._wait)

    @Slot()
    def _wait(self) -> None:
        """Fit the window when the screens are still again."""
        self._still.start()


def _fit(window: QWidget) -> None:
    """Move a window to where it is seen, frame included, and make it smaller if need be."""
    if window.isMaximized() or window.isFullScreen() or window.isMinimized():
        return
    framed, inside = window.frameGeometry(), window.geometry()
    now = _box(framed)
    wanted = placed(now, [_box(screen.availableGeometry()) for screen in _screens()])
    if wanted != now:
        window.setGeometry(
            wanted.left + inside.left() - framed.left(),
            wanted.top + inside.top() - framed.top(),
            wanted.width - framed.width() + inside.width(),
            wanted.height - framed.height() + inside.height(),
        )


def _screens() -> list[QScreen]:
    """Return all screens, the first one first."""
    first = QGuiApplication.primaryScreen()
    return [first, *(screen for screen in QGuiApplication.screens() if screen is not first)]


def _box(rectangle: QRect) -> ScreenBox:
    """Return a rectangle."""
    return ScreenBox(rectangle.left(), rectangle.top(), rectangle.width(), rectangle.height())
