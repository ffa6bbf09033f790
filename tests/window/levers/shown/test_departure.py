"""What the foot of the panel says of the scenario."""

from dataclasses import replace
from datetime import timedelta

import pytest

from headroom.policy_files.policy_file import load_presets
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.rules.scenario import Scenario, SourceMove
from headroom.window.levers.shown.departure import departure
from headroom.work.workspace import Workspace

NAFTA, OTHER = load_presets()[:2]
LATER = NAFTA.as_of + timedelta(days=1)
BASELINE = Scenario(NAFTA)
MOVED = replace(BASELINE, moves=(SourceMove("Aspen", "0001", "MX", "Supplier", 7.5),))

BY_HAND = PartChange("", Selection(), Becomes("MX"))


@pytest.mark.parametrize(
    ("scenario", "changed", "said"),
    [
        (BASELINE, 0, ""),
        (replace(BASELINE, name="Talks", note="a note"), 0, ""),
        (replace(BASELINE, policy=OTHER), 0, "another policy"),
        (BASELINE.with_value("rvc", 0.7), 1, "1 changed"),
        (replace(BASELINE, policy=NAFTA.at(LATER)), 0, "another date"),
        (replace(BASELINE, policy=NAFTA.at(LATER)), 3, "another date, 3 changed"),
        (MOVED, 0, "re-sourced"),
        (replace(MOVED, part_changes=(BY_HAND,)), 0, "parts by hand, re-sourced"),
        (replace(MOVED, policy=OTHER), 2, "another policy, 2 changed, re-sourced"),
        (replace(BASELINE, policy=replace(NAFTA, title="Another one")), 0, "another policy"),
    ],
)
def test_it_says_in_what_the_scenario_differs(scenario: Scenario, changed: int, said: str) -> None:
    assert departure(Workspace(BASELINE, scenario), changed) == said
