"""The slides of the landed cost: what each vehicle is made up of, and the change from the baseline alone."""

from itertools import accumulate

from headroom.language import tr, tr_in
from headroom.output.handover.exhibits import Component, CostChange, CostChart
from headroom.output.writers.deck.chart_values import (
    Axis,
    ChartValues,
    LabelPlace,
    Labels,
    Plot,
    PlotKind,
    Series,
)
from headroom.output.writers.deck.chart_xml import nice_step
from headroom.output.writers.deck.frames import axis_labels, column_frame, fitting_label_size
from headroom.output.writers.deck.geometry import inches, points
from headroom.output.writers.deck.heading import SQUARE, Key, add_heading
from headroom.output.writers.deck.pages import DeckPage
from headroom.output.writers.deck.paper import COMPONENT_COLOURS, TEXT
from headroom.output.writers.deck.shapes import add_chart
from headroom.output.writers.deck.strips import StripRow, add_strip, names_room, strip_height
from headroom.output.writers.number_formats import DOLLARS, SIGNED_DOLLARS
from headroom.words.formatting import signed_dollars

_NAME_SIZES, _LABEL_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0), (11.0, 10.0, 9.0, 8.0, 7.0, 6.0)
_WIDEST_COLUMN, _LEAST_GAP, _MOST_GAP = inches(1.15), 32, 500
_NAMES_ROOM, _MOST_ROOM = inches(0.95), inches(1.7)
_ABOVE = inches(0.26)
_CHANGE = tr_in("a heading above differences", "Change")
_TO_BASELINE = tr_in("a heading: the difference to the baseline", "To baseline")


