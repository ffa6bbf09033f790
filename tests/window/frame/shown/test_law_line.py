from dataclasses import replace

from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.rules.scenario import Scenario
from headroom.window.frame.shown.law_line import law_line
from headroom.work.workspace import Workspace


def workspace(policy: str) -> Workspace:
    baseline = Scenario(load_policy(preset_path("nafta")))
    tried = replace(Scenario(load_policy(preset_path(policy))), name="Scenario")
    return Workspace(baseline, tried)


def test_a_proposal_is_hypothetical_and_stands_against_its_baseline_with_dates() -> None:
    said = law_line(workspace("us-proposal-2017"), changed=2)

    assert said.hypothetical
    assert said.policy == "US proposal of October 2017"
    assert said.rest[0].startswith("law on ")
    assert "against NAFTA, 2017-08-16" in said.rest
    assert "2 levers changed" in said.rest
    assert said.rest[-1] == "as sourced"


def test_a_chart_at_best_response_is_not_said_to_be_as_sourced() -> None:
    said = law_line(workspace("nafta"), changed=0, best=True)

    assert said.rest[-1] == "chart at best response"
    assert "as sourced" not in said.rest


def test_parts_that_are_changed_by_hand_are_not_as_sourced() -> None:
    found = workspace("nafta")
    change = PartChange("", Selection(), Becomes("MX"))
    changed = replace(found.scenario, part_changes=(change, replace(change, on=False)))

    said = law_line(found.with_scenario(changed), changed=0)

    assert said.rest[-1] == "1 change of parts by hand"
    assert "as sourced" not in said.rest


def test_the_baseline_says_that_it_is_one() -> None:
    said = law_line(workspace("nafta"), changed=0)

    assert not said.hypothetical
    assert "this is the baseline" in said.rest
