"""An open workbook: at the left the policy, at the right its pages with their bars and their sentence."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from headroom.analysis.part_listing import PartFilter
from headroom.explain.trail import Trail
from headroom.output.trails import LANDED, landed_cost
from headroom.rules.policy import Policy
from headroom.window.frame.book_header import BookHeader
from headroom.window.frame.filter_bar import FilterBar
from headroom.window.frame.fleet_page import FleetPage
from headroom.window.frame.group_bar import GroupBar
from headroom.window.frame.law_bar import LawBar
from headroom.window.frame.menus import Menus
from headroom.window.frame.page_bar import PageBar
from headroom.window.frame.page_turner import PageTurner
from headroom.window.frame.places_to_go import Places
from headroom.window.frame.sentence_band import SentenceBand
from headroom.window.frame.shown.origin import origin_line
from headroom.window.frame.status_line import StatusLine
from headroom.window.frame.story.story_place import StoryPlace
from headroom.window.frame.verdict_announcer import VerdictAnnouncer
from headroom.window.levers.break_even_marks import BreakEvenMarks
from headroom.window.levers.policy_panel import WIDTH, PolicyPanel
from headroom.window.levers.present_strip import PresentStrip
from headroom.window.look.look import dress
from headroom.window.look.sized import grow
from headroom.window.pages.analyses import ANALYSES
from headroom.window.pages.changes.page import ChangesPanel
from headroom.window.pages.changes.shown import change_count
from headroom.window.pages.fleet.page import FleetView
from headroom.window.pages.model.page import ModelPage
from headroom.window.pages.model.panel import ModelDetail
from headroom.window.pages.page_list import CHANGES, FLEET, GROUPS, MODEL, PARTS, PROBLEMS
from headroom.window.pages.page_stack import PageStack
from headroom.window.pages.part_changes.change_window import PartChangesWindow
from headroom.window.pages.parts.editable_table import EditableTable
from headroom.window.pages.parts.page import PartsPage
from headroom.window.pages.problems.page import ProblemsPanel
from headroom.window.plots.bar_rows_chart import BarRowsChart
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.trail.trail_window import TrailWindow
from headroom.window.widgets.hairline import HairlineSplitter, hairline
from headroom.window.widgets.table_view import DetailTableView

_MARKED = (FLEET, MODEL, "decide")
_NONE, _STAGE = (0, 0, 0, 0), (20, 8, 20, 4)
"""Pixels around all of it: none while working, some while presenting."""


class WorkPage(QWidget):
    """Composes the views of one session; sizes are remembered."""

    _parts: PartChangesWindow | None = None
    presenting = False

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
        self._session, self._settings, self._focus, self._menus = session, settings, focus, menus
        self.header = BookHeader(session, menus)
        self.panel = PolicyPanel(session, presets)
        self.strip = PresentStrip(session, self.panel)
        self.detail = ModelDetail(session, focus)
        self.fleet_page = FleetPage(session, focus, self.detail)
        self.problems = ProblemsPanel(session)
        self.changes = ChangesPanel(session, focus)
        self.status = StatusLine(session)
        made = {FLEET: self.fleet_page, PROBLEMS: self.problems, CHANGES: self.changes}
        makers = {name: lambda _session, _focus, page=page: page for name, page in made.items()}
        self.pages = PageStack(GROUPS, {**ANALYSES, MODEL: ModelPage, **makers}, session, focus)
        for name in made:
            self.pages.page(name)
        self.groups = GroupBar(self.pages, menus.go.find, menus.hand_over, menus.present)
        self.bar = PageBar(self.pages, menus.show_only)
        self.filters = FilterBar(session, self.pages, menus, self.bar.filter)
        self.band = SentenceBand(session, self.pages)
        self.law = LawBar(session, self.panel, self.pages)
        self.story = StoryPlace(session, focus, self.pages, menus, settings, self)
        self.turner = PageTurner(session, self.pages, self.story.teller, menus)
        self.strip.add(self.turner, self.turner.coming)
        self.pages.origin = self._origin
        self.left = QWidget()
        self.across = HairlineSplitter(Qt.Orientation.Horizontal)
        self._trail: TrailWindow | None = None
        self.marks = BreakEvenMarks(session, focus, self.panel, self.strip, self)
        self.places = Places(self, session, focus)
        self.announcer = VerdictAnnouncer(session, self)
        self.finder = self.places.finder
        self._lay_out()
        self._follow_menus(menus)
        self.pages.turned.connect(self._mark_levers)
        self.fleet_page.model_asked.connect(self._show_model)
        focus.followed.connect(self._follow)
        focus.parts_asked.connect(self._show_parts)
        self.band.headline.followed.connect(focus.followed)
        self.strip.leave.clicked.connect(menus.leave.trigger)
        self.detail.certificates.clicked.connect(self._show_certificates)
        self.status.problems.clicked.connect(self.show_problems)
        self.problems.counted.connect(self.status.show_problems)
        self.problems.counted.connect(self._count_problems)
        session.changed.connect(self._count_changes)
        self.problems.count()
        self._count_changes()

    def _follow_menus(self, menus: Menus) -> None:
        """Go where the menus say."""
        go, session = menus.go, self._session
        go.find.triggered.connect(self.finder.open)
        go.find_lever.triggered.connect(self.places.find_lever)
        self.panel.chooser.date.follow(go.law_before, go.law_next)
        go.group_chosen.connect(self.pages.turn_to_group)
        go.page_chosen.connect(self.pages.turn_to)
        go.turned.connect(self.story.turn_by)
        go.policy_turned.connect(self.panel.chooser.turn)
        go.scenario_turned.connect(session.turn_scenario)
        menus.follow.triggered.connect(self._follow_figure)

    @property
    def fleet(self) -> FleetView:
        """Return the charts of the fleet."""
        return self.fleet_page.fleet

    @property
    def trail(self) -> TrailWindow:
        """Return the window that follows figures back, made when it is first needed."""
        if self._trail is None:
            self._trail = TrailWindow(self._session, self)
        return self._trail

    def _origin(self) -> tuple[str, ...]:
        """Return where the figures of the page that is shown come from."""
        exposure = self._session.exposure
        if exposure is None:
            return ()
        changed = sum(lever.changed for lever in self.panel.levers)
        workspace, best = self._session.workspace, self.pages.best_response
        shown = self._session.shown_words
        return (origin_line(workspace, exposure.book.name, changed=changed, best=best, shown=shown),)

    @Slot()
    def change_parts(self) -> None:
        """Change parts by hand: beside their list, elsewhere those of the model looked at in a window."""
        shown = self.pages.page(PARTS) if self.pages.current == PARTS else None
        if isinstance(shown, PartsPage):
            shown.edit()
            return
        if self._parts is None:
            self._parts = PartChangesWindow(self._session, self._focus, self)
        if not self._parts.isVisible():
            self._parts.show()
            return
        self._parts.raise_()
        self._parts.activateWindow()

    @Slot(object)
    def _follow(self, trail: Trail) -> None:
        """Follow a figure back."""
        self.trail.follow(trail)

    @Slot()
    def _follow_figure(self) -> None:
        """Follow back the figure of the table or chart in use, else the landed cost of the model."""
        table, model = QApplication.focusWidget(), self._focus.model
        if isinstance(table, BarRowsChart) and table.follow_marked():
            return
        trail = table.current_trail() if isinstance(table, DetailTableView | EditableTable) else None
        if trail is None:
            trail = LANDED if model is None else landed_cost(model)
        self._focus.followed.emit(trail)

    @Slot()
    def show_problems(self) -> None:
        """Show the problems."""
        self.pages.turn_to(PROBLEMS)
        self.problems.search.setFocus()

    @Slot()
    def show_changes(self) -> None:
        """Show what changed when the workbook was read again."""
        self.pages.turn_to(CHANGES)

    @Slot()
    def _show_model(self) -> None:
        """Show the model looked at alone."""
        self.pages.turn_to(MODEL)

    @Slot(object)
    def _show_parts(self, wanted: PartFilter) -> None:
        """List some parts."""
        self.pages.turn_to(PARTS)
        page = self.pages.page(PARTS)
        if isinstance(page, PartsPage):
            page.narrow_to(wanted)

    @Slot()
    def _show_certificates(self) -> None:
        """Show which certificates would settle the model looked at."""
        self.pages.turn_to("certificates")

    def present(self, *, presenting: bool) -> None:
        """Show only sentence, page and the chosen sliders, or everything again."""
        self.presenting = presenting
        for widget in (self.left, self.groups, self.bar, self.status):
            widget.setVisible(not presenting)
        self._whole.setContentsMargins(*(_STAGE if presenting else _NONE))
        self.filters.present(presenting=presenting)
        self.fleet_page.present(presenting=presenting)
        self.band.present(presenting=presenting)
        for shown in (self.strip, self.law):
            shown.setVisible(presenting)
            shown.refresh()
        self.pages.present(presenting=presenting)
        self.story.present(presenting=presenting)

    def remember(self, *, sizes: bool) -> None:
        """Keep whether the story is shown and, if ``sizes``, the sizes of the parts."""
        if sizes:
            self._settings.put_shape("across", self.across.saveState())
            self._settings.put_shape("down", self.fleet_page.down.saveState())
        self.story.remember()

    @Slot(str)
    def _mark_levers(self, page: str) -> None:
        """Show on the levers where the model looked at flips, beside pages that show models."""
        self.marks.want(wanted=page in _MARKED)

    @Slot(int, str)
    def _count_problems(self, count: int, _text: str) -> None:
        """Say beside the page how many problems there are."""
        self.pages.show_count(PROBLEMS, count)

    @Slot()
    def _count_changes(self) -> None:
        """Offer the changes only after a workbook was read again, and say how many there are."""
        refresh = self._session.refresh
        self.pages.offer(CHANGES, offered=refresh is not None)
        self._menus.go.pages[CHANGES].setVisible(refresh is not None)
        self.pages.show_count(CHANGES, 0 if refresh is None else change_count(refresh.changes))

    def _lay_out(self) -> None:
        """Put the policy beside the pages, as wide as it was left."""
        left = QVBoxLayout(self.left)
        right_side = QWidget()
        right = QVBoxLayout(right_side)
        for column in (left, right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        left.addWidget(self.header)
        left.addWidget(hairline())
        left.addWidget(self.panel, 1)
        for widget in (self.groups, self.bar, self.filters, self.band, self.law):
            right.addWidget(widget)
        right.addWidget(self.pages, 1)
        right.addWidget(self.story.strip)
        for part in (
            self.left,
            self.story.strip,
            self.groups,
            self.filters,
            self.band,
            self.law,
            self.strip,
            self.status,
            self.finder,
        ):
            dress(part)
        grow(self.left, self.left.setMinimumWidth, WIDTH - 40)
        self.across.addWidget(self.left)
        self.across.addWidget(right_side)
        self.across.setStretchFactor(0, 0)
        self.across.setStretchFactor(1, 1)
        self.across.setCollapsible(1, False)
        self.across.setSizes([WIDTH, 10 * WIDTH])
        self.across.restoreState(self._settings.shape("across"))
        self.fleet_page.down.restoreState(self._settings.shape("down"))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.across, 1)
        whole.addWidget(self.strip)
        whole.addWidget(self.status)
