"""The policy map as a table of values: US thresholds down, regional ones across."""

import numpy as np

from headroom.arrays import Floats
from headroom.language import tr
from headroom.rules.content import TOLERANCE
from headroom.window.pages.map.shown.map_figure import MapFigure
from headroom.window.pages.map.shown.map_view import MapChart
from headroom.window.plots.shown.extent import Extent
from headroom.window.plots.shown.plot_table import PlotTable, plain_number, plain_percent

_MOST = 40
"""Steps each way up to which each step is a row or a column; of more, thresholds at even distances are."""

_EVEN = 21


def map_table(chart: MapChart, across: Extent, up: Extent) -> PlotTable:
    """Return the values in view.

    Where models tip at few thresholds, each step is a column or a row, up to the threshold that heads
    it; else the values at thresholds at even distances are.

    Args:
        chart: The map.
        across: Regional thresholds in view.
        up: US thresholds in view.
    """
    columns, rows = _thresholds(chart.columns, across), _thresholds(chart.rows, up)
    scale = 100.0 if chart.figure is MapFigure.VOLUME else 1.0
    table = [
        (
            plain_percent(us),
            *(plain_number(float(chart.values[chart.cell(share, us)]) * scale) for share in columns),
        )
        for us in rows
    ]
    corner = tr("US content asked for, %, down; regional content, %, across")
    title = f"{chart.figure.heading}, {chart.figure.copied_unit}"
    return PlotTable(title, (corner, *(plain_percent(share) for share in columns)), tuple(table))


def _thresholds(ends: Floats, seen: Extent) -> list[float]:
    """Return the thresholds of the columns or rows."""
    inside = ends[(ends > seen.low) & (ends < seen.high)] - TOLERANCE
    if len(inside) < _MOST:
        return [*inside.tolist(), seen.high]
    even: list[float] = np.linspace(seen.low, seen.high, _EVEN).tolist()
    return even
