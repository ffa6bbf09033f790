"""The page of drivers: which input of the scenario moves a figure most, as a tornado."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QWidget

from headroom.analysis.drivers import KeyFigure, Span, Swing, tornado, usual_spans
from headroom.analysis.response import as_sourced, best_response
from headroom.explain.response import Derive, derived_by
from headroom.findings.drivers import drivers_finding
from headroom.language import tr, tr_in
from headroom.output import trails
from headroom.output.levers import Lever, levers
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario
from headroom.window.levers.lever_spin import LeverSpin
from headroom.window.look.plain_text import PlainLabel
from headroom.window.pages.analysis_layout import lay_out_analysis, quiet_button
from headroom.window.pages.choices import About, ResponseChoice
from headroom.window.pages.drivers.shown import tornado_chart
from headroom.window.pages.page_stack import EDITS
from headroom.window.pages.session_page import SessionPage
from headroom.window.plots.bar_rows_chart import BarRowsChart
from headroom.window.session.focus import Focus
from headroom.window.session.latest_answer import Cancelled, LatestAnswer
from headroom.window.session.session import Session
from headroom.window.trail.following import Following
from headroom.window.widgets.choice_box import ChoiceBox
from headroom.window.widgets.segmented import Segmented
from headroom.window.widgets.still_label import StillLabel
from headroom.words.definitions import figure_term

_LETTERS = 22
"""Of the names that are seen whole in the choice."""

_CHOOSE = tr("Choose a row to change its range.")


@dataclass(frozen=True, slots=True)
class _Question:
    """Of which figure a tornado is wanted; offers are given where makers respond."""

    exposure: Exposure
    offers: Offers | None
    scenario: Scenario
    figure: KeyFigure
    model: int | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    """A tornado, with the question it answers."""

    swings: tuple[Swing, ...]
    at_present: float
    derive: Derive
    question: _Question


class DriversPage(SessionPage):
    """Shows the tornado of a figure over the inputs of the scenario; the ranges can be changed."""

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(session, focus, parent)
        self._spans: dict[str, Span] = {}
        self._levers: dict[str, Lever] = {}
        self._key = ""
        self._latest = LatestAnswer(_answers, self)
        self._following = Following(focus, self)
        self.figure = ChoiceBox(tr("Figure"), _LETTERS)
        self._add_figures(tuple(KeyFigure))
        self.about = Segmented(tr("Whose figure"), tuple(About))
        self.sourcing = Segmented(tr("Response"), tuple(ResponseChoice))
        self.chart = BarRowsChart(tr("What drives the figure"))
        self.name = StillLabel()
        self.low, self.high = LeverSpin(), LeverSpin()
        self.low.setAccessibleName(tr("Low end of the range"))
        self.high.setAccessibleName(tr("High end of the range"))
        self.usual = quiet_button(tr("Usual range"))
        self.exhibits = (self.chart,)
        self.chosen_by = {"figure": self.figure, "whose": self.about, "response": self.sourcing}
        between = PlainLabel(tr_in("from one end of a range to the other", "to"))
        for words in (self.name, between):
            words.setProperty(EDITS, True)
        lay_out_analysis(
            self,
            (self.figure, self.about),
            self.sourcing,
            self.chart,
            (self.name, self.low, between, self.high, self.usual),
        )
        self.figure.currentIndexChanged.connect(self.refresh)
        self.about.chosen.connect(self.refresh)
        self.sourcing.chosen.connect(self.refresh)
        self.chart.chosen.connect(self._choose)
        self.chart.followed.connect(self._follow_row)
        self.chart.said.connect(focus.said)
        self.low.valueChanged.connect(self._change_range)
        self.high.valueChanged.connect(self._change_range)
        self.usual.clicked.connect(self._forget_range)
        self._latest.answered.connect(self._show)
        self._show_range()

    @Slot()
    def refresh(self) -> None:
        """Ask for the tornado of the session as it is now."""
        exposure, offers = self._session.exposure, self._session.offers
        if exposure is None:
            return
        self._offer_figures(costs=exposure.book.states_costs)
        rates = exposure.book.currency_rates
        self._levers = {
            lever.key: lever for group in levers(self._session.workspace, rates) for lever in group.levers
        }
        scenario = self._session.scenario
        question = _Question(
            exposure,
            offers if self.sourcing.value is ResponseChoice.BEST else None,
            scenario,
            KeyFigure(self.figure.currentData()),
            self._model(exposure),
            self._ranges(scenario),
        )
        if question == self._latest.question:
            return
        self._following.drop()
        self.chart.mark_stale(stale=True)
        self.tell_old()
        self._latest.ask(question)

    def _offer_figures(self, *, costs: bool) -> None:
        """Offer the figures; of content labels that is how many qualify, as they are sourced."""
        offered = tuple(KeyFigure) if costs else (KeyFigure.VOLUME,)
        if self.figure.count() != len(offered):
            with QSignalBlocker(self.figure):
                self.figure.clear()
                self._add_figures(offered)
            self.sourcing.choose(ResponseChoice.PRESENT)
            self.sourcing.setEnabled(costs)

    def _add_figures(self, figures: tuple[KeyFigure, ...]) -> None:
        """Offer figures, each with what it means."""
        for figure in figures:
            term = figure_term(figure, best=False)
            self.figure.addItem(term.word, figure)
            self.figure.setItemData(self.figure.count() - 1, term.tip, Qt.ItemDataRole.ToolTipRole)

    @property
    def best_response(self) -> bool:
        """Return whether makers respond."""
        asked = self._latest.question
        return asked is not None and asked.offers is not None

    def settle(self) -> None:
        """Wait for the tornado."""
        self._latest.settle()

    @Slot(object)
    def _show(self, answer: _Answer) -> None:
        """Show a tornado."""
        figure, best = answer.question.figure, answer.question.offers is not None
        self.chart.show_chart(
            tornado_chart(answer.swings, answer.at_present, figure, self._levers, best=best)
        )
        self.chart.mark_stale(stale=False)
        asked = answer.question
        model = "" if asked.model is None else asked.exposure.vehicles[asked.model].name
        self.tell(
            drivers_finding(answer.swings, answer.at_present, figure, self._levers, best=best, model=model)
        )

    @Slot(int)
    def _follow_row(self, row: int) -> None:
        """Follow back what the input of a row does to the figure."""
        label, answer = self.chart.chart.rows[row].label, self._latest.answer
        if answer is None:
            return
        asked = answer.question
        for swing in answer.swings:
            lever = self._levers.get(swing.span.key)
            if lever is not None and lever.label == label:
                ends = (swing.span.low, swing.span.high)
                low, high = (asked.scenario.with_value(swing.span.key, end) for end in ends)
                name = tr(
                    "{lever} from {low} to {high}",
                    lever=label,
                    low=lever.shown(swing.span.low),
                    high=lever.shown(swing.span.high),
                )
                trail = trails.swing(asked.figure, (low, high), answer.derive, name, asked.model)
                self._following.follow(trail, self._session.outcome, long=asked.offers is not None)

    def _model(self, exposure: Exposure) -> int | None:
        """Return the model whose figure is looked at; None for the fleet."""
        names = exposure.book.rows.models
        if self.about.value is About.FLEET or self._focus.model not in names:
            return None
        return names.index(self._focus.model)

    def _ranges(self, scenario: Scenario) -> tuple[Span, ...]:
        """Return the range of every input, as chosen or the usual one."""
        exposure = self._session.exposure
        used = exposure.currencies if exposure is not None else ()
        rates = exposure.book.currency_rates if exposure is not None else {}
        usual = usual_spans(scenario, {code: rate for code, rate in rates.items() if code in used})
        chosen = (self._spans.get(span.key, span) for span in usual)
        now = scenario.values(rates)
        return tuple(span.holding(now.get(span.key)) for span in chosen)

    @Slot(int)
    def _choose(self, row: int) -> None:
        """Offer the range of a row to be changed."""
        label = self.chart.chart.rows[row].label
        self._key = next((key for key, lever in self._levers.items() if lever.label == label), "")
        self._show_range()

    def _show_range(self) -> None:
        """Show the range of the input that was chosen."""
        lever = self._levers.get(self._key)
        for widget in (self.low, self.high, self.usual):
            widget.setEnabled(lever is not None)
        if lever is None:
            self.name.set_text(_CHOOSE)
            return
        span = next(one for one in self._ranges(self._session.scenario) if one.key == self._key)
        self.name.set_text(
            tr("Range of {lever}, now {value}", lever=lever.label, value=lever.shown(lever.value))
        )
        least, most = lever.least * lever.scale, lever.most * lever.scale
        present = None if lever.value is None else lever.value * lever.scale
        ends = (
            (self.low, span.low, least, most if present is None else present),
            (self.high, span.high, least if present is None else present, most),
        )
        for spin, value, first, last in ends:  # the present value stays in the range
            with QSignalBlocker(spin):
                spin.setDecimals(lever.decimals)
                spin.setRange(first, last)
                spin.setSingleStep(lever.step * lever.scale)
                spin.setSuffix(f" {lever.unit}")
                spin.setValue(value * lever.scale)

    @Slot()
    def _change_range(self) -> None:
        """Take the range that was typed; the end that was passed moves with the other."""
        lever = self._levers.get(self._key)
        if lever is None:
            return
        low, high = sorted((self.low.value() / lever.scale, self.high.value() / lever.scale))
        self._spans[self._key] = Span(self._key, low, high).holding(lever.value)
        self.refresh()

    @Slot()
    def _forget_range(self) -> None:
        """Go back to the usual range."""
        self._spans.pop(self._key, None)
        self._show_range()
        self.refresh()


def _answers(question: _Question, earlier: _Answer | None, cancelled: Cancelled) -> Iterator[_Answer]:
    """Compute a tornado."""
    del earlier  # another question has another tornado
    exposure, offers, scenario = question.exposure, question.offers, question.scenario
    respond = as_sourced(exposure) if offers is None else best_response(offers)
    swings = tornado(respond, scenario, question.spans, question.figure, question.model, cancelled)
    at_present = question.figure.of(respond(scenario), question.model)
    yield _Answer(swings, at_present, derived_by(exposure, offers), question)
