"""One series of a native chart as XML: where its values stand in the workbook, and how it looks."""

import math
from collections.abc import Sequence

from headroom.output.language_tag import language_tag
from headroom.output.writers.deck.chart_book import error_range, heading_cell, value_range
from headroom.output.writers.deck.chart_values import ChartValues, LabelPlace, Labels, Plot, PlotKind, Series
from headroom.output.writers.deck.drawing_xml import a, c, chart_type, line, solid, switch, type_of
from headroom.output.writers.deck.library import Element
from headroom.output.writers.deck.paper import SURFACE, TEXT

_GENERAL = "General"
_LINE_POINTS, _ERROR_POINTS, _SEAM_POINTS = 1.5, 1.25, 0.75
_LARGEST_MARKER = 72
_HALF = "0.5"


def series_of(
    chart: ChartValues, plot: Plot, series: Series, *, order: int, column: int, categories: str
) -> Element:
    """Return a series.

    Args:
        chart: Its chart.
        plot: What it is drawn with.
        series: Itself.
        order: Its place among all series.
        column: Its column in the workbook, from 0.
        categories: Cells of the categories.
    """
    is_line = plot.kind is PlotKind.LINE
    name = c("tx", c("strRef", c("f", text=heading_cell(column)), _texts("strCache", [series.name])))
    cells = value_range(chart, column)
    return c(
        "ser",
        c("idx", val=str(order)),
        c("order", val=str(order)),
        name,
        _look(plot, series),
        _marker(series) if is_line else switch("invertIfNegative", False),
        *([] if is_line else _points(series)),
        _labels(series.labels, series.values) if series.labels else None,
        _extension(series) if series.extended else None,
        _errors(chart, series) if series.errors else None,
        c("cat", c("strRef", c("f", text=categories), _texts("strCache", chart.categories))),
        c("val", _numbers(cells, series.values)),
        switch("smooth", False) if is_line else None,
    )


def _look(plot: Plot, series: Series) -> Element:
    """Return fill and edge of a series."""
    if plot.kind is PlotKind.LINE:
        drawn = None if series.extended else series.line
        return c("spPr", line(drawn, _LINE_POINTS, dashed=series.dashed))
    seam = SURFACE if plot.stacked and series.fill else None
    return c("spPr", solid(series.fill), line(seam, _SEAM_POINTS))


def _points(series: Series) -> list[Element]:
    """Return the columns of a series that look other than the rest."""
    found = []
    for place in range(len(series.values)):
        own = series.points[place] if series.points else None
        if place in series.dashed_points:
            look = c("spPr", a("noFill"), line(own or series.fill, 1.0, dashed=True))
        elif own is not None:
            look = c("spPr", solid(own), line(None))
        else:
            continue
        flat = (switch("invertIfNegative", False), switch("bubble3D", False))
        found.append(c("dPt", c("idx", val=str(place)), *flat, look))
    return found


def _marker(series: Series) -> Element:
    """Return the marks of a line: none, or a dash at each value."""
    if not series.tick:
        return c("marker", c("symbol", val="none"))
    size = min(max(series.tick, 2), _LARGEST_MARKER)
    look = c("spPr", solid(TEXT), line(None))
    return c("marker", c("symbol", val="dash"), c("size", val=str(size)), look)


def _extension(series: Series) -> Element:
    """Return the line through all values, half a category farther at both ends."""
    return c(
        "trendline",
        c("name", text=series.name),
        c("spPr", line(series.line, _LINE_POINTS, dashed=series.dashed)),
        c("trendlineType", val="linear"),
        c("forward", val=_HALF),
        c("backward", val=_HALF),
        switch("dispRSqr", False),
        switch("dispEq", False),
    )


def _errors(chart: ChartValues, series: Series) -> Element:
    """Return how far values may lie above what is drawn."""
    return c(
        "errBars",
        c("errBarType", val="plus"),
        c("errValType", val="cust"),
        switch("noEndCap", False),
        c("plus", _numbers(error_range(chart, series), series.errors)),
        c("minus", c("numLit", c("formatCode", text=_GENERAL), c("ptCount", val="1"), _none_below())),
        c("spPr", line(TEXT, _ERROR_POINTS)),
    )


def _none_below() -> Element:
    return c("pt", c("v", text="0"), idx="0")


def _labels(labels: Labels, values: Sequence[float | None]) -> Element:
    """Return the labels of a series."""
    single = []
    for place, text in enumerate(labels.texts):
        if text == "" or (text is not None and values[place] is None):
            single.append(c("dLbl", c("idx", val=str(place)), switch("delete", True)))
        elif text is not None:
            single.append(_label(place, text, labels))
    return c("dLbls", *single, *_label_look(labels))


def _label(place: int, text: str, labels: Labels) -> Element:
    """Return one label with a text of its own."""
    paragraphs = [
        a(
            "p",
            a("pPr", type_of(labels.size, labels.colour, bold=labels.bold)),
            a("r", _run_look(labels), a("t", text=part)),
        )
        for part in text.split("\n")
    ]
    rich = c("rich", a("bodyPr"), a("lstStyle"), *paragraphs)
    return c("dLbl", c("idx", val=str(place)), c("tx", rich), _ground(labels), *_shown(labels.place))


def _run_look(labels: Labels) -> Element:
    look = type_of(labels.size, labels.colour, bold=labels.bold, tag="rPr")
    look.set("lang", language_tag())
    return look


def _label_look(labels: Labels) -> list[Element]:
    """Return how labels look that show the value."""
    return [
        c("numFmt", formatCode=labels.number_format, sourceLinked="0"),
        _ground(labels),
        chart_type(labels.size, labels.colour, bold=labels.bold),
        *_shown(labels.place),
    ]


def _ground(labels: Labels) -> Element:
    """Return what lies behind a label."""
    return c("spPr", solid(labels.ground), line(None))


def _shown(place: LabelPlace) -> list[Element]:
    """Return where a label stands and that it shows the value alone."""
    others = ("showCatName", "showSerName", "showPercent", "showBubbleSize")
    return [
        c("dLblPos", val=place.value),
        switch("showLegendKey", False),
        switch("showVal", True),
        *(switch(one, False) for one in others),
    ]


def _texts(tag: str, texts: Sequence[str]) -> Element:
    """Return texts as the chart remembers them."""
    kept = [c("pt", c("v", text=text), idx=str(place)) for place, text in enumerate(texts)]
    return c(tag, c("ptCount", val=str(len(texts))), *kept)


def _numbers(cells: str, values: Sequence[float | None]) -> Element:
    """Return numbers with their cells, as the chart remembers them; what is no number is blank."""
    kept = [
        c("pt", c("v", text=f"{value:.16g}"), idx=str(place))  # digits as the workbook has them
        for place, value in enumerate(values)
        if value is not None and math.isfinite(value)
    ]
    cache = c("numCache", c("formatCode", text=_GENERAL), c("ptCount", val=str(len(values))), *kept)
    return c("numRef", c("f", text=cells), cache)
