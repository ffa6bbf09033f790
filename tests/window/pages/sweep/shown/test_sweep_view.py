from dataclasses import replace

import numpy as np
import pytest

import strategies
from books import Row, book
from headroom.analysis.class_totals import Regime
from headroom.analysis.grid_axis import GridAxis
from headroom.analysis.sweep import Sweep, best_sweep, threshold_sweep
from headroom.output.levers import Lever
from headroom.output.swept_levers import swept_levers, values_of
from headroom.policy_files.policy_file import load_presets
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.window.pages.sweep.shown.sweep_panels import Count, Split, SweepChart, Topic
from headroom.window.pages.sweep.shown.sweep_view import sweep_chart
from headroom.words.formatting import THIN_SPACE
from headroom.work.workspace import Workspace
from resourcing_cases import Case, thresholds

TEN = Case.generated(10, 4).offers()


def lever_of(scenario: Scenario, key: str) -> Lever:
    return next(one for one in swept_levers(Workspace(scenario, scenario), {}) if one.key == key)


def best(key: str, scenario: Scenario, values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Sweep:
    return list(best_sweep(TEN, scenario, GridAxis(key, values)))[-1]


def ten(count: Count = Count.MODELS) -> SweepChart:
    scenario = thresholds(0.85)
    lever = lever_of(scenario, "rvc")
    sweep = best("rvc", scenario, values_of(lever, threshold=True))
    return sweep_chart(sweep, lever, (0,), count, Split.APART, best=True)


def test_the_ten_parts_are_read_as_re_sourced_at_80_and_as_paying_at_85() -> None:
    chart = ten()
    panels = {panel.topic: panel for panel in chart.columns[0].panels}

    at_80, at_85 = chart.sweep.at(0.80), chart.sweep.at(0.85)

    assert panels[Topic.REGIMES].reading(at_80) == "qualify: 1 re-sourced"
    assert panels[Topic.REGIMES].reading(at_85) == "1 pays"
    assert panels[Topic.DUTY].reading(at_80) == "$0"
    assert panels[Topic.DUTY].reading(at_85) == "$16"
    assert panels[Topic.CONTENT].reading(at_85) == f"46.8{THIN_SPACE}% regional · 8.9{THIN_SPACE}% US"


def test_models_are_counted_by_how_they_qualify_not_by_whose_parts_move() -> None:
    """Who qualifies as sourced may move parts as well, to save money."""
    chart = ten()

    assert chart.columns[0].panels[0].reading(chart.sweep.at(0.4)) == "qualify: 1 as sourced"


def test_the_name_of_the_number_stands_not_over_the_chart_but_in_what_is_copied() -> None:
    chart = ten()

    assert chart.lever.label not in f"{chart.heading} {chart.unit}"
    assert chart.lever.label in chart.table().title


def test_the_hump_of_regional_content_is_marked_at_its_top() -> None:
    """Ten parts, seed 4: complying up to 81.75 % brings 81.8 %, from there on the present 46.8 %."""
    content = ten().columns[0].panels[1].curves[0]

    assert [mark.words for mark in content.marks] == [f"peak 81.8{THIN_SPACE}% at 81.8{THIN_SPACE}%"]


def test_the_hump_of_the_duty_is_marked_over_a_rate() -> None:
    scenario = thresholds(0.75)
    lever = replace(lever_of(scenario, "mfn_car"), high=0.05)
    sweep = best("mfn_car", scenario, np.linspace(0.0, 0.05, 101))

    duty = (
        sweep_chart(sweep, lever, (0,), Count.MODELS, Split.APART, best=True).columns[0].panels[2].curves[0]
    )

    assert [mark.words for mark in duty.marks] == [f"peak $14 at 2.25{THIN_SPACE}%"]


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ((0.0, 1.0, 2.0), f"most $2 at 100.0{THIN_SPACE}%"),
        ((0.0, 2.0, 2.0), f"most $2 from 50.0{THIN_SPACE}% on"),
        ((2.0, 2.0, 0.0), f"most $2 up to 50.0{THIN_SPACE}%"),
    ],
)
def test_what_is_no_hump_says_where_it_is_greatest(amounts: tuple[float, ...], said: str) -> None:
    scenario = thresholds(0.85)
    sweep = best("rvc", scenario, np.array([0.0, 0.5, 1.0]))
    totals = replace(
        sweep.totals, vehicle_duty_usd=np.array([amounts, (0, 0, 0), (0, 0, 0)], dtype=np.float64)
    )

    chart = sweep_chart(
        replace(sweep, totals=totals), lever_of(scenario, "rvc"), (0,), Count.MODELS, Split.APART, best=True
    )

    assert [mark.words for mark in chart.columns[0].panels[2].curves[0].marks] == [said]


