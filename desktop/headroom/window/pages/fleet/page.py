"""The fleet: compliance and landed cost of every model, in the same rows."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome
from headroom.window.pages.fleet.chart_frame import ChartFrame
from headroom.window.pages.fleet.chart_rows import COMFORTABLE_HEIGHT, RowWindow
from headroom.window.pages.fleet.compliance_chart import ComplianceChart
from headroom.window.pages.fleet.cost_chart import CostChart
from headroom.window.pages.fleet.overview import FleetOverview
from headroom.window.pages.fleet.shown import compliance_bars
from headroom.window.pages.fleet.shown.model_order import shown_models
from headroom.window.pages.fleet.toolbar import FleetToolbar
from headroom.window.session.focus import Focus, Order
from headroom.window.session.session import Session
from headroom.window.shown import costs
from headroom.words import formatting

_WIDER, _NARROWER = 3, 2
"""Shares of the width of the compliance chart and of the landed cost chart."""

_FEW = 12
"""Models that a view tries to show without scrolling."""


class FleetView(QWidget):
    """Shows who qualifies and what each vehicle costs; thresholds can be dragged in it.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at, in which order, by which search.
        parent: Parent widget.
    """

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._focus = focus
        self._exposure: Exposure | None = None
        self._policy_name = ""
        self._shown: tuple[compliance_bars.ComplianceBars, costs.CostBars] | None = None
        self._listed: tuple[Outcome, Order, str] | None = None
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows = RowWindow(self)
        self.toolbar = FleetToolbar(focus, self.rows)
        self.compliance = ComplianceChart(session, focus, self.rows)
        self.costs = CostChart(focus, self.rows)
        self.overview = FleetOverview(self.rows)
        self.scroll_bar = QScrollBar(Qt.Orientation.Vertical)
        self.scroll_bar.setAccessibleName("Scroll the models")
        self._lay_out()
        self.setTabOrder(self.toolbar.search, self.compliance)
        self.setTabOrder(self.compliance, self.costs)
        self.scroll_bar.valueChanged.connect(self.rows.scroll_to)
        self.rows.changed.connect(self._follow_rows)
        session.changed.connect(self.refresh)
        focus.changed.connect(self._follow_focus)
        self.refresh()

    def sizeHint(self) -> QSize:
        """Return the height that shows a small fleet at a comfortable height of rows."""
        look = self.compliance.look
        rows = min(max(len(self.rows.shown), 1), _FEW) * COMFORTABLE_HEIGHT * look.scale
        height = self.toolbar.sizeHint().height() + ChartFrame.height_for(rows, look)
        return QSize(super().sizeHint().width(), round(height))

    @Slot()
    def refresh(self) -> None:
        """Show the session as it is now."""
        outcome, baseline = self._session.outcome, self._session.baseline_outcome
        if outcome is None:
            self.compliance.show_bars(None)
            self.costs.show_bars(None, may_rescale=True)
            self.overview.show_bars(None)
            return
        self.costs.setVisible(outcome.exposure.book.states_costs)
        other_data = outcome.exposure is not self._exposure
        other_policy = outcome.scenario.policy.name != self._policy_name
        self._exposure, self._policy_name = outcome.exposure, outcome.scenario.policy.name
        compliance = compliance_bars.compliance_bars(outcome, baseline)
        self.compliance.show_bars(compliance)
        self.overview.show_bars(compliance)
        spent = costs.cost_bars(outcome, baseline)
        self.costs.show_bars(spent, may_rescale=other_data or other_policy)
        self._list_models(outcome)
        self._shown = (compliance, spent)
        self._describe()
        if other_data:
            self.rows.scroll_to(0.0)
            if self._focus.model not in compliance.names:
                first = self.rows.neighbour(-1, 0)
                self._focus.look_at(compliance.names[first] if first >= 0 else None)

    @Slot()
    def _follow_focus(self) -> None:
        """Follow the order, the search and the model looked at."""
        outcome = self._session.outcome
        if outcome is None:
            return
        self._list_models(outcome)
        model = self.compliance.focused_model
        if model >= 0:
            self.rows.show_model(model)
        self._describe()

    @Slot()
    def _follow_rows(self) -> None:
        """Put the scroll bar where the rows are."""
        bar, rows = self.scroll_bar, self.rows
        with QSignalBlocker(bar):
            bar.setRange(0, int(rows.furthest))
            bar.setPageStep(int(rows.view))
            bar.setSingleStep(int(rows.height))
            bar.setValue(int(rows.offset))
        bar.setVisible(rows.furthest > 0)

    def _list_models(self, outcome: Outcome) -> None:
        """List the models in the order and by the search of the focus."""
        wanted = (outcome, self._focus.order, self._focus.search)
        if self._listed == wanted:
            return
        self._listed = wanted
        shown = shown_models(
            outcome, by_headroom=self._focus.order is Order.HEADROOM, search=self._focus.search
        )
        self.rows.list_models(shown, keep=self.compliance.focused_model)

    def _describe(self) -> None:
        """Say in words what the charts show, above them and for screen readers."""
        if self._shown is None:
            return
        compliance, spent = self._shown
        found, everything = len(self.rows.shown), len(compliance.names)
        some = "" if found == everything else f"{formatting.count(found)} of "
        self.toolbar.count.set_text(some + compliance_bars.summary(compliance))
        of_compliance, of_costs = compliance_bars.summary(compliance), costs.summary(spent)
        model = self.compliance.focused_model
        if model >= 0:
            of_compliance += f". {compliance.read_out(model)}"
            of_costs += f" {spent.read_out(model)}"
        self.compliance.setAccessibleDescription(of_compliance)
        self.costs.setAccessibleDescription(of_costs)

    def _lay_out(self) -> None:
        """Put the charts beside each other, below the toolbar."""
        charts = QHBoxLayout()
        charts.setContentsMargins(0, 0, 0, 0)
        charts.setSpacing(0)
        charts.addWidget(self.compliance, _WIDER)
        charts.addWidget(self.costs, _NARROWER)
        charts.addWidget(self.overview)
        charts.addWidget(self.scroll_bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addLayout(charts, 1)
