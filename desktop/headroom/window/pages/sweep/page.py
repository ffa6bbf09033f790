"""The page of the sweep: one threshold or rate from end to end, cars and light trucks apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QWidget

from headroom.analysis.drivers import KeyFigure
from headroom.analysis.grid_axis import AxisKind, GridAxis
from headroom.analysis.response import as_sourced
from headroom.analysis.sweep import Sweep, best_sweep, fixed_sweep, threshold_sweep
from headroom.explain.response import derived_by
from headroom.findings.finding import Finding
from headroom.findings.sweep import sweep_finding
from headroom.language import localized, tr
from headroom.output import trails
from headroom.output.levers import Lever
from headroom.output.swept_levers import swept_levers, values_of
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import Outcome
from headroom.rules.scenario import Scenario
from headroom.window.pages.choices import ResponseChoice
from headroom.window.pages.refined_page import RefinedPage
from headroom.window.pages.sweep.chart import SweepPlot
from headroom.window.pages.sweep.shown.sweep_panels import Count, Split
from headroom.window.pages.sweep.shown.sweep_view import sweep_chart
from headroom.window.session.focus import Focus
from headroom.window.session.latest_answer import Cancelled
from headroom.window.session.session import Session
from headroom.window.widgets.choice_box import ChoiceBox
from headroom.window.widgets.segmented import Segmented
from headroom.words import formatting

_LETTERS = 26
"""Of the names that are seen whole in the choice."""

_HOW = tr("Click or drag to set the line, or move it by the arrow keys.")
_NO_SWEEP = tr("This policy has no threshold and no rate to sweep.")


@dataclass(frozen=True, slots=True)
class _Question:
    """Which number is swept; where it stands in the scenario is no part of it.

    Attributes:
        exposure: The workbook.
        offers: All sources where makers respond, else None.
        elsewhere: The scenario with the number at its lower end.
        key: The number.
        high: Its greatest value.
        outcome: Of the scenario.
        axis: The values of the number.
        threshold: Whether it is a threshold on vehicles.
    """

    exposure: Exposure
    offers: Offers | None
    elsewhere: Scenario
    key: str
    high: float
    outcome: Outcome = field(compare=False)
    axis: GridAxis = field(compare=False)
    threshold: bool = field(compare=False)


class SweepPage(RefinedPage[_Question, Sweep]):
    """Shows what one number does over its whole range; a click or a drag on it sets the number."""

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        followed = tr("Follow the cost of the rules at the line back to cells and law")
        super().__init__(
            session, focus, _sweeps, (ResponseChoice.BEST, ResponseChoice.PRESENT), followed, parent
        )
        self._levers: dict[str, Lever] = {}
        self._sweep: Sweep | None = None
        self._concerned: tuple[int, ...] = ()
        self._asked: _Question | None = None
        self.number = ChoiceBox(tr("Number to sweep"), _LETTERS)
        self.count = Segmented(tr("Count"), tuple(Count))
        self.split = Segmented(tr("Classes"), tuple(Split))
        self.chart = SweepPlot()
        self.exhibits = (self.chart,)
        self.chosen_by = {
            "number": self.number,
            "count": self.count,
            "classes": self.split,
            "response": self.sourcing,
        }
        self._lay_out((self.number, self.count, self.split), self.chart)
        self.number.currentIndexChanged.connect(self.refresh)
        self.count.chosen.connect(self._show)
        self.split.chosen.connect(self._show)
        self.chart.began.connect(self._begin)
        self.chart.moved.connect(self._move)
        self.chart.said.connect(focus.said)

    @Slot()
    def refresh(self) -> None:
        """Show the sweep of the session as it is now."""
        self._following.drop()
        exposure, outcome = self._session.exposure, self._session.outcome
        if exposure is None or outcome is None:
            return
        rates = exposure.book.currency_rates
        self.sourcing.setVisible(exposure.book.states_costs)  # labels have no other sources
        self._offer({lever.key: lever for lever in swept_levers(self._session.workspace, rates)})
        lever = self._lever
        if lever is None:
            self._latest.stop()
            self._sweep, self._asked = None, None
            self.tell(Finding(_NO_SWEEP.removesuffix(".")))
            self.chart.show_chart(None, 0.0)
            self._say()
            return
        asked = self._question(lever, exposure, outcome)
        if asked == self._asked:
            self.chart.show_value(self._value(lever))
            self._find(lever)
            return
        other = self._asked is None or self._asked.key != lever.key
        self._asked = asked
        self._ask(asked, lever, forget=other)

    @property
    def _lever(self) -> Lever | None:
        """Return the number that is swept; None where there is none."""
        return self._levers.get(str(self.number.currentData()))

    @staticmethod
    def _value(lever: Lever) -> float:
        """Return where a number stands; one by tariff schedule stands at the lower end."""
        return lever.low if lever.value is None else lever.value

    def _question(self, lever: Lever, exposure: Exposure, outcome: Outcome) -> _Question:
        """Return what is asked of a number."""
        scenario, offers = self._session.scenario, self._session.offers
        kind = GridAxis(lever.key, np.zeros(1)).kind(scenario.policy)
        threshold = kind in {AxisKind.REGIONAL, AxisKind.US}
        return _Question(
            exposure,
            offers if self._best else None,
            scenario.with_value(lever.key, lever.low),
            lever.key,
            lever.high,
            outcome,
            GridAxis(lever.key, values_of(lever, threshold=threshold)),
            threshold,
        )

    def _ask(self, asked: _Question, lever: Lever, *, forget: bool) -> None:
        """Have the sweep computed: exact steps at once, what takes longer beside the window."""
        if asked.threshold and asked.offers is None:
            self._latest.stop()
            self._sweep = threshold_sweep(asked.outcome, asked.key, asked.high)
            self._show()
            return
        if forget:
            self._sweep = None
            self.tell(None)
            self.chart.show_chart(None, self._value(lever))
        else:
            self.chart.mark_stale()
            self.tell_old()
            self.chart.show_value(self._value(lever))
        self._latest.ask(asked)

    @Slot(object)
    def _take(self, sweep: Sweep) -> None:
        """Show a finer sweep, where its number is still looked at."""
        lever = self._lever
        if lever is not None and sweep.key == lever.key:
            self._sweep = sweep
            self._show()

    @Slot()
    def _show(self) -> None:
        """Show the sweep that is there."""
        lever, sweep, exposure = self._lever, self._sweep, self._session.exposure
        if lever is None or sweep is None or exposure is None:
            return
        moves = GridAxis(lever.key, sweep.values).moves(self._session.scenario.policy, exposure.fleet)
        classes = exposure.fleet.vehicle_class
        concerned = np.unique(classes[moves] if moves.any() else classes).tolist()
        split, count = Split(self.split.value), Count(self.count.value)
        costs = exposure.book.states_costs
        chart = sweep_chart(sweep, lever, concerned, count, split, best=self._best, costs=costs)
        self.chart.show_chart(chart, self._value(lever))
        self._concerned = tuple(concerned)
        self._find(lever)
        self._say()

    def _find(self, lever: Lever) -> None:
        """Say what the number does where it stands, and over its range."""
        sweep, exposure = self._sweep, self._session.exposure
        if sweep is None or exposure is None or sweep.key != lever.key:
            self.tell(None)
            return
        costs = exposure.book.states_costs
        value = self._value(lever)
        best = self._best
        self.tell(
            sweep_finding(sweep, lever.label, value, lever.shown, self._concerned, costs=costs, best=best)
        )

    @Slot()
    def _say(self) -> None:
        """Say how far the sweep is."""
        busy, sweep = self._latest.busy, self._sweep
        self.stop.setVisible(busy)
        if self._lever is None:
            self.state.set_text(_NO_SWEEP)
        elif sweep is None:
            self.state.set_text(
                tr("Solving the first values") if busy else tr("Stopped: nothing is known yet")
            )
        elif sweep.share_known < 1 or busy:
            share = formatting.percent(sweep.share_known, 0)
            self.state.set_text(
                tr("Refining: {share} of the values final", share=share)
                if busy
                else tr("Stopped: {share} of the values final", share=share)
            )
        elif sweep.stepwise and sweep.exact:
            self.state.set_text(tr("Every step stands exactly where it is. {hint}", hint=_HOW))
        else:
            step = localized(f"{float(sweep.values[1] - sweep.values[0]) * 100:.3g}")
            if not self._best:
                found = tr("Evaluated every {step} points.", step=step)
            elif sweep.proven:
                found = tr("Solved every {step} points, proven to the cent.", step=step)
            else:
                found = tr("Solved every {step} points, some to within cents.", step=step)
            self.state.set_text(f"{found} {_HOW}")

    @Slot()
    def _follow_back(self) -> None:
        """Follow back the cost of the rules per vehicle at the line."""
        exposure, lever = self._session.exposure, self._lever
        if exposure is not None and lever is not None:
            derive = derived_by(exposure, self._session.offers if self._best else None)
            where = f"{lever.label} {lever.shown(lever.value)}"
            trail = trails.figure_at(KeyFigure.RULES, self._session.scenario, derive, where)
            self._following.follow(trail, self._session.outcome, long=self._best)

    @Slot(float)
    def _move(self, value: float) -> None:
        """Give the session the number."""
        lever = self._lever
        if lever is not None:
            self._session.set_value(lever.label, lever.key, lever.setting(value), self._gesture)

    def _offer(self, offered: dict[str, Lever]) -> None:
        """Offer the numbers that can be swept; the one that was chosen stays."""
        same = [(k, v.label) for k, v in offered.items()] == [(k, v.label) for k, v in self._levers.items()]
        self._levers = offered
        if same:
            return
        chosen = str(self.number.currentData())
        with QSignalBlocker(self.number):
            self.number.clear()
            for key, lever in offered.items():
                self.number.addItem(lever.label, key)
            self.number.setCurrentIndex(max(self.number.findData(chosen), 0))


def _sweeps(question: _Question, earlier: Sweep | None, cancelled: Cancelled) -> Iterator[Sweep]:
    """Compute the sweep: with best responses finer and finer, at the present sourcing in one step."""
    del earlier  # another question has another sweep
    if question.offers is not None:
        scenario = question.outcome.scenario
        yield from best_sweep(question.offers, scenario, question.axis, cancelled=cancelled)
        return
    found = fixed_sweep(as_sourced(question.exposure), question.outcome, question.axis, cancelled)
    if found is not None:
        yield found
