"""Books of bills of several levels, written as trees, for tests of the calculation."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from books import Row, book
from headroom.arrays import CodedTexts
from headroom.book.countries import REGION
from headroom.book.fields.field import named
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.part_rows import PartRows
from headroom.book.part_tree import CLOSED, INSIDE, LEAF, OPENED, PartTree
from headroom.book.sourcing import PartRole, SourcingBook, Vehicle
from headroom.rules.policy import Test, Threshold, VnmRule
from headroom.rules.scenario import Scenario
from resourcing_cases import thresholds

_CENT = 0.01
_MADE_BY = named(SOURCING, "made_by").words
_YES_NO = named(SOURCING, "intermediate_material").words


@dataclass(frozen=True, slots=True)
class Part:
    """A node: its row, who made it, and what goes into it; a row that costs NaN states no cost.

    Attributes:
        row: What stands in its row; the quantity is that of the whole vehicle.
        made_by: ``supplier``, ``self`` or nothing.
        designated: Whether it is an intermediate material.
        parts: What goes into it.
    """

    row: Row
    made_by: str = ""
    designated: bool = False
    parts: tuple["Part", ...] = field(default=())


@dataclass(slots=True)
class _Node:
    """A part at its place.

    Attributes:
        part: The part.
        parent: Number of the node it goes into; -1 for none.
        depth: How far below the top it is.
        inside: Whether it stands in an assembly that counts itself.
        abroad: Whether it was last made outside the region, by itself or with what it counts in the place of.
    """

    part: Part
    parent: int
    depth: int
    inside: bool
    abroad: bool

    @property
    def opened(self) -> bool:
        """Return whether its parts count in its place."""
        own = self.part.made_by == "self" and not self.abroad
        return bool(self.part.parts) and (own or np.isnan(self.part.row.cost))


def rolling(principal: float = 0.7, other: float = 0.5) -> Scenario:
    """Return a scenario that rolls parts up at two thresholds on parts."""
    scenario = thresholds(0.75)
    on_parts = (
        Threshold("principal", "Principal", Test.REGIONAL, principal, roles=(PartRole.PRINCIPAL,)),
        Threshold("other", "Other", Test.REGIONAL, other, roles=(PartRole.OTHER,)),
    )
    policy = scenario.policy
    return replace(
        scenario,
        policy=replace(policy, vnm_rule=VnmRule.ROLL_UP, thresholds=(*policy.thresholds, *on_parts)),
    )


def book_of(*parts: Part, vehicle: Vehicle | None = None) -> SourcingBook:
    """Return a book of one model with a bill of several levels; rows and nodes are named by their order."""
    nodes = list(_nodes(parts, {"", *REGION} if vehicle is None else {"", *REGION, vehicle.assembly_country}))
    counts = [not node.inside and not node.opened for node in nodes]
    rows = [node.part.row for node, one in zip(nodes, counts, strict=True) if one]
    vehicle = vehicle or Vehicle(rows[0].model if rows else "A")
    conversion = vehicle.conversion_usd + sum(map(_own_work, nodes))
    counted = book(rows, replace(vehicle, conversion_usd=conversion))
    row_of = np.cumsum(counts) - 1
    tree = PartTree(
        nodes=_with_structure(book([node.part.row for node in nodes]).rows, nodes),
        parent=np.array([node.parent for node in nodes], dtype=np.int32),
        depth=np.array([node.depth for node in nodes], dtype=np.int32),
        fate=np.array([_fate(node) for node in nodes], dtype=np.int32),
        row=np.where(counts, row_of, -1).astype(np.int32),
        own_quantity=np.ones(len(nodes)),
        untold_opened=np.zeros(len(nodes), dtype=np.bool_),
    )
    return replace(counted, tree=tree)


def _own_work(node: _Node) -> float:
    """Return what the producer's own assembly costs above its parts, which count in its place."""
    row = node.part.row
    if node.inside or not node.opened or np.isnan(row.cost) or node.part.made_by != "self":
        return 0.0
    more = row.cost * row.quantity - sum(map(_worth, node.part.parts))
    return more if more > _CENT else 0.0


def _worth(part: Part) -> float:
    """Return what a part costs in a vehicle: its own cost, else those of what goes into it."""
    cost = part.row.cost
    return sum(map(_worth, part.parts)) if np.isnan(cost) else cost * part.row.quantity


def _nodes(parts: tuple[Part, ...], here: Container[str]) -> Iterator[_Node]:
    """Yield the nodes as they stand in a sheet, an assembly before its parts.

    Args:
        parts: The top ones.
        here: Countries in which one's own work is none abroad.
    """
    waiting = [_Node(part, -1, 0, False, part.row.origin not in here) for part in reversed(parts)]
    number = -1
    while waiting:
        node = waiting.pop()
        number += 1
        yield node
        inside = node.inside or (bool(node.part.parts) and not node.opened)
        abroad = node.abroad and node.opened
        waiting += [
            _Node(part, number, node.depth + 1, inside, abroad or part.row.origin not in here)
            for part in reversed(node.part.parts)
        ]


def _fate(node: _Node) -> int:
    if node.inside:
        return INSIDE
    if not node.part.parts:
        return LEAF
    return OPENED if node.opened else CLOSED


def _with_structure(rows: PartRows, nodes: list[_Node]) -> PartRows:
    """Return rows with who made them, and whether they are intermediate materials."""
    made_by = [_MADE_BY.index(node.part.made_by) if node.part.made_by else -1 for node in nodes]
    designated = [_YES_NO.index("yes") if node.part.designated else -1 for node in nodes]
    more = {
        "made_by": CodedTexts(np.array(made_by, dtype=np.int32), _MADE_BY),
        "intermediate_material": CodedTexts(np.array(designated, dtype=np.int32), _YES_NO),
    }
    return replace(rows, more={**rows.more, **more})
