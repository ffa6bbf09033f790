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
_HALF_A_PERCENT = 0.005
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
        share: Its purchase share, a fraction above 0; None: blank.
        line: The row of which changes made it, told by identity; None: itself.
    """

    row: Row
    made_by: str = ""
    designated: bool = False
    parts: tuple["Part", ...] = field(default=())
    share: float | None = None
    line: Row | None = None


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

    @property
    def counts(self) -> bool:
        """Return whether it counts itself."""
        return not self.inside and not self.opened


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
    counts = [node.counts for node in nodes]
    factors = _factors(nodes)
    rows = [_times(node.part.row, factors[at]) for at, node in enumerate(nodes) if node.counts]
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
        purchase_share=np.array([np.nan if node.part.share is None else node.part.share for node in nodes]),
        supply=np.array(
            [1.0 if node.parent < 0 else factor for node, factor in zip(nodes, _supplies(parts), strict=True)]
        ),
    )
    return replace(counted, tree=tree)


def shares_of_rows(parts: tuple[Part, ...]) -> list[float]:
    """Return by how much each part counts in the vehicle, in the order of the sheet; 1 for what does not."""
    return _factors(list(_nodes(parts, {"", *REGION})))


def supplies(parts: tuple[Part, ...]) -> list[float]:
    """Return how much of each of the parts of one assembly is in it, by the purchase shares there."""
    found = [1.0] * len(parts)
    for number in {part.row.part for part in parts if part.row.part}:
        same = [at for at, part in enumerate(parts) if part.row.part == number and not part.row.alternative]
        of_line: dict[int, list[int]] = {}
        for at in same:
            line = parts[at].line
            of_line.setdefault(-at if line is None else id(line), []).append(at)
        lines = [parts[places[0]] for places in of_line.values()]
        for places, factor in zip(of_line.values(), _of_sources(lines), strict=True):
            for at in places:
                found[at] = factor
    return found


def _supplies(parts: tuple[Part, ...]) -> Iterator[float]:
    """Yield how much of each part is in its assembly, in the order of the sheet."""
    for part, factor in zip(parts, supplies(parts), strict=True):
        yield factor
        yield from _supplies(part.parts)


def _times(row: Row, factor: float) -> Row:
    return replace(row, quantity=row.quantity * factor)


def _factors(nodes: list[_Node]) -> list[float]:
    """Return by how much each node counts, by the purchase shares of the rows of its part; 1 for others."""
    found = [1.0] * len(nodes)
    sources: dict[str, dict[int, list[int]]] = {}
    for at, node in enumerate(nodes):
        if node.counts and not node.part.row.alternative and node.part.row.part:
            of_part = sources.setdefault(node.part.row.part, {})
            of_part.setdefault(at if node.part.line is None else id(node.part.line), []).append(at)
    for of_part in sources.values():
        parts = [nodes[places[0]].part for places in of_part.values()]
        for places, factor in zip(of_part.values(), _of_sources(parts), strict=True):
            for at in places:
                found[at] = factor
    return found


def _of_sources(parts: list[Part]) -> list[float]:
    """Return by how much each source of a part counts."""
    stated = [part.share for part in parts if part.share is not None]
    if not stated:
        return [1.0 for _ in parts]
    rest = max(0.0, 1 - sum(stated)) / max(len(parts) - len(stated), 1)
    shares = [rest if part.share is None else part.share for part in parts]
    rows = [part.row if part.line is None else part.line for part in parts]
    told = {(row.supplier, row.origin) for row in rows} - {("", "")}
    if len(told) <= 1 and all(np.isclose(share, 1) for share in shares):
        return shares  # one source, used in several places
    total = sum(shares)
    return shares if abs(total - 1) <= _HALF_A_PERCENT else [share / total for share in shares]


def _own_work(node: _Node) -> float:
    """Return what the producer's own assembly costs above its parts, which count in its place."""
    row = node.part.row
    if node.inside or not node.opened or np.isnan(row.cost) or node.part.made_by != "self":
        return 0.0
    more = row.cost * row.quantity - _worth_inside(node.part.parts)
    return more if more > _CENT else 0.0


def _worth(part: Part) -> float:
    """Return what a part costs in a vehicle: its own cost, else those of what goes into it."""
    cost = part.row.cost
    return _worth_inside(part.parts) if np.isnan(cost) else cost * part.row.quantity


def _worth_inside(parts: tuple[Part, ...]) -> float:
    """Return what the parts of an assembly cost in a vehicle, by their purchase shares in it."""
    return sum(factor * _worth(part) for part, factor in zip(parts, supplies(parts), strict=True))


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
