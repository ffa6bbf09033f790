"""The first page: the fleet, and below it the model looked at."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from headroom.findings.fleet import fleet_finding
from headroom.language import tr
from headroom.output.copied_table import CopiedTable
from headroom.window.look.sized import grow
from headroom.window.pages.fleet.page import FleetView
from headroom.window.pages.fleet.shown.fleet_table import fleet_table
from headroom.window.pages.fleet.shown.model_table import model_table
from headroom.window.pages.model.panel import ModelDetail
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.shown.groupings import Grouping
from headroom.window.shown.orders import Order
from headroom.window.shown.printed_table import PrintedTable, printed_table
from headroom.window.widgets.key_splitter import KeySplitter

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FleetPage(SessionPage):
    """The fleet over the model looked at; both follow the session by themselves.

    Attributes:
        model_asked: The model looked at shall be shown alone: Enter was pressed on the fleet.
    """

    model_asked = Signal()
    copied = tr("The table of the models is copied")

    def __init__(
        self, session: Session, focus: Focus, detail: ModelDetail, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, focus, parent)
        self.fleet = FleetView(session, focus)
        grow(self.fleet, self.fleet.setMinimumHeight, 120)
        self.detail = detail
        grow(self.detail, self.detail.setMinimumHeight, 80)
        self.tools = self.fleet.toolbar
        self.exhibits = (self.fleet.chart,)
        self.fleet.toolbar.count.hide()  # the sentence says how many qualify
        self.down = KeySplitter(Qt.Orientation.Vertical)
        self.down.setHandleWidth(1)
        self.down.addWidget(self.fleet)
        self.down.addWidget(self.detail)
        self.down.setStretchFactor(0, 1)
        self.down.setStretchFactor(1, 1)
        self.down.setCollapsible(0, False)
        self.down.setSizes([420, 240])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.down)
        detail.whole.clicked.connect(self.model_asked)
        for key in _ENTER:
            shortcut = QShortcut(QKeySequence(key), self.fleet, self.model_asked.emit)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def refresh(self) -> None:
        """Say what the fleet comes to now."""
        outcome = self._session.outcome
        if outcome is not None:
            self.tell(fleet_finding(outcome))

    @property
    def in_front(self) -> QWidget | None:
        """Return the chart of the fleet."""
        return self.fleet.chart

    @property
    def choices(self) -> dict[str, str]:
        """Return in which order and groups the models are listed, and by which search."""
        focus = self._focus
        words = {
            "order": focus.order.value,
            "turned": "yes" if focus.turned else "",
            "group": focus.grouping.value,
            "search": focus.search,
        }
        return {key: word for key, word in words.items() if word}

    def take_choices(self, choices: Mapping[str, str]) -> None:
        """List the models as they were listed."""
        order = next((one for one in Order if one.value == choices.get("order")), self._focus.order)
        self._focus.list_by(order, turned="turned" in choices)
        grouping = next((one for one in Grouping if one.value == choices.get("group")), self._focus.grouping)
        self._focus.group_by(grouping)
        self._focus.search_for(choices.get("search", ""))

    def copied_tables(self) -> tuple[CopiedTable, ...]:
        """Return the table of the models that are shown, as in the sheet."""
        outcome, baseline = self._session.outcome, self._session.baseline_outcome
        if outcome is None or baseline is None:
            return ()
        shown = None if self._session.workspace.shown.all else np.flatnonzero(self._session.shown).tolist()
        return (model_table(outcome, baseline, shown),)

    def printed_tables(self) -> tuple[PrintedTable, ...]:
        """Return the table of the models in the order in which they are seen."""
        outcome, baseline = self._session.outcome, self._session.baseline_outcome
        listed, filtered = self.fleet.listed, not self._session.workspace.shown.all
        if outcome is None or baseline is None or listed is None:
            return ()
        return (printed_table(fleet_table(outcome, baseline, listed, filtered=filtered)),)

    def present(self, *, presenting: bool) -> None:
        """Show the fleet alone, or the model below it again."""
        self.detail.setVisible(not presenting)
