from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleets import POLICY
from headroom.domain.scenario import Scenario
from headroom.domain.workspace import Workspace

BASELINE = Scenario(POLICY)


def workspace(*names: str, current: int = 0) -> Workspace:
    scenarios = tuple(replace(BASELINE, name=name) for name in names)
    return Workspace(BASELINE, BASELINE).with_scenarios(scenarios, current)


def names(of: Workspace) -> tuple[str, ...]:
    return tuple(scenario.name for scenario in of.scenarios)


def test_a_copy_stands_behind_its_original_and_is_tried() -> None:
    made = workspace("A", "B", "C", current=1).with_copy()

    assert names(made) == ("A", "B", "B 2", "C")
    assert made.scenario.name == "B 2"


def test_a_new_scenario_is_the_baseline_under_another_name() -> None:
    changed = replace(workspace("A", "B"), baseline=replace(BASELINE, freight_factor=2.0, note="old"))

    made = changed.with_new("Talks")

    assert names(made) == ("A", "B", "Talks")
    assert replace(made.scenario, name="Baseline", note="old") == changed.baseline


def test_a_name_that_is_taken_gets_a_number_whatever_its_capitals() -> None:
    assert names(workspace("A", "B").renamed(1, "a")) == ("A", "a 2")
    assert names(workspace("A", "B").renamed(1, "baseline")) == ("A", "baseline 2")


def test_a_scenario_may_be_renamed_to_other_capitals_of_its_own_name() -> None:
    assert names(workspace("talks", "B").renamed(0, "Talks")) == ("Talks", "B")


def test_a_scenario_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="name"):
        workspace("A").renamed(0, "  ")


def test_the_only_scenario_stays() -> None:
    with pytest.raises(ValueError, match="only"):
        workspace("A").without(0)


@pytest.mark.parametrize(
    ("current", "removed", "then"), [(0, 0, "B"), (2, 2, "B"), (2, 0, "C"), (0, 2, "A"), (1, 1, "C")]
)
def test_when_the_tried_scenario_is_deleted_its_neighbour_is_tried(
    current: int, removed: int, then: str
) -> None:
    assert workspace("A", "B", "C", current=current).without(removed).scenario.name == then


def test_a_note_belongs_to_one_scenario() -> None:
    noted = workspace("A", "B").noted(1, "after the second round")

    assert [scenario.note for scenario in noted.scenarios] == ["", "after the second round"]


@given(st.integers(1, 6), st.data())
def test_moving_a_scenario_keeps_all_and_tries_the_same(count: int, data: st.DataObject) -> None:
    position = st.integers(0, count - 1)
    before = workspace(*"ABCDEF"[:count], current=data.draw(position))
    at, to = data.draw(position), data.draw(position)

    after = before.moved(at, to)

    assert sorted(names(after)) == sorted(names(before))
    assert after.scenarios[to] == before.scenarios[at]
    assert after.scenario == before.scenario
    assert after.moved(to, at) == before
