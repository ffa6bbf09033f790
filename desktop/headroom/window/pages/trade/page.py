"""The page of trade: where imports come from, and the balance with Mexico and Canada."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from headroom.analysis.trade import TradeFlows, trade_flows
from headroom.findings.trade import NEIGHBOURS, trade_finding
from headroom.language import tr
from headroom.rules.outcome import Outcome
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import SPACE
from headroom.window.pages.session_page import SessionPage
from headroom.window.pages.trade.shown import DEFINITIONS, Basis, balance_table, import_trails, imports_chart
from headroom.window.plots.bar_rows_chart import BarRowsChart
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.segmented import Segmented
from headroom.window.widgets.table_view import DetailTableView
from headroom.window.widgets.tool_line import ToolLine


class TradePage(SessionPage):
    """Shows US imports by country, scenario against baseline, and the bilateral balances."""

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(session, focus, parent)
        self._flows: dict[int, tuple[Outcome, TradeFlows]] = {}
        self.basis = Segmented(tr("Imports"), tuple(Basis))
        self.definition = PlainLabel()
        self.definition.setProperty("kind", "caption")
        self.definition.setWordWrap(True)
        self.chart = BarRowsChart(tr("US imports by country"))
        self.table = DetailTableView(tr("Bilateral balance"))
        self.table.see_rows(len(NEIGHBOURS))
        self.note = PlainLabel()
        self.note.setProperty("kind", "caption")
        self.note.setWordWrap(True)
        self.basis.chosen.connect(self.refresh)
        self.table.followed.connect(focus.followed)
        self.chart.followed.connect(self._follow_row)
        self.chart.said.connect(focus.said)
        self.chart.nearer_changed.connect(self._fit_chart)
        self.exhibits = (self.chart, self.table)
        self.chosen_by = {"imports": self.basis}
        self._lay_out()

    @Slot()
    def refresh(self) -> None:
        """Show the trade of the scenario against that of the baseline."""
        outcome, baseline = self._session.outcome, self._session.baseline_outcome
        if outcome is None or baseline is None:
            return
        now, then = self._of(0, outcome), self._of(1, baseline)
        basis = Basis(self.basis.value)
        self.definition.setText(DEFINITIONS[basis])
        self.chart.show_chart(imports_chart(now, then, basis))
        self._fit_chart()
        table = balance_table(now, then)
        self.table.show_table(table)
        self.note.setText(table.caption)
        self.tell(trade_finding(now, then, by_content=basis is Basis.CONTENT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave no more room to the chart than it needs; its type may be another."""
        super().resizeEvent(event)
        self._fit_chart()

    @Slot()
    def _fit_chart(self) -> None:
        """Let the balances stand right below the rows of the chart."""
        if self.chart.maximumHeight() != self.chart.height_of_all:
            self.chart.setMaximumHeight(self.chart.height_of_all)

    @Slot(int)
    def _follow_row(self, row: int) -> None:
        """Follow back the imports from a country."""
        flows = (known[1].countries for known in self._flows.values())
        countries = dict.fromkeys(code for one in flows for code in one)
        trail = import_trails(self.chart.chart, Basis(self.basis.value), countries)[row]
        if trail is not None:
            self._focus.followed.emit(trail)

    def _of(self, side: int, outcome: Outcome) -> TradeFlows:
        """Return the flows of an outcome; summed anew only where it is another one."""
        known = self._flows.get(side)
        if known is None or known[0] is not outcome:
            self._flows[side] = (outcome, trade_flows(outcome))
        return self._flows[side][1]

    def _lay_out(self) -> None:
        """Put the chart above the balances."""
        self.tools = ToolLine(self.basis)
        column = QVBoxLayout(self)
        margin = SPACE * 3 // 2
        column.setContentsMargins(margin, SPACE, margin, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.tools)
        column.addWidget(self.definition)
        column.addWidget(self.chart, 1)
        column.addWidget(self.table)
        column.addWidget(self.note)
        column.addStretch()
