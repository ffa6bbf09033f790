"""A workspace: the scenarios of one piece of work, kept and undone as a whole."""

from dataclasses import dataclass, replace
from typing import Self

from headroom.analysis.model_filter import ALL_MODELS, ModelFilter
from headroom.analysis.prospects import Prospect
from headroom.book.model_facts import ModelFacts
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import CodeList
from headroom.work.story import NO_STORY, Story


@dataclass(frozen=True, slots=True)
class Workspace:
    """What the analyst compares: the baseline, and scenarios in an order, one of which is being tried.

    Attributes:
        baseline: What every change is measured against; it is not edited, only replaced.
        scenario: What the analyst is trying.
        before: The scenarios that stand before it.
        after: The scenarios that stand after it.
        prospects: How the talks may end, with probabilities; they may not add up while they are edited.
        facts: What was typed of the vehicles, for all scenarios.
        story: The views that are presented, in their order.
        presented: Keys of the levers that are shown while presenting; none: those that move the fleet most.
        shown: Which models are shown, on every page.
    """

    baseline: Scenario
    scenario: Scenario
    before: tuple[Scenario, ...] = ()
    after: tuple[Scenario, ...] = ()
    prospects: tuple[Prospect, ...] = ()
    facts: ModelFacts = ()
    story: Story = NO_STORY
    presented: tuple[str, ...] = ()
    shown: ModelFilter = ALL_MODELS

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """Return all scenarios but the baseline, in their order."""
        return (*self.before, self.scenario, *self.after)

    @property
    def current(self) -> int:
        """Return the position of the scenario being tried."""
        return len(self.before)

    @property
    def code_lists(self) -> dict[str, CodeList]:
        """Return the code lists of the policies of all scenarios, by name."""
        lists: dict[str, CodeList] = {}
        for scenario in (self.baseline, *self.scenarios, *(view.scenario for view in self.story)):
            lists |= scenario.policy.code_lists
        return lists

    def with_scenario(self, scenario: Scenario) -> Self:
        """Return this workspace with the scenario being tried replaced."""
        return replace(self, scenario=scenario)

    def with_baseline(self, baseline: Scenario) -> Self:
        """Return this workspace with the baseline replaced."""
        return replace(self, baseline=baseline)

    def with_scenarios(self, scenarios: tuple[Scenario, ...], current: int) -> Self:
        """Return this workspace with other scenarios, of which the one at ``current`` is being tried.

        Raises:
            IndexError: If there is no such scenario.
        """
        return replace(
            self, scenario=scenarios[current], before=scenarios[:current], after=scenarios[current + 1 :]
        )

    def reset(self) -> Self:
        """Return this workspace with the scenario assuming what the baseline does; its name and note stay."""
        now = self.scenario
        return replace(self, scenario=replace(self.baseline, name=now.name, note=now.note))

    def rebased(self) -> Self:
        """Return this workspace with what the scenario assumes as the baseline."""
        return replace(self, baseline=replace(self.scenario, name=self.baseline.name, note=""))

    def named(self, wanted: str) -> str:
        """Return a name for a new scenario: the one wanted, with a number where it is taken."""
        taken = {scenario.name.casefold() for scenario in (self.baseline, *self.scenarios)}
        name, number = wanted, 1
        while name.casefold() in taken:
            number += 1
            name = f"{wanted} {number}"
        return name

    def with_copy(self) -> Self:
        """Return this workspace with a copy of the scenario behind it; the copy is being tried."""
        copy = replace(self.scenario, name=self.named(self.scenario.name))
        return replace(self, scenario=copy, before=(*self.before, self.scenario))

    def with_new(self, name: str) -> Self:
        """Return this workspace with a scenario like the baseline at the end, which is being tried."""
        new = replace(self.baseline, name=self.named(name), note="")
        return replace(self, scenario=new, before=self.scenarios, after=())

    def renamed(self, at: int, name: str) -> Self:
        """Return this workspace with a scenario renamed; a number is added where the name is taken.

        Raises:
            IndexError: If there is no such scenario.
            ValueError: If the name is empty.
        """
        if not name.strip():
            msg = "a scenario needs a name"
            raise ValueError(msg)
        old = self.scenarios[at]
        without = replace(self, scenario=replace(self.scenario, name=""), before=(), after=())
        others = (*self.scenarios[:at], *self.scenarios[at + 1 :])
        new = replace(without, before=others).named(name.strip())
        return self._with_one(at, replace(old, name=new))

    def noted(self, at: int, note: str) -> Self:
        """Return this workspace with the note of a scenario replaced.

        Raises:
            IndexError: If there is no such scenario.
        """
        return self._with_one(at, replace(self.scenarios[at], note=note))

    def without(self, at: int) -> Self:
        """Return this workspace without a scenario; its neighbour is being tried if it was.

        Raises:
            IndexError: If there is no such scenario.
            ValueError: If it is the only one.
        """
        scenarios = self.scenarios
        if len(scenarios) == 1:
            msg = "the only scenario stays"
            raise ValueError(msg)
        _ = scenarios[at]
        left = (*scenarios[:at], *scenarios[at + 1 :])
        current = self.current - (at < self.current)
        return self.with_scenarios(left, min(current, len(left) - 1))

    def moved(self, at: int, to: int) -> Self:
        """Return this workspace with a scenario at another place; the same one is being tried.

        Raises:
            IndexError: If there is no such scenario or place.
        """
        scenarios = list(range(len(self.scenarios)))
        _ = scenarios[to]
        order = [*scenarios[:at], *scenarios[at + 1 :]]
        order.insert(to, scenarios[at])
        return self.with_scenarios(tuple(self.scenarios[one] for one in order), order.index(self.current))

    def with_prospects(self, prospects: tuple[Prospect, ...]) -> Self:
        """Return this workspace with other outcomes of the talks."""
        return replace(self, prospects=prospects)

    def with_facts(self, facts: ModelFacts) -> Self:
        """Return this workspace with other facts of the vehicles typed."""
        return replace(self, facts=facts)

    def with_story(self, story: Story) -> Self:
        """Return this workspace with another story."""
        return replace(self, story=story)

    def with_presented(self, keys: tuple[str, ...]) -> Self:
        """Return this workspace with other levers shown while presenting."""
        return replace(self, presented=keys)

    def with_shown(self, shown: ModelFilter) -> Self:
        """Return this workspace with other models shown."""
        return replace(self, shown=shown)

    def with_current(self, at: int) -> Self:
        """Return this workspace with another scenario being tried.

        Raises:
            IndexError: If there is no such scenario.
        """
        return self.with_scenarios(self.scenarios, at)

    def _with_one(self, at: int, scenario: Scenario) -> Self:
        """Return this workspace with one scenario replaced."""
        scenarios = (*self.scenarios[:at], scenario, *self.scenarios[at + 1 :])
        return self.with_scenarios(scenarios, self.current)
