"""The part of an axis that is in view: seen nearer, moved along, and never beyond the whole axis."""

from dataclasses import dataclass
from typing import Self

from headroom.arrays import Floats

_SAME = 1e-9
"""How little, as a share of the whole axis, makes no difference."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch of an axis, in its unit.

    Attributes:
        low: Where it begins.
        high: Where it ends, above ``low``.
    """

    low: float
    high: float

    @property
    def width(self) -> float:
        """Return how long it is."""
        return self.high - self.low

    def holds(self, value: float) -> bool:
        """Return whether a value is in view."""
        slack = self.width * _SAME
        return self.low - slack <= value <= self.high + slack

    def side_of(self, value: float) -> int:
        """Return where a value is out of view: -1 before the beginning, 1 beyond the end; 0 in view."""
        if self.holds(value):
            return 0
        return -1 if value < self.low else 1

    def share_of(self, value: float) -> float:
        """Return where a value stands, 0 at the beginning and 1 at the end; beyond them out of view."""
        return (value - self.low) / self.width

    def shares_of(self, values: Floats) -> Floats:
        """Return where values stand."""
        return (values - self.low) / self.width

    def at(self, share: float) -> float:
        """Return the value at a place."""
        return self.low + share * self.width

    def nearer(self, factor: float, about: float, whole: Self, least: float) -> Self:
        """Return it seen nearer, or from farther away.

        Args:
            factor: How much nearer.
            about: The place that stays where it is, 0 at the beginning and 1 at the end.
            whole: All of the axis.
            least: Its least width.
        """
        width = min(max(self.width / factor, least), whole.width)
        if whole.width - width <= whole.width * _SAME:
            return whole
        return self._placed(self.at(about) - about * width, width, whole)

    def moved(self, by: float, whole: Self) -> Self:
        """Return it moved along the axis, as far as there is any."""
        return self._placed(self.low + by, self.width, whole)

    def _placed(self, low: float, width: float, whole: Self) -> Self:
        """Return a stretch of a width that begins at a value, or where the axis lets it."""
        begin = max(min(low, whole.high - width), whole.low)
        return type(self)(begin, min(begin + width, whole.high))


WHOLE = Extent(0.0, 1.0)
"""All of an axis of shares."""
