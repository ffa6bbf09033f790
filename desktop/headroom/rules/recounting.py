"""Decides anew, under the changes of a scenario, which assemblies count and in whose place their parts do.

What counts is settled where a workbook is read, by who makes an assembly, what it costs and where it is made.
A change may turn it: an assembly that the producer makes itself counts in full once it is made outside the
region, and its parts do once it is made inside. Then rows come to count that were none, behind those of the
workbook, and rows of the workbook are left out, in their places.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import Flags, Floats, Ints, Whole
from headroom.book.joined_rows import joined
from headroom.book.node_counts import NodeCounts, node_counts
from headroom.book.part_rows import PartRows
from headroom.book.part_tree import PartTree
from headroom.book.sourcing import SourcingBook
from headroom.rules.changed_rows import ChangedRows
from headroom.rules.copied_nodes import ChangedTree
from headroom.rules.part_changes import PartChange
from headroom.rules.turned_shares import TurnedShares

_MADE_BY, _SELF = "made_by", "self"
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Now:
    """What counts of some nodes; arrays are ``(node,)``.

    Attributes:
        fate: Index into ``FATES``.
        counts: Whether it counts itself.
        opened: Whether its parts count in its place, in the vehicle or in a bought assembly.
        own_work_usd: What the producer's own assembly costs above its parts, for a vehicle.
    """

    fate: Ints
    counts: Flags
    opened: Flags
    own_work_usd: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Recounting:
    """The rows and nodes of a workbook, with a row for each node that may come to count.

    Attributes:
        book: The workbook as it stands.
        size: How many rows it has.
        rows: These, and behind them those that do not count, each from the country that is stated of it.
        imported: The same, each from where it was last made.
        tree: Its nodes, each with its row, whether it counts there or not; -1 where it never can.
        counts: ``(node,)``, whether it counts, as it was read.
        decided: What is decided of the nodes as they stand.
        shares: The purchase shares of the rows; None where they state none.
    """

    book: SourcingBook
    size: int
    rows: PartRows
    imported: PartRows
    tree: PartTree
    counts: Flags
    decided: NodeCounts
    shares: TurnedShares | None

    @classmethod
    def of(cls, book: SourcingBook, tree: PartTree, rows: PartRows, last_made: SourcingBook) -> "Recounting":
        """Return a workbook with rows for what does not count.

        Args:
            book: The workbook as it stands.
            tree: Its tree.
            rows: Its rows; names of countries are those of ``last_made``.
            last_made: It with its parts from where they were last made.
        """
        counts, size = tree.row >= 0, len(rows)
        row, first, quantity = _further_rows(tree, rows.models, size)
        nodes = tree.nodes if last_made.tree is None else last_made.tree.nodes
        further = _with_further(rows, tree.nodes, first, quantity)
        with_rows = replace(tree, row=np.where(counts, tree.row, row).astype(np.int32))
        return cls(
            book,
            size,
            further,
            _with_further(last_made.rows, nodes, first, quantity),
            with_rows,
            counts,
            node_counts(book, tree),
            TurnedShares.of(further, with_rows),
        )

    def now(self, found: ChangedTree) -> Now:
        """Return what counts of the nodes as changes made them; what is decided as before stays as read."""
        tree, source = found.tree, found.source
        decided, before = node_counts(self.book, tree), self.decided
        same = decided.fate == before.fate[source]
        fate = np.where(same, self.tree.fate[source], decided.fate).astype(np.int32)
        same = decided.counts == before.counts[source]
        counts = np.where(same, self.counts[source], decided.counts) & (tree.row >= 0)
        opened = replace(tree, fate=fate).opened & ~decided.imported
        return Now(fate, counts, opened, decided.own_work_usd)

    def with_left_out(self, made: ChangedRows, found: ChangedTree, now: Now) -> ChangedRows:
        """Return the rows with a mark at those of which no node counts, and the quantities of the others."""
        in_tree = np.zeros(len(self.rows), dtype=np.bool_)
        in_tree[self.tree.row[self.tree.row >= 0]] = True
        left_out = in_tree[made.source]
        left_out[found.tree.row[now.counts]] = False
        made = replace(made, rows=replace(made.rows, left_out=left_out))
        return replace(made, rows=replace(made.rows, quantity=self._quantities(made, found, now)))

    def finished(self, made: ChangedRows, found: ChangedTree, now: Now) -> tuple[ChangedRows, ChangedTree]:
        """Return rows and nodes with all changes made: without rows that count neither before nor after.

        Args:
            made: The rows with the changes made.
            found: The nodes, likewise.
            now: What counts of them.
        """
        made = self.with_left_out(made, found, now)
        supplied_anew, scaled = (0, ()) if self.shares is None else self.shares.told(made.rows, made.source)
        current = ~self._left_out(made)
        rows = replace(made.rows, alternative=made.rows.alternative & current)
        kept = current | (np.arange(len(rows)) < self.size)
        kept[made.source[current]] = True
        row = np.where(now.counts, _moved(found.tree.row, kept), -1).astype(np.int32)
        taken = replace(
            made,
            imported=self.imported.take(np.flatnonzero(kept[: len(self.rows)])),
            stated=self.rows.take(np.flatnonzero(kept[: len(self.rows)])),
            rows=rows.take(np.flatnonzero(kept)),
            source=_moved(made.source[kept], kept),
            concerned=tuple(_moved(some[kept[some]], kept) for some in made.concerned),
            copies=tuple(
                (_moved(before[kept[after]], kept), _moved(after[kept[after]], kept))
                for before, after in made.copies
            ),
            own_work_usd=self._own_work(found, now),
            supplied_anew=supplied_anew,
            scaled_shares=scaled,
        )
        return taken, replace(found, tree=replace(found.tree, row=row))

    def _left_out(self, made: ChangedRows) -> Flags:
        """Return ``(row,)``, which rows are left out."""
        left_out = made.rows.left_out
        return np.zeros(len(made.rows), dtype=np.bool_) if left_out is None else left_out

    def _quantities(self, made: ChangedRows, found: ChangedTree, now: Now) -> Floats:
        """Return ``(row,)``: the quantities of the places at which rows count, for a vehicle.

        Args:
            made: The rows, with a mark at those that are left out.
            found: The nodes, likewise.
            now: What counts of them.
        """
        after, stated = np.flatnonzero(now.counts & ~found.offered), made.rows.quantity
        row = found.tree.row[after]
        whole = np.bincount(row, weights=found.tree.nodes.quantity[after], minlength=len(stated))
        total = whole * self._supplied(made)[made.source]
        other = (whole > 0) & (np.abs(total - stated) > _ROUNDING * stated)
        return np.where(other, total, stated)

    def _supplied(self, made: ChangedRows) -> Floats:
        """Return ``(row of the workbook,)``: which share its quantity is of that of its places."""
        before = np.flatnonzero(self.counts | (self.tree.row >= self.size))
        as_read = np.bincount(
            self.tree.row[before], weights=self.tree.nodes.quantity[before], minlength=len(self.rows)
        )
        share = np.where(as_read > 0, self.rows.quantity / np.where(as_read > 0, as_read, 1.0), 1.0)
        if self.shares is None:
            return share
        supply = self.shares.now(made.rows, made.source)
        return np.where(self.shares.anew(supply), supply.factor, share)

    def _own_work(self, found: ChangedTree, now: Now) -> dict[str, float]:
        """Return by how much more own assemblies cost above their parts, US dollars, by name of model."""
        model, names = found.tree.nodes.model, found.tree.nodes.models
        more = np.bincount(model, weights=now.own_work_usd, minlength=len(names))
        more -= np.bincount(self.tree.nodes.model, weights=self.decided.own_work_usd, minlength=len(names))
        return {name: usd for name, usd in zip(names, more.tolist(), strict=True) if abs(usd) > _ROUNDING}


def may_turn(tree: PartTree, changes: Iterable[PartChange]) -> bool:
    """Return whether some changes may turn what counts of a tree, or what own work costs.

    Own assemblies with a cost turn with all that is in them and above them; other lines only where they get
    a cost, or lose theirs.
    """
    nodes, parts = tree.nodes, tree.has_parts
    maker = nodes.texts(_MADE_BY)
    said = np.array([*(word == _SELF for word in maker.values), False], dtype=np.bool_)[maker.codes]
    unpriced = np.isnan(nodes.unit_cost)
    own = said & parts & ~unpriced
    concerned = own | tree.shape.handed_down(own) | _above(tree, own)
    for change in changes:
        becomes = change.becomes
        if becomes.nothing or not becomes.share:
            continue
        priced = becomes.unit_cost is not None or becomes.price_change == -1
        turning = concerned | ((parts | unpriced) if priced else False)
        if bool((change.selection.among(nodes) & turning).any()):
            return True
    return False


def _above(tree: PartTree, some: Flags) -> Flags:
    """Return ``(node,)``: what some nodes go into, at any level."""
    found, within = np.zeros(len(tree), dtype=np.bool_), some.copy()
    for depth in range(int(tree.depth.max(initial=0)), 0, -1):
        level = np.flatnonzero((tree.depth == depth) & within)
        found[tree.parent[level]] = within[tree.parent[level]] = True
    return found


def _further_rows(tree: PartTree, models: tuple[str, ...], size: int) -> tuple[Ints, Whole, Floats]:
    """Return the rows of nodes that do not count, behind those of the workbook.

    Places of one row of a sheet are one row.

    Args:
        tree: The nodes.
        models: The models of the workbook.
        size: How many rows it has.

    Returns:
        ``(node,)`` the row, -1 where it can count nowhere; ``(further row,)`` the first node of each, and its
        quantity in a vehicle.
    """
    nodes, counted = tree.nodes, tree.row >= 0
    known = {name.casefold() for name in models}
    able = np.array([name.casefold() in known for name in nodes.models], dtype=np.bool_)[nodes.model]
    if tree.unfit is not None:
        able &= ~tree.unfit
    key = ((nodes.sheet.astype(np.int64) << 32) | nodes.row_number) * len(nodes.models) + nodes.model
    _, line = np.unique(key, return_inverse=True)
    of_line = np.full(int(line.max(initial=-1)) + 1, -1, dtype=np.int64)
    of_line[line[counted]] = tree.row[counted]
    asking = np.flatnonzero(able & ~counted & (of_line[line] < 0))
    _, first, group = np.unique(line[asking], return_index=True, return_inverse=True)
    of_line[line[asking]] = size + group
    quantity = np.bincount(group, weights=nodes.quantity[asking], minlength=len(first)).astype(np.float64)
    return np.where(able, of_line[line], -1).astype(np.int32), asking[first], quantity


def _with_further(rows: PartRows, nodes: PartRows, first: Whole, quantity: Floats) -> PartRows:
    """Return rows with further ones behind them that are left out; see ``_further_rows``."""
    more = nodes.take(first)
    models = {name.casefold(): at for at, name in enumerate(rows.models)}
    place = np.array([models.get(name.casefold(), 0) for name in more.models] or [0], dtype=np.int32)
    more = replace(more, model=place[more.model], models=rows.models, quantity=quantity)
    every = joined((rows, more))
    return replace(every, left_out=np.arange(len(every)) >= len(rows))


def _moved(places: Ints | Whole, kept: Flags) -> Whole:
    """Return places among those that are kept; -1 stays what it is."""
    now = np.append(np.cumsum(kept) - 1, -1)
    found: Whole = now[places]
    return found
