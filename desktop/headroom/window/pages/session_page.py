"""A page of an open workbook: it draws itself again when the session changes, while it is seen."""

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from headroom.window.pages.framed_page import FramedPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session

COMPUTING_AGAIN = "Computing again: the figures are those of a moment ago."


class SessionPage(FramedPage):
    """Refreshes on every change of the session and the focus, once, and only while it is visible.

    What derives from it sets itself up before it calls ``follow``, and overrides ``refresh``.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at.
        parent: Parent widget.
    """

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._focus = focus
        self._stale = True
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        session.changed.connect(self._follow)
        focus.changed.connect(self._follow)

    def refresh(self) -> None:
        """Show the session as it is now."""
        raise NotImplementedError

    def tell_old(self) -> None:
        """Say that what the page has found is of a moment ago, and about to be found again."""
        if self.finding is not None:
            self.tell(replace(self.finding, detail=COMPUTING_AGAIN))

    def settle(self) -> None:
        """Wait for what is computed beside the window; for pictures."""

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was not seen."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    @Slot()
    def _follow(self) -> None:
        """Refresh now, or when the page is seen again."""
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True
