"""Sets of choices of which none is beaten by another: no dearer, and no heavier in any limit.

A set that is beaten can be left out of every search for the cheapest choice, because whatever is chosen
besides, the other set does as well. With three or four limits this leaves some thousand sets where the plain
lists of departures (``departures``) have millions.

Source:
    Nemhauser & Ullmann, "Discrete dynamic programming and capital allocation", Management Science 15 (1969).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Floats, Whole

_FEW_SETS = 200
_GROWTH = 1.5  # sets are compared again when there are this many times as many
_EDGES = {1: 4096, 2: 64, 3: 24, 4: 10}
_FEWEST_EDGES = 6


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """Sets of choices in some of the parts.

    Attributes:
        regret: ``(set,)``, what a set costs over the priced bound, at least 0.
        cost: ``(set,)``, by how much it changes the cost, whole.
        weight: ``(limit, set)``, by how much it changes the weights, whole.
        members: ``(set, item)``, which alternative of each item it takes; of a single item, which cell.
        items: The items that ``members`` names; None for a single item.
        complete: Every set with less regret than this is there, or one that beats it.
    """

    regret: Floats
    cost: Whole
    weight: Whole
    members: Whole
    items: tuple["Frontier", ...] | None
    complete: float

    def taken(self, where: Whole) -> "Frontier":
        """Return some of the sets."""
        return Frontier(
            self.regret[where],
            self.cost[where],
            self.weight[:, where],
            self.members[where],
            self.items,
            self.complete,
        )

    def cells_of(self, position: int) -> list[int]:
        """Return the chosen cells of one set."""
        if self.items is None:
            return [int(self.members[position, 0])]
        chosen = self.members[position].tolist()
        return [cell for item, at in zip(self.items, chosen, strict=True) for cell in item.cells_of(at)]

    def unbeaten(self) -> "Frontier":
        """Return the sets, less most of those that another one beats."""
        kept = unbeaten(self.cost, self.weight)
        return self if len(kept) == len(self.cost) else self.taken(kept)


def unbeaten(cost: Whole, weight: Whole) -> Whole:
    """Return the positions of the sets that no other one beats, and of a few that one does.

    Sets are compared by the cells of a grid whose edges are quantiles of the weights: what lies in a cell
    below, or on the edge, weighs no more.

    Args:
        cost: ``(set,)``, whole.
        weight: ``(limit, set)``, whole.
    """
    count = len(cost)
    if not count:
        return np.empty(0, dtype=np.int64)
    by_cost = np.argsort(cost, kind="stable")
    edged = []
    varying = [row for row in weight if row.min() != row.max()]
    most = _EDGES.get(len(varying), _FEWEST_EDGES)
    above = np.zeros(count, dtype=np.int64)
    below = np.zeros(count, dtype=np.int64)
    for row in varying:
        ranked = np.sort(row)
        edges = np.unique(ranked[np.linspace(0, count - 1, min(most, count)).astype(np.int64)])
        above = above * len(edges) + np.searchsorted(edges, row, side="left")
        below = below * len(edges) + np.searchsorted(edges, row, side="right") - 1
        edged.append(len(edges))
    turns = np.arange(count)
    grid = np.full(int(np.prod(edged, dtype=np.int64)), count)
    grid[above[by_cost[::-1]]] = turns[::-1]  # in each cell the cheapest, written last, stays
    grid = grid.reshape(edged)
    for axis in range(len(edged)):
        grid = np.minimum.accumulate(grid, axis=axis)
    cheapest = grid.ravel()[below[by_cost]]
    kept: Whole = np.sort(by_cost[cheapest >= turns])
    return kept


def combined(items: Sequence[Frontier], limits: int, ceiling: float, most: int) -> tuple[Frontier, int]:
    """Return the sets that take one alternative of each item, and how many were looked at.

    Args:
        items: Alternatives, the cheapest of each at a regret of 0.
        limits: How many weights a set has.
        ceiling: Sets with more regret are not wanted.
        most: Keep about this many, those with the least regret.
    """
    regret, cost, weight = np.zeros(1), np.zeros(1, dtype=np.int64), np.zeros((limits, 1), dtype=np.int64)
    trail: list[tuple[Whole, Whole]] = []  # of each item: the set it was added to, and the alternative
    complete, compared, seen = ceiling, _FEW_SETS, 0
    for item in items:
        old, which = np.nonzero(regret[:, None] + item.regret <= complete)
        complete = min(complete, item.complete)
        seen += len(old)
        regret, cost = regret[old] + item.regret[which], cost[old] + item.cost[which]
        weight = weight[:, old] + item.weight[:, which]
        if len(old) > _GROWTH * compared:
            kept = unbeaten(cost, weight)
            compared = max(len(kept), _FEW_SETS)
            if len(kept) > most:
                by_regret = np.argpartition(regret[kept], most)
                complete = min(complete, float(regret[kept[by_regret[most]]]))
                kept = kept[by_regret[:most]]
            old, which = old[kept], which[kept]
            regret, cost, weight = regret[kept], cost[kept], weight[:, kept]
        trail.append((old, which))
    members = np.empty((len(cost), len(items)), dtype=np.int64)
    at = np.arange(len(cost))
    for position in range(len(items) - 1, -1, -1):
        before, which = trail[position]
        members[:, position] = which[at]
        at = before[at]
    return Frontier(regret, cost, weight, members, tuple(items), complete), seen
