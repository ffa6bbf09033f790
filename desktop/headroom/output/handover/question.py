"""What a hand-over is made of: the workbook under a scenario and a baseline, and which pages are wanted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from headroom.analysis.model_filter import shown_flags
from headroom.language import tr, tr_count, translated
from headroom.output.handover.handover import USUAL_PAGES, PageKey
from headroom.output.levers import Lever, levers
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.succession import Succession
from headroom.words import formatting
from headroom.work.workspace import Workspace


@dataclass(frozen=True, eq=False)
class HandoverQuestion:
    """What is to be handed over.

    Attributes:
        exposure: The sums of the workbook, before any change of the scenario.
        offers: Returns every source of every part.
        workspace: The scenario and its baseline.
        published: The scenario's policy before any change.
        succession: What was law, for the timeline; or the policy alone.
        made_on: The day on which it is made.
        version: Of the program.
        pages: Wanted pages in their order; those that have nothing to show are left out.
        titles: Titles that were typed in place of the computed ones.
        dossier: Whether each model has its dossier.
        models: Names of the models that are listed; none: all that the work shows. Figures of the fleet are
            of all models whatever is listed, as on every page of the window.
        pages_named: Whether the pages were asked for by name: it is said then which have nothing to show.
    """

    exposure: Exposure
    offers: Callable[[], Offers]
    workspace: Workspace
    published: Policy
    succession: Succession
    made_on: date
    version: str
    pages: tuple[PageKey, ...] = USUAL_PAGES
    titles: Mapping[PageKey, str] = field(default_factory=dict)
    dossier: bool = False
    models: tuple[str, ...] = ()
    pages_named: bool = False

    @property
    def scenario(self) -> Scenario:
        """Return what is assumed."""
        return self.workspace.scenario

    @property
    def compared(self) -> bool:
        """Return whether the scenario assumes another thing than the baseline."""
        return not self.scenario.assumes_what(self.workspace.baseline)

    @cached_property
    def outcome(self) -> Outcome:
        """Return what comes of the scenario."""
        return evaluate(self.exposure, self.scenario)

    @cached_property
    def before(self) -> Outcome:
        """Return what comes of the baseline."""
        return evaluate(self.exposure, self.workspace.baseline)

    @cached_property
    def listed(self) -> tuple[int, ...]:
        """Return the positions of the models that are listed, in the order of the workbook."""
        shown = shown_flags(self.outcome, self.workspace.shown)
        wanted = set(self.models)
        return tuple(
            at
            for at, vehicle in enumerate(self.outcome.vehicles)
            if shown[at] and (not wanted or vehicle.name in wanted)
        )

    @property
    def listed_words(self) -> str:
        """Return how many models are listed, e.g. ``5 of 12 models listed``; empty for all."""
        models = len(self.outcome.vehicles)
        if len(self.listed) == models:
            return ""
        listed = formatting.count(len(self.listed))
        return tr_count(
            "{listed} of {n} model listed", "{listed} of {n} models listed", models, listed=listed
        )

    @cached_property
    def levers(self) -> Mapping[str, Lever]:
        """Return every number of the scenario that can be moved, by key."""
        rates = self.exposure.book.currency_rates
        groups = levers(self.workspace, rates, self.published)
        return {lever.key: lever for group in groups for lever in group.levers}

    @property
    def states_costs(self) -> bool:
        """Return whether the workbook states costs; content labels do not."""
        return self.exposure.book.states_costs


# Translators: stands within sentences.
BASELINE = tr("the baseline")


def baseline_words(question: HandoverQuestion) -> str:
    """Return what the baseline is called in a sentence: its policy where that is another, else its name."""
    baseline, scenario = question.workspace.baseline, question.scenario
    if baseline.policy.name != scenario.policy.name:
        return translated(baseline.policy.title)
    return BASELINE
