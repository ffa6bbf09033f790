"""An open workbook: head line and policy, and beside them the pages; the first is the fleet."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from headroom.explain.trail import Trail
from headroom.rules.policy import Policy
from headroom.window.frame.book_header import BookHeader
from headroom.window.frame.menus import Menus
from headroom.window.frame.status_line import StatusLine
from headroom.window.levers.break_even_marks import BreakEvenMarks
from headroom.window.levers.policy_panel import WIDTH, PolicyPanel
from headroom.window.levers.present_strip import PresentStrip
from headroom.window.model_detail.panel import ModelDetail
from headroom.window.pages.analyses import ANALYSES
from headroom.window.pages.changes.page import ChangesPanel
from headroom.window.pages.changes.shown import change_count
from headroom.window.pages.fleet.page import FleetView
from headroom.window.pages.page_stack import Page, PageStack
from headroom.window.pages.problems.page import ProblemsPanel
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.trail.trail_window import TrailWindow
from headroom.window.widgets.hairline import hairline

FLEET = "fleet"
"""Name of the first page."""

_MARKED = (FLEET, "decide")


class WorkPage(QWidget):
    """Composes the views of one session; sizes are remembered."""

    def __init__(
        self,
        session: Session,
        focus: Focus,
        presets: tuple[Policy, ...],
        menus: Menus,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self.header = BookHeader(session, menus)
        self.panel = PolicyPanel(session, presets)
        self.strip = PresentStrip(session, self.panel, settings.texts("pins"))
        self.fleet = FleetView(session, focus)
        self.fleet.toolbar.search.setAcceptDrops(False)  # a workbook may be dropped anywhere
        self.detail = ModelDetail(session, focus)
        self.problems = ProblemsPanel(session)
        self.changes = ChangesPanel(session, focus)
        self.status = StatusLine(session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs.addTab(self.detail, "Model")
        self.tabs.addTab(self.problems, "Problems")
        self.tabs.addTab(self.changes, "Changes")
        self.across = _splitter(Qt.Orientation.Horizontal)
        self.down = _splitter(Qt.Orientation.Vertical)
        self.pages = PageStack((self._fleet_page(), *ANALYSES), session, focus)
        self._session = session
        self._trail: TrailWindow | None = None
        self.marks = BreakEvenMarks(session, focus, self.panel, self.strip, self)
        self._lay_out()
        self.pages.turned.connect(self._mark_levers)
        focus.followed.connect(self._follow)
        self.header.headline.followed.connect(focus.followed)
        self.strip.leave.clicked.connect(menus.leave.trigger)
        self.detail.certificates.clicked.connect(self._show_certificates)
        self.status.problems.clicked.connect(self.show_problems)
        self.problems.counted.connect(self.status.show_problems)
        self.problems.counted.connect(self._count_problems)
        session.changed.connect(self._count_changes)
        self._count_changes()

    @property
    def trail(self) -> TrailWindow:
        """Return the window that follows figures back, made when it is first needed."""
        if self._trail is None:
            self._trail = TrailWindow(self._session, self)
        return self._trail

    @Slot(object)
    def _follow(self, trail: Trail) -> None:
        """Follow a figure back."""
        self.trail.follow(trail)

    @Slot()
    def show_problems(self) -> None:
        """Bring the problems to the front."""
        self._bring_up(self.problems)
        self.problems.search.setFocus()

    @Slot()
    def show_changes(self) -> None:
        """Bring to the front what changed when the workbook was read again."""
        self._bring_up(self.changes)

    @Slot()
    def _show_certificates(self) -> None:
        """Show which certificates would settle the model looked at."""
        self.pages.turn_to("certificates")

    def _bring_up(self, panel: QWidget) -> None:
        """Bring a tab below the charts to the front."""
        self.pages.turn_to(FLEET)
        self.tabs.setCurrentWidget(panel)
        sizes = self.down.sizes()
        if not sizes[1]:
            self.down.setSizes([sizes[0] * 3 // 5, sizes[0] * 2 // 5])

    def present(self, *, presenting: bool) -> None:
        """Show only head line, charts and the chosen sliders, or everything again."""
        for widget in (self.panel, self.tabs, self.status):
            widget.setVisible(not presenting)
        self.pages.show_bar(shown=not presenting)
        self.header.show_book(shown=not presenting)
        self.strip.setVisible(presenting)
        self.strip.refresh()

    def remember(self, *, sizes: bool) -> None:
        """Keep the levers for presenting and, if ``sizes``, the sizes of the parts."""
        if sizes:
            self._settings.put_shape("across", self.across.saveState())
            self._settings.put_shape("down", self.down.saveState())
        self._settings.put_texts("pins", self.strip.pins)

    def _fleet_page(self) -> Page:
        """Return the page of the charts, with the model or the problems below them."""
        return Page(FLEET, "Fleet", "Who qualifies, and what each vehicle costs landed", self._fleet)

    def _fleet(self, _session: Session, _focus: Focus) -> QWidget:
        """Return the charts over the model or the problems."""
        return self.down

    @Slot(str)
    def _mark_levers(self, page: str) -> None:
        """Show on the levers where the model looked at flips, beside pages that show models."""
        self.marks.want(wanted=page in _MARKED)

    @Slot(int, str)
    def _count_problems(self, count: int, _text: str) -> None:
        """Say on the tab how many problems there are."""
        at = self.tabs.indexOf(self.problems)
        self.tabs.setTabText(at, f"Problems  {count:,}" if count else "Problems")

    @Slot()
    def _count_changes(self) -> None:
        """Show the tab of changes only after a workbook was read again, and say on it how many there are."""
        refresh = self._session.refresh
        at = self.tabs.indexOf(self.changes)
        self.tabs.setTabVisible(at, refresh is not None)
        if refresh is not None:
            count = change_count(refresh.changes)
            self.tabs.setTabText(at, f"Changes  {count:,}" if count else "Changes")

    def _lay_out(self) -> None:
        """Put the parts into splitters, as large as they were left."""
        self.tabs.setMinimumHeight(80)
        self.fleet.setMinimumHeight(120)
        self.down.addWidget(self.fleet)
        self.down.addWidget(self.tabs)
        self.down.setStretchFactor(0, 1)
        self.down.setStretchFactor(1, 1)
        self.down.setCollapsible(0, False)
        self.panel.setMinimumWidth(WIDTH - 40)
        self.across.addWidget(self.panel)
        self.across.addWidget(self.pages)
        self.across.setStretchFactor(0, 0)
        self.across.setStretchFactor(1, 1)
        self.across.setCollapsible(1, False)
        self.across.setSizes([WIDTH, 10 * WIDTH])
        self.down.setSizes([420, 240])
        self.across.restoreState(self._settings.shape("across"))
        self.down.restoreState(self._settings.shape("down"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(hairline())
        column.addWidget(self.strip)
        column.addWidget(self.across, 1)
        column.addWidget(self.status)


def _splitter(orientation: Qt.Orientation) -> QSplitter:
    """Return a splitter with a hairline for a handle."""
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(1)
    return splitter
