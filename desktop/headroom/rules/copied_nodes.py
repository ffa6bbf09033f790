"""Nodes of bills of several levels of which changes copy some: with the share of a quantity, or as an offer.

What goes into a node goes along with its copy, unless that is another part.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from headroom.arrays import Flags, Floats, Ints, Whole
from headroom.book.part_rows import PartRows
from headroom.book.part_tree import INSIDE, PartTree
from headroom.rules.changed_rows import NamedNodes

_NUMBERS = ("unit_cost", "regional_content", "us_content", "part_net_cost", "part_vnm", "component_vnm")
_NAMES = {"origin": "origins", "currency": "currencies"}
"""What a change may make of a row that counts in a node."""


@dataclass(frozen=True, slots=True, eq=False)
class ChangedTree:
    """The nodes of a workbook under the changes of a scenario; arrays are ``(node,)``.

    Attributes:
        tree: The nodes; copies stand behind those of the workbook.
        source: The node of the workbook that each is, or was copied from.
        copied: Whether it is a copy.
        offered: Whether it is one of an alternative that a change offers, which later changes leave alone.
        named: For each change what it names of them.
        lines: ``(node of the workbook,)``, which of them some change concerns that are no rows.
    """

    tree: PartTree
    source: Whole
    copied: Flags
    offered: Flags
    lines: Flags
    named: tuple[NamedNodes, ...] = ()

    def first(self, flags: Flags, size: int) -> Flags:
        """Return what holds of the nodes of the workbook themselves; nothing of those that are gone.

        Args:
            flags: ``(node,)``, what holds of these.
            size: How many nodes the workbook has.
        """
        own = np.flatnonzero(~self.copied)
        found = np.zeros(size, dtype=np.bool_)
        found[self.source[own]] = flags[own]
        return found

    def as_shown(self, tree: PartTree, rows: Whole) -> PartTree:
        """Return the nodes of a workbook as they count with the changes made.

        What is gone, as its assembly is another part, stands in that; what counts in a copy only has its row.

        Args:
            tree: The nodes of the workbook.
            rows: ``(row,)``, the row that each was made of.
        """
        own = np.flatnonzero(~self.copied)
        alike = np.flatnonzero(self.copied & ~self.offered & (self.tree.row >= 0))
        fate, row = np.full(len(tree), INSIDE, np.int32), np.full(len(tree), -1, np.int32)
        fate[self.source[own]], row[self.source[own]] = self.tree.fate[own], self.tree.row[own]
        alike = alike[row[self.source[alike]] < 0]
        row[self.source[alike]] = rows[self.tree.row[alike]]
        return replace(tree, fate=fate, row=row)

    def take_more(self, nodes: Whole) -> "ChangedTree":
        """Return the nodes with some of them once more behind them; these go into what they did."""
        size = len(self.tree)
        every = np.concatenate((np.arange(size), nodes))
        tree = self.tree
        return replace(
            self,
            tree=replace(
                tree,
                nodes=tree.nodes.take(every),
                parent=tree.parent[every],
                depth=tree.depth[every],
                fate=tree.fate[every],
                row=tree.row[every],
                own_quantity=tree.own_quantity[every],
                untold_opened=None if tree.untold_opened is None else tree.untold_opened[every],
                unfit=None if tree.unfit is None else tree.unfit[every],
                purchase_share=None if tree.purchase_share is None else tree.purchase_share[every],
                supply=None if tree.supply is None else tree.supply[every],
                out_of_use=None if tree.out_of_use is None else tree.out_of_use[every],
            ),
            source=self.source[every],
            copied=np.concatenate((self.copied, np.ones(len(nodes), dtype=np.bool_))),
            offered=self.offered[every],
        )

    def take(self, nodes: Whole) -> "ChangedTree":
        """Return some of the nodes; what goes into one that is left out must be left out as well."""
        return replace(
            self,
            tree=self.tree.take(nodes),
            source=self.source[nodes],
            copied=self.copied[nodes],
            offered=self.offered[nodes],
        )


@dataclass(frozen=True, slots=True, eq=False)
class SharedNodes:
    """Nodes of which a share moves.

    Attributes:
        found: The nodes, with copies of what moves behind them.
        without_row: Those that move and have no row.
        with_row: Those that move and have one.
        added: The rows of which one more is needed behind all others: of parts that stand in what moves.
    """

    found: ChangedTree
    without_row: Whole
    with_row: Whole
    added: Whole


def shared(
    found: ChangedTree, at: Whole, copies: tuple[Whole, Whole], share: float, size: int
) -> SharedNodes:
    """Return nodes of which a share moves.

    A part with a row that stands in a copy has a row of its own there: it may come to count at one place and
    not at the other.

    Args:
        found: The nodes.
        at: Those without a row that a share moves of.
        copies: Rows that a share moves of, and the rows that move.
        share: The share, fraction.
        size: How many rows there are with those.
    """
    before, after = copies
    splits = np.isin(found.tree.row, before)
    splits[at] = True
    moves = np.zeros(len(splits), dtype=np.bool_)
    every = np.arange(size)
    for depth in np.unique(found.tree.depth[splits])[::-1].tolist():  # a copy holds what moves of its parts
        tops = np.flatnonzero(splits & (found.tree.depth == depth))
        found, copied = _copied(found, tops)
        begin = len(splits)
        fresh = np.arange(begin, len(found.tree))
        top = np.isin(copied, tops)
        factor = np.ones(len(found.tree))
        factor[copied], factor[fresh] = 1 - share, share
        own = np.ones(len(found.tree))
        own[tops], own[fresh[top]] = 1 - share, share
        found = replace(found, tree=_multiplied(found.tree, factor, own))
        splits = np.concatenate((splits, np.zeros(len(fresh), dtype=np.bool_)))
        moves = np.concatenate((moves, moves[copied] | top))
        row, inside = found.tree.row.copy(), fresh[~top]
        inside = inside[row[inside] >= 0]
        kinds, kind = np.unique(row[inside] * 2 + moves[inside], return_inverse=True)
        row[inside] = len(every) + kind
        moved = _places(before, after, size)[every[kinds // 2]]
        every = np.concatenate((every, np.where((kinds % 2 > 0) & (moved >= 0), moved, every[kinds // 2])))
        found = replace(found, tree=replace(found.tree, row=row))
    row = found.tree.row.copy()
    own_row = np.flatnonzero(moves & (row >= 0) & (row < size))
    row[own_row] = _places(before, after, size)[row[own_row]]
    return SharedNodes(
        replace(found, tree=replace(found.tree, row=row)),
        np.flatnonzero(moves & (row < 0)),
        np.flatnonzero(moves & (row >= 0)),
        every[size:],
    )


def offered(found: ChangedTree, counts: Flags, before: Whole, after: Whole, *, anew: bool) -> ChangedTree:
    """Return nodes with those of alternatives beside them: copies, of another part without what goes into it.

    Args:
        found: The nodes.
        counts: ``(node,)``, which count themselves.
        before: Rows that an alternative would replace.
        after: The alternative of each.
        anew: Whether it is another part.
    """
    tops = np.flatnonzero(counts & np.isin(found.tree.row, before))
    size = len(found.tree)
    found, copied = _copied(found, tops, alone=anew)
    row, beside = found.tree.row.copy(), found.offered.copy()
    beside[size:] = True
    row[size:] = -1
    top = np.isin(copied, tops)
    row[size + np.flatnonzero(top)] = _places(before, after, int(row.max()) + 1)[row[copied[top]]]
    return replace(found, tree=replace(found.tree, row=row), offered=beside)


def _copied(found: ChangedTree, tops: Whole, *, alone: bool = False) -> tuple[ChangedTree, Whole]:
    """Return nodes with copies of some behind them, and the nodes that were copied, ascending.

    Args:
        found: The nodes.
        tops: Those that are copied with all that goes into them, none of which goes into another one.
        alone: Whether what goes into them is not copied.
    """
    tree, size = found.tree, len(found.tree)
    chosen = np.zeros(size, dtype=np.bool_)
    chosen[tops] = True
    copied = tops if alone else np.flatnonzero(chosen | tree.shape.handed_down(chosen))
    more = found.take_more(copied)
    place = np.arange(size + 1, dtype=np.int32)
    place[-1] = -1
    place[copied] = size + np.arange(len(copied), dtype=np.int32)
    above = tree.parent[copied]
    parent = np.concatenate((tree.parent, np.where(chosen[copied], above, place[above]))).astype(np.int32)
    return replace(more, tree=replace(more.tree, parent=parent)), copied


def _multiplied(tree: PartTree, factor: Floats, own: Floats) -> PartTree:
    """Return nodes with their quantities multiplied: of the vehicle, and of what they go into."""
    nodes = replace(tree.nodes, quantity=tree.nodes.quantity * factor)
    return replace(tree, nodes=nodes, own_quantity=tree.own_quantity * own)


def _places(before: Whole, after: Whole, size: int) -> Ints:
    """Return ``(row,)`` the one that was added for each row; -1 where none was."""
    places = np.full(size, -1, dtype=np.int32)
    places[before] = after
    return places


def as_rows(tree: PartTree, rows: PartRows) -> PartTree:
    """Return nodes that say of themselves what the rows do for which they count; quantities stay."""
    at = np.flatnonzero(tree.row >= 0)
    nodes, row = tree.nodes, tree.row[at]
    columns: dict[str, Any] = {}  # of several kinds; each keeps its own
    for name in (*_NUMBERS, "originating", "alternative"):
        columns[name] = getattr(nodes, name).copy()
        columns[name][at] = getattr(rows, name)[row]
    for name, of_names in _NAMES.items():
        names = tuple(dict.fromkeys((*getattr(nodes, of_names), *getattr(rows, of_names))))
        place = np.array([names.index(one) for one in getattr(rows, of_names)], dtype=np.int32)
        codes = getattr(nodes, name).copy()
        codes[at] = place[getattr(rows, name)[row]]
        columns |= {name: codes, of_names: names}
    return replace(tree, nodes=replace(nodes, **columns))
