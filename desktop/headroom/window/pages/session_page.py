"""A page of an open workbook: it draws itself again when the session changes, while it is seen."""

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from headroom.findings.finding import Finding
from headroom.language import tr
from headroom.window.pages.framed_page import FramedPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.when_seen import WhenSeen

COMPUTING_AGAIN = tr("Computing again: the figures are those of a moment ago.")
SUMMING = tr("Being summed: the figures are those before the last change.")


class SessionPage(WhenSeen, FramedPage):
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
        self._told: Finding | None = None
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        session.changed.connect(self._follow)
        focus.changed.connect(self._follow)
        session.summing_changed.connect(self._tell_again)

    def tell(self, finding: Finding | None) -> None:
        """Say what the page has found, and that it is of a moment ago while the last change is summed."""
        self._told = finding
        if finding is not None and self._session.summing_long:
            finding = replace(finding, detail=SUMMING)
        super().tell(finding)

    def tell_old(self) -> None:
        """Say that what the page has found is of a moment ago, and about to be found again."""
        if self._told is not None:
            self.tell(replace(self._told, detail=COMPUTING_AGAIN))

    def settle(self) -> None:
        """Wait for what is computed beside the window; for pictures."""

    @Slot()
    def _tell_again(self) -> None:
        """Say again what the page has found: that it is of a moment ago, or not any more."""
        self.tell(self._told)
