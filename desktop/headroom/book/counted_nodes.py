"""Decides which nodes of a bill count: an assembly or its parts, never both."""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.node_shape import RolledUp, Shape, rolled_up
from headroom.book.part_tree import CLOSED, INSIDE, LEAF, OPENED

SELF, SUPPLIER, PHANTOM = 0, 1, 2
"""Codes of the choices of the column ``made_by``."""

_HALF_A_CENT = 0.005
_SHARE = 0.005
_CENT = 0.01
_RELATIVE = 1e-9


class LevelReading(StrEnum):
    """What counts where nobody says who made an assembly, and it and its parts have a cost."""

    PARTS = "parts"
    ASSEMBLIES = "assemblies"
    ROWS = "rows"
    """Every row: they are no assemblies."""


@dataclass(frozen=True, slots=True, eq=False)
class Bill:
    """What is known of each node of a bill.

    Attributes:
        shape: Which node goes into which.
        quantity: ``(node,)``, how many are in one of what it goes into; NaN where it cannot be used.
        cost: ``(node,)``, of one, all in one currency; NaN where none is stated.
        made_by: ``(node,)``, ``SELF``, ``SUPPLIER``, ``PHANTOM``, or -1 where nobody says it.
        alternative: ``(node,)``, whether it is an alternative source.
        vehicle: ``(node,)``, whether it is the vehicle itself.
        abroad: ``(node,)``, whether it says that it was made outside the region, and not where the vehicle is
            assembled; None: nowhere.
        supply: ``(node,)``, by what its quantity is multiplied where the parts of its assembly are added up;
            see ``supply_inside``. None: by 1.
        out_of_use: ``(node,)``, whether it counts nowhere, and nothing that goes into it; None: none.
    """

    shape: Shape
    quantity: Floats
    cost: Floats
    made_by: Ints
    alternative: Flags
    vehicle: Flags
    abroad: Flags | None = None
    supply: Floats | None = None
    out_of_use: Flags | None = None

    @property
    def gone(self) -> Flags:
        """Return which nodes are out of use, ``(node,)``; the vehicle itself is not."""
        if self.out_of_use is None:
            return np.zeros(len(self.cost), dtype=np.bool_)
        return self.out_of_use & ~self.vehicle

    def rolled_up(self) -> RolledUp:
        """Return what the parts of each node cost."""
        quantity = self.quantity if self.supply is None else self.quantity * self.supply
        return rolled_up(self.shape, quantity, self.cost, ~self.alternative & ~self.gone)


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """Which nodes count, and how their costs compare with those of their parts.

    Attributes:
        fate: ``(node,)``, ``OPENED``, ``CLOSED``, ``INSIDE`` or ``LEAF``.
        difference: ``(node,)``, own cost less that of its parts; NaN where not both are known.
        same: ``(node,)``, whether the two are the same within rounding.
        compared: ``(node,)``, whether only the comparison can tell what counts: nobody says who made it,
            and it has a cost as well as its parts.
        partly: ``(node,)``, whether some of its parts have no cost, and others have.
        imported: ``(node,)``, whether the producer makes it itself outside the region, at a cost of its own:
            it counts itself, for that reason alone.
    """

    fate: Ints
    difference: Floats
    same: Flags
    compared: Flags
    partly: Flags
    imported: Flags

    @property
    def counts(self) -> Flags:
        """Return which nodes count, ``(node,)``."""
        found: Flags = (self.fate == CLOSED) | (self.fate == LEAF)
        return found

    def own_work(self, bill: Bill) -> Flags:
        """Return which opened nodes the producer makes itself for more than their parts cost, ``(node,)``.

        Work outside the region is none of the country of assembly: what it is done on counts itself.

        Source:
            19 CFR Part 182, Appendix A, s. 7(5): of a self-produced material the materials count.
        """
        dearer = ~self.same & (np.nan_to_num(self.difference) > 0)
        found: Flags = (self.fate == OPENED) & (bill.made_by == SELF) & ~bill.vehicle & dearer
        return found

    @property
    def proven(self) -> bool:
        """Return whether every comparison shows that an assembly costs what its parts do."""
        return bool(self.same[self.compared].all())


