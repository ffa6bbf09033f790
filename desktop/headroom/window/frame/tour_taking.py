"""When the tour is taken: once at the very first start, on the sample, and whenever it is asked for."""

from PySide6.QtCore import QObject, QRect, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from headroom import resources
from headroom.rules.exposure import Exposure
from headroom.window.frame import later
from headroom.window.frame.menus import Menus
from headroom.window.frame.shell import Shell
from headroom.window.frame.tour_targets import target_place
from headroom.window.pages.page_list import FLEET
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.tour.shown.steps import Target
from headroom.window.tour.tour import Tour

TAKEN = "tour"
"""Name of what says that the tour was shown, so that it does not come by itself again."""

_SOON_MS = 300
"""After which the window stands still."""


class TourTaking(QObject):
    """Begins the tour, and ends it where it would be in the way.

    Args:
        shell: The window.
        menus: Have the command.
        session: What is open.
        settings: Know whether the tour was shown before.
        pages: What fills the window.

    Attributes:
        sample_asked: Emitted when the sample shall be opened for the tour.
    """

    sample_asked = Signal()

    def __init__(
        self, shell: Shell, menus: Menus, session: Session, settings: Settings, pages: QStackedWidget
    ) -> None:
        super().__init__(shell)
        self._shell, self._menus, self._session = shell, menus, session
        self._settings, self._pages = settings, pages
        self._work: later.WorkPage | None = None
        self._about: Exposure | None = None
        self._waits = False
        self.tour: Tour | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._begin)
        menus.tour.triggered.connect(self.take)
        shell.closing.connect(self._soon.stop)

    def serve(self, work: "later.WorkPage") -> None:
        """Point at the page of the open workbook from now on."""
        self._work = work

    def expect(self) -> None:
        """Begin when the sample is shown, unless the tour was shown before."""
        self._waits = not self._settings.text(TAKEN)

    @Slot()
    def take(self) -> None:
        """Begin; where no workbook is open, with the sample."""
        if self._works():
            self._begin()
        else:
            self._waits = True
            self.sample_asked.emit()

    def book_shown(self) -> None:
        """Begin if the sample was waited for, and this is it."""
        exposure = self._session.exposure
        is_sample = exposure is not None and exposure.book.name == resources.sample().name
        if self._waits and is_sample:
            self._soon.start()
        self._waits = False

    def _works(self) -> bool:
        """Return whether the pages of a workbook are shown, and nothing is being presented."""
        shown = self._work is not None and self._pages.currentWidget() is self._work
        return shown and not self._menus.present.isChecked()

    def _fits(self) -> bool:
        """Return whether the window still shows the workbook that the tour was begun on."""
        return self._works() and self._session.exposure is self._about

    @Slot()
    def _begin(self) -> None:
        """Begin with the first step, on the first page."""
        work = self._work
        if work is None or not self._works() or self.tour is not None:
            return
        self._settings.put_text(TAKEN, "yes")
        self._about = self._session.exposure
        work.pages.turn_to(FLEET)
        self.tour = Tour(self._shell, self._find, self._fits)
        self.tour.ended.connect(self._forget)
        self.tour.begin()

    def _find(self, target: Target) -> QRect | None:
        """Return where a part of the window is."""
        return None if self._work is None else target_place(self._shell, self._work, target)

    @Slot()
    def _forget(self) -> None:
        """Take note that the tour has ended."""
        self.tour = None
