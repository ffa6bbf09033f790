"""The policy map as a table."""

import numpy as np
import pytest

from headroom.analysis.policy_map import Axes, PolicyMap
from headroom.rules.outcome import evaluate
from headroom.window.pages.map.shown.map_figure import MapFigure
from headroom.window.pages.map.shown.map_table import map_table
from headroom.window.pages.map.shown.map_view import MapChart, exact_chart
from headroom.window.plots.shown.extent import WHOLE, Extent
from resourcing_cases import Case, thresholds

AXES = Axes("rvc", "us_content")


def ten(figure: MapFigure = MapFigure.RULES) -> MapChart:
    outcome = evaluate(Case.generated(10, 4).offers().current, thresholds(0.75))
    return exact_chart(PolicyMap.of(outcome, AXES), figure, (), (0,))


def test_each_step_is_a_row_and_a_column_up_to_the_threshold_that_heads_it() -> None:
    table = map_table(ten(MapFigure.VOLUME), WHOLE, WHOLE)

    assert [round(float(share), 2) for share in table.headings[1:]] == [46.8, 100.0]
    assert [[round(float(cell), 2) for cell in row] for row in table.rows] == [
        [8.92, 100.0, 0.0],
        [100.0, 0.0, 0.0],
    ]
    assert table.title == "Share of volume qualifying, %"


def test_of_many_steps_values_at_even_distances_in_view_are_copied() -> None:
    chart = ten()
    made = chart.exact
    assert made is not None
    many = chart.columns[0] + np.linspace(0.0, 0.3, 60)
    finer = MapChart(**{name: getattr(chart, name) for name in MapChart.__slots__} | {"columns": many})

    table = map_table(finer, Extent(0.4, 0.8), Extent(0.0, 0.2))

    assert table.headings[1:] == pytest.approx([float(at) for at in range(40, 81, 2)])
    for row in table.rows:
        for heading, cell in zip(table.headings[1:], row[1:], strict=True):
            at = made.figure_at(MapFigure.RULES.figure, float(heading) / 100, float(row[0]) / 100 - 1e-6)
            assert abs(float(cell) - at) < 1e-6
