"""What a card of the story says."""

from dataclasses import dataclass, replace

from headroom.foreign_text import one_line
from headroom.language import tr, tr_count, translated
from headroom.words import formatting
from headroom.work.story import Story, StoryView
from headroom.work.workspace import Workspace

CHANGED = tr("changed since")
"""Sign of a card whose picture and sentence are those before something changed."""

NOT_SEEN = tr("not looked at yet")
UNKNOWN_PAGE = tr("not in this version")


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A card.

    Attributes:
        number: Of the view, from 1.
        page: Title of its page.
        sentence: Its title, else what its page had found when it was looked at last.
        sign: What is to be known of picture and sentence; empty where they are those of now.
        scenario: Policy, date and number of levers that were changed.
        note: What the analyst remarks.
        known: Whether its page is offered.
    """

    number: int
    page: str
    sentence: str
    sign: str
    scenario: str
    note: str
    known: bool

    @property
    def whole(self) -> str:
        """Return all that the card says, for tooltips and screen readers."""
        sign = f" ({self.sign})" if self.sign else ""
        lines = (f"{self.number}. {self.page}{sign}: {self.sentence}", self.scenario, self.note)
        return "\n".join(line for line in lines if line)


def story_card(
    at: int, view: StoryView, title: str | None, found: tuple[str, str], ground: str, scenario: str
) -> StoryCard:
    """Return the card of a view.

    Args:
        at: Its place, from 0.
        view: The view.
        title: Of its page; None where that is not offered.
        found: The sentence when it was looked at last, and what that depends on.
        ground: What sentences depend on now.
        scenario: The assumptions in words.
    """
    sentence, found_on = found
    if title is None:
        sign = UNKNOWN_PAGE
    elif not sentence:
        sign = NOT_SEEN
    else:
        sign = "" if found_on == ground else CHANGED
    return StoryCard(
        at + 1,
        title if title is not None else one_line(view.page),
        one_line(view.title) or " ".join(sentence.splitlines()) or scenario,
        sign,
        scenario,
        view.note,
        title is not None,
    )


def assumed_words(view: StoryView) -> str:
    """Return what a view assumes: policy, date and the model looked at."""
    policy = view.scenario.policy
    parts = (one_line(translated(policy.title)), formatting.iso(policy.as_of), one_line(view.model))
    return ", ".join(part for part in parts if part)


def count_words(story: Story) -> str:
    """Return how many views there are."""
    return tr_count(
        "{n} view, in the order they are shown", "{n} views, in the order they are shown", len(story)
    )


def placed(workspace: Workspace, view: StoryView) -> Workspace:
    """Return a workspace in which the scenario of a view is tried, and its models are shown.

    Where a scenario of the workspace is that of the view it is the one; else the one being tried gives way to
    it, and keeps its name and its note.
    """
    workspace = workspace.with_shown(view.shown)
    if view.scenario in workspace.scenarios:
        return workspace.with_current(workspace.scenarios.index(view.scenario))
    now = workspace.scenario
    return workspace.with_scenario(replace(view.scenario, name=now.name, note=now.note))
