"""A tornado as shown: every input's swing of one figure, the widest on top."""

from collections.abc import Mapping, Sequence

from headroom.analysis.drivers import KeyFigure, Swing
from headroom.language import as_dollars, localized, tr, tr_in
from headroom.output.levers import Lever
from headroom.window.plots.shown.axis_marks import Marks, marks, share_marks, sum_marks
from headroom.window.plots.shown.bar_rows import BarRow, BarRows, BarTone, Segment, nice_ends, nice_ticks
from headroom.words import formatting
from headroom.words.definitions import figure_term

_LEAST_WIDTH = 1e-5  # of the figure; less would be drawn as nothing


def tornado_chart(
    swings: Sequence[Swing],
    at_present: float,
    figure: KeyFigure,
    levers: Mapping[str, Lever],
    *,
    best: bool = False,
) -> BarRows:
    """Return the chart of a tornado without the inputs that do not move the figure: the sentence counts them.

    Args:
        swings: Widest first.
        at_present: The figure as it is.
        figure: What is looked at.
        levers: The inputs by their keys, for their names and units.
        best: Whether makers change their sources.
    """
    moving = [swing for swing in swings if swing.width > _LEAST_WIDTH * max(abs(at_present), 1.0)]
    ends = [value for swing in moving for value in (swing.at_low, swing.at_high)]
    low, high = nice_ends(min([at_present, *ends]), max([at_present, *ends]))
    return BarRows(
        title=tr("What drives the {figure}", figure=figure_term(figure, best=best).inside),
        unit=tr("percent, the line is now")
        if figure is KeyFigure.VOLUME
        else tr("US dollars, the line is now"),
        rows=tuple(_row(swing, at_present, figure, levers) for swing in moving),
        low=low,
        high=high,
        ticks=_marks(nice_ticks(low, high), figure),
        line=at_present,
        headings=(tr("Low end"), tr("High end"), tr("Swing")),
        legend=((BarTone.LOW, tr("input at its low end")), (BarTone.HIGH, tr("at its high end"))),
        empty=tr("No input of the scenario moves this figure within its range."),
        columns=(
            tr("Input"),
            *(tr("Low end"), tr("High end")),
            *(
                f"{word}, {unit_of(figure)}"
                for word in (tr("At the low end"), tr("At the high end"), tr("Swing"))
            ),
        ),
    )


def _short(lever: Lever, value: float) -> str:
    """Return a value of an input in few letters: what a currency costs is dollars, as its name says."""
    number, _, unit = lever.shown(value).partition(formatting.THIN_SPACE)
    return as_dollars(number) if unit.startswith("$") else lever.shown(value)


def the(figure: KeyFigure) -> str:
    """Return a figure with its article."""
    return tr_in("a figure within a sentence", "the {figure}", figure=figure.word)


def unit_of(figure: KeyFigure) -> str:
    """Return the unit of a figure where it is copied as a number."""
    return "%" if figure is KeyFigure.VOLUME else "USD"


def shown(value: float, figure: KeyFigure) -> str:
    """Return a figure in words."""
    if figure is KeyFigure.VOLUME:
        return formatting.percent(value)
    return formatting.millions(value) if figure is KeyFigure.DUTY else formatting.dollars(value)


def _marks(values: Sequence[float], figure: KeyFigure) -> Marks:
    """Return the marks of the axis of a figure."""
    if figure is KeyFigure.VOLUME:
        return share_marks(values)
    return sum_marks(values) if figure is KeyFigure.DUTY else marks(values, formatting.dollars)


def _row(swing: Swing, at_present: float, figure: KeyFigure, levers: Mapping[str, Lever]) -> BarRow:
    """Return the row of one input."""
    lever = levers.get(swing.span.key)
    name = lever.label if lever else swing.span.key
    span = (swing.span.low, swing.span.high)
    low, high = (lever.shown(value) if lever else localized(f"{value:g}") for value in span)
    ends = (_short(lever, value) if lever else localized(f"{value:g}") for value in span)
    width = (
        formatting.points(swing.width).lstrip("+")
        if figure is KeyFigure.VOLUME
        else shown(swing.width, figure)
    )
    scale = lever.scale if lever else 1.0
    values = (swing.at_low, swing.at_high, swing.width)
    return BarRow(
        name,
        (
            Segment(at_present, swing.at_low, BarTone.LOW),
            Segment(at_present, swing.at_high, BarTone.HIGH),
        ),
        figures=(*ends, width),
        own_unit=lever.unit if lever else "",
        numbers=(
            *(value * scale for value in span),
            *(value * 100 if figure is KeyFigure.VOLUME else value for value in values),
        ),
        note=tr(
            "{input}: {at_low} at {low}, {at_high} at {high}",
            input=name,
            at_low=shown(swing.at_low, figure),
            low=low,
            at_high=shown(swing.at_high, figure),
            high=high,
        ),
    )
