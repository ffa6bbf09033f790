"""Pairs of thresholds are copied with their figures."""

import pytest

from headroom.analysis.policy_map import Axes, PolicyMap
from headroom.rules.outcome import evaluate
from headroom.window.pages.map.shown.map_view import LawPoint, MapFigure, exact_chart
from headroom.window.pages.map.shown.place_table import place_table
from resourcing_cases import Case, thresholds

TEN = Case.generated(10, 4).offers()


@pytest.mark.parametrize("figure", MapFigure)
def test_each_place_has_the_figure_and_the_count_that_evaluate_says(figure: MapFigure) -> None:
    made = PolicyMap.of(evaluate(TEN.current, thresholds(0.75)), Axes("rvc", "us_content"))
    chart = exact_chart(made, figure, (LawPoint("Proposal", 0.82, 0.5),), (0,))

    table = place_table(chart, ("Here", 0.1, 0.0))

    assert [row[:3] for row in table.rows] == [("Here", "10", "0"), ("Proposal", "82", "50")]
    for row, (regional, us) in zip(table.rows, ((0.1, 0.0), (0.82, 0.5)), strict=True):
        totals = evaluate(TEN.current, thresholds(regional, us)).fleet()
        assert int(row[4]) == totals.qualifying
        if figure is MapFigure.VOLUME:
            assert float(row[3]) == pytest.approx(totals.qualifying_volume_share * 100)
        if figure is MapFigure.DUTY:
            assert float(row[3]) == pytest.approx(totals.duty_usd, abs=0.01)
