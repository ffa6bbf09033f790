"""Finds which row goes into which, from levels, from numbers such as 1.1.2, or from the names of parents."""

import numpy as np

from headroom.arrays import Flags, Ints, Whole
from headroom.book.node_shape import NOWHERE, Shape
from headroom.notation.levels import DEEPEST

MOST_NODES_A_ROW = 20
"""Nodes there may be for each row, and a million more: a bill of shared assemblies can have billions."""

_MORE_NODES = 1_000_000


class TooManyNodesError(Exception):
    """A bill whose shared assemblies, each at each of its places, are more than can be held."""


def by_level(level: Ints, group: Ints) -> Shape:
    """Return the shape of rows with a level each: a row goes into the last one above it of a level less.

    Args:
        level: ``(row,)``; -1 where none is stated: the row is a top one.
        group: ``(row,)``, model of the row; levels begin anew in each.
    """
    size = len(level)
    order = np.argsort(group, kind="stable")
    here, groups = level[order], group[order]
    starts = np.concatenate(([True], groups[1:] != groups[:-1])) if size else np.zeros(0, dtype=np.bool_)
    start = np.maximum.accumulate(np.where(starts, np.arange(size), 0))
    parent = np.full(size, NOWHERE, dtype=np.int64)
    jumps = np.zeros(size, dtype=np.bool_)
    here = here - _least_of_each(here, starts)
    above = np.flatnonzero(here == 0)
    for step in range(1, int(here.max(initial=0)) + 1):
        rows = np.flatnonzero(here == step)
        # Rows of a higher level, and those without one, end what stands above them.
        found, broken = _last(above, rows), _last(np.flatnonzero(here < step - 1), rows)
        fits = (found >= start[rows]) & (found > broken)
        parent[rows[fits]] = found[fits]
        jumps[rows[~fits]] = True
        above = rows
    back = np.full(size, NOWHERE, dtype=np.int32)
    below = parent >= 0
    back[order[below]] = order[parent[below]]
    jumped = np.zeros(size, dtype=np.bool_)
    jumped[order] = jumps
    return of_rows(back, jumped, np.zeros(size, dtype=np.bool_))


def by_number(number: Ints, parent_of: Ints, group: Ints) -> Shape:
    """Return the shape of rows with a number such as 1.1.2 each: a row goes into the one of 1.1.

    Of several rows of a number the last one above counts.

    Args:
        number: ``(row,)``, code of its number; -1 where none is stated.
        parent_of: ``(number,)``, code of the number without its last step; -1 where it has one only, -2 for
            one that no row states.
        group: ``(row,)``, model of the row; numbers begin anew in each.
    """
    size = len(number)
    wanted = np.concatenate((parent_of, [NOWHERE]))[number].astype(np.int64)
    parent = np.full(size, NOWHERE, dtype=np.int32)
    asking = np.flatnonzero(wanted >= 0)
    keys = _keys(group, number, len(parent_of))
    rows = np.flatnonzero(number >= 0)
    rows = rows[np.argsort(keys[rows], kind="stable")]
    places = keys[rows] * size + rows
    own = _keys(group[asking], wanted[asking], len(parent_of))
    at = np.searchsorted(places, own * size + asking)
    for near in (at, at - 1):  # the first one below, and better the last one above
        inside = (near >= 0) & (near < len(rows))
        same = inside.copy()
        same[inside] = keys[rows[near[inside]]] == own[inside]
        parent[asking[same]] = rows[near[same]]
    lacking = (wanted != NOWHERE) & (parent < 0)
    if not (parent >= 0).any():
        lacking[:] = False  # numbers that all begin with a number nobody has
    return of_rows(parent, lacking, np.zeros(size, dtype=np.bool_))


