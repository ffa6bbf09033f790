"""What parts contain that follows from what they are made of, by the rules of a scenario."""

from dataclasses import dataclass
from typing import Self

from headroom.arrays import Flags, Floats, Ints, Whole


@dataclass(frozen=True, slots=True, eq=False)
class BuiltContents:
    """What of some rows follows from the nodes of a bill of several levels; arrays are ``(row,)``.

    Attributes:
        low: Least regional content of a bought assembly, fraction; NaN where it does not follow.
        high: Greatest.
        absorbed_low: Whether the row is part of an intermediate material that originates at the low end: then
            no material of it is non-originating.
        absorbed_high: The same at the high end.
    """

    low: Floats
    high: Floats
    absorbed_low: Flags
    absorbed_high: Flags

    def take(self, rows: Ints | Whole | Flags) -> Self:
        """Return those of some of the rows."""
        return type(self)(self.low[rows], self.high[rows], self.absorbed_low[rows], self.absorbed_high[rows])