def counted(bill: Bill, reading: LevelReading | Flags, rolled: RolledUp | None = None) -> Counted:
    """Return which nodes of a bill count.

    A node of a supplier with a cost is closed, one of one's own or without a cost is opened, and so is the
    vehicle itself; where nobody says who made it, ``reading`` decides. None is opened whose parts have no
    cost at all, unless it has none either. Nor is one with a cost that the producer makes itself outside the
    region: it comes in as goods of its country, like those of a supplier, and counts in full, at its own
    cost, with the work that was done on it there. What is out of use is never opened: its parts go with it.

    Args:
        bill: The bill.
        reading: ``PARTS`` or ``ASSEMBLIES``; or ``(node,)``, of which nodes the parts count.
        rolled: What the parts of each node cost, where it is known already.

    Source:
        USMCA, Articles 4.2 and 4.18; Article 4.6 and 19 CFR Part 182, Appendix A, s. 8(1): a material that
        is imported has the value of the goods at their importation.
    """
    shape, has_parts = bill.shape, bill.shape.has_parts
    rolled = bill.rolled_up() if rolled is None else rolled
    stated = ~np.isnan(bill.cost)
    untold = (bill.made_by < 0) & ~bill.vehicle
    own = (bill.made_by == SELF) | (bill.made_by == PHANTOM) | (bill.vehicle & (bill.made_by < 0))
    parts_count = reading if isinstance(reading, np.ndarray) else reading is LevelReading.PARTS
    may_open = own | (untold & parts_count)
    opened = has_parts & ~bill.alternative & ~bill.gone & (~stated | (may_open & rolled.some))
    imported = _imported(bill, opened)
    opened &= ~imported
    inside = shape.handed_down(has_parts & ~opened)
    fate = np.select([inside, opened, has_parts], [INSIDE, OPENED, CLOSED], LEAF).astype(np.int32)
    known = has_parts & stated & rolled.whole
    difference = np.where(known, bill.cost - rolled.cost, np.nan)
    allowed = np.minimum(
        _HALF_A_CENT * (1 + rolled.pieces), np.maximum(_CENT, _SHARE * np.abs(np.nan_to_num(bill.cost)))
    )
    same = known & (np.abs(difference) <= allowed + _RELATIVE * np.abs(np.nan_to_num(bill.cost)))
    compared = has_parts & untold & stated & rolled.some & ~bill.alternative & ~bill.gone
    return Counted(fate, difference, same, compared, has_parts & rolled.some & ~rolled.whole, imported)


def _imported(bill: Bill, opened: Flags) -> Flags:
    """Return ``(node,)``: which assemblies the producer makes outside the region, at a cost of their own.

    What counts in the place of an assembly from there was last made there, with it.

    Args:
        bill: The bill.
        opened: ``(node,)``, which would be opened wherever they are made.
    """
    shape = bill.shape
    own = shape.has_parts & (bill.made_by == SELF) & ~np.isnan(bill.cost) & ~bill.vehicle & ~bill.alternative
    if bill.abroad is None:
        return np.zeros_like(own)
    abroad, passing = bill.abroad & ~bill.vehicle, opened & ~own
    for nodes, parents in shape.below():
        abroad[nodes] |= abroad[parents] & passing[parents]
    imported: Flags = own & abroad
    return imported


def own_costs(shape: Shape, cost: Floats) -> Floats:
    """Return the cost of each node, ``(node,)``; an assembly that is said to cost 0 has none of its own.

    Args:
        shape: Which node goes into which.
        cost: ``(node,)``, as stated; NaN where it is not.
    """
    return np.where(shape.has_parts & (cost == 0.0), np.nan, cost)


def of_one_assembly(shape: Shape, quantity: Floats) -> Floats:
    """Return quantities for one assembly, ``(node,)``, of those that are stated for the whole."""
    above = np.where(shape.parent >= 0, quantity[shape.parent], 1.0)
    return quantity / above


def fits_whole(bill: Bill) -> bool:
    """Return whether the costs fit only if the quantities are stated for the whole.

    Where an assembly is there several times, its cost tells: it is that of its parts by the one reading of
    their quantities, or by the other. Most of them must say so, and none the contrary.

    Args:
        bill: The bill, its quantities taken for those of one assembly.
    """
    several = bill.shape.has_parts & (np.abs(bill.quantity - 1.0) > _RELATIVE)
    if not several.any():
        return False
    whole = replace(bill, quantity=of_one_assembly(bill.shape, bill.quantity), abroad=None)
    each, all_in_all = (counted(one, LevelReading.PARTS) for one in (bill, whole))
    telling = several & ~np.isnan(each.difference)
    fitting = int((all_in_all.same & telling).sum())
    return 2 * fitting > int(telling.sum()) and not (each.same & telling).any()
