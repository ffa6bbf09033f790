"""A figure above the pages, with its change from the baseline."""

from dataclasses import dataclass, field

from headroom.explain.trail import Trail
from headroom.language import tr
from headroom.output.headline import UP
from headroom.words import formatting

MUCH_A_VEHICLE, MUCH_A_YEAR = formatting.dollars(88_888), formatting.millions(88.8e9)
"""What takes as much room as any amount of a vehicle, and of a year."""


@dataclass(frozen=True, slots=True)
class HeadlineFigure:
    """One figure of the fleet, or of the model that a page is about.

    Attributes:
        value: As shown, e.g. ``7 of 12``.
        caption: What it is.
        widest: What takes as much room as any value of it, in figures of one width.
        change: Arrow and change from the baseline; empty where there is none.
        exact: The figure in full, for a tooltip.
        trail: The figure, as it can be followed back; None where it cannot be.
        widest_caption: What takes as much room as any caption of it; empty where that is always the same.
    """

    value: str
    caption: str
    change: str
    exact: str
    widest: str
    trail: Trail | None = field(default=None, compare=False)
    widest_caption: str = ""

    @property
    def told(self) -> str:
        """Return it in words, for screen readers."""
        arrow, _, by = self.change.partition(" ")
        figure, caption = self.value, self.caption
        if not by:
            return tr("{figure} {caption}, as in the baseline", figure=figure, caption=caption)
        if arrow == UP:
            return tr(
                "{figure} {caption}, up {change} from the baseline", figure=figure, caption=caption, change=by
            )
        return tr(
            "{figure} {caption}, down {change} from the baseline", figure=figure, caption=caption, change=by
        )
