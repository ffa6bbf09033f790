"""How much of a part each of its rows supplies: by the purchase shares of the rows that count."""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Ints, Whole

_WHOLE = 1.0
_ROUNDING = 0.005


@dataclass(frozen=True, slots=True, eq=False)
class SharedSupply:
    """What the purchase shares of rows come to; arrays are ``(row,)``.

    Attributes:
        factor: By what its quantity is multiplied; 1 of a row that does not count as it is.
        shared: Whether some row that counts of its part states a share.
        filled: Whether it states none, and others of its part do: it has what is left.
        wrong: Whether the shares of its part do not add up, and are scaled.
        total: What they add up to, a fraction; 0 where the row does not count as it is.
    """

    factor: Floats
    shared: Flags
    filled: Flags
    wrong: Flags
    total: Floats


def shared_supply(shares: Floats, part: Whole, current: Flags, place: Whole) -> SharedSupply:
    """Return by how much the rows of each part count.

    The current rows of a part add up to 1; where they do not, they are scaled. A part of which no row has a
    share counts in full in each, as do rows that are all whole and come from one place: the part is then
    used in several places of the vehicle.

    Args:
        shares: ``(row,)``, fractions; NaN where blank.
        part: ``(row,)``, a number for each part of each model; -1 where it is not told.
        current: ``(row,)``, the rows that count as they are.
        place: ``(row,)``, who supplies it from where; -1 where neither is told.
    """
    size = len(shares)
    factor, total_of_row = np.ones(size), np.zeros(size)
    shared, filled_of_row, wrong_of_row = (np.zeros(size, dtype=np.bool_) for _ in range(3))
    group, rows = groups(part, current)
    if len(rows):
        blank = np.isnan(shares[rows])
        count = np.bincount(group)
        blanks = np.bincount(group, weights=blank).astype(np.float64)
        some = blanks < count
        filled = _filled(shares[rows], group, blanks)
        whole = np.bincount(group, weights=np.isclose(np.where(some[group], filled, _WHOLE), _WHOLE))
        places = (whole == count) & one_place(group, place[rows], len(count))
        total = np.bincount(group, weights=np.where(some[group], filled, 0.0)).astype(np.float64)
        wrong = some & ~places & (np.abs(total - _WHOLE) > _ROUNDING)
        scale = np.where(wrong & (total > 0), _WHOLE / np.where(total > 0, total, 1.0), 1.0)
        empty = wrong & (total <= 0)
        counted = np.where(empty[group], (_WHOLE / count)[group], filled * scale[group])
        factor[rows] = np.where(some[group], counted, _WHOLE)
        total_of_row[rows], wrong_of_row[rows], shared[rows] = total[group], wrong[group], some[group]
        filled_of_row[rows] = some[group] & blank
    return SharedSupply(factor, shared, filled_of_row, wrong_of_row, total_of_row)


def supply_inside(
    parent: Ints, part: Whole, shares: Floats, current: Flags, place: Whole
) -> SharedSupply | None:
    """Return by how much the nodes of each part count where the parts of one assembly are added up.

    They are those of the same part number in the same assembly: what it costs, and what it is made of, is of
    one of them at a time. Elsewhere other shares hold, and changes leave these as they are.

    Args:
        parent: ``(node,)``, node it goes into; -1 for a top one.
        part: ``(node,)``, a number for each part of each model; -1 where it is not told.
        shares: ``(node,)``, purchase shares, fractions; NaN where blank.
        current: ``(node,)``, the nodes that are no alternatives and not out of use.
        place: ``(node,)``, who supplies it from where; -1 where neither is told.

    Returns:
        None where no node of an assembly states a share.
    """
    asked = current & (parent >= 0) & (part >= 0)
    if np.isnan(shares[asked]).all():
        return None
    inside = np.where(asked, parent.astype(np.int64) * (int(part.max()) + 1) + part, -1)
    return shared_supply(shares, np.unique(inside, return_inverse=True)[1] - 1, asked, place)


def groups(part: Whole, current: Flags) -> tuple[Whole, Whole]:
    """Return the rows that count, and for each of them the number of its part, from 0 without gaps.

    Args:
        part: ``(row,)``, a number for each part of each model; -1 where it is not told.
        current: ``(row,)``, the rows that count as they are.

    Returns:
        The numbers of the parts, and the rows.
    """
    rows = np.flatnonzero(current & (part >= 0))
    return np.unique(part[rows], return_inverse=True)[1].astype(np.int64), rows


def one_place(group: Whole, place: Whole, size: int) -> Flags:
    """Return which parts come from one place only, ``(part,)``; a blank place is none of its own.

    Args:
        group: ``(row,)``, the part of each.
        place: ``(row,)``, who supplies it from where; -1 where neither is told.
        size: How many parts there are.
    """
    told = place >= 0
    least, most = np.full(size, np.iinfo(np.int64).max), np.full(size, -1)
    np.minimum.at(least, group[told], place[told])
    np.maximum.at(most, group[told], place[told])
    return least >= most


def _filled(shares: Floats, group: Whole, blanks: Floats) -> Floats:
    """Return shares with what is left of 1 for those that are blank among others, ``(row,)``."""
    given = np.bincount(group, weights=np.nan_to_num(shares))
    rest = np.clip(_WHOLE - given, 0.0, None) / np.maximum(blanks, 1)
    filled: Floats = np.where(np.isnan(shares), rest[group], shares)
    return filled
