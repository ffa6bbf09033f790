"""The page of the fleet: compliance and landed cost of every model, in the same rows."""

import numpy as np
from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from headroom.analysis.model_filter import ModelFilter
from headroom.language import tr
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome
from headroom.window.pages.fleet.chart import FleetChart
from headroom.window.pages.fleet.chart_frame import FleetFrame
from headroom.window.pages.fleet.chart_rows import COMFORTABLE_HEIGHT, RowWindow
from headroom.window.pages.fleet.chart_state import FleetValues
from headroom.window.pages.fleet.shown import compliance_bars
from headroom.window.pages.fleet.shown.model_groups import ModelListing, listing
from headroom.window.pages.fleet.toolbar import FleetToolbar
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.shown import costs
from headroom.window.shown.groupings import Grouping
from headroom.window.shown.model_order import shown_models
from headroom.window.shown.orders import Order
from headroom.words import formatting

_FEW = 12
"""Models that a view tries to show without scrolling."""

_LET_GO_MS = 50
"""After which it is looked again whether a slider is still dragged."""


_Wanted = tuple[Outcome, Outcome, Order, bool, str, Grouping, ModelFilter]
"""On what it depends which models are listed, and how."""


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
        self._stale = False
        self._policy_name = ""
        self._shown: FleetValues | None = None
        self._listed: tuple[_Wanted, ModelListing] | None = None
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows = RowWindow(self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_LET_GO_MS)
        self._settling.timeout.connect(self._settle_columns)
        self.toolbar = FleetToolbar(focus)
        self.chart = FleetChart(session, focus, self.rows)
        self.scroll_bar = QScrollBar(Qt.Orientation.Vertical)
        self.scroll_bar.setAccessibleName(tr("Scroll the models"))
        self._lay_out()
        self.setTabOrder(self.toolbar.search, self.chart)
        self.scroll_bar.valueChanged.connect(self.rows.scroll_to)
        self.rows.changed.connect(self._follow_rows)
        self.chart.said.connect(focus.said)
        session.changed.connect(self._follow)
        focus.changed.connect(self._follow_focus)
        self.refresh()

    def sizeHint(self) -> QSize:
        """Return the height that shows a small fleet at a comfortable height of rows."""
        look = self.chart.look
        rows = min(max(len(self.rows.shown), 1), _FEW) * COMFORTABLE_HEIGHT * look.scale
        height = self.toolbar.sizeHint().height() + FleetFrame.height_for(rows, look)
        return QSize(super().sizeHint().width(), round(height))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the fleet was not seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
            self._follow_focus()

    @Slot()
    def _follow(self) -> None:
        """Refresh now, or when the fleet is seen again; of another workbook a model is looked at at once."""
        if self.isVisible() or self._session.exposure is not self._exposure:
            self.refresh()
        else:
            self._stale = True

    @Slot()
    def refresh(self) -> None:
        """Show the session as it is now."""
        self._stale = False
        outcome, baseline = self._session.outcome, self._session.baseline_outcome
        if outcome is None or baseline is None:
            self.chart.show_values(None)
            return
        other_data = outcome.exposure is not self._exposure
        other_policy = outcome.scenario.policy.name != self._policy_name
        self._exposure, self._policy_name = outcome.exposure, outcome.scenario.policy.name
        filtered = not self._session.workspace.shown.all
        self._shown = FleetValues.of(outcome, baseline, filtered=filtered)
        listed = self._listing(outcome, baseline)
        groups = listed.totals(outcome, baseline)
        self.chart.show_values(self._shown, listed.lines, groups, may_rescale=other_data or other_policy)
        self._settle_columns()
        self._describe()
        if other_data:
            self.rows.scroll_to(0.0)
        if (other_data or filtered) and self._focus.model not in self._seen_names():
            first = self.rows.neighbour(-1, 0)
            self._focus.look_at(self._shown.bars.names[first] if first >= 0 else None)

    def _seen_names(self) -> set[str]:
        """Return the names of the models that may be looked at: those that are shown, whatever is sought."""
        exposure = self._session.exposure
        names = () if exposure is None else exposure.book.rows.models
        return {names[at] for at in np.flatnonzero(self._session.shown)}

    @Slot()
    def _settle_columns(self) -> None:
        """Let the chart choose its columns anew, as soon as nothing is dragged: nothing moves meanwhile."""
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._settling.start()
        else:
            self.chart.settle_columns()

    @Slot()
    def _follow_focus(self) -> None:
        """Follow the order, the search and the model looked at."""
        outcome, baseline = self._session.outcome, self._session.baseline_outcome
        if outcome is None or baseline is None:
            return
        if not self.isVisible():
            self._stale = True
            return
        listed = self._listing(outcome, baseline)
        self.chart.list_models(listed.lines, listed.totals(outcome, baseline))
        model = self.chart.focused_model
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

    @property
    def listed(self) -> ModelListing | None:
        """Return the models as they are listed, with their groups; None before there are any."""
        return None if self._listed is None else self._listed[1]

    def _listing(self, outcome: Outcome, baseline: Outcome) -> ModelListing:
        """Return the models in the order, the groups and by the search of the focus."""
        focus, shows = self._focus, self._session.workspace.shown
        wanted: _Wanted = (
            *(outcome, baseline, focus.order, focus.turned, focus.search),
            *(focus.grouping, shows),
        )
        if self._listed is None or self._listed[0] != wanted:
            order = shown_models(outcome, baseline, focus.order, turned=focus.turned, search=focus.search)
            order = order[self._session.shown[order]]
            self._listed = wanted, listing(order, outcome, focus.grouping, filtered=not shows.all)
        return self._listed[1]

    def _describe(self) -> None:
        """Say in words what the chart shows, above it and for screen readers."""
        values = self._shown
        if values is None:
            return
        found, everything = len(self.rows.shown), len(values.bars.names)
        some = (
            ""
            if found == everything
            else tr("{shown} of {count}", shown=formatting.count(found), count=formatting.count(everything))
        )
        counts = compliance_bars.summary(values.bars)
        self.toolbar.count.set_text(some)
        said = [counts]
        if values.with_costs:
            said.append(costs.summary(values.costs).removesuffix("."))
        model = self.chart.focused_model
        if model >= 0:
            said.append(values.words_of(model))
        self.chart.setAccessibleDescription(". ".join(said))

    def _lay_out(self) -> None:
        """Put the chart below the toolbar."""
        chart = QHBoxLayout()
        chart.setContentsMargins(0, 0, 0, 0)
        chart.setSpacing(0)
        chart.addWidget(self.chart)
        chart.addWidget(self.scroll_bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addLayout(chart, 1)
