"""What the room sees on a screen of its own: the page in large type, live, and nothing to work with."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from headroom.language import tr
from headroom.window.frame.fleet_page import FleetPage
from headroom.window.frame.law_bar import LawBar
from headroom.window.frame.menus import Menus
from headroom.window.frame.page_turner import PageTurner
from headroom.window.frame.sentence_band import SentenceBand
from headroom.window.frame.shown.presenting_type import presenting_scale
from headroom.window.frame.story.story_teller import StoryTeller
from headroom.window.levers.policy_panel import PolicyPanel
from headroom.window.levers.present_strip import PresentStrip
from headroom.window.look.icons import program_icon
from headroom.window.look.look import Look, dress
from headroom.window.pages.analyses import ANALYSES
from headroom.window.pages.changes.page import ChangesPanel
from headroom.window.pages.framed_page import FramedPage
from headroom.window.pages.model.page import ModelPage
from headroom.window.pages.model.panel import ModelDetail
from headroom.window.pages.page_list import CHANGES, FLEET, GROUPS, MODEL, PROBLEMS
from headroom.window.pages.page_stack import Maker, PageStack
from headroom.window.pages.problems.page import ProblemsPanel
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session

_MARGINS = (20, 8, 20, 4)
_AGAIN_MS = 200
"""How soon the room sees what is chosen on the page of the working window."""


class RoomWindow(QWidget):
    """Shows the page of the working window, with title, law and levers; it has pages of its own.

    Whatever is turned or dragged here is turned and dragged there, too: both have one session, one focus and
    one story. The page of the working window leads, also in what is chosen on it.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at.
        leading: The pages of the working window.
        panel: Has the levers.
        teller: Tells the story.
        menus: Has the keys.
        look: Makes the type as large as the screen asks for.

    Attributes:
        closed: Emitted when somebody closed it.
    """

    closed = Signal()

    def __init__(
        self,
        session: Session,
        focus: Focus,
        leading: PageStack,
        panel: PolicyPanel,
        teller: StoryTeller,
        menus: Menus,
        look: Look,
    ) -> None:
        super().__init__()
        self._leading, self._look = leading, look
        self._taken: tuple[str, Mapping[str, str]] = ("", {})
        self.setWindowTitle(tr("Headroom, presented"))
        self.setWindowIcon(program_icon())
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        own: dict[str, Maker] = {
            FLEET: _fleet_page,
            MODEL: ModelPage,
            PROBLEMS: lambda one, _: ProblemsPanel(one),
            CHANGES: ChangesPanel,
        }
        self.pages = PageStack(GROUPS, {**ANALYSES, **own}, session, focus)
        self.band = SentenceBand(session, self.pages)
        self.law = LawBar(session, panel, self.pages)
        self.strip = PresentStrip(session, panel)
        self.turner = PageTurner(session, leading, teller, menus)
        self.strip.add(self.turner, self.turner.coming)
        self.strip.leave.clicked.connect(menus.leave.trigger)
        column = QVBoxLayout(self)
        column.setContentsMargins(*_MARGINS)
        column.setSpacing(0)
        column.addWidget(self.band)
        column.addWidget(self.law)
        column.addWidget(self.pages, 1)
        column.addWidget(self.strip)
        for part in (self.band, self.law, self.strip):
            dress(part)
        self.band.present(presenting=True)
        self._often = QTimer(self)
        self._often.setInterval(_AGAIN_MS)
        self._often.timeout.connect(self.follow)
        leading.turned.connect(self.follow)
        leading.found.connect(self.follow)
        leading.offered.connect(self.follow)
        self.addActions([*menus.go.on_stage, *menus.go.groups, menus.go.following, menus.go.before])
        self.addActions([menus.present, menus.leave, menus.undo, menus.redo])

    def present(self, *, presenting: bool) -> None:
        """Begin to follow the working window, or end."""
        for shown in (self.law, self.strip):  # hidden, they cost nothing
            shown.setVisible(presenting)
            shown.refresh()
        if presenting:
            self._often.start()
            self.follow()
        else:
            self._often.stop()
        self.pages.present(presenting=presenting)

    @Slot()
    def follow(self) -> None:
        """Show the page of the working window as it is chosen there."""
        leading, pages = self._leading, self.pages
        if not self._often.isActive():
            return
        for name in {*leading.names} ^ {*pages.names}:
            pages.offer(name, offered=name in leading.names)
        turned = pages.current != leading.current
        pages.turn_to(leading.current)
        pages.entitle(leading.title)
        if pages.tools is not None:
            pages.tools.setParent(self)  # they stand in the working window, and are chosen from there
            pages.tools.hide()
        led, shown = leading.stack.currentWidget(), pages.stack.currentWidget()
        if isinstance(led, FramedPage) and isinstance(shown, FramedPage):
            chosen = leading.current, led.choices
            if turned or chosen != self._taken:
                self._taken = chosen
                shown.take_choices(led.choices)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the type the size that suits the screen."""
        super().resizeEvent(event)
        self._look.enlarge_window(self, presenting_scale(self.width(), self.height()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it was closed."""
        super().closeEvent(event)
        self.closed.emit()


def _fleet_page(session: Session, focus: Focus) -> FleetPage:
    """Return the page of the fleet with no model below it."""
    page = FleetPage(session, focus, ModelDetail(session, focus))
    page.present(presenting=True)
    return page