def test_a_hump_below_a_later_and_higher_end_is_marked_as_well() -> None:
    scenario = thresholds(0.85)
    sweep = best("rvc", scenario, np.array([0.0, 0.25, 0.5, 0.75, 1.0]))
    totals = replace(sweep.totals, vehicle_duty_usd=np.array([(0.0, 5, 2, 4, 9), (0,) * 5, (0,) * 5]))
    lever = lever_of(scenario, "rvc")

    chart = sweep_chart(replace(sweep, totals=totals), lever, (0,), Count.MODELS, Split.APART, best=True)

    said = [mark.words for mark in chart.columns[0].panels[2].curves[0].marks]
    assert said == [f"most $9 at 100.0{THIN_SPACE}%", f"hump $5 at 25.0{THIN_SPACE}%"]


def test_bands_by_model_and_by_vehicle_fill_the_whole_height() -> None:
    for count in Count:
        panel = ten(count).columns[0].panels[0]
        stacked = sum((curve.amounts for curve in panel.curves), np.zeros(1))
        assert stacked == pytest.approx(panel.high)
        assert [curve.regime for curve in panel.curves] == list(Regime)


def test_one_model_is_counted_from_0_to_1() -> None:
    panel = ten().columns[0].panels[0]

    assert panel.high == 1
    assert panel.ticks == ((0.0, "0"), (1.0, "1"))


def test_every_curve_stays_below_the_room_for_its_peak_and_every_axis_shows_nothing() -> None:
    for panel in ten().columns[0].panels[2:]:
        assert panel.low <= 0 < panel.high
        assert 0.0 in [value for value, _ in panel.ticks]
        assert max(float(curve.amounts.max()) for curve in panel.curves) < panel.high


def test_classes_stand_apart_or_together() -> None:
    outcome = evaluate(TEN.current, thresholds(0.75))
    lever = lever_of(outcome.scenario, "rvc")
    sweep = threshold_sweep(outcome, "rvc")

    apart = sweep_chart(sweep, lever, (0, 1), Count.MODELS, Split.APART, best=False)
    together = sweep_chart(sweep, lever, (0, 1), Count.MODELS, Split.TOGETHER, best=False)

    assert [column.title for column in apart.columns] == [
        "Passenger cars · 1 model",
        "Light trucks · 0 models",
    ]
    assert [column.title for column in together.columns] == ["All vehicles · 1 model"]
    assert "as sourced" in apart.unit


@pytest.mark.parametrize("share", [1.0, 1.0 - 1e-13])
def test_where_all_is_content_the_axis_has_room_below(share: float) -> None:
    outcome = evaluate(
        Exposure.of(book([Row("US", 100 * share), Row("JP", 100 - 100 * share)]), strategies.REFERENCE),
        thresholds(0.75),
    )
    lever = lever_of(outcome.scenario, "rvc")

    chart = sweep_chart(threshold_sweep(outcome, "rvc"), lever, (0,), Count.MODELS, Split.APART, best=False)

    content = chart.columns[0].panels[1]
    assert content.low < 1.0 <= content.high
    assert [words for _, words in content.ticks][-1] == f"100{THIN_SPACE}%"


def test_thresholds_and_duties_of_every_preset_can_be_swept() -> None:
    for policy in load_presets():
        offered = swept_levers(Workspace(Scenario(policy), Scenario(policy)), {})
        keys = {lever.key for lever in offered}
        contents = {
            t.key
            for t in policy.thresholds
            if t.classes and t.test.value in {"regional content", "US content"}
        }
        assert contents <= keys
        assert {measure.key for measure in policy.measures} <= keys


def test_a_rate_is_swept_over_a_range_in_which_it_can_be_seen() -> None:
    policy = next(preset for preset in load_presets() if preset.name == "usmca")
    scenario = Scenario(policy)

    assert lever_of(scenario, "mfn_car").high == 0.1
    assert lever_of(scenario, "mfn_light_truck").high == 0.5
    raised = swept_levers(Workspace(scenario, scenario.with_value("mfn_car", 0.3)), {})
    assert next(one for one in raised if one.key == "mfn_car").high == 0.5
    assert lever_of(scenario, "rvc").high == 1.0


def test_a_place_on_the_axis_is_a_step_of_the_slider_and_back() -> None:
    chart = ten()

    assert chart.nearest(0.8512) == 0.85
    assert chart.nearest(1.3) == 1.0
    assert chart.whole.share_of(0.85) == pytest.approx(0.85)


def test_a_screen_reader_hears_the_present_values_and_the_peaks() -> None:
    said = ten().summary(0.85)

    assert f"At 85.0{THIN_SPACE}%" in said
    assert "Models: 1 pays" in said
    assert "peaks: peak 81.8" in said
