from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fleets import POLICY
from headroom.analysis.prospects import Prospect
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import CodeList
from headroom.work.workspace import Workspace

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


def test_another_scenario_is_tried_and_the_order_stays() -> None:
    tried = workspace("A", "B", "C").with_current(2)

    assert (tried.scenario.name, tried.current, names(tried)) == ("C", 2, ("A", "B", "C"))


@given(st.integers(1, 6), st.data())
def test_trying_one_scenario_after_another_leaves_only_the_last_choice(
    count: int, data: st.DataObject
) -> None:
    position = st.integers(0, count - 1)
    before = workspace(*"ABCDEF"[:count], current=data.draw(position))
    first, last = data.draw(position), data.draw(position)

    assert before.with_current(first).with_current(last) == before.with_current(last)
    assert before.with_current(first).with_current(before.current) == before


def test_another_baseline_leaves_the_scenarios_as_they_are() -> None:
    before = workspace("A", "B", current=1)
    law = replace(BASELINE, name="Law", freight_factor=3.0)

    after = before.with_baseline(law)

    assert after.baseline == law
    assert after.scenarios == before.scenarios
    assert after.current == 1


def test_a_scenario_that_is_reset_assumes_what_the_baseline_does_and_keeps_its_name_and_note() -> None:
    tried = replace(BASELINE, name="B", note="round 2", freight_factor=2.0, currency_rates={"EUR": 1.3})
    before = workspace("A", "B", "C", current=1).with_scenario(tried)
    before = before.with_baseline(replace(BASELINE, freight_factor=1.5, note="law of 2020"))

    after = before.reset()

    assert after.scenario.assumes_what(before.baseline)
    assert (after.scenario.name, after.scenario.note) == ("B", "round 2")
    assert (after.before, after.after, after.baseline) == (before.before, before.after, before.baseline)


def test_what_is_tried_becomes_the_baseline_which_keeps_its_name_and_has_no_note() -> None:
    tried = replace(BASELINE, name="B", note="round 2", freight_factor=2.0)
    before = workspace("A", "B", current=1).with_scenario(tried)

    after = before.rebased()

    assert after.baseline.assumes_what(tried)
    assert (after.baseline.name, after.baseline.note) == ("Baseline", "")
    assert after.scenarios == before.scenarios
    assert after.reset() == after


def test_the_code_lists_of_baseline_and_all_scenarios_are_together() -> None:
    lists = {name: CodeList(name, name.title(), frozenset({"8708"}), "") for name in ("law", "a", "b", "c")}

    def under(name: str) -> Scenario:
        return replace(BASELINE, name=name, policy=replace(POLICY, code_lists={name: lists[name]}))

    work = Workspace(under("law"), under("a")).with_scenarios((under("a"), under("b"), under("c")), 1)

    assert work.code_lists == lists
    assert workspace("A", "B").code_lists == {}


def test_outcomes_of_the_talks_are_replaced_and_stay_while_scenarios_change() -> None:
    prospects = (Prospect("deal", 0.4, {"rvc": 0.8}), Prospect("no deal", 0.3))

    talks = workspace("A", "B").with_prospects(prospects)

    assert talks.prospects == prospects
    assert talks.with_current(1).with_copy().without(0).reset().prospects == prospects
    assert talks.with_prospects(()) == workspace("A", "B")


@pytest.mark.parametrize(
    "act",
    [
        lambda work: work.with_current(2),
        lambda work: work.with_scenarios((), 0),
        lambda work: work.renamed(2, "C"),
        lambda work: work.noted(2, "C"),
        lambda work: work.without(2),
        lambda work: work.moved(2, 0),
        lambda work: work.moved(0, 2),
    ],
    ids=["try", "none", "rename", "note", "delete", "move", "move there"],
)
def test_a_scenario_that_is_not_there_is_refused(act: Callable[[Workspace], Workspace]) -> None:
    with pytest.raises(IndexError):
        act(workspace("A", "B"))
