"""Everything that can be gone to by its name, and going there."""

from PySide6.QtCore import QObject, Qt, Slot

from headroom.window.frame import later
from headroom.window.frame.finder import Finder
from headroom.window.frame.shown.places import FoundPlace, PlaceKind
from headroom.window.levers.policy_panel import WIDTH
from headroom.window.pages.page_list import FLEET, GROUPS
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session


class Places(QObject):
    """Finds pages, models and levers of an open workbook, and shows them.

    Args:
        work: The page of the workbook.
        session: What is open.
        focus: Which model is looked at.
    """

    def __init__(self, work: "later.WorkPage", session: Session, focus: Focus) -> None:
        super().__init__(work)
        self._work, self._session, self._focus = work, session, focus
        self.finder = Finder(work, self._places)
        self.finder.chosen.connect(self._go)

    def _places(self) -> list[FoundPlace]:
        """Return what can be gone to: pages, models and levers."""
        exposure = self._session.exposure
        models = () if exposure is None else exposure.book.rows.models
        return [
            *(
                FoundPlace(PlaceKind.PAGE, page.name, page.title, group.title)
                for at, group in enumerate(GROUPS)
                for page in self._work.pages.pages_of(at)
            ),
            *(FoundPlace(PlaceKind.MODEL, name, name) for name in models),
            *(
                FoundPlace(PlaceKind.LEVER, row.lever.key, row.lever.label, section.title)
                for section in self._work.panel.sections
                for row in section.rows
            ),
        ]

    @Slot(object)
    def _go(self, place: FoundPlace) -> None:
        """Go to a place that was found."""
        match place.kind:
            case PlaceKind.PAGE:
                self._work.pages.turn_to(place.key)
            case PlaceKind.MODEL:
                self._work.pages.turn_to(FLEET)
                self._focus.search_for("")
                self._focus.look_at(place.key)
                self._work.fleet.chart.setFocus(Qt.FocusReason.OtherFocusReason)
            case PlaceKind.LEVER:
                self._open_panel()
                self._work.panel.reveal(place.key)

    @Slot()
    def find_lever(self) -> None:
        """Go to the search for levers."""
        self._open_panel()
        self._work.panel.find_lever()

    def _open_panel(self) -> None:
        """Let the levers be seen where they were pushed out of the window."""
        beside, pages = self._work.across.sizes()
        if not beside and not self._work.left.isHidden():
            self._work.across.setSizes([WIDTH, pages - WIDTH])
