"""Where on the policy map a number has room: one in each plateau that is large enough, between lines."""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Whole
from headroom.window.pages.map.shown.map_shades import UNKNOWN, Levels

_MOST = 60
"""Plateaus that are numbered at most, the largest first."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a box has room; places are those of its first point.

    Attributes:
        at: Row and column of the best place.
        across: First and last column to which it may be moved in that row.
        down: First and last row to which it may be moved in that column.
    """

    at: tuple[int, int]
    across: tuple[int, int]
    down: tuple[int, int]


def rooms(levels: Levels, wide: int, high: int, lines: tuple[Flags, Flags] | None = None) -> tuple[Room, ...]:
    """Return where boxes have room in areas of one level: the middle of the widest part of each level.

    Args:
        levels: ``(row, column)``, of points in view at even distances.
        wide: Points that a box covers across.
        high: Points that it covers down.
        lines: ``(row,)`` and ``(column,)``, whether a line that no box may lie over goes before a row, and
            before a column; it parts an area. None for no lines.
    """
    rows, columns = levels.shape
    if wide > columns or high > rows:
        return ()
    turns = np.zeros((rows + 1, columns + 1), dtype=np.int32)
    beside, below = turns.copy(), turns.copy()
    beside[1:, 2:] = levels[:, 1:] != levels[:, :-1]
    below[2:, 1:] = levels[1:, :] != levels[:-1, :]
    over, before = lines or (np.zeros(rows, dtype=np.bool_), np.zeros(columns, dtype=np.bool_))
    beside[1:, 2:] |= before[1:]
    below[2:, 1:] |= over[1:, np.newaxis]
    across, down = beside.cumsum(0).cumsum(1), below.cumsum(0).cumsum(1)
    still = (_within(across, high, wide, 0, 1) == 0) & (_within(down, high, wide, 1, 0) == 0)
    found = levels[: rows - high + 1, : columns - wide + 1]
    still &= found != UNKNOWN
    top, left = np.nonzero(still)
    if not len(top):
        return ()
    names, level = np.unique(found[top, left], return_inverse=True)
    part = np.cumsum(over)[top] * (int(before.sum()) + 1) + np.cumsum(before)[left]
    widest, sizes = _widest(level, part, len(names))
    top, left, group = top[widest], left[widest], level[widest]
    centres = [np.bincount(group, weights=at) / sizes for at in (top, left)]
    away = (top - centres[0][group]) ** 2 + (left - centres[1][group]) ** 2
    best = _nearest(group, away, len(names))
    largest = np.argsort(-sizes, kind="stable")[:_MOST]
    return tuple(_room(found, still, int(top[at]), int(left[at])) for at in best[largest].tolist())


def _widest(level: Whole, part: Whole, levels: int) -> tuple[Flags, Whole]:
    """Return which places lie in the widest part of their level, and how many there are of each level.

    Args:
        level: ``(place,)``, from 0.
        part: ``(place,)``, of the areas between lines, from 0.
        levels: How many there are.
    """
    parts = int(part.max()) + 1
    counted = np.bincount(level * parts + part, minlength=levels * parts).reshape(levels, parts)
    chosen = counted.argmax(axis=1)
    found: Flags = part == chosen[level]
    return found, counted[np.arange(levels), chosen]


def _room(levels: Levels, still: Flags, row: int, column: int) -> Room:
    """Return the room of a box.

    Args:
        levels: ``(row, column)``, of the first point of a box at each place.
        still: ``(row, column)``, whether a box there lies in an area of one level.
        row: Of the best place.
        column: Of the best place.
    """
    level = levels[row, column]
    beside = _run(still[row] & (levels[row] == level), column)
    return Room((row, column), beside, _run(still[:, column] & (levels[:, column] == level), row))


def _run(good: Flags, at: int) -> tuple[int, int]:
    """Return the first and the last place of a run of good ones that holds one of them."""
    bad = np.flatnonzero(~good)
    after = int(np.searchsorted(bad, at))
    first = int(bad[after - 1]) + 1 if after else 0
    return first, int(bad[after]) - 1 if after < len(bad) else len(good) - 1


def _within(summed: Whole, high: int, wide: int, skip_rows: int, skip_columns: int) -> Whole:
    """Return for each box how much of a table lies in it, less its first rows or columns.

    Args:
        summed: The table summed over rows and columns, with a row and a column of nothing before.
        high: Rows of a box.
        wide: Columns of a box.
        skip_rows: Rows of each box that do not count.
        skip_columns: Columns that do not count.
    """
    rows, columns = summed.shape[0] - high, summed.shape[1] - wide
    top, left = slice(skip_rows, skip_rows + rows), slice(skip_columns, skip_columns + columns)
    bottom, right = slice(high, high + rows), slice(wide, wide + columns)
    found: Whole = summed[bottom, right] - summed[top, right] - summed[bottom, left] + summed[top, left]
    return found


def _nearest(group: Whole, away: Floats, groups: int) -> Whole:
    """Return the position of the member of each group that is least far away."""
    order = np.lexsort((away, group))
    first = np.searchsorted(group[order], np.arange(groups))
    found: Whole = order[first]
    return found
