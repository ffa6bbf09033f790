"""Which places of the guide were read, and the way back to them."""

from dataclasses import dataclass

from headroom.window.guide.shown.guide import GuidePlace

_MOST = 100


@dataclass(frozen=True, slots=True)
class Visited:
    """Places in the order in which they were read.

    Attributes:
        places: The newest last.
        at: Which of them is read now.
    """

    places: tuple[GuidePlace, ...]
    at: int = 0

    @property
    def here(self) -> GuidePlace:
        """Return the place that is read now."""
        return self.places[self.at]

    @property
    def can_go_back(self) -> bool:
        """Return whether something was read before."""
        return self.at > 0

    @property
    def can_go_on(self) -> bool:
        """Return whether the way back can be undone."""
        return self.at + 1 < len(self.places)

    def then(self, place: GuidePlace) -> "Visited":
        """Return the way after another place is read; what was gone back from is forgotten."""
        if place == self.here:
            return self
        kept = (*self.places[: self.at + 1], place)[-_MOST:]
        return Visited(kept, len(kept) - 1)

    def back(self) -> "Visited":
        """Return the way one place back."""
        return Visited(self.places, max(self.at - 1, 0))

    def on(self) -> "Visited":
        """Return the way one place on again."""
        return Visited(self.places, min(self.at + 1, len(self.places) - 1))
