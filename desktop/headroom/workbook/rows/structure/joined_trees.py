"""Joins the trees of several tables into one."""

from collections.abc import Sequence

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.joined_rows import joined
from headroom.book.part_tree import PartTree
from headroom.workbook.rows.part_rows import ReadRows


def joined_trees(tables: Sequence[ReadRows]) -> PartTree | None:
    """Return the trees of all tables, one after the other; None where none has several levels.

    Args:
        tables: What was read of each table; the rows of the book are theirs, in the same order.
    """
    trees: list[PartTree] = []
    parents: list[Ints] = []
    rows: list[Ints] = []
    vehicles: list[Ints] = []
    nodes, before = 0, 0
    for table in tables:
        tree = table.tree
        if tree is not None:
            trees.append(tree)
            parents.append(_moved(tree.parent, nodes))
            rows.append(_moved(tree.row, before))
            vehicles.append(_moved(tree.vehicles, nodes))
            nodes += len(tree)
        before += len(table.rows)
    if not trees:
        return None
    return PartTree(
        nodes=joined([tree.nodes for tree in trees]),
        parent=np.concatenate(parents),
        depth=np.concatenate([tree.depth for tree in trees]),
        fate=np.concatenate([tree.fate for tree in trees]),
        row=np.concatenate(rows),
        own_quantity=np.concatenate([tree.own_quantity for tree in trees]),
        vehicles=np.concatenate(vehicles),
        untold_opened=_marks([tree.untold_opened for tree in trees], trees, blank=True),
        unfit=_marks([tree.unfit for tree in trees], trees, blank=False),
        purchase_share=_shares([tree.purchase_share for tree in trees], trees, blank=np.nan),
        supply=_shares([tree.supply for tree in trees], trees, blank=1.0),
        out_of_use=_marks([tree.out_of_use for tree in trees], trees, blank=False),
    )


def _marks(marks: Sequence[Flags | None], trees: Sequence[PartTree], *, blank: bool) -> Flags:
    """Return marks of the nodes of all trees; ``blank`` where a tree has none."""
    pairs = zip(marks, trees, strict=True)
    return np.concatenate([np.full(len(tree), blank) if one is None else one for one, tree in pairs])


def _shares(found: Sequence[Floats | None], trees: Sequence[PartTree], *, blank: float) -> Floats | None:
    """Return shares of the nodes of all trees, ``blank`` where a tree has none; None where none has any."""
    if all(one is None for one in found):
        return None
    pairs = zip(found, trees, strict=True)
    return np.concatenate([np.full(len(tree), blank) if one is None else one for one, tree in pairs])


def _moved(places: Ints, by: int) -> Ints:
    """Return places further behind; -1 stays what it is."""
    return np.where(places >= 0, places + np.int32(by), np.int32(-1)).astype(np.int32)
