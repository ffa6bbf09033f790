from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, reject

import strategies
from headroom.analysis.grid_axis import GridAxis
from headroom.analysis.policy_map import Axes, PolicyMap
from headroom.analysis.response_grid import refined
from headroom.book.sourcing import CLASSES, SourcingBook, VehicleClass
from headroom.rules.exposure import Exposure
from headroom.rules.measures import Measure, Trade, When
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Test, Threshold
from headroom.rules.scenario import Scenario
from headroom.window.pages.map.shown.map_figure import Against, MapFigure, level_of
from headroom.window.pages.map.shown.map_reading import BOTH, GAINED, REGIONAL, US, Turned, refinement
from headroom.window.pages.map.shown.map_view import (
    MapChart,
    exact_chart,
    refined_chart,
)
from headroom.window.plots.shown.extent import WHOLE, Extent
from headroom.words.formatting import THIN_SPACE
from resourcing_cases import Case, thresholds

TEN = Case.generated(10, 4).offers()
AXES = Axes("rvc", "us_content")
HERE, BEYOND = (0.4, 0.05), (0.5, 0.5)


def ten(
    figure: MapFigure = MapFigure.RULES,
    against: Against = Against.LEVEL,
    here: tuple[float, float] = HERE,
    baseline: float = 0.0,
) -> MapChart:
    made = PolicyMap.of(evaluate(TEN.current, thresholds(0.75)), AXES)
    return exact_chart(made, figure, (), (0,), names=["Ten"], here=here, against=against, baseline=baseline)


def test_a_reading_says_both_thresholds_the_value_the_count_and_whom_it_loses_by_which_rule() -> None:
    """Ten parts, seed 4, reach 46.798 % and 8.920 %, and pay 16.09 a vehicle if they fail."""
    reading = ten().reading("Here", 0.5, 0.05)

    assert reading.place == f"50.0{THIN_SPACE}% regional, 5.0{THIN_SPACE}% US"
    assert reading.value == "$16"
    assert "0 of 1 models qualify, −1" in reading.lines  # noqa: RUF001 - a true minus
    assert reading.turned == (Turned("Ten", REGIONAL),)
    assert ten().reading("Here", 0.4, 0.5).turned == (Turned("Ten", US),)
    assert ten().reading("Here", *BEYOND).turned == (Turned("Ten", BOTH),)
    assert ten().reading("Here", *HERE).turned == ()
    assert ten(here=BEYOND).reading("Here", *HERE).turned == (Turned("Ten", GAINED),)
    assert "Ten: both rules" in ten().reading("Here", *BEYOND).sentence()


def test_against_now_the_scenario_is_as_now_wherever_it_stands() -> None:
    chart = ten(against=Against.NOW)

    assert chart.reading("Here", *HERE).value == "as now"
    assert chart.reading("Here", *HERE).lines[0] == "$0 now"
    assert chart.reading("Here", *HERE).where == "Here, against now"
    assert chart.reading("Beside", 0.41, 0.05) == replace(
        chart.reading("Beside", *HERE), place=f"41.0{THIN_SPACE}% regional, 5.0{THIN_SPACE}% US"
    )
    assert chart.text_of(0.0) == "as now"
    assert chart.reading("There", *BEYOND).value == "+$16"
    assert chart.reading("There", *BEYOND).where == "There, against now"
    assert chart.reading("There", *BEYOND).lines[0] == "$16, now $0"

    moved = chart.at(BEYOND)

    assert moved.reading("Here", *BEYOND).lines[0] == "$16 now"
    assert moved.reading("There", *HERE).value == "−$16"  # noqa: RUF001 - a true minus
    assert moved.shades is not chart.shades
    assert chart.at((0.3, 0.0)).shades is chart.shades  # the same plateau


def test_against_the_baseline_its_figure_is_what_counts() -> None:
    chart = ten(against=Against.BASELINE, baseline=6.0)

    assert [chart.reading("", *place).value for place in (HERE, BEYOND)] == ["−$6", "+$10"]  # noqa: RUF001
    assert chart.at(BEYOND).shades is chart.shades


@given(strategies.books(), strategies.SCENARIOS)
def test_the_figure_of_a_baseline_is_that_of_its_cell(sourcing: SourcingBook, scenario: Scenario) -> None:
    outcome = evaluate(Exposure.of(sourcing, strategies.REFERENCE), scenario)
    axes = Axes.of(scenario.policy)
    if axes is None:
        reject()  # its thresholds move together
    values = scenario.policy.values()
    here = tuple(float(values[key] or 0.0) for key in (axes.regional, axes.us))
    classes = tuple(range(len(CLASSES)))
    made = PolicyMap.of(outcome, axes, classes)

    for figure in MapFigure:
        cell = made.figure_at(figure.figure, here[0], here[1])
        assert level_of(outcome, figure, classes) == pytest.approx(cell, rel=1e-9, abs=1e-4)


