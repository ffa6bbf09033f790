"""The page of an open workbook: head line, policy, charts, and the model or the problems below."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from headroom.domain.policy import Policy
from headroom.state.focus import Focus
from headroom.state.session import Session
from headroom.state.settings import Settings
from headroom.ui.book_header import BookHeader
from headroom.ui.fleet_view import FleetView
from headroom.ui.menus import Menus
from headroom.ui.model_detail import ModelDetail
from headroom.ui.policy_panel import WIDTH, PolicyPanel, hairline
from headroom.ui.present_strip import PresentStrip
from headroom.ui.problems_panel import ProblemsPanel
from headroom.ui.status_line import StatusLine


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
        self._settings = settings
        self.header = BookHeader(session, menus)
        self.panel = PolicyPanel(session, presets)
        self.strip = PresentStrip(session, self.panel, settings.texts("pins"))
        self.fleet = FleetView(session, focus)
        self.fleet.toolbar.search.setAcceptDrops(False)  # a workbook may be dropped anywhere
        self.detail = ModelDetail(session, focus)
        self.problems = ProblemsPanel(session)
        self.status = StatusLine(session)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs.addTab(self.detail, "Model")
        self.tabs.addTab(self.problems, "Problems")
        self.across = _splitter(Qt.Orientation.Horizontal)
        self.down = _splitter(Qt.Orientation.Vertical)
        self._lay_out()
        self.strip.leave.clicked.connect(menus.leave.trigger)
        self.status.problems.clicked.connect(self.show_problems)
        self.problems.counted.connect(self.status.show_problems)
        self.problems.counted.connect(self._count_problems)

    @Slot()
    def show_problems(self) -> None:
        """Bring the problems to the front."""
        self.tabs.setCurrentWidget(self.problems)
        sizes = self.down.sizes()
        if not sizes[1]:
            self.down.setSizes([sizes[0] * 3 // 5, sizes[0] * 2 // 5])
        self.problems.search.setFocus()

    def present(self, *, presenting: bool) -> None:
        """Show only head line, charts and the chosen sliders, or everything again."""
        for widget in (self.panel, self.tabs, self.status):
            widget.setVisible(not presenting)
        self.header.show_book(shown=not presenting)
        self.strip.setVisible(presenting)
        self.strip.refresh()

    def remember(self, *, sizes: bool) -> None:
        """Keep the levers for presenting and, if ``sizes``, the sizes of the parts."""
        if sizes:
            self._settings.put_shape("across", self.across.saveState())
            self._settings.put_shape("down", self.down.saveState())
        self._settings.put_texts("pins", self.strip.pins)

    @Slot(int, str)
    def _count_problems(self, count: int, _text: str) -> None:
        """Say on the tab how many problems there are."""
        at = self.tabs.indexOf(self.problems)
        self.tabs.setTabText(at, f"Problems  {count:,}" if count else "Problems")

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
        self.across.addWidget(self.down)
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
