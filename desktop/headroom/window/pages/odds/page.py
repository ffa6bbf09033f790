"""The page of odds: outcomes of the talks with probabilities, and what every model may expect of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from headroom.analysis.odds import Expectation, expect
from headroom.analysis.prospects import Prospect
from headroom.analysis.response import as_sourced, best_response
from headroom.explain.response import Derive, derived_by
from headroom.findings.finding import Finding
from headroom.findings.odds import odds_finding
from headroom.language import tr
from headroom.output import trails
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.window.look.theme import SPACE
from headroom.window.pages.choices import ResponseChoice
from headroom.window.pages.odds.prospect_editor import ProspectEditor
from headroom.window.pages.odds.shown import prospect_table
from headroom.window.pages.odds.shown.expectation import (
    chance_chart,
    expectation_chart,
    prospect_results,
)
from headroom.window.pages.session_page import SessionPage
from headroom.window.plots.bar_rows_chart import BarRowsChart
from headroom.window.session.focus import Focus
from headroom.window.session.latest_answer import Cancelled, LatestAnswer
from headroom.window.session.session import Session
from headroom.window.trail.following import Following
from headroom.window.widgets.segmented import Segmented
from headroom.window.widgets.title_line import TitleLine
from headroom.window.widgets.tool_line import ToolLine

_TITLE = tr("How the talks may end")
_EDIT = tr("Outcomes of the talks")


@dataclass(frozen=True, slots=True)
class _Question:
    """What may be expected of which outcomes; offers are given where makers respond."""

    exposure: Exposure
    offers: Offers | None
    scenario: Scenario
    prospects: tuple[Prospect, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    """What may be expected, with the question it answers."""

    found: Expectation
    now: Outcome
    derive: Derive
    question: _Question

    @property
    def best(self) -> bool:
        """Return whether makers respond."""
        return self.question.offers is not None

    @property
    def costs(self) -> bool:
        """Return whether there are costs to expect."""
        return self.now.exposure.book.states_costs


class OddsPage(SessionPage):
    """Shows the table of outcomes and, for every model, chance, expected cost and range."""

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(session, focus, parent)
        self._asked: _Question | None = None
        self._names: tuple[str, ...] = ()
        self._shows = session.workspace.shown
        self._latest = LatestAnswer(_answers, self)
        self._following = Following(focus, self)
        self.title = TitleLine()
        self.title.say(_TITLE)
        self.sourcing = Segmented(tr("Response"), tuple(ResponseChoice))
        self.editor = ProspectEditor()
        self.chart = BarRowsChart(tr("What to expect of the talks"))
        self.exhibits = (self.chart,)
        self.chosen_by = {"response": self.sourcing}
        self._lay_out()
        self.sourcing.chosen.connect(self.refresh)
        self.editor.edited.connect(self._take)
        self.chart.chosen.connect(self._look_at)
        self.chart.followed.connect(self._follow_row)
        self.chart.said.connect(focus.said)
        self._latest.answered.connect(self._show)

    @property
    def prospects(self) -> tuple[Prospect, ...]:
        """Return the outcomes of the workspace; a table to start from where it has none."""
        policy = self._session.scenario.policy
        return self._session.workspace.prospects or prospect_table.usual_prospects(policy)

    @Slot()
    def refresh(self) -> None:
        """Show the table, and ask what may be expected of it."""
        exposure, offers = self._session.exposure, self._session.offers
        if exposure is None:
            return
        scenario, prospects = self._session.scenario, self.prospects
        self.sourcing.setVisible(exposure.book.states_costs)
        best = (
            self.sourcing.value is ResponseChoice.BEST and offers is not None and exposure.book.states_costs
        )
        asked = _Question(exposure, offers if best else None, scenario, prospects)
        if asked == self._asked:
            if self._shows != self._session.workspace.shown and self._latest.answer is not None:
                self._show(self._latest.answer)
            return
        self._asked = asked
        self._following.drop()
        known = scenario.values(exposure.book.currency_rates)
        asked_of = {key for one in prospects for key in (*one.values, *(s.key for s in one.spreads))}
        lacking = asked_of - known.keys()
        classes = {vehicle.vehicle_class for vehicle in exposure.vehicles}
        self.editor.show_prospects(prospects, scenario.policy, classes)
        typed = bool(self._session.workspace.prospects)
        self.title.say(_TITLE, "" if typed else prospect_table.NO_ESTIMATE)
        if not typed:
            self.editor.say(prospect_table.TYPE_OWN)
        self._mark()
        if prospect_table.imbalance(prospects) or lacking:
            if lacking:
                self.editor.say(
                    tr(
                        "This policy has no {thresholds}: nothing can be expected.",
                        thresholds=", ".join(sorted(lacking)),
                    )
                )
            self.tell(Finding(tr("Nothing can be expected of this table yet"), self.editor.message.text()))
            self._latest.stop()
        else:
            self._latest.ask(asked)

    @property
    def best_response(self) -> bool:
        """Return whether makers respond."""
        return self._asked is not None and self._asked.offers is not None

    def settle(self) -> None:
        """Wait for what is being computed."""
        self._latest.settle()

    @Slot(object)
    def _take(self, prospects: tuple[Prospect, ...]) -> None:
        """Hand what was typed to the session."""
        self._session.edit(_EDIT, self._session.wanted.with_prospects(prospects))

    @Slot(object)
    def _show(self, answer: _Answer) -> None:
        """Show what may be expected."""
        now, self._shows = answer.now, self._session.workspace.shown
        if answer.costs:
            chart = expectation_chart(
                answer.found, now.vehicles, now.landed_cost_usd, self._session.shows, best=answer.best
            )
        else:
            chart = chance_chart(answer.found, now.vehicles, self._session.shows)
        self._names = tuple(row.label for row in chart.rows)
        self.chart.show_chart(chart)
        self.editor.show_results(prospect_results(answer.found, costs=answer.costs))
        self.tell(odds_finding(answer.found, costs=answer.costs, best=answer.best))
        self.chart.mark_stale(stale=False)

    @Slot(int)
    def _follow_row(self, row: int) -> None:
        """Follow back what a model may be expected to cost; what was drawn cannot be."""
        answer = self._latest.answer
        if answer is None or not answer.found.exact or not answer.costs:
            return
        cases = []
        for prospect in answer.question.prospects:
            case = answer.now.scenario
            for key, value in prospect.values.items():
                case = case.with_value(key, value)
            cases.append((prospect.name, prospect.probability, case))
        trail = trails.expected_change(self._names[row], cases, answer.now, answer.derive)
        self._following.follow(trail, answer.now, long=answer.best)

    @Slot()
    def _mark(self) -> None:
        """Show that what is seen is not the answer to what is asked."""
        self.chart.mark_stale(stale=True)
        self.tell_old()

    @Slot(int)
    def _look_at(self, row: int) -> None:
        """Look at the model of a row."""
        self._focus.look_at(self._names[row])

    def _lay_out(self) -> None:
        """Put the table of outcomes above what comes of them."""
        self.tools = ToolLine(self.sourcing)
        column = QVBoxLayout(self)
        margin = SPACE * 3 // 2
        column.setContentsMargins(margin, SPACE, margin, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.tools)
        column.addWidget(self.title)
        column.addWidget(self.editor)
        column.addWidget(self.chart, 1)


def _answers(question: _Question, earlier: _Answer | None, cancelled: Cancelled) -> Iterator[_Answer]:
    """Compute what may be expected."""
    del earlier  # another question has another answer
    exposure, offers, scenario = question.exposure, question.offers, question.scenario
    respond = as_sourced(exposure) if offers is None else best_response(offers)
    found = expect(respond, scenario, question.prospects, cancelled=cancelled)
    if found is not None:
        yield _Answer(found, evaluate(exposure, scenario), derived_by(exposure, offers), question)