def test_axes_are_cut_to_where_something_changes_and_hold_the_scenario() -> None:
    across, up = ten(here=(0.75, 0.0)).where_it_changes()

    assert (across.low, across.high) == pytest.approx((0.4, 0.8))
    assert (up.low, up.high) == pytest.approx((0.0, 0.1), abs=1e-9) or up == Extent(0.0, 1.0)


def test_axes_reach_every_tip_though_it_changes_no_cost() -> None:
    """Ten parts tip at 46.798 % regional and 8.920 % US content."""
    chart = ten(here=(0.75, 0.0))
    flat = replace(chart, values=np.zeros_like(chart.values), here=(0.95, 0.5))
    assert chart.tips is not None
    beyond = replace(chart.tips[1], shares=np.array([0.689]))

    across, up = flat.where_it_changes()
    assert (across.low, up.low) == pytest.approx((0.4, 0.0))
    assert replace(chart, tips=(chart.tips[0], beyond)).where_it_changes()[1].high == pytest.approx(0.7)


@pytest.mark.parametrize(
    ("figure", "against", "baseline", "said"),
    [
        (MapFigure.RULES, Against.LEVEL, 0.0, "Cost of the rules, US$ a vehicle"),
        (MapFigure.RULES, Against.NOW, 0.0, "Dearer than now, US$ a vehicle"),
        (MapFigure.RULES, Against.BASELINE, 1000.0, "Cheaper than baseline, US$ a vehicle"),
        (MapFigure.RULES, Against.BASELINE, 6.0, "Against baseline, US$ a vehicle"),
        (MapFigure.DUTY, Against.NOW, 0.0, "More duty than now, US$ a year"),
        (MapFigure.VOLUME, Against.NOW, 0.0, "Fewer qualify than now, points"),
        (MapFigure.VOLUME, Against.LEVEL, 0.0, "Volume qualifying, % of vehicles"),
    ],
)
def test_the_scale_says_what_its_colours_mean(
    figure: MapFigure, against: Against, baseline: float, said: str
) -> None:
    assert ten(figure, against, baseline=baseline).scale_heading == said


def test_where_nothing_changes_all_of_the_axes_is_seen() -> None:
    chart = ten(here=(0.5, 0.5))
    flat = replace(chart, values=np.zeros_like(chart.values), here=(0.55, 0.55), tips=None)

    assert flat.where_it_changes() == (WHOLE, WHOLE)


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

    assert reading.lines[-2:] == (
        "0 of 1 models qualify",
        "other tests stop the rest anyway",  # also where the thresholds would stop it as well
    )


def test_shares_of_volume_are_always_on_a_scale_from_nothing_to_all() -> None:
    shades = ten(MapFigure.VOLUME).shades

    assert (shades.low, shades.high) == (0.0, 1.0)


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
    unknown = replace(grid, known=np.zeros_like(grid.known))
    chart = refined_chart(unknown, MapFigure.RULES, (), (0,), against=Against.NOW)

    assert not chart.known.any()
    assert chart.reading("Here", 0.5, 0.5).lines == ("not known yet",)
    assert chart.base is None


def test_the_scale_of_colours_runs_over_what_there_is() -> None:
    """Under Section 232 everyone pays some: the scale begins there, not at nothing."""
    floor = Measure("s232", "232", Trade.VEHICLE, 0.25, when=When.ALWAYS)
    scenario = thresholds(0.75)
    scenario = replace(scenario, policy=replace(scenario.policy, measures=(*scenario.policy.measures, floor)))

    chart = exact_chart(PolicyMap.of(evaluate(TEN.current, scenario), AXES), MapFigure.RULES, (), (0,))

    assert chart.shades.low == chart.values.min() > 0
    assert chart.shades.high == pytest.approx(chart.values.max())


def test_a_difference_of_a_rounding_is_not_blown_up() -> None:
    chart = ten()
    near = replace(chart.exact, added_usd=np.array([[100.0], [99.999]])) if chart.exact is not None else None
    assert near is not None

    flat = exact_chart(near, MapFigure.RULES, (), (0,))

    assert flat.shades.high - flat.shades.low == pytest.approx(2.0)
