"""Bills of several levels under the changes of a scenario: rows and nodes, as if the workbook said so.

A row that a change copies, for the share of it that moves or as an alternative, takes a copy of all that goes
into it along: it is the same part, made elsewhere. Of another part (``Becomes.anew``) nobody knows what goes
into it. A part that is no row, as it stands in a bought assembly or others count in its place, is changed as
well. Whether an assembly counts or its parts do is decided anew after each change where it may turn.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from headroom.arrays import Flags, Whole
from headroom.book.part_rows import PartRows
from headroom.book.part_tree import PartTree
from headroom.rules.changed_rows import ChangedRows, NamedNodes, with_change, with_more
from headroom.rules.copied_nodes import ChangedTree, as_rows, offered, shared
from headroom.rules.part_changes import PartChange
from headroom.rules.recounting import Now, Recounting
from headroom.rules.written_cells import written


def changed_tree(
    rows: PartRows,
    tree: PartTree,
    changes: tuple[PartChange, ...],
    currency_rates: Mapping[str, float],
    recounting: Recounting | None = None,
) -> tuple[ChangedRows, ChangedTree]:
    """Return rows and nodes of a workbook with some changes made, one after the other.

    Args:
        rows: The rows as the workbook states them.
        tree: Its nodes, likewise.
        changes: The changes.
        currency_rates: US dollars per unit of each currency.
        recounting: Decides anew what counts, of these rows and nodes; None: that stays as it was read.
    """
    nothing = np.zeros(len(tree), dtype=np.bool_)
    made = ChangedRows(rows, rows, np.arange(len(rows), dtype=np.int64))
    found = ChangedTree(tree, np.arange(len(tree), dtype=np.int64), nothing, nothing, nothing)
    now = _now(found, recounting)
    counted = now.counts  # as it was read
    for change in changes:
        opened = found.first(now.opened, len(tree))
        made = with_change(made, change, currency_rates, _spared(change, found, now, len(made.rows)))
        named = _named(tree, counted, opened, change)
        named &= change.becomes.currency in {"", *currency_rates}
        made, found = _with_change(found, now, named, made, currency_rates, recounting)
        found = found if recounting is None else replace(found, tree=as_rows(found.tree, made.rows))
        now = _now(found, recounting)
        if recounting is not None:
            found = replace(found, tree=replace(found.tree, fate=now.fate))
            made = recounting.with_left_out(made, found, now)
        touched = np.unique(made.source[np.concatenate((made.concerned[-1], made.copies[-1][0]))])
        concerned = counted & np.isin(tree.row, touched)
        lines = _counted(tree, change, named, concerned, (opened, found.first(now.opened, len(tree))))
        found = replace(found, named=(*found.named, lines), lines=found.lines | named)
    if recounting is not None:
        return recounting.finished(made, found, now)
    return made, replace(found, tree=as_rows(found.tree, made.rows))


def _now(found: ChangedTree, recounting: Recounting | None) -> Now:
    """Return what counts of nodes: as it was read, if nothing decides it anew."""
    if recounting is not None:
        return recounting.now(found)
    tree = found.tree
    return Now(tree.fate, tree.row >= 0, tree.opened, np.zeros(len(tree)))


def _spared(change: PartChange, found: ChangedTree, now: Now, size: int) -> Flags | None:
    """Return ``(row,)``, which rows a change leaves alone; None for none.

    An alternative is offered to rows that count, and of what others count in the place of no share moves.
    """
    if not change.as_alternative and change.becomes.share == 1:
        return None
    row = found.tree.row
    spared = np.zeros(size, dtype=np.bool_)
    if change.as_alternative:
        spared[row[row >= 0]] = True
        spared[row[(row >= 0) & now.counts]] = False
    else:
        spared[row[(row >= 0) & now.opened]] = True
    return spared


def _named(tree: PartTree, counted: Flags, opened: Flags, change: PartChange) -> Flags:
    """Return ``(node,)``: which a change names that do not count in the workbook.

    Args:
        tree: The nodes of the workbook.
        counted: ``(node,)``, which count in it.
        opened: ``(node,)``, in the place of which others count as the change is made.
        change: The change.
    """
    if change.as_alternative:
        return np.zeros(len(tree), dtype=np.bool_)
    movable = ~counted & ~(opened & (change.becomes.share < 1))
    named: Flags = change.selection.among(tree.nodes) & movable
    return named


def _counted(
    tree: PartTree, change: PartChange, named: Flags, concerned: Flags, opened: tuple[Flags, Flags]
) -> NamedNodes:
    """Return what a change names of the nodes of a workbook.

    Args:
        tree: The nodes of the workbook.
        change: The change.
        named: ``(node,)``, which it names that do not count.
        concerned: ``(node,)``, which count in a row that it names.
        opened: ``(node,)``, in the place of which others count, before the change and with it.
    """
    becomes, (before, after) = change.becomes, opened

    def lines(where: Flags) -> int:
        return int(np.unique(np.stack((tree.nodes.sheet, tree.nodes.row_number))[:, where], axis=1).shape[1])

    made_of = (named | concerned) & tree.has_parts & ~after
    moved = becomes.origin is not None or becomes.supplier is not None
    undivided = not change.as_alternative and becomes.share < 1
    return NamedNodes(
        unnamed=lines(named),
        same_parts=lines(made_of & ~before) if moved and not becomes.anew else 0,
        unknown_parts=lines(made_of) if becomes.anew else 0,
        undivided=lines(change.selection.among(tree.nodes) & before) if undivided else 0,
        closing=lines(tree.has_parts & before & ~after),
        opening=lines(tree.has_parts & after & ~before),
    )


def _with_change(
    found: ChangedTree,
    now: Now,
    named: Flags,
    made: ChangedRows,
    currency_rates: Mapping[str, float],
    recounting: Recounting | None,
) -> tuple[ChangedRows, ChangedTree]:
    """Return rows and nodes with the last change of the rows made of the nodes as well.

    Args:
        found: The nodes without it.
        now: What counts of them.
        named: ``(node of the workbook,)``, which it names that do not count.
        made: The rows with it made.
        currency_rates: US dollars per unit of each currency.
        recounting: Decides anew what counts; None: that stays.
    """
    change, concerned, (before, after) = made.changes[-1], made.concerned[-1], made.copies[-1]
    becomes = change.becomes
    if change.as_alternative:
        return made, offered(found, now.counts, before, after, anew=becomes.anew)
    if not becomes.share or becomes.nothing:
        return made, found
    at = np.flatnonzero(named[found.source] & (found.tree.row < 0) & ~found.offered)
    if becomes.share < 1:
        moving = shared(found, at, (before, after), becomes.share, len(made.rows))
        found, at, altered = moving.found, moving.without_row, moving.with_row
        made = with_more(made, moving.added)
    else:
        altered = np.flatnonzero(np.isin(found.tree.row, concerned))
    if len(at):
        nodes = written(found.tree.nodes, at, becomes, currency_rates)
        found = replace(found, tree=replace(found.tree, nodes=nodes))
    if not becomes.anew:
        return made, found
    if recounting is not None:
        found = replace(found, tree=as_rows(found.tree, made.rows))
    return made, _of_other_parts(found, np.concatenate((at, altered)), _now(found, recounting).opened)


def _of_other_parts(found: ChangedTree, some: Whole, opened: Flags) -> ChangedTree:
    """Return nodes without what goes into some that are other parts from now on, unless it counts itself."""
    others = np.zeros(len(found.tree), dtype=np.bool_)
    others[some] = True
    gone = found.tree.shape.handed_down(others & ~opened)
    return found.take(np.flatnonzero(~gone)) if gone.any() else found
