"""The nodes of bills of several levels under the changes of a scenario: as if the workbook said so.

A row that a change copies, for the share of it that moves or as an alternative, takes a copy of all that goes
into it along: it is the same part, made elsewhere. Of another part (``Becomes.anew``) nobody knows what goes
into it. A part that is no row, as it stands in a bought assembly or others count in its place, is changed as
well.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from headroom.arrays import Flags, Floats, Ints, Whole
from headroom.book.part_rows import PartRows
from headroom.book.part_tree import PartTree
from headroom.rules.changed_rows import ChangedRows, NamedNodes
from headroom.rules.part_changes import Becomes, PartChange
from headroom.rules.written_cells import written

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


def changed_tree(tree: PartTree, made: ChangedRows, currency_rates: Mapping[str, float]) -> ChangedTree:
    """Return the nodes of a workbook with some changes made, one after the other.

    Args:
        tree: The nodes as the workbook states them.
        made: Its rows with the changes made.
        currency_rates: US dollars per unit of each currency.
    """
    nothing = np.zeros(len(tree), dtype=np.bool_)
    found = ChangedTree(tree, np.arange(len(tree), dtype=np.int64), nothing, nothing, nothing)
    steps = zip(made.changes, made.concerned, made.copies, strict=True)
    for change, concerned, (before, after) in steps:
        becomes = change.becomes
        named = _named(tree, change)
        named &= becomes.currency in {"", *currency_rates}
        if change.as_alternative:
            found = _offered(found, before, after, anew=becomes.anew)
        elif becomes.share and not becomes.nothing:
            at = np.flatnonzero(named[found.source] & (found.tree.row < 0) & ~found.offered)
            if becomes.share < 1:
                found, at, altered = _shared(found, at, before, after, becomes.share)
            else:
                altered = np.flatnonzero(np.isin(found.tree.row, concerned))
            found = _written(found, at, altered, becomes, currency_rates)
        rows = np.unique(made.source[np.concatenate((concerned, before))])
        counted = _counted(tree, change, named, np.isin(tree.row, rows))
        found = replace(found, named=(*found.named, counted), lines=found.lines | named)
    return replace(found, tree=_as_rows(found.tree, made.rows))


def _named(tree: PartTree, change: PartChange) -> Flags:
    """Return ``(node,)``: which a change names that are no rows.

    An alternative is offered to rows only, and of what others count in the place of no share moves.
    """
    if change.as_alternative:
        return np.zeros(len(tree), dtype=np.bool_)
    movable = (tree.row < 0) & ~(tree.opened & (change.becomes.share < 1))
    named: Flags = change.selection.among(tree.nodes) & movable
    return named


def _counted(tree: PartTree, change: PartChange, named: Flags, concerned: Flags) -> NamedNodes:
    """Return what a change names of the nodes of a workbook.

    Args:
        tree: The nodes of the workbook.
        change: The change.
        named: ``(node,)``, which it names that are no rows.
        concerned: ``(node,)``, which count in a row that it names.
    """
    becomes, opened = change.becomes, tree.opened

    def lines(where: Flags) -> int:
        return int(np.unique(np.stack((tree.nodes.sheet, tree.nodes.row_number))[:, where], axis=1).shape[1])

    made_of = (named | concerned) & tree.has_parts & ~opened
    moved = becomes.origin is not None or becomes.supplier is not None
    undivided = not change.as_alternative and becomes.share < 1
    return NamedNodes(
        unnamed=lines(named),
        same_parts=lines(made_of) if moved and not becomes.anew else 0,
        unknown_parts=lines(made_of) if becomes.anew else 0,
        undivided=lines(change.selection.among(tree.nodes) & opened & (tree.row < 0)) if undivided else 0,
    )


def _shared(
    found: ChangedTree, at: Whole, before: Whole, after: Whole, share: float
) -> tuple[ChangedTree, Whole, Whole]:
    """Return nodes of which a share moves, with the nodes that move: those without a row, and those with one.

    Args:
        found: The nodes.
        at: Those without a row that a share moves of.
        before: Rows that a share moves of.
        after: The rows that move.
        share: The share, fraction.
    """
    splits = np.isin(found.tree.row, before)
    splits[at] = True
    moves = np.zeros(len(splits), dtype=np.bool_)
    for depth in np.unique(found.tree.depth[splits])[::-1].tolist():  # a copy holds what moves of its parts
        tops = np.flatnonzero(splits & (found.tree.depth == depth))
        found, copied = _copied(found, tops)
        size = len(splits)
        fresh = np.arange(size, len(found.tree))
        top = np.isin(copied, tops)
        factor = np.ones(len(found.tree))
        factor[copied], factor[fresh] = 1 - share, share
        own = np.ones(len(found.tree))
        own[tops], own[fresh[top]] = 1 - share, share
        found = replace(found, tree=_multiplied(found.tree, factor, own))
        splits = np.concatenate((splits, np.zeros(len(fresh), dtype=np.bool_)))
        moves = np.concatenate((moves, moves[copied] | top))
    row = found.tree.row.copy()
    with_row = np.flatnonzero(moves & (row >= 0))
    row[with_row] = _places(before, after)[row[with_row]]
    without = np.flatnonzero(moves & (row < 0))
    return replace(found, tree=replace(found.tree, row=row)), without, with_row


def _offered(found: ChangedTree, before: Whole, after: Whole, *, anew: bool) -> ChangedTree:
    """Return nodes with those of alternatives beside them: copies, of another part without what goes into it.

    Args:
        found: The nodes.
        before: Rows that an alternative would replace.
        after: The alternative of each.
        anew: Whether it is another part.
    """
    tops = np.flatnonzero(np.isin(found.tree.row, before))
    size = len(found.tree)
    found, _ = _copied(found, tops, alone=anew)
    row, offered = found.tree.row.copy(), found.offered.copy()
    offered[size:] = True
    fresh = size + np.flatnonzero(row[size:] >= 0)
    row[fresh] = _places(before, after)[row[fresh]]
    return replace(found, tree=replace(found.tree, row=row), offered=offered)


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
    copied = tops if alone else np.flatnonzero(chosen | tree.standing_in(chosen))
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


def _places(before: Whole, after: Whole) -> Ints:
    """Return for each row the one that was added for it."""
    places = np.full(int(before.max(initial=-1)) + 1, -1, dtype=np.int32)
    places[before] = after
    return places


def _written(
    found: ChangedTree, at: Whole, altered: Whole, becomes: Becomes, currency_rates: Mapping[str, float]
) -> ChangedTree:
    """Return nodes with what a change says written into some; those with a row have it from there.

    What others count in the place of gets no price. What goes into an assembly that is another part from now
    on is left out.

    Args:
        found: The nodes.
        at: Those without a row.
        altered: Those with one.
        becomes: What becomes of them.
        currency_rates: US dollars per unit of each currency.
    """
    tree = found.tree
    opened = tree.opened[at]
    nodes = tree.nodes
    for some, what in (
        (at[~opened], becomes),
        (at[opened], replace(becomes, unit_cost=None, currency="", price_change=None)),
    ):
        if len(some):
            nodes = written(nodes, some, what, currency_rates)
    found = replace(found, tree=replace(tree, nodes=nodes))
    if not becomes.anew:
        return found
    others = np.zeros(len(tree), dtype=np.bool_)
    others[altered] = True
    others[at[~opened]] = True
    gone = tree.standing_in(others)
    return found.take(np.flatnonzero(~gone)) if gone.any() else found


def _as_rows(tree: PartTree, rows: PartRows) -> PartTree:
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
