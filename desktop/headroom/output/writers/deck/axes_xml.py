"""The axes of a native chart: hairlines for values, words for categories, no frame."""

from headroom.output.writers.deck.chart_values import Axis, ChartValues, PlotKind
from headroom.output.writers.deck.drawing_xml import a, c, chart_type, line, switch
from headroom.output.writers.deck.library import Element
from headroom.output.writers.deck.paper import EDGE, HAIRLINE, MUTED, TEXT

AXES, INNER = ("111111111", "111111112"), ("222222221", "222222222")
"""Numbers of the axis of categories and of that of values: those that are seen, and those within."""


def axes(chart: ChartValues, *, within: bool) -> list[Element]:
    """Return the axes of a chart, that of categories first; ``within``: and a pair that is not seen."""
    found = [_categories(chart, AXES), _values(chart, AXES)]
    return [*found, _categories(chart, INNER), _values(chart, INNER)] if within else found


def _categories(chart: ChartValues, ids: tuple[str, str]) -> Element:
    """Return the axis of categories."""
    lying = _lying(chart)
    labels = "low" if chart.category_labels else "none"
    return c(
        "catAx",
        c("axId", val=ids[0]),
        c("scaling", c("orientation", val="maxMin" if chart.reversed else "minMax")),
        switch("delete", ids is INNER),
        c("axPos", val="l" if lying else "b"),
        c("numFmt", formatCode="General", sourceLinked="0"),
        c("majorTickMark", val="none"),
        c("minorTickMark", val="none"),
        c("tickLblPos", val=labels),
        c("spPr", a("noFill"), line(EDGE)),
        chart_type(chart.size, TEXT, upright=True),
        c("crossAx", val=ids[1]),
        c("crosses", val="autoZero"),
        switch("auto", False),
        c("lblAlgn", val="ctr"),
        c("lblOffset", val="40"),
        switch("noMultiLvlLbl", True),
    )


def _values(chart: ChartValues, ids: tuple[str, str]) -> Element:
    """Return the axis of values."""
    axis: Axis = chart.axis
    lying = _lying(chart)
    side = ("t" if chart.reversed else "b") if lying else "l"
    return c(
        "valAx",
        c("axId", val=ids[1]),
        c(
            "scaling",
            c("orientation", val="minMax"),
            c("max", val=repr(float(axis.most))),
            c("min", val=repr(float(axis.least))),
        ),
        switch("delete", ids is INNER),
        c("axPos", val="r" if ids is INNER else side),
        c("majorGridlines", c("spPr", line(HAIRLINE))) if axis.shown and ids is AXES else None,
        c("numFmt", formatCode=axis.number_format, sourceLinked="0"),
        c("majorTickMark", val="none"),
        c("minorTickMark", val="none"),
        c("tickLblPos", val=("high" if lying and chart.reversed else "low") if axis.shown else "none"),
        c("spPr", a("noFill"), line(None)),
        chart_type(chart.size, MUTED),
        c("crossAx", val=ids[0]),
        c("crosses", val="max" if ids is INNER else "autoZero"),
        c("crossBetween", val="between"),
        c("majorUnit", val=repr(float(axis.step))),
    )


def _lying(chart: ChartValues) -> bool:
    """Return whether the bars lie."""
    return chart.plots[0].kind is PlotKind.BARS