def lay_out_cost(page: DeckPage, chart: CostChart, detail: str, alt: str) -> None:
    """Put the chart of the landed cost on a page, with change and duty of each model below it."""
    bars = chart.bars
    legend = [
        Key(SQUARE, COMPONENT_COLOURS[component], name)
        for component, name in zip(Component, chart.components, strict=True)
    ]
    area = add_heading(page, detail, chart.heading, chart.left_out, legend)
    rows = _rows(chart)
    room = names_room(page, rows, _NAMES_ROOM, _MOST_ROOM)
    area = area.part(room / area.width, 1)
    each = area.width // len(bars)
    below = strip_height(page, area.width, rows) + points(4) if rows else 0
    names = axis_labels([bar.model for bar in bars], each, _NAME_SIZES, allowance=page.allowance)
    frame = column_frame(area.above(below), room, names.depth, _ABOVE)
    most = max((sum(part for part in bar.parts if part > 0) for bar in bars), default=0.0)
    step = nice_step(most)
    size = fitting_label_size(
        [bar.label for bar in bars], round(each * 0.96), _LABEL_SIZES, bold=True, allowance=page.allowance
    )
    totals = Labels(LabelPlace.ABOVE, DOLLARS, size, TEXT, ground=page.deck.stage.ground)
    values = ChartValues(
        categories=names.texts,
        names=tuple(bar.model for bar in bars),
        plots=(
            Plot(PlotKind.COLUMNS, _components(chart), stacked=True, gap=_gap(each)),
            Plot(
                PlotKind.LINE, (Series(tr("Landed cost"), tuple(bar.total for bar in bars), labels=totals),)
            ),
        ),
        axis=Axis(0.0, step * max(-(-most // step), 1), step, DOLLARS),
        size=names.size,
        inner=frame.inner,
    )
    add_chart(page.slide, frame.frame, values, page.language, page.deck.made_on, name="Landed cost", alt=alt)
    if rows:
        add_strip(page, frame.plot, frame.frame.bottom + points(4), room, rows, alt=_told(rows))


def lay_out_change(page: DeckPage, chart: CostChange, detail: str, alt: str) -> None:
    """Put the waterfall from the baseline to the scenario on a page: the change alone."""
    area = add_heading(page, detail, chart.heading)
    hanging = page.hanging or inches(0.6)
    area = area.part((hanging if not page.hanging else inches(0.2)) / area.width, 1)
    steps = [step.usd for step in chart.steps]
    ends = list(accumulate(steps))
    total = ends[-1] if ends else 0.0
    spans = [*((end - step, end) for step, end in zip(steps, ends, strict=True)), (0.0, total)]
    labels = [*(step.label for step in chart.steps), signed_dollars(total)]
    names = [*(step.name for step in chart.steps), _CHANGE]
    colours = [*(COMPONENT_COLOURS[step.component] for step in chart.steps), TEXT]
    each = area.width // len(spans)
    shown = axis_labels(names, each, _NAME_SIZES, allowance=page.allowance)
    frame = column_frame(area, hanging, shown.depth, _ABOVE)
    values = ChartValues(
        categories=shown.texts,
        names=tuple(names),
        plots=_waterfall(page, spans, labels, colours, each),
        axis=_change_axis(spans),
        size=shown.size,
        inner=frame.inner,
        first_heading=tr("Component"),
    )
    add_chart(
        page.slide,
        frame.frame,
        values,
        page.language,
        page.deck.made_on,
        name="Change of landed cost",
        alt=alt,
    )


def _waterfall(
    page: DeckPage, spans: list[tuple[float, float]], labels: list[str], colours: list[str], each: int
) -> tuple[Plot, ...]:
    """Return stacked columns upon an unfilled base, and the unseen line that carries the labels."""
    low = [min(span) for span in spans]
    high = [max(span) for span in spans]
    base = tuple(max(least, 0.0) + min(most, 0.0) for least, most in zip(low, high, strict=True))
    above = tuple(max(most, 0.0) - max(least, 0.0) for least, most in zip(low, high, strict=True))
    beneath = tuple(min(least, 0.0) - min(most, 0.0) for least, most in zip(low, high, strict=True))
    size = fitting_label_size(labels, each, (13.0, 12.0, *_LABEL_SIZES), bold=True, allowance=page.allowance)
    look = Labels(LabelPlace.ABOVE, SIGNED_DOLLARS, size, TEXT, tuple(labels), ground=page.deck.stage.ground)
    points_of = tuple(colours)
    series = [Series(tr("Up to here"), base), Series(_CHANGE, above, fill=TEXT, points=points_of)]
    if any(beneath):
        series.append(Series(tr("Change below zero"), beneath, fill=TEXT, points=points_of))
    top = Series(tr("Upper end"), tuple(high), labels=look)
    gap = min(max(50, round((each / inches(1.4) - 1) * 100)), _MOST_GAP)
    return (
        Plot(PlotKind.COLUMNS, tuple(series), stacked=True, gap=gap),
        Plot(PlotKind.LINE, (top,)),
    )


def _change_axis(spans: list[tuple[float, float]]) -> Axis:
    """Return the axis of a change: from zero, both ways where it goes both ways."""
    high = max((max(span) for span in spans), default=0.0)
    low = min((min(span) for span in spans), default=0.0)
    step = nice_step(max(high, 0.0) - min(low, 0.0))
    most, least = step * -(-max(high, 0.0) // step), -step * -(-max(-low, 0.0) // step)
    return Axis(least, most if most > least else least + step, step, SIGNED_DOLLARS)


def _components(chart: CostChart) -> tuple[Series, ...]:
    """Return the eight components, duties and fees on top."""
    return tuple(
        Series(name, tuple(bar.parts[place] for bar in chart.bars), fill=COMPONENT_COLOURS[component])
        for place, (component, name) in enumerate(zip(Component, chart.components, strict=True))
    )


def _rows(chart: CostChart) -> list[StripRow]:
    """Return what stands below the columns."""
    rows = []
    if any(bar.change for bar in chart.bars):
        rows.append(StripRow(_TO_BASELINE, tuple(bar.change for bar in chart.bars)))
    if any(bar.duty_a_year for bar in chart.bars):
        rows.append(StripRow(tr("Duty a year"), tuple(bar.duty_a_year for bar in chart.bars), bold=True))
    return rows


def _told(rows: list[StripRow]) -> str:
    if len(rows) > 1:
        return tr("Below each column: to baseline and duty a year.")
    if rows[0].name == _TO_BASELINE:
        return tr("Below each column: to baseline.")
    return tr("Below each column: duty a year.")


def _gap(each: int) -> int:
    """Return the gap that keeps a column from being wider than it should be."""
    return min(max(_LEAST_GAP, round((each / _WIDEST_COLUMN - 1) * 100)), _MOST_GAP)
