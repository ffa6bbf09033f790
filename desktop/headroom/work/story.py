"""A story: views of the work in the order in which they are told, each with its own scenario."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from headroom.analysis.model_filter import ALL_MODELS, ModelFilter
from headroom.rules.scenario import Scenario


@dataclass(frozen=True, slots=True)
class StoryView:
    """One page, asked under one scenario.

    Its figures are never kept: they are those of the scenario with the workbook that is open.

    Attributes:
        page: Name of the page, as in ``window/pages/page_list.py``; one of a newer program may be unknown.
        scenario: Policy, levers and date as they were.
        model: Name of the model looked at; empty for none.
        choices: What is chosen on the page, word by key; what a page does not know it passes over.
        title: What the analyst typed; empty: what the page has found.
        note: What the analyst remarks on it.
        found: The sentence of the page when the view was looked at last; empty where there was none yet.
        found_on: What that sentence depends on beside the view itself, as ``ground_of`` tells it.
        shown: Which models are shown.
    """

    page: str
    scenario: Scenario
    model: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    note: str = ""
    found: str = ""
    found_on: str = ""
    shown: ModelFilter = ALL_MODELS

    def shows_what(self, other: "StoryView") -> bool:
        """Return whether it shows what another one does, whatever their titles, notes and sentences."""
        mine, others = ((one.page, one.model, one.choices, one.shown) for one in (self, other))
        return mine == others and self.scenario.assumes_what(other.scenario)

    @property
    def sentence(self) -> str:
        """Return its title, else what its page had found when it was looked at last."""
        return self.title or self.found


@dataclass(frozen=True, slots=True)
class Story:
    """Views in the order in which they are told.

    Attributes:
        views: The views.
    """

    views: tuple[StoryView, ...] = ()

    def __len__(self) -> int:
        """Return how many views there are."""
        return len(self.views)

    def __iter__(self) -> Iterator[StoryView]:
        """Iterate over the views."""
        return iter(self.views)

    def __getitem__(self, at: int) -> StoryView:
        """Return a view.

        Raises:
            IndexError: If there is none at this place.
        """
        return self.views[at]

    def with_view(self, view: StoryView, at: int | None = None) -> Self:
        """Return this story with one view more, before the one at ``at``; None: at its end."""
        place = len(self.views) if at is None else at
        return replace(self, views=(*self.views[:place], view, *self.views[place:]))

    def without(self, at: int) -> Self:
        """Return this story without a view.

        Raises:
            IndexError: If there is none at this place.
        """
        _ = self.views[at]
        return replace(self, views=(*self.views[:at], *self.views[at + 1 :]))

    def moved(self, at: int, to: int) -> Self:
        """Return this story with a view at another place.

        Raises:
            IndexError: If there is no such view or place.
        """
        views = list(self.views)
        _ = views[to]
        views.insert(to, views.pop(at))
        return replace(self, views=tuple(views))

    def with_one(self, at: int, view: StoryView) -> Self:
        """Return this story with one view replaced.

        Raises:
            IndexError: If there is none at this place.
        """
        _ = self.views[at]
        return replace(self, views=(*self.views[:at], view, *self.views[at + 1 :]))

    def titled(self, at: int, title: str) -> Self:
        """Return this story with the title of a view typed; an empty one is what its page finds.

        Raises:
            IndexError: If there is none at this place.
        """
        return self.with_one(at, replace(self.views[at], title=title.strip()))

    def noted(self, at: int, note: str) -> Self:
        """Return this story with the note of a view replaced.

        Raises:
            IndexError: If there is none at this place.
        """
        return self.with_one(at, replace(self.views[at], note=note))


NO_STORY = Story()
"""No view."""
