from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from headroom.analysis.grid_axis import GridAxis
from headroom.analysis.policy_map import Axes, PolicyMap
from headroom.analysis.response_grid import refined
from headroom.book.sourcing import VehicleClass
from headroom.policy_files.policy_file import load_presets
from headroom.rules.exposure import Exposure
from headroom.rules.measures import Measure, Trade, When
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Test, Threshold
from headroom.rules.scenario import Scenario
from headroom.window.pages.map.shown.map_scale import SHADES, colour_scale, lightness
from headroom.window.pages.map.shown.map_view import (
    OTHERS,
    MapChart,
    MapFigure,
    exact_chart,
    law_points,
    refined_chart,
    refinement,
)
from headroom.words.formatting import THIN_SPACE
from resourcing_cases import Case, thresholds

TEN = Case.generated(10, 4).offers()
AXES = Axes("rvc", "us_content")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


def ten(figure: MapFigure = MapFigure.RULES) -> MapChart:
    made = PolicyMap.of(evaluate(TEN.current, thresholds(0.75)), AXES)
    return exact_chart(made, figure, (), (0,))


@pytest.mark.parametrize(
    ("ground", "hue"),
    [("#eef0f3", "#b04a08"), ("#eef0f3", "#2a6db0"), ("#262e37", "#f08a3c"), ("#262e37", "#5aa2e6")],
)
def test_every_step_of_the_scale_is_as_much_lighter_or_darker_as_the_last(ground: str, hue: str) -> None:
    light = np.array([lightness(colour) for colour in colour_scale(ground, hue)])

    steps = np.diff(light[::15])
    assert (steps > 0).all() or (steps < 0).all()
    assert np.abs(steps).min() > 0.5 * np.abs(steps).max()
    assert abs(light[-1] - light[0]) > 0.5


@given(COLOURS, COLOURS)
def test_a_scale_is_opaque_colours_whatever_it_is_made_of(ground: str, hue: str) -> None:
    scale = colour_scale(ground, hue)

    assert len(scale) == SHADES
    assert all(0xFF000000 <= colour <= 0xFFFFFFFF for colour in scale)


def test_a_reading_says_both_thresholds_the_value_the_count_and_the_rule() -> None:
    """Ten parts, seed 4, reach 46.798 % and 8.920 %, and pay 16.09 a vehicle if they fail."""
    reading = ten().reading("Here", 0.5, 0.05)

    assert reading.place == f"50.0{THIN_SPACE}% regional, 5.0{THIN_SPACE}% US"
    assert reading.value == "$16"
    assert reading.lines == ("0 of 1 models qualify", "regional content bites")
    assert ten().reading("Here", 0.4, 0.05).lines == ("1 of 1 models qualify", "neither rule bites")
    assert ten().reading("Here", 0.5, 0.5).lines[1] == "both rules bite"
    assert ten().reading("Here", 0.4, 0.5).lines[1] == "US content bites"


def test_where_neither_rule_bites_and_a_model_fails_all_the_same_it_is_said() -> None:
    asks_lvc = replace(
        thresholds(0.75).policy,
        thresholds=(
            *thresholds(0.75).policy.thresholds,
            Threshold("lvc", "Labour", Test.LABOUR, 0.4, classes=tuple(VehicleClass)),
        ),
    )
    book = TEN.current.book
    vehicles = tuple(replace(vehicle, lvc_share=0.1) for vehicle in book.vehicles)
    exposure = Exposure.of(replace(book, vehicles=vehicles), strategies.REFERENCE)
    made = PolicyMap.of(evaluate(exposure, Scenario(asks_lvc)), AXES)

    reading = exact_chart(made, MapFigure.RULES, (), (0,)).reading("Here", 0.4, 0.05)

    assert reading.lines == ("0 of 1 models qualify", "neither rule bites", OTHERS)


def test_shares_of_volume_are_always_on_a_scale_from_nothing_to_all() -> None:
    chart = ten(MapFigure.VOLUME)

    assert (chart.low, chart.high) == (0.0, 1.0)
    assert [text for _, text in chart.ticks][-1] == f"100{THIN_SPACE}%"


def test_law_points_are_those_of_the_presets_each_pair_once() -> None:
    points = law_points(load_presets(), AXES)

    assert {(point.regional, point.us) for point in points} == {
        (0.625, 0),
        (0.75, 0),
        (0.82, 0.5),
        (0.85, 0.5),
    }
    assert [point.label for point in points if point.regional == 0.75] == ["USMCA"]


def test_a_policy_without_a_preference_is_no_law_point() -> None:
    policy = replace(thresholds(0.5).policy, preference=False)

    assert law_points([policy], AXES) == ()


def test_a_refined_map_reads_the_nearest_solved_point_and_says_how_far_it_is() -> None:
    axis = np.linspace(0, 1, 41)
    grids = list(refined(TEN, thresholds(0.0), GridAxis("rvc", axis), GridAxis("us_content", axis)))
    chart = refined_chart(grids[-1], MapFigure.RULES, (), (0,))

    reading = chart.reading("Here", 0.8512, 0.4956)

    assert reading.place == f"85.0{THIN_SPACE}% regional, 50.0{THIN_SPACE}% US"
    assert reading.value == "$16"
    assert refinement(grids[-1], busy=False) == "Complete: solved every 2.5 points"
    assert refinement(grids[0], busy=True).startswith("Refining: every 20 points")
    assert refinement(grids[0], busy=False).startswith("Stopped: every 20 points")
    assert refinement(grids[0], busy=True).endswith("grey is not known yet")
    assert "grey" not in refinement(grids[-2], busy=True)


def test_cells_that_are_not_known_yet_say_so() -> None:
    axis = np.linspace(0, 1, 41)
    grid = next(iter(refined(TEN, thresholds(0.0), GridAxis("rvc", axis), GridAxis("us_content", axis))))
    chart = refined_chart(replace(grid, known=np.zeros_like(grid.known)), MapFigure.RULES, (), (0,))

    assert not chart.known.any()
    assert chart.reading("Here", 0.5, 0.5).lines == ("not known yet",)


def test_the_scale_of_colours_runs_over_what_there_is() -> None:
    """Under Section 232 everyone pays some: the scale begins there, not at nothing."""
    floor = Measure("s232", "232", Trade.VEHICLE, 0.25, when=When.ALWAYS)
    scenario = thresholds(0.75)
    scenario = replace(scenario, policy=replace(scenario.policy, measures=(*scenario.policy.measures, floor)))

    chart = exact_chart(PolicyMap.of(evaluate(TEN.current, scenario), AXES), MapFigure.RULES, (), (0,))

    assert chart.low == chart.values.min() > 0
    assert chart.high == pytest.approx(chart.values.max())


def test_a_difference_of_a_rounding_is_not_blown_up() -> None:
    chart = ten()
    near = replace(chart.exact, added_usd=np.array([[100.0], [99.999]])) if chart.exact is not None else None
    assert near is not None

    flat = exact_chart(near, MapFigure.RULES, (), (0,))

    assert flat.high - flat.low == pytest.approx(2.0)
