"""The slide that shows what drives the cost: a tornado with the ends of each input, the widest on top."""

from headroom.language import tr, tr_in
from headroom.output.handover.exhibits import SwingChart
from headroom.output.writers.deck.chart_values import (
    Axis,
    ChartValues,
    LabelPlace,
    Labels,
    Plot,
    PlotKind,
    Series,
)
from headroom.output.writers.deck.frames import ChartFrame
from headroom.output.writers.deck.geometry import Box, inches, points
from headroom.output.writers.deck.heading import SQUARE, Key, add_heading
from headroom.output.writers.deck.pages import DeckPage
from headroom.output.writers.deck.paper import COMPONENT_COLOURS, MUTED, TEXT
from headroom.output.writers.deck.shapes import Run, add_chart, add_table
from headroom.output.writers.deck.tables_xml import TableCell, table_xml
from headroom.output.writers.deck.words import cut, slide_text, width_of
from headroom.output.writers.number_formats import SIGNED_DOLLARS

_DARK, _PALE = list(COMPONENT_COLOURS.values())[:3:2]
_SIZE, _ROW = 11.0, inches(0.44)
_AXIS_DEPTH = inches(0.26)
_NAMES_SHARE, _WIDTHS_SHARE = 0.29, 0.1
_AIR, _MOST_LABELS = 1.22, 0.2


def lay_out_swings(page: DeckPage, chart: SwingChart, detail: str, alt: str) -> None:
    """Put the tornado on a page, with the width of each swing at its right."""
    keys = [
        Key(SQUARE, _PALE, tr("with the input at its low end")),
        Key(SQUARE, _DARK, tr("at its high end")),
    ]
    heading = tr("{figure}, against {present}", figure=chart.heading, present=chart.present_label)
    area = add_heading(page, detail, heading, chart.left_out, keys)
    count = len(chart.bars)
    area = area.upper(min(area.height, count * _ROW + _AXIS_DEPTH + inches(0.1)))
    names_width = round(area.width * _NAMES_SHARE)
    widths_width = round(area.width * _WIDTHS_SHARE)
    plot = Box(
        area.left + names_width,
        area.top + _AXIS_DEPTH,
        area.width - names_width - widths_width,
        area.height - _AXIS_DEPTH,
    )
    frame = ChartFrame(Box(area.left, area.top, area.width - widths_width, area.height), plot)
    size = min(_SIZE, plot.height / count / 12_700 / 1.5)
    shown = [
        cut(slide_text(bar.name), names_width - points(10), size, allowance=page.allowance)
        for bar in chart.bars
    ]
    values = ChartValues(
        categories=tuple(shown),
        names=tuple(bar.name for bar in chart.bars),
        plots=(_bars(chart, size - 1),),
        axis=_axis(chart, size, plot.width),
        size=size,
        inner=frame.inner,
        reversed=True,
        first_heading=tr_in("a heading: what drives a figure", "Input"),
    )
    add_chart(
        page.slide,
        frame.frame,
        values,
        page.language,
        page.deck.made_on,
        name="What drives the cost",
        alt=alt,
    )
    _add_widths(page, chart, plot, widths_width, size)


def _bars(chart: SwingChart, size: float) -> Plot:
    """Return the swings to both ends as changes, each labelled with the end of its input."""
    low = tuple(bar.at_low - chart.present for bar in chart.bars)
    high = tuple(bar.at_high - chart.present for bar in chart.bars)
    ends = tuple(tuple(slide_text(end, 40) for end in (bar.low, bar.high)) for bar in chart.bars)
    series = tuple(
        Series(
            name,
            values,
            fill=colour,
            labels=Labels(
                LabelPlace.END,
                SIGNED_DOLLARS,
                size,
                MUTED,
                tuple(end[place] if values[at] else "" for at, end in enumerate(ends)),
                bold=False,
            ),
        )
        for place, (name, values, colour) in enumerate(
            ((tr("At the low end"), low, _PALE), (tr("At the high end"), high, _DARK))
        )
    )
    return Plot(PlotKind.BARS, series, gap=55)


def _axis(chart: SwingChart, size: float, width: int) -> Axis:
    """Return the axis of changes, with room at both ends for the labels; its figures stand at the right."""
    changes = [end - chart.present for bar in chart.bars for end in (bar.at_low, bar.at_high)]
    high, low = max(*changes, 0.0), min(*changes, 0.0)
    words = max((width_of(word, size) for bar in chart.bars for word in (bar.low, bar.high)), default=0)
    span = (high - low) or 1.0
    room = span * min(words * _AIR / width, _MOST_LABELS)
    return Axis(low - room, high + room, span, SIGNED_DOLLARS, shown=False)


def _add_widths(page: DeckPage, chart: SwingChart, plot: Box, width: int, size: float) -> None:
    """Put how far the figure swings beside each row."""
    each = plot.height // len(chart.bars)
    rows = [
        [
            TableCell(
                ([Run(tr_in("a heading: how far an input moves a figure", "Swing"), size, MUTED)],),
                align="r",
                margins=(0, 0),
            )
        ]
    ]
    rows += [
        [TableCell(([Run(bar.width, size, TEXT, bold=True)],), align="r", margins=(0, 0))]
        for bar in chart.bars
    ]
    heights = [_AXIS_DEPTH, *[each] * len(chart.bars)]
    box = Box(plot.right, plot.top - _AXIS_DEPTH, width, sum(heights))
    table = table_xml(rows, [width], heights, page.language)
    add_table(
        page.slide, box, table, name="Width of each swing", alt=tr("How far the figure swings, row by row.")
    )
