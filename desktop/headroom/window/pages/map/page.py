"""The page of the policy map: both thresholds against each other, at fixed sourcing or best response."""

import numpy as np
from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QWidget

from headroom.analysis.policy_map import Axes, PolicyMap
from headroom.analysis.response_grid import ResponseGrid
from headroom.book.sourcing import CLASSES
from headroom.explain.response import derived_by
from headroom.findings.finding import Finding
from headroom.findings.policy_map import PricedPair, map_finding, next_to_tip
from headroom.language import tr
from headroom.output import trails
from headroom.output.content_label import US_UNTOLD
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.pages.choices import ResponseChoice
from headroom.window.pages.map.chart import PolicyMapChart
from headroom.window.pages.map.question import MapQuestion, response_grids
from headroom.window.pages.map.shown.map_figure import ALL_VEHICLES, Against, MapFigure, class_words, level_of
from headroom.window.pages.map.shown.map_marks import LawPoint, law_points
from headroom.window.pages.map.shown.map_reading import refinement
from headroom.window.pages.map.shown.map_view import exact_chart, refined_chart
from headroom.window.pages.map.span_choice import SpanChoice
from headroom.window.pages.refined_page import RefinedPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.choice_box import ChoiceBox
from headroom.window.widgets.segmented import Segmented
from headroom.words import formatting

_LETTERS = 13
"""Of the names that are seen whole in the choice."""

_STEP = tr("Both thresholds")


_EXACT = tr(
    "Exact at every pair of thresholds. Click or drag to set them; the arrow keys read, the return key sets."
)


