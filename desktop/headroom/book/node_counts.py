"""Which nodes of a tree count as its book stands: the same decision as where a workbook is read."""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints
from headroom.book.counted_nodes import PHANTOM, SELF, SUPPLIER, Bill, counted, of_one_assembly, own_costs
from headroom.book.last_made import made_abroad
from headroom.book.part_tree import CLOSED, LEAF, PartTree
from headroom.book.sourcing import SourcingBook

_MADE_BY = "made_by"
_MAKERS = {"self": SELF, "supplier": SUPPLIER, "phantom": PHANTOM}
_NOBODY = -1


@dataclass(frozen=True, slots=True, eq=False)
class NodeCounts:
    """What becomes of the nodes of a tree; arrays are ``(node,)``.

    Attributes:
        fate: Index into ``FATES``.
        counts: Whether it counts: where its fate is to, it has a cost, and its row can be used.
        imported: Whether the producer makes it outside the region, at a cost, so that it counts itself.
        own_work_usd: What the producer's own assembly costs above its parts, which count in its place, for a
            vehicle; 0 for any other.
    """

    fate: Ints
    counts: Flags
    imported: Flags
    own_work_usd: Floats


def node_counts(book: SourcingBook, tree: PartTree) -> NodeCounts:
    """Return which nodes of a tree count.

    Args:
        book: The workbook: where its vehicles are assembled, and its currency rates.
        tree: Its tree, or what changes made of it, each node with the origin that is stated of it.
    """
    nodes, size = tree.nodes, len(tree)
    rates = np.array([book.currency_rates.get(one, np.nan) for one in nodes.currencies] or [np.nan])
    shape = tree.shape
    vehicle = np.zeros(size, dtype=np.bool_)
    vehicle[tree.vehicles] = True
    cost = own_costs(shape, nodes.unit_cost * (rates[nodes.currency] if size else 1.0))
    assembly = {one.name.casefold(): one.assembly_country for one in book.vehicles}
    abroad = made_abroad(
        CodedTexts(nodes.origin, nodes.origins), CodedTexts(nodes.model, nodes.models), assembly
    )
    bill = Bill(
        shape,
        of_one_assembly(shape, nodes.quantity),
        cost,
        _makers(tree),
        nodes.alternative,
        vehicle,
        abroad,
        tree.supply,
        tree.out_of_use,
    )
    opens = np.ones(size, dtype=np.bool_) if tree.untold_opened is None else tree.untold_opened
    found = counted(bill, opens)
    counts = ((found.fate == CLOSED) | (found.fate == LEAF)) & ~np.isnan(cost)
    if tree.unfit is not None:
        counts &= ~tree.unfit
    own_work = np.where(found.own_work(bill), found.difference * nodes.quantity, 0.0)
    return NodeCounts(found.fate, counts, found.imported, own_work)


def _makers(tree: PartTree) -> Ints:
    """Return ``(node,)``: the code of who made it; -1 where nobody says it."""
    cells = tree.nodes.texts(_MADE_BY)
    codes = np.array([*(_MAKERS.get(word, _NOBODY) for word in cells.values), _NOBODY], dtype=np.int32)
    return codes[cells.codes]
