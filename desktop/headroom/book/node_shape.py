"""The shape of a bill: which node goes into which, and what is added up or multiplied along it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from headroom.arrays import Flags, Floats, Ints, Whole

NOWHERE = -1
"""Stands where a node goes into no other."""


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """Which node goes into which.

    Attributes:
        row: ``(node,)``, row of the table that states the node; one that goes into several assemblies is
            stated once and is a node in each. Ascending.
        parent: ``(node,)``, node it goes into; ``NOWHERE`` for a top node.
        depth: ``(node,)``, 0 for a top node, one more than its parent for any other.
        jumps: ``(row,)``, where a level follows that has no assembly above it.
        lost: ``(row,)``, where an assembly is named that the table does not have.
        circling: ``(row,)``, where a part would go into itself.
    """

    row: Ints
    parent: Ints
    depth: Ints
    jumps: Flags
    lost: Flags
    circling: Flags
    _floors: list[Whole] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.row)

    @property
    def is_structured(self) -> bool:
        """Return whether any node goes into another."""
        return bool((self.parent >= 0).any())

    @property
    def has_parts(self) -> Flags:
        """Return which nodes others go into, ``(node,)``."""
        return have_parts(self.parent)

    @property
    def floors(self) -> Sequence[Whole]:
        """Return the nodes of each depth, the top ones first."""
        if not self._floors and len(self):
            order = np.argsort(self.depth, kind="stable")
            ends = np.cumsum(np.bincount(self.depth))
            self._floors.extend(np.split(order, ends[:-1]))
        return self._floors

    def below(self) -> Iterator[tuple[Whole, Ints]]:
        """Yield the nodes of each depth below the top, downwards, with what they go into."""
        for nodes in self.floors[1:]:
            yield nodes, self.parent[nodes]

    def multiplied(self, quantity: Floats) -> Floats:
        """Return how many of each node are in the whole, ``(node,)``.

        Args:
            quantity: ``(node,)``, how many are in one of what it goes into.
        """
        total = quantity.copy()
        for nodes, parents in self.below():
            total[nodes] *= total[parents]
        return total

    def handed_down(self, flags: Flags) -> Flags:
        """Return which nodes stand somewhere below one of some nodes, ``(node,)``."""
        found = np.zeros(len(self), dtype=np.bool_)
        for nodes, parents in self.below():
            found[nodes] = flags[parents] | found[parents]
        return found


@dataclass(frozen=True, slots=True, eq=False)
class RolledUp:
    """What the parts of each node cost.

    Attributes:
        cost: ``(node,)``, sum over its parts of quantity times cost; a part without a cost of its own costs
            what its parts do. 0 where there is none.
        whole: ``(node,)``, whether all of them have a cost.
        some: ``(node,)``, whether any of them has one.
        pieces: ``(node,)``, sum of their quantities.
    """

    cost: Floats
    whole: Flags
    some: Flags
    pieces: Floats


def rolled_up(shape: Shape, quantity: Floats, cost: Floats, counts: Flags) -> RolledUp:
    """Return what the parts of each node cost.

    Args:
        shape: Which node goes into which.
        quantity: ``(node,)``, how many are in one of what it goes into.
        cost: ``(node,)``, of one; NaN where none is stated.
        counts: ``(node,)``, which are added up; alternative sources are not.
    """
    size = len(shape)
    sums, pieces = np.zeros(size), np.zeros(size)
    without, having = np.zeros(size), np.zeros(size)
    for nodes in reversed(shape.floors[1:]):
        adding = nodes[counts[nodes]]
        parents = shape.parent[adding]
        own = cost[adding]
        stated = ~np.isnan(own)
        known = stated | (having[adding] > 0)
        gaps = ~known | (~stated & (without[adding] > 0))
        value = quantity[adding] * np.where(stated, own, sums[adding])
        sums += np.bincount(parents, np.where(known, value, 0.0), minlength=size)
        pieces += np.bincount(parents, quantity[adding], minlength=size)
        having += np.bincount(parents, known, minlength=size)
        without += np.bincount(parents, gaps, minlength=size)
    return RolledUp(sums, (without == 0) & (having > 0), having > 0, pieces)


def have_parts(parent: Ints) -> Flags:
    """Return which nodes others go into, ``(node,)``.

    Args:
        parent: ``(node,)``, node that each goes into; below 0 for a top node.
    """
    found = np.zeros(len(parent), dtype=np.bool_)
    found[parent[parent >= 0]] = True
    return found