def by_parent(part: Ints, parent_part: Ints, group: Ints, own: Flags) -> Shape:
    """Return the shape of rows that name what they go into; each is a node at every place of its parent.

    A parent that is no part of its model is an assembly without a row, or the vehicle itself: what goes into
    it is a top node. Where an assembly stands in several rows and the rows of its parts are repeated below
    each, every one goes into the nearest above.

    Args:
        part: ``(row,)``, code of its part number; -1 where blank.
        parent_part: ``(row,)``, code of the part it goes into, of the same codes; -1 where blank.
        group: ``(row,)``, model of the row.
        own: ``(row,)``, whether the row may be what others go into; an alternative source only is where its
            part has no other row.

    Raises:
        TooManyNodesError: If there are more places than can be held.
    """
    size = len(part)
    count = int(max(part.max(initial=0), parent_part.max(initial=0))) + 1
    _, codes = np.unique(
        np.concatenate((_keys(group, part, count), _keys(group, parent_part, count))), return_inverse=True
    )
    key, wanted = codes[:size].astype(np.int64), codes[size:].astype(np.int64)
    nobody = parent_part < 0
    has_row = np.zeros(len(codes) + 1, dtype=np.bool_)
    has_row[key[own & (part >= 0)]] = True
    own = own | ((part >= 0) & ~has_row[key])  # what has no row but those: its parts go into them
    has_row[key[own]] = True
    lost = ~nobody & ~has_row[wanted]
    top = nobody | lost
    circling = _circling(key, wanted, ~top)
    top |= circling
    above = _repeated_below(key, wanted, top, own)
    row, parent, depth = _placed(key, wanted, top, own, above)
    order = np.argsort(row, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    moved = np.where(parent[order] >= 0, place[parent[order]], NOWHERE)
    return Shape(
        row[order].astype(np.int32),
        moved.astype(np.int32),
        depth[order].astype(np.int32),
        np.zeros(size, dtype=np.bool_),
        lost,
        circling,
    )


def depths(parent: Ints) -> Ints:
    """Return how deep each node stands, ``(node,)``, by what it goes into."""
    depth = np.zeros(len(parent), dtype=np.int32)
    at = parent
    while (going := at >= 0).any():
        depth += going
        at = np.where(going, parent[at], np.int32(NOWHERE))
    return depth


def of_rows(parent: Ints, jumps: Flags, lost: Flags) -> Shape:
    """Return the shape of rows that are a node each.

    Args:
        parent: ``(row,)``, row it goes into; ``NOWHERE`` for a top one.
        jumps: See ``Shape``.
        lost: See ``Shape``.
    """
    size = len(parent)
    rows = np.arange(size, dtype=np.int32)
    return Shape(rows, parent, depths(parent), jumps, lost, np.zeros(size, dtype=np.bool_))


def _least_of_each(level: Ints, starts: Flags) -> Ints:
    """Return the least level that is stated in the group of each row; 0 in a group that states none."""
    if not len(level):
        return level
    groups = np.cumsum(starts) - 1
    least = np.minimum.reduceat(np.where(level < 0, DEEPEST + 1, level), np.flatnonzero(starts))
    return np.where(level < 0, 0, np.where(least > DEEPEST, 0, least)[groups])


def _last(places: Whole, rows: Whole) -> Whole:
    """Return the last of some places above each row; ``NOWHERE`` where there is none. Both ascend."""
    at = np.searchsorted(places, rows) - 1
    return (
        np.where(at >= 0, places[np.maximum(at, 0)], NOWHERE) if len(places) else np.full(len(rows), NOWHERE)
    )


def _keys(group: Ints, code: Ints | Whole, count: int) -> Whole:
    """Return one number for each pair of a group and a code, which may be -1."""
    return group.astype(np.int64) * (count + 1) + code + 1


def _circling(key: Whole, wanted: Whole, linked: Flags) -> Flags:
    """Return the rows on a way from a part back to itself, ``(row,)``: what no end is found of either way."""
    left = linked.copy()
    count = int(max(key.max(initial=0), wanted.max(initial=0))) + 1
    for above, below in ((wanted, key), (key, wanted)):
        for _ in range(DEEPEST):
            has = np.zeros(count, dtype=np.bool_)
            has[above[left]] = True
            ending = left & ~has[below]
            if not ending.any():
                break
            left &= ~ending
    return left


def _repeated_below(key: Whole, wanted: Whole, top: Flags, own: Flags) -> Whole:
    """Return the row of the assembly of each row where its parts are repeated below each row of it.

    ``NOWHERE`` where the parts of an assembly are stated once for all of its places.
    """
    size = len(key)
    count = int(max(key.max(initial=0), wanted.max(initial=0))) + 1
    stated = np.bincount(key[own], minlength=count)
    asking = np.flatnonzero(~top & (stated[wanted] > 1))
    found = np.full(size, NOWHERE, dtype=np.int64)
    if not len(asking):
        return found
    rows = np.flatnonzero(own)
    rows = rows[np.argsort(key[rows], kind="stable")]
    at = np.searchsorted(key[rows] * size + rows, wanted[asking] * size + asking) - 1
    near = rows[np.maximum(at, 0)]
    fits = (at >= 0) & (key[near] == wanted[asking])
    # Each part as often below each row of the assembly as below any other: else it is stated for all.
    pair = np.unique(wanted[asking] * count + key[asking], return_inverse=True)[1]
    under = np.unique(pair * size + near)
    rows_under = np.bincount(under // size, minlength=int(pair.max()) + 1)
    whole = fits & (rows_under[pair] == stated[wanted[asking]])
    bad = np.bincount(wanted[asking[~whole]], minlength=count) > 0
    repeated = ~bad[wanted[asking]]
    found[asking[repeated]] = near[repeated]
    return found


def _placed(key: Whole, wanted: Whole, top: Flags, own: Flags, above: Whole) -> tuple[Whole, Whole, Whole]:
    """Return row, parent and depth of every node, floor by floor."""
    size = len(key)
    linked = np.flatnonzero(~top)
    # Where parts are repeated below each row of their assembly, that row holds them, else the assembly.
    holder = np.where(above[linked] >= 0, above[linked], size + wanted[linked])
    order = np.argsort(holder, kind="stable")
    children, holders = linked[order], holder[order]
    row = np.flatnonzero(top)
    parent = np.full(len(row), NOWHERE, dtype=np.int64)
    found = [(row, parent, np.zeros(len(row), dtype=np.int64))]
    begin, left = 0, MOST_NODES_A_ROW * size + _MORE_NODES
    while len(row):
        nodes = np.flatnonzero(own[row])
        rows = row[nodes]
        pieces = [
            _expanded(children, holders, name, nodes + begin, left) for name in (rows, size + key[rows])
        ]
        begin += len(row)
        row = np.concatenate([piece[0] for piece in pieces])
        parent = np.concatenate([piece[1] for piece in pieces])
        left -= len(row)
        found.append((row, parent, np.full(len(row), len(found), dtype=np.int64)))
    rows, parents, depths = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return rows, parents, depths


def _expanded(children: Whole, holders: Whole, names: Whole, nodes: Whole, most: int) -> tuple[Whole, Whole]:
    """Return the rows that go into some nodes, one after the other, and the node of each."""
    first = np.searchsorted(holders, names, side="left")
    count = np.searchsorted(holders, names, side="right") - first
    total = int(count.sum())
    if total > most:
        raise TooManyNodesError
    offset = np.arange(total) - np.repeat(np.cumsum(count) - count, count)
    return children[np.repeat(first, count) + offset], np.repeat(nodes, count)
