"""The second screen: chosen, filled with what the room sees, and left again."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QScreen

from headroom.language import tr
from headroom.window.frame import later
from headroom.window.frame.menus import Menus
from headroom.window.frame.shell import Shell
from headroom.window.frame.shown.room_screen import HERE, room_screen, screen_words
from headroom.window.look.look import Look
from headroom.window.look.plain_text import plain_caption
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings

_SETTING = "room"


class RoomScreen(QObject):
    """Shows a presentation on another screen than the working window's, where there is one and it is wanted.

    Args:
        shell: The working window.
        session: What is open and assumed.
        focus: Which model is looked at.
        menus: Has the keys, and the menu of screens.
        look: Makes the type large.
        settings: Remembers which screen was chosen.

    Attributes:
        lost: Emitted when the screen of the room is gone, or its window was closed.
    """

    lost = Signal()

    def __init__(
        self, shell: Shell, session: Session, focus: Focus, menus: Menus, look: Look, settings: Settings
    ) -> None:
        super().__init__(shell)
        self._shell, self._session, self._focus = shell, session, focus
        self._menus, self._look, self._settings = menus, look, settings
        self._window: later.RoomWindow | None = None
        self._work: later.WorkPage | None = None
        self._choices = QActionGroup(self)
        self._choices.triggered.connect(self._choose)
        menus.screens.aboutToShow.connect(self.offer)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._miss)
        shell.closing.connect(self._go)

    @property
    def window(self) -> "later.RoomWindow | None":
        """Return what the room sees; None where it was never shown."""
        return self._window

    @property
    def shown(self) -> bool:
        """Return whether the room has a screen of its own."""
        return self._window is not None and not self._window.isHidden()

    @property
    def screen(self) -> QScreen | None:
        """Return the screen of the room; None: the working window is presented itself."""
        screens = QGuiApplication.screens()
        working = screens.index(self._shell.screen()) if self._shell.screen() in screens else 0
        at = room_screen([one.name() for one in screens], working, self._settings.text(_SETTING))
        return None if at is None else screens[at]

    def begin(self, work: "later.WorkPage") -> bool:
        """Show what is presented on the screen of the room; return whether there is one."""
        screen = self.screen
        if screen is None:
            return False
        if self._window is None or self._work is not work:
            self._work = work
            self._window = later.RoomWindow(
                self._session, self._focus, work.pages, work.panel, work.story.teller, self._menus, self._look
            )
            self._window.closed.connect(self.lost)
        window, go = self._window, self._menus.go
        for action in (*go.on_stage, self._menus.leave):
            if action not in go.clicker:  # which turns pages wherever the focus is
                self._shell.removeAction(action)  # bare keys work in the working window
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        window.present(presenting=True)
        window.showFullScreen()
        window.pages.take_keys()
        return True

    @Slot()
    def end(self) -> None:
        """Give the screen free."""
        window = self._window
        if window is None or window.isHidden():
            return
        window.present(presenting=False)
        window.hide()
        self._shell.addActions([*self._menus.go.on_stage, self._menus.leave])

    @Slot()
    def _go(self) -> None:
        """Let the window of the room go: the working window closes."""
        window, self._window = self._window, None
        if window is not None:
            window.present(presenting=False)
            window.hide()
            window.deleteLater()

    @Slot()
    def offer(self) -> None:
        """Offer the screens there are now."""
        for action in self._choices.actions():
            self._choices.removeAction(action)
            action.deleteLater()
        menu, screens, now = self._menus.screens, QGuiApplication.screens(), self.screen
        menu.clear()
        self._add(tr("In this window"), HERE, checked=now is None)
        for screen in screens:
            if screen is not self._shell.screen():
                size = screen.geometry().size()
                words = screen_words(screen.name(), size.width(), size.height())
                self._add(words, screen.name(), checked=screen is now)
        if len(screens) == 1:
            none = menu.addAction(tr("There is no second screen"))
            none.setEnabled(False)

    def _add(self, words: str, data: str, *, checked: bool) -> None:
        """Offer a screen."""
        action = QAction(plain_caption(words), self._choices)
        action.setCheckable(True)
        action.setChecked(checked)
        action.setData(data)
        self._menus.screens.addAction(action)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        """Present on another screen from now on."""
        self._settings.put_text(_SETTING, str(action.data()))

    @Slot(QScreen)
    def _miss(self, screen: QScreen) -> None:
        """End where the screen of the room is gone."""
        if (
            self._window is not None
            and self.shown
            and self._window.screen() in {screen, self._shell.screen()}
        ):
            self.lost.emit()
