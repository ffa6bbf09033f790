"""How strong the colour of each cell of the policy map is: half by how much, half by rank.

By how much alone a large step makes all others one colour; by rank alone nothing says how large they are.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headroom.arrays import Flags, Floats

LEVELS = 1024
"""Values that are told from each other, from the least to the greatest."""

UNKNOWN = LEVELS
"""Level of a cell whose value is not known yet."""

Levels = npt.NDArray[np.int16]
"""Levels of cells."""

_BY_RANK = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Shades:
    """The colours of a map, without their hue.

    Attributes:
        levels: ``(row, column)``, from 0 to ``LEVELS`` - 1, or ``UNKNOWN``.
        strengths: ``(level,)``, -1 to 1: how strong the colour of each level is; below 0 under the base.
        present: ``(level,)``, whether any cell has it.
        low: Value of the least level.
        high: Value of the greatest level, above ``low``.
    """

    levels: Levels
    strengths: Floats
    present: Flags
    low: float
    high: float

    @classmethod
    def of(cls, values: Floats, low: float, high: float, base: float | None) -> "Shades":
        """Return the shades of some values.

        Args:
            values: ``(row, column)``; NaN where one is not known.
            low: Least value.
            high: Greatest value, above ``low``.
            base: What they are compared with; None: nothing, all are counted from ``low``.
        """
        per_unit = (LEVELS - 1) / (high - low)
        scaled = (values - (low - _HALF_LEVEL / per_unit)) * per_unit
        unknown: Flags = np.isnan(scaled)
        if unknown.any():
            scaled = np.where(unknown, UNKNOWN, scaled)
        levels: Levels = scaled.astype(np.int16)
        present = np.bincount(levels.ravel(), minlength=LEVELS + 1)[:LEVELS] > 0
        at = 0.0 if base is None else (base - low) * per_unit
        return cls(levels, _strengths(present, at), present, low, high)

    def nearest(self, strength: float) -> int | None:
        """Return the level of cells whose colour is nearest to a strength, -1 to 1; None for no cells."""
        there = np.flatnonzero(self.present)
        if not len(there):
            return None
        return int(there[np.abs(self.strengths[there] - strength).argmin()])

    def cell_of(self, level: int) -> tuple[int, int]:
        """Return row and column of a cell of a level that there is."""
        row, column = divmod(int((self.levels.ravel() == level).argmax()), self.levels.shape[1])
        return row, column


_HALF_LEVEL = 0.5


def _strengths(present: Flags, base: float) -> Floats:
    """Return the strength of each level.

    Args:
        present: ``(level,)``, whether any cell has it.
        base: Level of what they are compared with.
    """
    levels = np.arange(LEVELS)
    farthest = max(LEVELS - 1 - base, base, 1.0)
    by_amount = (levels - base) / farthest
    above, below = present & (levels > base + _HALF_LEVEL), present & (levels < base - _HALF_LEVEL)
    ranks_above = np.cumsum(above) / max(int(above.sum()), 1)
    ranks_below = np.cumsum(below[::-1])[::-1] / max(int(below.sum()), 1)
    by_rank = np.where(levels > base, ranks_above, -ranks_below)
    found: Floats = (1 - _BY_RANK) * by_amount + _BY_RANK * by_rank
    return found
