"""The page of the timeline: the same fleet through the law, step by step, with the date that is tried."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from headroom.analysis.timeline import Timeline, law_steps, timeline
from headroom.arrays import Ints
from headroom.findings.timeline import timeline_finding
from headroom.language import WordEnum, tr, tr_count
from headroom.policy_files.law_events import law_events
from headroom.rules.exposure import Exposure
from headroom.rules.scenario import Scenario
from headroom.rules.succession import Succession
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import CAPTION, SPACE
from headroom.window.pages.page_stack import EDITS
from headroom.window.pages.session_page import SessionPage
from headroom.window.pages.timeline.chart import TimelinePlot
from headroom.window.pages.timeline.shown.step_words import StepWords, step_words
from headroom.window.pages.timeline.shown.timeline_view import model_order
from headroom.window.pages.timeline.step_panel import StepPanel
from headroom.window.session.focus import Focus
from headroom.window.session.latest_answer import Cancelled, LatestAnswer
from headroom.window.session.session import Session
from headroom.window.widgets.segmented import Segmented
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.tool_line import ToolLine

_HOW = tr(
    "Drag the violet column, or use the arrow keys, to try the law of another day; click a step to read it."
)


class Spacing(WordEnum):
    """How wide columns are."""

    STEP = "by step"
    SCALE = "to scale"


class Dates(WordEnum):
    """Which days have a column."""

    MAIN = "main dates"
    ALL = "all dates"


@dataclass(frozen=True, slots=True)
class _Question:
    """Which fleet goes through which law; on which date the scenario stands is no part of it.

    Attributes:
        exposure: The workbook.
        succession: The law.
        set_by_hand: Figures and readings that are not as published.
        elsewhere: What else is assumed.
        scenario: The scenario.
    """

    exposure: Exposure
    succession: Succession
    set_by_hand: tuple[object, ...]
    elsewhere: Scenario
    scenario: Scenario = field(compare=False)

    @classmethod
    def of(cls, exposure: Exposure, scenario: Scenario, succession: Succession) -> "_Question":
        """Return the question that a scenario asks."""
        policy = scenario.policy
        figures = tuple(sorted(policy.set_by_hand().items()))
        published = succession.published(policy.as_of)
        readings = tuple(
            (one.key, one.chosen) for one in policy.readings if one.chosen != published.reading(one.key)
        )
        rest = replace(scenario, policy=succession.policies[0], name="", note="")
        return cls(exposure, succession, (figures, readings), rest, scenario)


class TimelinePage(SessionPage):
    """Shows the fleet under each step of the law; a drag moves the date of the scenario."""

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(session, focus, parent)
        self._latest = LatestAnswer(_answers, self, quick=_answer)
        self._gesture: int | None = None
        self._day = session.scenario.policy.as_of
        self._chosen: int | None = None
        self._works = session.works
        self._shown_day = self._day
        self.spacing = Segmented(tr("Columns"), tuple(Spacing))
        self.dates = Segmented(tr("Dates"), tuple(Dates), seldom=True)
        self.chart = TimelinePlot()
        self.panel = StepPanel()
        self.state = StillLabel(CAPTION, muted=True)
        self.state.setProperty(EDITS, True)
        self.exhibits = (self.chart,)
        self.chosen_by = {"columns": self.spacing, "dates": self.dates}
        self.tools = ToolLine(self.spacing, self.dates)
        self._lay_out()
        self.spacing.chosen.connect(self._arrange)
        self.dates.chosen.connect(self._arrange)
        self.chart.began.connect(self._begin)
        self.chart.moved.connect(self._move)
        self.chart.given_up.connect(self._give_up)
        self.chart.chosen.connect(self._choose)
        self.chart.looked.connect(self._look_at)
        self.chart.folded.connect(self._say)
        self.chart.said.connect(focus.said)
        self._latest.answered.connect(self._take)
        self._latest.changed.connect(self._say)

    @Slot()
    def refresh(self) -> None:
        """Show the timeline of the session as it is now."""
        exposure = self._session.exposure
        if exposure is None:
            return
        question = _Question.of(exposure, self._session.scenario, self._session.succession)
        day = self._session.scenario.policy.as_of
        if self._works != self._session.works:
            self._works, self._chosen = self._session.works, None
        elif day != self._shown_day:
            self._chosen = max(
                self._here, 0
            )  # the date was moved, here or elsewhere: it is what is looked at
        self._shown_day = day
        if self._latest.current and question == self._latest.question:
            self._show_places()
            return
        if question == self._latest.question:
            return
        self.chart.show_places(self._here, self.chosen)
        self.chart.mark_stale()
        self.tell_old()
        self._latest.ask(question)

    def settle(self) -> None:
        """Wait for the timeline."""
        self._latest.settle()

    @property
    def chosen(self) -> int:
        """Return the place of the step that is looked at: by itself the one that changes duty most."""
        found = self._latest.answer
        if found is None:
            return -1
        if self._chosen is None or self._chosen >= len(found.steps):
            return int(abs(found.duty_changes_usd).argmax())
        return self._chosen

    @property
    def _here(self) -> int:
        """Return the place of the step that the scenario's date belongs to; -1 for none."""
        found = self._latest.answer
        return -1 if found is None else found.at(self._session.scenario.policy.as_of)

    def _lay_out(self) -> None:
        """Put the widgets in their places."""
        below = QHBoxLayout()
        below.setSpacing(SPACE)
        below.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        margin = SPACE * 3 // 2
        column.setContentsMargins(margin, SPACE, margin, SPACE)
        column.setSpacing(SPACE)
        if self.tools is not None:
            column.addWidget(self.tools)
        column.addWidget(self.chart, 1)
        column.addWidget(self.panel)
        column.addLayout(below)

    @Slot(object)
    def _take(self, found: Timeline) -> None:
        """Show another timeline."""
        self.chart.show_timeline(found, self._models(found), self._here, self.chosen)
        self._show_model(found)
        exposure = self._session.exposure
        self.tell(timeline_finding(found, costs=exposure is None or exposure.book.states_costs))

    def _models(self, found: Timeline) -> Ints:
        """Return the models to show, from top to bottom."""
        order = model_order(found, self._focus.search)
        shown = self._session.shown
        return order[shown[order]] if len(shown) == len(found.vehicles) else order

    def _show_places(self) -> None:
        """Show date, step and model that are looked at; the values stay."""
        found = self._latest.answer
        if found is None:
            return
        models = self._models(found)
        chart = self.chart.chart
        if chart is None or [row.model for row in chart.rows] != models.tolist():
            self.chart.show_timeline(found, models, self._here, self.chosen)
        else:
            self.chart.show_places(self._here, self.chosen)
            self._say()
        self._show_model(found)

    @property
    def words(self) -> StepWords | None:
        """Return what is said of the step that is looked at, or of all that stand in its column."""
        found, chart, chosen = self._latest.answer, self.chart.chart, self.chosen
        if found is None or chart is None:
            return None
        column = chart.columns[max(chart.column_of(chosen), 0)]
        if column.first <= chosen <= column.step:
            return step_words(found, column.step, column.first)
        return step_words(found, chosen)

    def _show_model(self, found: Timeline) -> None:
        """Mark the model that is looked at."""
        names = [vehicle.name for vehicle in found.vehicles]
        looked_at = self._focus.model
        self.chart.show_model(names.index(looked_at) if looked_at in names else -1)

    @Slot()
    def _arrange(self) -> None:
        """Arrange the columns as chosen."""
        self.chart.arrange(every=self.dates.value is Dates.ALL, to_scale=self.spacing.value is Spacing.SCALE)

    @Slot()
    def _say(self) -> None:
        """Say how far the timeline is, what is not shown, and what can be done."""
        chart = self.chart.chart
        if chart is None:
            self.state.set_text(tr("Computing the first timeline") if self._latest.busy else "")
            return
        folded, words = chart.folded, self.words
        if words is not None:
            self.panel.say(words)
        said = (
            tr_count(
                "{n} more date of little or no effect.", "{n} more dates of little or no effect.", folded
            )
            if folded
            else "",
            words.lacking if words is not None else "",
            _HOW,
        )
        text = " ".join(part for part in said if part)
        self.state.set_text(tr("Computing again") if self._latest.busy else text)
        self.state.setToolTip(plain_tooltip(text))

    @Slot()
    def _begin(self) -> None:
        """Begin a step that a drag, or a key that is held, belongs to."""
        self._gesture = self._session.new_gesture()
        self._day = self._session.scenario.policy.as_of

    @Slot(int)
    def _move(self, step: int) -> None:
        """Put the law of a step in place."""
        found = self._latest.answer
        if found is not None:
            self._chosen = step
            self._session.set_day(found.steps[step].law.day, self._gesture)

    @Slot()
    def _give_up(self) -> None:
        """Put the law back where a drag began."""
        self._session.set_day(self._day, self._gesture)

    @Slot(int)
    def _choose(self, step: int) -> None:
        """Look at a step."""
        self._chosen = step
        self._show_places()

    @Slot(int)
    def _look_at(self, model: int) -> None:
        """Look at a model."""
        found = self._latest.answer
        if found is not None:
            self._focus.look_at(found.vehicles[model].name)


def _answer(question: _Question, earlier: Timeline | None, cancelled: Cancelled) -> Timeline | None:
    """Return the timeline; None where it was given up."""
    del earlier  # another question has another timeline
    steps = law_steps(question.succession, question.scenario.policy, law_events())
    return timeline(question.exposure, question.scenario, steps, cancelled)


def _answers(question: _Question, earlier: Timeline | None, cancelled: Cancelled) -> Iterator[Timeline]:
    """Compute the timeline."""
    found = _answer(question, earlier, cancelled)
    if found is not None:
        yield found
