"""Which part goes into which: the nodes of bills of several levels, also those that do not count."""

from dataclasses import dataclass, field

import numpy as np

from headroom.arrays import Flags, Floats, Ints, Whole
from headroom.book.node_shape import Shape, have_parts
from headroom.book.part_rows import PartRows

FATES = ("opened", "closed", "inside", "leaf")
"""What becomes of a node, in words; the codes of ``PartTree.fate`` point into it."""

OPENED, CLOSED, INSIDE, LEAF = range(len(FATES))
"""An assembly whose parts count in its place; one that counts itself; what stands in a closed one; a part
that nothing goes into."""

_MADE_BY, _SUPPLIER = "made_by", "supplier"


@dataclass(frozen=True, slots=True, eq=False)
class PartTree:
    """The nodes of all bills of several levels, in the order of the rows of their tables.

    A row whose assembly goes into several others is a node at each place. Axis *node*.

    Attributes:
        nodes: A row for each node that could be read; its quantity is that of the whole vehicle. The unit
            cost is NaN where none is stated.
        parent: ``(node,)``, node it goes into; -1 for a top one.
        depth: ``(node,)``, 0 for a top node, one more than its parent for any other.
        fate: ``(node,)``, index into ``FATES``.
        row: ``(node,)``, index into the rows of the book where it counts, else -1. Several places of one row
            of the sheet are one row of the book, of their quantities together.
        own_quantity: ``(node,)``, how many are in one of what it goes into, above 0.
        vehicles: The nodes that are the vehicle of their model itself, ascending.
        untold_opened: ``(node,)``, whether its parts count where both have a cost and nobody says who made
            it; None: of all.
        unfit: ``(node,)``, whether its row is left out wherever it stands, for another reason than that it
            states no cost; None: of none.
        purchase_share: ``(node,)``, the purchase share that its row states, fraction, NaN where blank; the
            quantities of nodes are without it. None: no row states one.
        supply: ``(node,)``, by what its quantity is multiplied where the parts of its assembly are added up;
            see ``supply_inside``. None: by 1.
        out_of_use: ``(node,)``, whether it counts nowhere, and nothing that goes into it; None: none.
    """

    nodes: PartRows
    parent: Ints
    depth: Ints
    fate: Ints
    row: Ints
    own_quantity: Floats
    vehicles: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int32))
    untold_opened: Flags | None = None
    unfit: Flags | None = None
    purchase_share: Floats | None = None
    supply: Floats | None = None
    out_of_use: Flags | None = None

    def __post_init__(self) -> None:
        for what in self._faults():
            msg = f"the nodes of a bill {what}"
            raise ValueError(msg)

    def __len__(self) -> int:
        return len(self.nodes)

    @property
    def has_parts(self) -> Flags:
        """Return which nodes others go into, ``(node,)``."""
        return have_parts(self.parent)

    @property
    def shape(self) -> Shape:
        """Return which node goes into which; each is a row of its own."""
        nowhere = np.zeros(len(self), dtype=np.bool_)
        row = np.arange(len(self), dtype=np.int32)
        return Shape(row, self.parent, self.depth, nowhere, nowhere, nowhere)

    @property
    def opened(self) -> Flags:
        """Return in whose place the parts count, in the vehicle or in a bought assembly, ``(node,)``."""
        maker = self.nodes.texts(_MADE_BY)
        own = np.array([*(word != _SUPPLIER for word in maker.values), False], dtype=np.bool_)[maker.codes]
        within = (self.fate == INSIDE) & self.has_parts & (np.isnan(self.nodes.unit_cost) | own)
        found: Flags = (self.fate == OPENED) | within
        return found

    def take(self, nodes: Whole) -> "PartTree":
        """Return some of the nodes; what goes into one that is left out must be left out as well."""
        place = np.full(len(self) + 1, -1, dtype=np.int32)  # the last stands for no parent
        place[nodes] = np.arange(len(nodes), dtype=np.int32)
        vehicles = place[self.vehicles]
        return PartTree(
            nodes=self.nodes.take(nodes),
            parent=place[self.parent[nodes]],
            depth=self.depth[nodes],
            fate=self.fate[nodes],
            row=self.row[nodes],
            own_quantity=self.own_quantity[nodes],
            vehicles=np.sort(vehicles[vehicles >= 0]),
            untold_opened=None if self.untold_opened is None else self.untold_opened[nodes],
            unfit=None if self.unfit is None else self.unfit[nodes],
            purchase_share=None if self.purchase_share is None else self.purchase_share[nodes],
            supply=None if self.supply is None else self.supply[nodes],
            out_of_use=None if self.out_of_use is None else self.out_of_use[nodes],
        )

    def _faults(self) -> list[str]:
        """Return what contradicts itself, as the end of a sentence."""
        size = len(self.nodes)
        columns = (self.parent, self.depth, self.fate, self.row, self.own_quantity)
        marks = (self.untold_opened, self.unfit, self.purchase_share, self.supply, self.out_of_use)
        if any(column is not None and len(column) != size for column in (*columns, *marks)):
            return ["have columns of different lengths"]
        if not size:
            return []
        found = []
        top = self.parent < 0
        if len(self.vehicles) and not (0 <= self.vehicles.min() <= self.vehicles.max() < size):
            return ["name a vehicle that is none of them"]
        if self.parent.min() < -1 or self.parent.max() >= size:
            return ["go into what is no node"]
        if (self.depth[top] != 0).any() or (self.depth[~top] != self.depth[self.parent[~top]] + 1).any():
            found.append("are not one level below what they go into")
        if self.fate.min() < 0 or self.fate.max() >= len(FATES):
            found.append("have a fate that is none")
        if self.row.min() < -1:
            found.append("count in a row before the first")
        if not ((self.own_quantity > 0) & np.isfinite(self.own_quantity)).all():
            found.append("have a quantity that is not above 0")
        return found
