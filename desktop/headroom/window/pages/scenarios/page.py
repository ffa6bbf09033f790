"""The page of scenarios: the list, two to six of them side by side, and the way between any two."""

import numpy as np
from PySide6.QtCore import QModelIndex, QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QTabWidget, QToolButton, QVBoxLayout, QWidget

from headroom.findings.scenarios import NamedTotals, scenarios_finding
from headroom.language import WordEnum, tr, tr_in
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.window.look.focus_frame import FocusFrame
from headroom.window.look.plain_text import PlainLabel, plain_caption
from headroom.window.look.theme import SPACE
from headroom.window.pages.choices import About
from headroom.window.pages.scenarios.scenario_list import ScenarioList
from headroom.window.pages.scenarios.shown.charts import Shown, charts_side_by_side
from headroom.window.pages.scenarios.shown.tables import (
    Answered,
    models_side_by_side,
    scenario_list,
    side_by_side,
)
from headroom.window.pages.scenarios.shown.waterfall import waterfall
from headroom.window.pages.session_page import SessionPage
from headroom.window.plots.bar_rows_chart import BarRowsChart
from headroom.window.plots.chart_columns import ChartColumns
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.choice_box import name_box
from headroom.window.widgets.segmented import Segmented
from headroom.window.widgets.table_view import DetailTableView

MOST_COMPARED = 6
"""Scenarios that are compared at once, the baseline among them."""

_SCENARIO = "scenario"


class _Tab(WordEnum):
    """What is compared."""

    NUMBERS = "Side by side"
    MODELS = "Models"
    CHARTS = "Charts"
    WATERFALL = "Waterfall"


