from headroom.output.levers import LeverGroup, levers
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.window.levers.shown.lever_arrangement import MOVES_MOST, arranged, matches, moving_rates
from headroom.work.workspace import Workspace
from small_fleet import fleet_book


def groups_of(policy: str) -> tuple[LeverGroup, ...]:
    scenario = Scenario(load_policy(preset_path(policy)))
    return levers(Workspace(scenario, scenario), {})


def keys(groups: tuple[LeverGroup, ...]) -> list[str]:
    return [lever.key for group in groups for lever in group.levers]


def test_the_rate_with_the_widest_swing_comes_first() -> None:
    exposure = Exposure.of(fleet_book(), load_reference())
    scenario = Scenario(load_policy(preset_path("usmca-232")))
    outcome = evaluate(exposure, scenario)

    found = moving_rates(outcome, groups_of("usmca-232"))

    def swing(key: str) -> float:
        rate = scenario.values({})[key] or 0.0
        ends = (evaluate(exposure, scenario.with_value(key, end)) for end in (0.0, max(2 * rate, 0.025)))
        low, high = (one.fleet().duty_usd for one in ends)
        return abs(high - low)

    swings = [swing(key) for key in found]
    assert swings
    assert swings == sorted(swings, reverse=True)
    others = set(keys(groups_of("usmca-232"))) - set(found)
    rates = [key for key in others if key.startswith(("mfn", "s232", "s301"))]
    assert all(swing(key) <= swings[-1] + 1e-6 for key in rates)


def test_every_lever_stands_once_thresholds_and_chosen_rates_first_and_open() -> None:
    groups = groups_of("usmca")

    found = arranged(groups, ("mfn_light_truck", "mfn_car"))

    assert sorted(keys(found)) == sorted(keys(groups))
    assert found[0].title == MOVES_MOST
    assert [lever.key for lever in found[0].levers] == ["rvc", "us_content", "mfn_light_truck", "mfn_car"]
    assert [group.folded for group in found] == [False, *(True for _ in found[1:])]
    assert all(group.levers for group in found)


def test_without_a_workbook_the_first_duties_stand_open() -> None:
    found = arranged(groups_of("nafta"), ())

    assert "mfn_car" in [lever.key for lever in found[0].levers]


def test_words_are_looked_for_in_name_topic_and_source_in_any_order() -> None:
    (duties,) = (group for group in groups_of("nafta") if group.title == "Vehicle duties")
    lever = duties.levers[0]

    assert matches(lever, duties.title, "DUTIES " + lever.label.split()[-1])
    assert matches(lever, duties.title, lever.source.split()[0])
    assert not matches(lever, duties.title, "freight")
