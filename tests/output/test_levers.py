from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.output.levers import BY_SCHEDULE, Lever, levers
from headroom.policy_files.policy_file import load_presets
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.words.formatting import THIN_SPACE
from headroom.work.workspace import Workspace
from strategies import SCENARIOS

PRESETS = {policy.name: policy for policy in load_presets()}
RATES = {"USD": 1.0, "EUR": 1.1, "JPY": 0.0067}


def by_key(workspace: Workspace, published: Policy | None = None) -> dict[str, Lever]:
    groups = levers(workspace, RATES, published)
    return {lever.key: lever for group in groups for lever in group.levers}


def workspace_of(name: str, baseline: str = "nafta") -> Workspace:
    return Workspace(Scenario(PRESETS[baseline]), Scenario(PRESETS[name]))


@pytest.mark.parametrize("name", PRESETS)
def test_every_value_of_a_policy_has_exactly_one_lever_within_its_range(name: str) -> None:
    workspace = workspace_of(name)

    groups = levers(workspace, RATES)

    keys = [lever.key for group in groups for lever in group.levers]
    assert sorted(keys) == sorted(workspace.scenario.values(RATES))
    for lever in by_key(workspace).values():
        assert lever.low < lever.high
        for value in (lever.value, lever.baseline, lever.home):
            assert value is None or lever.low <= value <= lever.high
        assert lever.label


@given(scenario=SCENARIOS, baseline=SCENARIOS)
def test_any_value_lies_within_the_range_of_its_slider(scenario: Scenario, baseline: Scenario) -> None:
    for lever in by_key(Workspace(baseline, scenario)).values():
        assert lever.value is None or lever.low <= lever.value <= lever.high + 1e-9
        assert lever.least <= lever.low < lever.high <= lever.most + 1e-9


@given(scenario=SCENARIOS, share=st.integers(0, 40))
def test_putting_every_lever_back_home_restores_the_scenario_exactly(scenario: Scenario, share: int) -> None:
    workspace = Workspace(scenario, scenario)
    for key, value in scenario.values(RATES).items():
        if value is not None:
            moved = value + share / 100 if key.startswith("fx.") else share / 40
            workspace = workspace.with_scenario(workspace.scenario.with_value(key, moved))

    for key, lever in by_key(workspace).items():
        assert lever.setting(lever.home) == lever.home_setting
        workspace = workspace.with_scenario(workspace.scenario.with_value(key, lever.setting(lever.home)))

    assert workspace.scenario == scenario


def test_the_groups_asked_for_most_are_open_and_the_others_folded() -> None:
    groups = levers(workspace_of("usmca-232"), RATES)

    assert [(group.title, group.folded) for group in groups] == [
        ("Content thresholds", False),
        ("Vehicle duties", False),
        ("Part duties", False),
        ("Part-origin thresholds", True),
        ("Labour and metals", True),
        ("Heavy trucks", True),
        ("Other vehicles", True),
        ("Currency rates", True),
        ("Freight and fees", True),
    ]
    assert [lever.key for lever in groups[0].levers] == ["rvc", "us_content"]


def test_a_lever_of_the_baselines_policy_is_changed_where_it_differs_from_the_baseline() -> None:
    baseline = Scenario(PRESETS["nafta"]).with_value("rvc", 0.7)
    moved = Workspace(baseline, baseline.with_value("rvc", 0.625))

    lever = by_key(moved, PRESETS["nafta"])["rvc"]

    assert lever.changed
    assert lever.home == 0.7


def test_a_lever_of_another_policy_is_changed_where_it_differs_from_the_policy_as_published() -> None:
    workspace = workspace_of("usmca")
    lever = by_key(workspace, PRESETS["usmca"])["rvc"]
    assert not lever.changed
    assert lever.baseline == 0.625

    workspace = workspace.with_scenario(workspace.scenario.with_value("rvc", 0.8))
    lever = by_key(workspace, PRESETS["usmca"])["rvc"]
    assert lever.changed
    assert lever.home == 0.75


def test_a_lever_that_the_baseline_does_not_have_has_no_tick() -> None:
    assert by_key(workspace_of("usmca-232"), PRESETS["usmca-232"])["s232_vehicle"].baseline is None


def test_a_part_duty_by_schedule_says_so_and_any_rate_changes_it() -> None:
    workspace = workspace_of("nafta")
    lever = by_key(workspace)["mfn_parts"]
    assert lever.by_schedule
    assert lever.shown(lever.value) == BY_SCHEDULE
    assert not lever.changed

    flat = workspace.with_scenario(workspace.scenario.with_value("mfn_parts", 0.0))
    assert by_key(flat)["mfn_parts"].changed


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("rvc", 0.625, "62.5_%"),
        ("mfn_car", 0.025, "2.5_%"),
        ("mfn_car", 0.1275, "12.75_%"),
        ("mpf", 0.003464, "0.3464_%"),
        ("freight", 1.5, "150_%"),
        ("fx.EUR", 1.1, "1.1_$ per EUR"),
        ("fx.JPY", 0.0067, "0.0067_$ per JPY"),
    ],
)
def test_a_value_is_shown_with_its_unit_and_no_digit_too_many(key: str, value: float, shown: str) -> None:
    assert by_key(workspace_of("nafta"))[key].shown(value) == shown.replace("_", THIN_SPACE)


def test_the_ends_of_a_range_are_short() -> None:
    assert by_key(workspace_of("nafta"))["rvc"].end(1.0) == f"100{THIN_SPACE}%"
    assert by_key(workspace_of("nafta"))["fx.EUR"].end(0.55) == "0.55"


def test_every_lever_of_every_preset_names_its_source() -> None:
    for name in PRESETS:
        without = [lever.key for lever in by_key(workspace_of(name)).values() if not lever.source]
        assert without == []


def test_a_currency_that_only_the_scenario_has_is_assumed() -> None:
    scenario = replace(Scenario(PRESETS["nafta"]), currency_rates={"MXN": 0.05})

    lever = by_key(Workspace(Scenario(PRESETS["nafta"]), scenario))["fx.MXN"]

    assert lever.source == "Assumed"
    assert lever.value == 0.05


@pytest.mark.parametrize("code", ["EUR", "JPY"])
def test_a_slider_has_no_more_steps_than_can_be_counted_whatever_a_currency_is_worth(code: str) -> None:
    key = f"fx.{code}"
    most = by_key(workspace_of("nafta"))[key].most
    scenario = Scenario(PRESETS["nafta"]).with_value(key, most)

    lever = by_key(Workspace(Scenario(PRESETS["nafta"]), scenario))[key]

    assert lever.high >= most
    assert (lever.high - lever.low) / lever.step < 2**31