class ScenariosPage(SessionPage):
    """Shows the scenarios of the workspace and compares them."""

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(session, focus, parent)
        self._known: dict[int, tuple[Scenario, Exposure, Outcome]] = {}
        self._left_out: set[str] = set()
        self.list = ScenarioList(session)
        self.chips: list[QToolButton] = []
        self._chip_line = QHBoxLayout()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Comparison"))
        self.tabs.tabBar().setAccessibleName(tr("Comparison"))
        FocusFrame(self.tabs.tabBar())
        self.numbers = DetailTableView(tr("Scenarios side by side"), sorts=False)
        self.models = DetailTableView(tr("Models side by side"))
        for table in (self.numbers, self.models):
            table.followed.connect(focus.followed)
        self.columns = ChartColumns()
        self.shown = Segmented(tr("What the charts show"), tuple(Shown))
        self.chart = BarRowsChart(tr("Way from one scenario to another"))
        self.start, self.end = QComboBox(), QComboBox()
        name_box(self.start, tr("From"))
        name_box(self.end, tr_in("another scenario", "To"))
        self.about = Segmented(tr("Whose landed cost"), tuple(About))
        self.exhibits = (self.list.table, self.numbers, self.models, self.chart)
        self.chosen_by = {
            "comparison": self.tabs,
            "charts": self.shown,
            "from": self.start,
            "to": self.end,
            "whose": self.about,
        }
        self._lay_out()
        self.tabs.currentChanged.connect(self.refresh)
        self.start.currentIndexChanged.connect(self._show_way)
        self.end.currentIndexChanged.connect(self._show_way)
        self.about.chosen.connect(self._show_way)
        self.models.clicked.connect(self._look_at)
        self.shown.chosen.connect(self.refresh)
        self.columns.chosen.connect(self._look_at_row)
        for charts in (self.columns, self.chart):
            charts.said.connect(focus.said)

    @Slot()
    def refresh(self) -> None:
        """Show the scenarios as they are now."""
        exposure, workspace = self._session.exposure, self._session.workspace
        if exposure is None:
            return
        every = self._answered(exposure)
        rates = exposure.book.currency_rates
        published = {policy.name: policy for policy in self._session.published}
        self.list.show_scenarios(scenario_list(every[0], every[1:], rates, published), workspace)
        self._show_chips([one.scenario.called for one in every])
        baseline, *others = (NamedTotals(one.scenario.called, one.outcome.fleet()) for one in every)
        self.tell(scenarios_finding(baseline, others, costs=exposure.book.states_costs))
        shown = self._compared(every)
        match self.tabs.tabText(self.tabs.currentIndex()):
            case _Tab.NUMBERS:
                self.numbers.show_table(side_by_side(shown, rates))
            case _Tab.MODELS:
                self.models.show_table(models_side_by_side(shown, self._models))
            case _Tab.CHARTS:
                if not exposure.book.states_costs:
                    self.shown.choose(Shown.CONTENT)
                self.shown.setEnabled(exposure.book.states_costs)
                self.columns.show_charts(charts_side_by_side(shown, Shown(self.shown.value), self._models))
            case _:
                self._offer_ends(every)
                self._show_way()

    def _answered(self, exposure: Exposure) -> tuple[Answered, ...]:
        """Return the baseline and every scenario with what comes of it; only new ones are evaluated."""
        workspace, session = self._session.workspace, self._session
        known = {id(workspace.baseline): session.baseline_outcome, id(workspace.scenario): session.outcome}
        found, kept = [], {}
        for scenario in (workspace.baseline, *workspace.scenarios):
            outcome = known.get(id(scenario))
            before = self._known.get(id(scenario))
            if outcome is None and before is not None and before[0] is scenario and before[1] is exposure:
                outcome = before[2]
            outcome = outcome or evaluate(exposure, scenario)
            kept[id(scenario)] = (scenario, exposure, outcome)
            found.append(Answered(scenario, outcome))
        self._known = kept
        return tuple(found)

    @property
    def _models(self) -> list[int]:
        """Return the models that are shown."""
        return [int(at) for at in np.flatnonzero(self._session.shown)]

    def _compared(self, every: tuple[Answered, ...]) -> tuple[Answered, ...]:
        """Return the scenarios that are compared: those not left out, the first where none is left."""
        chosen = [one for one in every if one.scenario.called not in self._left_out]
        return tuple(chosen[:MOST_COMPARED]) or every[:1]

    def _show_chips(self, names: list[str]) -> None:
        """Offer every scenario to be compared or left out."""
        if [chip.property(_SCENARIO) for chip in self.chips] != names:
            for chip in self.chips:
                self._chip_line.removeWidget(chip)
                chip.deleteLater()
            self.chips = []
            for at, name in enumerate(names):
                chip = QToolButton()
                chip.setText(plain_caption(name))
                chip.setProperty(_SCENARIO, name)
                chip.setCheckable(True)
                chip.setAccessibleName(tr("Compare {scenario}", scenario=name))
                chip.toggled.connect(self._compare)
                self.chips.append(chip)
                self._chip_line.insertWidget(at + 1, chip)
            self._left_out |= set(names[MOST_COMPARED:])
        for chip in self.chips:
            with QSignalBlocker(chip):
                chip.setChecked(chip.property(_SCENARIO) not in self._left_out)

    @Slot()
    def _compare(self) -> None:
        """Compare the scenarios that are checked; of more than six the last ones are left out."""
        checked = [chip.property(_SCENARIO) for chip in self.chips if chip.isChecked()]
        self._left_out = {chip.property(_SCENARIO) for chip in self.chips} - set(checked[:MOST_COMPARED])
        self.refresh()

    def _offer_ends(self, every: tuple[Answered, ...]) -> None:
        """Offer every scenario as the beginning and the end of the way."""
        names = [one.scenario.called for one in every]
        for box, first in ((self.start, 0), (self.end, self._session.workspace.current + 1)):
            if [box.itemText(at) for at in range(box.count())] != names:
                with QSignalBlocker(box):
                    box.clear()
                    box.addItems(names)
                    box.setCurrentIndex(first)

    @Slot()
    def _show_way(self) -> None:
        """Show the way between the two scenarios that are chosen."""
        exposure = self._session.exposure
        if exposure is None or self.start.currentIndex() < 0 or self.end.currentIndex() < 0:
            return
        every = self._answered(exposure)
        name = self._focus.model
        model = name if self.about.value is About.MODEL and name in exposure.book.rows.models else None
        self.chart.show_chart(
            waterfall(every[self.start.currentIndex()], every[self.end.currentIndex()], model)
        )

    @Slot(QModelIndex)
    def _look_at(self, index: QModelIndex) -> None:
        """Look at the model of the row that was clicked."""
        name = index.siblingAtColumn(0).data()
        if isinstance(name, str):
            self._focus.look_at(name)

    @Slot(int)
    def _look_at_row(self, row: int) -> None:
        """Look at the model of a row of the charts."""
        exposure = self._session.exposure
        if exposure is not None:
            self._focus.look_at(exposure.vehicles[self._models[row]].name)

    def _lay_out(self) -> None:
        """Put the list above the comparison."""
        charts = QWidget()
        inside = QVBoxLayout(charts)
        inside.setContentsMargins(0, SPACE, 0, 0)
        choice = QHBoxLayout()
        choice.addWidget(self.shown)
        choice.addStretch(1)
        inside.addLayout(choice)
        inside.addWidget(self.columns, 1)
        way = QWidget()
        ends = QHBoxLayout()
        ends.setSpacing(SPACE)
        for words_of_it, box in (
            (tr("From"), self.start),
            (tr_in("from one scenario to another", "to"), self.end),
        ):
            ends.addWidget(PlainLabel(words_of_it))
            ends.addWidget(box)
        ends.addStretch(1)
        ends.addWidget(self.about)
        below = QVBoxLayout(way)
        below.setContentsMargins(0, SPACE, 0, 0)
        below.addLayout(ends)
        below.addWidget(self.chart, 1)
        for tab, widget in zip(_Tab, (self.numbers, self.models, charts, way), strict=True):
            self.tabs.addTab(widget, tab.word)
        self._chip_line.setSpacing(4)
        self._chip_line.addWidget(PlainLabel(tr("Compare")))
        self._chip_line.addStretch(1)
        column = QVBoxLayout(self)
        margin = SPACE * 3 // 2
        column.setContentsMargins(margin, SPACE, margin, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.list)
        column.addLayout(self._chip_line)
        column.addWidget(self.tabs, 1)
