"""The XML of a native chart: what the library has no words for, such as columns with a line across them.

Source: ECMA-376, part 1, section 21.2 (DrawingML, charts); the order of elements is that of its schema.
"""

import math
from collections.abc import Iterable

from headroom.output.writers.deck.axes_xml import AXES, INNER, axes
from headroom.output.writers.deck.chart_book import category_range, series_column
from headroom.output.writers.deck.chart_values import ChartValues, Plot, PlotKind
from headroom.output.writers.deck.drawing_xml import a, c, chart_type, switch, written
from headroom.output.writers.deck.library import Element
from headroom.output.writers.deck.paper import TEXT
from headroom.output.writers.deck.series_xml import series_of

_OVERLAP = "100"


def chart_xml(chart: ChartValues, language: str) -> bytes:
    """Return the part of a chart; its workbook is put beside it.

    Args:
        chart: The chart.
        language: Of its words, as BCP 47 has it.
    """
    place = 0
    plots = []
    for plot in chart.plots:
        plots.append(_plot(chart, plot, place))
        place += len(plot.series)
    area = c(
        "plotArea",
        _inner(chart.inner),
        *plots,
        *axes(chart, within=any(plot.within for plot in chart.plots)),
        c("spPr", a("noFill"), a("ln", a("noFill"))),
    )
    return written(
        c(
            "chartSpace",
            switch("date1904", False),
            c("lang", val=language),
            switch("roundedCorners", False),
            c(
                "chart",
                switch("autoTitleDeleted", True),
                area,
                switch("plotVisOnly", True),
                c("dispBlanksAs", val="gap"),
            ),
            c("spPr", a("noFill"), a("ln", a("noFill"))),
            chart_type(chart.size, TEXT),
        )
    )


def _inner(place: Iterable[float]) -> Element:
    """Return the layout that puts the plot itself, without its labels, at a place in the frame."""
    left, top, width, height = (f"{one:.6f}" for one in place)
    return c(
        "layout",
        c(
            "manualLayout",
            c("layoutTarget", val="inner"),
            c("xMode", val="edge"),
            c("yMode", val="edge"),
            c("x", val=left),
            c("y", val=top),
            c("w", val=width),
            c("h", val=height),
        ),
    )


def _plot(chart: ChartValues, plot: Plot, first: int) -> Element:
    """Return series that are drawn together; ``first`` is the place of the first of them."""
    series = [
        series_of(
            chart,
            plot,
            one,
            order=first + at,
            column=series_column(chart, first + at),
            categories=category_range(chart),
        )
        for at, one in enumerate(plot.series)
    ]
    axis_ids = [c("axId", val=one) for one in (INNER if plot.within else AXES)]
    if plot.kind is PlotKind.LINE:
        return c(
            "lineChart",
            c("grouping", val="standard"),
            switch("varyColors", False),
            *series,
            switch("marker", True),
            *axis_ids,
        )
    return c(
        "barChart",
        c("barDir", val="bar" if plot.kind is PlotKind.BARS else "col"),
        c("grouping", val="stacked" if plot.stacked else "clustered"),
        switch("varyColors", False),
        *series,
        c("gapWidth", val=str(plot.gap)),
        c("overlap", val=_OVERLAP),
        *axis_ids,
    )


def nice_step(most: float, steps: int = 4) -> float:
    """Return the distance of marks: 1, 2, 2.5 or 5 times a power of ten, at most ``steps`` of them."""
    if most <= 0 or not math.isfinite(most):
        return 1.0
    rough = most / steps
    power = 10 ** math.floor(math.log10(rough))
    found: float = next(
        factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * (1 - 1e-9)
    )
    return found
