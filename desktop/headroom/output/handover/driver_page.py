"""What drives the cost: each input from one end of its range to the other, all others as they are."""

from headroom.analysis.drivers import KeyFigure, Swing, present_spans, tornado
from headroom.analysis.response import as_sourced
from headroom.findings.drivers import drivers_finding
from headroom.language import localized, tr, tr_count, tr_in
from headroom.output.handover.exhibits import SwingBar, SwingChart
from headroom.output.handover.handover import HandoverPage, PageKey
from headroom.output.handover.question import HandoverQuestion
from headroom.output.handover.titles import fitted
from headroom.output.levers import Lever
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.words import formatting
from headroom.words.definitions import figure_term

_MOST = 12
_ENDS = (
    tr("At the low end"),
    tr("At the high end"),
    tr_in("a heading: how far an input moves a figure", "Swing"),
)
_LEAST_WIDTH = 1e-5


def driver_page(question: HandoverQuestion) -> HandoverPage | None:
    """Return which input moves the landed cost most; of labels the share of volume that qualifies.

    None where no input moves it.
    """
    if not question.outcome.vehicles:
        return None
    figure = KeyFigure.LANDED if question.states_costs else KeyFigure.VOLUME
    respond = as_sourced(question.exposure)
    present = figure.of(respond(question.scenario))
    swings = tornado(respond, question.scenario, present_spans(question.exposure, question.scenario), figure)
    moving = [one for one in swings if one.width > _LEAST_WIDTH * max(abs(present), 1.0)]
    if not moving:
        return None
    finding = drivers_finding(swings, present, figure, question.levers)
    rest = len(moving) - _MOST
    bars = tuple(_bar(one, figure, question.levers.get(one.span.key)) for one in moving[:_MOST])
    chart = SwingChart(
        bars,
        _heading(figure_term(figure, best=False).word, costs=question.states_costs),
        present,
        _shown(present, figure),
        tr_count("{n} more input moves it less.", "{n} more inputs move it less.", rest) if rest > 0 else "",
    )
    told = "; ".join(
        tr(
            "{lever} from {low} to {high}: {width}",
            lever=bar.name,
            low=bar.low,
            high=bar.high,
            width=bar.width,
        )
        for bar in bars
    )
    return HandoverPage(
        key=PageKey.DRIVERS,
        title=fitted(finding.sentence),
        detail=finding.detail,
        exhibit=chart,
        table=_table(moving, figure, question),
        alt=tr("Bars of how far each input moves the figure, the widest on top: {inputs}.", inputs=told),
        notes=(
            figure_term(figure, best=False).tip,
            tr("One input at a time goes from one end of its range to the other; all others stay."),
        ),
        name=tr("What drives it"),
    )


def _heading(figure: str, *, costs: bool) -> str:
    """Return what the bars are, and in which unit."""
    if costs:
        return tr("{figure}, US dollars", figure=figure)
    return tr("{figure}, percent", figure=figure)


def _bar(swing: Swing, figure: KeyFigure, lever: Lever | None) -> SwingBar:
    """Return the bar of one input."""
    low, high = (
        localized(f"{value:g}") if lever is None else lever.shown(value)
        for value in (swing.span.low, swing.span.high)
    )
    width = (
        tr("{points} points", points=formatting.number(swing.width * 100, 1))
        if figure is KeyFigure.VOLUME
        else _shown(swing.width, figure)
    )
    name = swing.span.key if lever is None else lever.label
    return SwingBar(name, swing.at_low, swing.at_high, low, high, width)


def _shown(value: float, figure: KeyFigure) -> str:
    """Return the figure in words."""
    return formatting.percent(value) if figure is KeyFigure.VOLUME else formatting.dollars(value)


def _table(swings: list[Swing], figure: KeyFigure, question: HandoverQuestion) -> DetailTable:
    """Return every input that moves the figure."""
    unit, scale = ("%", 100.0) if figure is KeyFigure.VOLUME else ("USD", 1.0)
    columns = (
        TableColumn(tr_in("a heading: what drives a figure", "Input"), wide=True),
        TableColumn(tr_in("a heading: the low end of a range", "From"), right=True),
        TableColumn(tr_in("a heading: the high end of a range", "To"), right=True),
        *(TableColumn(name, right=True, unit=unit) for name in _ENDS),
    )
    rows = []
    for swing in swings:
        bar = _bar(swing, figure, question.levers.get(swing.span.key))
        rows.append(
            (
                Cell(bar.name),
                Cell(bar.low),
                Cell(bar.high),
                Cell(_shown(swing.at_low, figure), swing.at_low * scale),
                Cell(_shown(swing.at_high, figure), swing.at_high * scale),
                Cell(bar.width, swing.width * scale),
            )
        )
    return DetailTable(tr("What drives it"), columns, tuple(rows))