class MapPage(RefinedPage[MapQuestion, ResponseGrid]):
    """Shows the policy map; a click or a drag on it moves both thresholds of the scenario."""

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        followed = tr("Follow the figure at the scenario back to cells and law")
        super().__init__(session, focus, response_grids, tuple(ResponseChoice), followed, parent)
        self._grid: ResponseGrid | None = None
        self._exact_key: tuple[object, ...] = ()
        self._mapped: Exposure | None = None
        self._grid_key: MapQuestion | None = None
        self._entries: list[tuple[str, tuple[int, ...]]] = []
        self.figure = Segmented(tr("Colour"), tuple(MapFigure))
        for figure in MapFigure:
            self.figure.buttons[figure.value].setToolTip(plain_tooltip(figure.term.tip))
        self.vehicles = ChoiceBox(tr("Vehicles"), _LETTERS)
        self.against = Segmented(tr("Compared"), tuple(Against))
        self.chart = PolicyMapChart()
        self.exhibits = (self.chart,)
        self.span = SpanChoice(self.chart)
        self.chosen_by = {
            "colour": self.figure,
            "vehicles": self.vehicles,
            "compared": self.against,
            "axes": self.span,
            "response": self.sourcing,
        }
        self._lay_out((self.figure, self.vehicles, self.against, self.span), self.chart)
        self.figure.chosen.connect(self.refresh)
        self.against.chosen.connect(self.refresh)
        self.vehicles.currentIndexChanged.connect(self.refresh)
        self.chart.began.connect(self._begin)
        self.chart.moved.connect(self._move)
        self.chart.marked.connect(self._find)
        self.chart.said.connect(focus.said)

    @Slot()
    def refresh(self) -> None:
        """Show the map of the session as it is now."""
        self._following.drop()
        exposure, outcome = self._session.exposure, self._session.outcome
        axes = Axes.of(self._session.scenario.policy)
        if exposure is None or outcome is None:
            return
        self._offer_figures(costs=exposure.book.states_costs)
        self._offer_classes(tuple(np.unique(exposure.fleet.vehicle_class).tolist()))
        if axes is None or not self._session.scenario.policy.preference:
            self._leave_grid()
            self._exact_key = ()
            self.chart.show_chart(None, (0.0, 0.0))
            self._say()
            return
        if self._best:
            self._ask(axes)
            return
        self._show_exact(outcome, axes)

    @property
    def _figure(self) -> MapFigure:
        """Return what the colour stands for."""
        return MapFigure(self.figure.value)

    @property
    def _against(self) -> Against:
        """Return what the figure is compared with."""
        return Against(self.against.value)

    @property
    def _baseline(self) -> float:
        """Return the figure in the baseline, where it is compared with."""
        baseline = self._session.baseline_outcome
        if baseline is None or self._against is not Against.BASELINE:
            return 0.0
        return level_of(baseline, self._figure, self._classes)

    @property
    def _classes(self) -> tuple[int, ...]:
        """Return the classes looked at, as positions in ``CLASSES``."""
        return self._entries[self.vehicles.currentIndex()][1]

    def _here(self, axes: Axes) -> tuple[float, float]:
        """Return both thresholds of the scenario."""
        values = self._session.scenario.policy.values()
        return float(values[axes.regional] or 0.0), float(values[axes.us] or 0.0)

    def _points(self, axes: Axes) -> tuple[LawPoint, ...]:
        """Return the law points of the policies that are offered."""
        return law_points(self._session.published, axes)

    def _show_exact(self, outcome: Outcome, axes: Axes) -> None:
        """Show the map at the present sourcing; where the thresholds stand is no part of it."""
        scenario = axes.at(self._session.scenario, 0.0, 0.0)
        asked = (
            *(self._session.exposure, axes, scenario, self._figure, self._classes, self._session.published),
            *(self._against, self._baseline, self._session.workspace.shown),
        )
        if asked == self._exact_key:
            self.chart.show_place(self._here(axes))
            self._find()
            return
        self._leave_grid()
        self._exact_key, self._mapped = asked, outcome.exposure
        made = PolicyMap.of(outcome, axes, self._classes)
        here = self._here(axes)
        chart = exact_chart(
            made,
            self._figure,
            self._points(axes),
            self._classes,
            names=[vehicle.name for vehicle in outcome.vehicles],
            shown=self._session.shown,
            here=here,
            against=self._against,
            baseline=self._baseline,
        )
        self.chart.show_chart(chart, here)
        self.span.keep_in_view(
            (outcome.exposure.book.rows.models, outcome.scenario.policy.name, self._classes)
        )
        self._say()

    def _leave_grid(self) -> None:
        """Give up refining what is not looked at; a finished map is kept."""
        if self._latest.busy:
            self._latest.stop()
            self._grid, self._grid_key = None, None

    def _ask(self, axes: Axes) -> None:
        """Show the best responses, and have them found where another question is asked than before."""
        offers, scenario = self._session.offers, self._session.scenario
        if offers is None:
            return
        asked = MapQuestion.of(offers, axes, scenario)
        self._exact_key = ()
        if asked == self._grid_key:
            self._show_grid(axes)
            return
        self._grid_key, self._grid = asked, None
        self.chart.mark_stale()
        self.chart.show_place(self._here(axes))
        if self.chart.chart is None:
            self.tell(None)  # the policy before had no map
        else:
            self.tell_old()
        self._latest.ask(asked)

    @Slot(object)
    def _take(self, grid: ResponseGrid) -> None:
        """Show a finer map, where one is still looked at."""
        axes = Axes.of(self._session.scenario.policy)
        if axes is not None and self._best:
            self._grid = grid
            self._show_grid(axes)

    def _show_grid(self, axes: Axes) -> None:
        """Show the map as far as it is refined."""
        if self._grid is not None:
            here = self._here(axes)
            chart = refined_chart(
                self._grid,
                self._figure,
                self._points(axes),
                self._classes,
                here=here,
                against=self._against,
                baseline=self._baseline,
            )
            self.chart.show_chart(chart, here)
        else:
            self.chart.show_place(self._here(axes))
        self._say()

    @Slot()
    def _find(self) -> None:
        """Say what the marked thresholds would cost, else those of the last policy that has others."""
        chart, outcome, axes = self.chart.chart, self._session.outcome, Axes.of(self._session.scenario.policy)
        if chart is None or outcome is None or axes is None:
            self.tell(Finding(tr("This policy has no two thresholds to map")))
            return
        if chart.exact is not None and self._mapped is not outcome.exposure:
            return  # the map of another workbook, until that of this one is there

        def pair(regional: float, us: float) -> PricedPair | None:
            if chart.exact is not None:
                return PricedPair.on_map(chart.exact, regional, us)
            return None if chart.grid is None else PricedPair.on_grid(chart.grid, chart.classes, regional, us)

        here = pair(*self._here(axes))
        others = [point for point in chart.points if (point.regional, point.us) != self._here(axes)]
        place = self.chart.marker or ((others[-1].regional, others[-1].us) if others else None)
        if here is not None:
            tips = "" if chart.exact is None else next_to_tip(outcome, chart.exact, here)
            marker = None if place is None else pair(*place)
            costs = outcome.exposure.book.states_costs
            self.tell(map_finding(here, marker, tips, costs=costs, best=chart.grid is not None))

    @Slot()
    def _say(self) -> None:
        """Say how far the map is, and what it shows."""
        self._find()
        busy = self._latest.busy
        self.stop.setVisible(busy)
        if self.chart.chart is None:
            self.state.set_text("")
        elif not self._best:
            self.state.set_text(_EXACT if not self.figure.isHidden() else f"{_EXACT} {US_UNTOLD}")
        elif self._grid is None:
            self.state.set_text(
                tr("Refining: nothing is known yet") if busy else tr("Stopped: nothing is known yet")
            )
        else:
            self.state.set_text(refinement(self._grid, busy=busy))

    @Slot()
    def _follow_back(self) -> None:
        """Follow back the figure at the scenario."""
        exposure, offers, scenario = self._session.exposure, self._session.offers, self._session.scenario
        axes = Axes.of(scenario.policy)
        if exposure is None or axes is None:
            return
        derive = derived_by(exposure, offers if self._best else None)
        among = np.flatnonzero(np.isin(exposure.fleet.vehicle_class, self._classes)).tolist()
        regional, us = (formatting.percent(share) for share in self._here(axes))
        where = tr("at {regional} regional and {us} US content", regional=regional, us=us)
        trail = trails.figure_at(self._figure.figure, scenario, derive, where, among)
        self._following.follow(trail, self._session.outcome, long=self._best)

    @Slot(float, float)
    def _move(self, regional: float, us: float) -> None:
        """Give the session both thresholds."""
        axes = Axes.of(self._session.scenario.policy)
        if axes is not None:
            scenario = axes.at(self._session.wanted.scenario, regional, us)
            self._session.edit(_STEP, self._session.wanted.with_scenario(scenario), self._gesture)

    def _offer_figures(self, *, costs: bool) -> None:
        """Offer what can be said of the fleet; of content labels that is who qualifies."""
        if not costs:
            self.figure.choose(MapFigure.VOLUME)
        elif self.figure.isHidden():
            self.figure.choose(MapFigure.RULES)
        for widget in (self.figure, self.sourcing):
            widget.setVisible(costs)

    def _offer_classes(self, present: tuple[int, ...]) -> None:
        """Offer the classes of the fleet, and all of them together."""
        entries = [(ALL_VEHICLES.capitalize(), present)]
        if len(present) > 1:
            entries += [(class_words(CLASSES[at]).capitalize(), (at,)) for at in present]
        if entries == self._entries:
            return
        self._entries = entries
        with QSignalBlocker(self.vehicles):
            self.vehicles.clear()
            self.vehicles.addItems([text for text, _ in entries])
