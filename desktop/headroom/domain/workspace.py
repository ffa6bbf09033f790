"""A workspace: the scenarios of one piece of work, kept and undone as a whole."""

from dataclasses import dataclass, replace
from typing import Self

from headroom.domain.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Workspace:
    """What the analyst compares.

    Attributes:
        baseline: What every change is measured against; it is not edited, only replaced.
        scenario: What the analyst is trying.
    """

    baseline: Scenario
    scenario: Scenario

    def with_scenario(self, scenario: Scenario) -> Self:
        """Return this workspace with the scenario replaced."""
        return replace(self, scenario=scenario)

    def with_baseline(self, baseline: Scenario) -> Self:
        """Return this workspace with the baseline replaced."""
        return replace(self, baseline=baseline)
