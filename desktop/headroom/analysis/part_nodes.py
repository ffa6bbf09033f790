"""The bill of a workbook as a tree: what each node costs, whether it counts, and what that does.

A node that counts has the effects of its row; an assembly that is opened has those of what counts below it.
A row that stands at several places is shared out to them by their quantities.
"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from headroom.analysis.part_effects import PartEffects
from headroom.arrays import Flags, Floats, Whole
from headroom.book.part_tree import OPENED, PartTree
from headroom.rules.currency_rates import currency_rates
from headroom.rules.tree_contents import NodeEnd, TreeContents, tree_contents

COUNTED = ("value_usd", "vnm_usd", "lost", "duty_usd")
"""Arrays of ``PartEffects`` that nodes have, too."""


@dataclass(frozen=True, slots=True, eq=False)
class PartNodes:
    """The nodes of bills under a scenario; arrays are ``(node,)``, money in US dollars per vehicle.

    Attributes:
        tree: The nodes.
        counts: Whether it counts itself.
        own_usd: Quantity times its own unit cost, as the workbook states it; NaN where it states none.
        counted: By the name of the array of ``PartEffects``: of what counts at it or below it.
        share_low: Regional content at its low end, fraction; NaN where no rule asks for it.
        share_high: The same at its high end.
        threshold: Least content with which it originates; NaN where no rule asks for it.
        vnm_low: What of it counts as non-originating in what it goes into, at the low end of its content; NaN
            where no rule asks for it.
        vnm_high: The same at the high end.
        originates: Whether it does at the low end of its content.
        changed: Whether a change by hand concerns it that is no row.
    """

    tree: PartTree
    counts: Flags
    own_usd: Floats
    counted: dict[str, Floats]
    share_low: Floats
    share_high: Floats
    threshold: Floats
    vnm_low: Floats
    vnm_high: Floats
    originates: Flags
    changed: Flags

    def __len__(self) -> int:
        return len(self.tree)

    @classmethod
    def of(cls, effects: PartEffects) -> "PartNodes | None":
        """Return the nodes of the workbook; None where it has no bill of several levels."""
        outcome = effects.outcome
        exposure, scenario = outcome.exposure, outcome.scenario
        tree = exposure.book.tree
        if tree is None or not len(tree):
            return None
        size = len(tree)
        nodes = tree.nodes
        rates = currency_rates(exposure, scenario, nodes.currencies)[nodes.currency]
        blank = (np.full(size, np.nan) for _ in range(5))
        share_low, share_high, threshold, vnm_low, vnm_high = blank
        originates = np.zeros(size, dtype=np.bool_)
        if exposure.tree is not None:
            found = tree_contents(exposure, scenario)
            low, high = (_of_workbook(found, end, size) for end in (found.low, found.high))
            share_low, vnm_low, share_high, vnm_high = *low, *high
            at, fails = found.parts.node, np.zeros(size, dtype=np.bool_)
            threshold[at], originates[at] = found.threshold, True
            shown = _shown(found, size)
            fails[at[shown & ~found.low.originates]] = True
            originates &= ~fails
        changed = None if outcome.changed is None else outcome.changed.lines
        counts = tree.row >= 0
        current = ~nodes.alternative
        return cls(
            tree=tree,
            counts=counts,
            own_usd=nodes.quantity * nodes.unit_cost * rates,
            counted={name: _rolled(tree, _shared(effects, tree, name), current) for name in COUNTED},
            share_low=share_low,
            share_high=share_high,
            threshold=threshold,
            vnm_low=vnm_low,
            vnm_high=vnm_high,
            originates=originates,
            changed=np.zeros(size, dtype=np.bool_) if changed is None else changed,
        )


def _shown(found: TreeContents, size: int) -> Flags:
    """Return ``(node of these,)``: what is shown of nodes: what is chosen of them and of their copies.

    Args:
        found: Nodes rolled up.
        size: How many nodes the workbook has.
    """
    parts, chosen = found.parts, found.parts.chosen()
    there = np.zeros(size, dtype=np.bool_)
    there[parts.node[chosen]] = True
    return chosen | ~(there[parts.node] | parts.copied)


def _of_workbook(found: TreeContents, end: NodeEnd, size: int) -> tuple[Floats, Floats]:
    """Return ``(node of the workbook,)``: content and materials, with those of the share that moves away."""
    own = np.flatnonzero(_shown(found, size))
    at, net_cost = found.parts.node[own], found.net_cost[own]
    share, vnm = np.full(size, np.nan), np.full(size, np.nan)
    share[at], vnm[at] = end.share[own], np.bincount(at, weights=end.vnm[own], minlength=size)[at]
    worth = np.bincount(at, weights=net_cost, minlength=size)
    inside = np.bincount(at, weights=net_cost * end.share[own], minlength=size)
    several = (np.bincount(at, minlength=size) > 1) & (worth > 0)
    share[several] = inside[several] / worth[several]
    return share, vnm


def _shared(effects: PartEffects, tree: PartTree, name: str) -> Floats:
    """Return ``(node,)``: what the row of each does, shared out to its places; 0 for a node without one."""
    amount = np.nan_to_num(getattr(effects, name))
    changed = effects.outcome.changed
    if changed is not None:  # a share that moves away is a row behind those of the workbook
        behind = np.arange(len(amount)) >= len(changed.imported)
        own = effects.current | (~behind & effects.rows.alternative)
        amount = np.bincount(changed.source[own], weights=amount[own], minlength=len(changed.imported))
    at = np.flatnonzero(tree.row >= 0)
    row, quantity = tree.row[at], tree.nodes.quantity[at]
    together = np.bincount(row, weights=quantity, minlength=len(amount))[row]
    shared = np.zeros(len(tree))
    shared[at] = amount[row] * np.where(together > 0, quantity / np.where(together > 0, together, 1.0), 1.0)
    return shared


def _rolled(tree: PartTree, amount: Floats, current: Flags) -> Floats:
    """Return ``(node,)``: an amount of what counts at a node, or below one that does not.

    Args:
        tree: The nodes.
        amount: ``(node,)``, of each alone.
        current: ``(node,)``, which are no alternatives: these are in no sum.
    """
    total, counts = np.where(current, amount, 0.0), tree.row >= 0
    for depth in range(int(tree.depth.max()), 0, -1):
        below = np.flatnonzero(tree.depth == depth)
        np.add.at(total, tree.parent[below], np.where(counts[tree.parent[below]], 0.0, total[below]))
    return np.where(counts, amount, total)


@dataclass(frozen=True, slots=True, eq=False)
class TreeOrder:
    """How the nodes of a tree stand below each other: each before what goes into it.

    Attributes:
        tree: The nodes.
        preorder: ``(node,)``, the nodes in that order.
        levels: The nodes of each depth, the top ones first.
        has_parts: ``(node,)``, whether others go into it.
    """

    tree: PartTree
    preorder: Whole
    levels: tuple[Whole, ...]
    has_parts: Flags

    @classmethod
    def of(cls, tree: PartTree) -> "TreeOrder":
        """Return the order of the nodes of a tree."""
        size = len(tree)
        by_parent = np.argsort(tree.parent, kind="stable")
        begins = np.searchsorted(tree.parent[by_parent], np.arange(-1, size + 1)).tolist()
        children = by_parent.tolist()
        waiting, order = children[begins[0] : begins[1]][::-1], []
        while waiting:
            node = waiting.pop()
            order.append(node)
            waiting += children[begins[node + 1] : begins[node + 2]][::-1]
        depths = range(int(tree.depth.max(initial=-1)) + 1)
        levels = tuple(np.flatnonzero(tree.depth == depth) for depth in depths)
        return cls(tree, np.array(order, dtype=np.int64), levels, tree.has_parts)

    def lines(self, shown: Flags, unfolded: Flags) -> Whole:
        """Return the nodes that are seen, in their order.

        Args:
            shown: ``(node,)``, which are listed, with all that they go into.
            unfolded: ``(node,)``, of which the parts are seen.
        """
        seen = shown.copy()
        for level in self.levels[1:]:
            parent = self.tree.parent[level]
            seen[level] &= seen[parent] & unfolded[parent]
        found: Whole = self.preorder[seen[self.preorder]]
        return found

    def with_ancestors(self, hits: Flags) -> Flags:
        """Return ``(node,)``: some nodes and all that they go into."""
        found = hits.copy()
        for level in self.levels[:0:-1]:
            found[self.tree.parent[level[found[level]]]] = True
        return found

    def above(self, hits: Flags) -> Flags:
        """Return ``(node,)``: all that some nodes go into."""
        found = np.zeros(len(hits), dtype=np.bool_)
        parent = self.tree.parent[self.with_ancestors(hits)]
        found[parent[parent >= 0]] = True
        return found

    def with_descendants(self, hits: Flags) -> Flags:
        """Return ``(node,)``: some nodes and all that goes into them."""
        found = hits.copy()
        for level in self.levels[1:]:
            found[level] |= found[self.tree.parent[level]]
        return found


def listed_nodes(
    order: TreeOrder, rows: Flags, words: Flags, models: Collection[str], *, alone: bool
) -> tuple[Flags, Flags]:
    """Return which nodes are listed, and which of them were asked for themselves; both ``(node,)``.

    A node that counts is asked for where its row is; what stands in it is listed with it. One that does not
    count is asked for by its words.

    Args:
        order: The order of the nodes.
        rows: ``(row,)``, which rows of the book are asked for.
        words: ``(node,)``, which nodes have the words that are searched.
        models: Names of the models that are asked for; none: all.
        alone: Whether nothing but model, words and current sources is asked for.
    """
    tree = order.tree
    hits = np.zeros(len(tree), dtype=np.bool_)
    at = tree.row >= 0
    hits[at] = rows[tree.row[at]]
    if alone:
        nodes = tree.nodes
        wanted = [not models or name in models for name in nodes.models]
        hits |= ~at & words & np.array([*wanted, not models], dtype=np.bool_)[nodes.model]
    listed = order.with_ancestors(hits) | order.with_descendants(hits & (tree.fate != OPENED))
    return listed, hits
