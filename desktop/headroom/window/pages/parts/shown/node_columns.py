"""The columns of the bill as a tree: what stands in each of a node, and why a node does not count."""

from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType

import numpy as np

from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_nodes import PartNodes
from headroom.book.part_rows import PartRows
from headroom.book.part_tree import CLOSED, INSIDE, OPENED
from headroom.language import tr, tr_in
from headroom.output.copied_table import CopiedCell
from headroom.words import formatting

_SHOWN_POINTS = 0.00005
"""Half of the last decimal of a content lost that is shown, as a fraction."""


_MADE_BY = "made_by"
_INSIDE = {"supplier": tr("inside a bought part"), "self": tr("inside an own part")}
"""What stands in an assembly that counts itself, by who makes that."""


class NodeColumn(Enum):
    """A column; the value is its title, what it means, and whether it has numbers."""

    PART = (tr("Part"), "", False)
    DESCRIPTION = (tr("Description"), "", False)
    MODEL = (tr("Model"), "", False)
    QUANTITY = (tr("Quantity\na vehicle"), tr("In the whole vehicle."), True)
    OWN = (tr("Own cost\na vehicle"), tr("Quantity times its own unit cost, whether it counts or not."), True)
    WHAT = (
        tr("What it is"),
        tr("Each cost counts once: that of an assembly, or those of what goes into it."),
        False,
    )
    CONTENT = (
        tr("Content"),
        tr("Regional content of a bought assembly and its parts, of that with which it originates."),
        True,
    )
    VNM = (
        tr("Non-orig.\na vehicle"),
        tr("What of it counts as non-originating in what it goes into; of an opened assembly, of its parts."),
        True,
    )
    VALUE = (
        tr("Counted\na vehicle"),
        tr("What counts of it; of an opened assembly, of its parts together."),
        True,
    )
    LOST = (tr("Content\nlost"), tr("Points of regional content that it costs its model."), True)
    DUTY = (
        tr("Duty\na vehicle"),
        tr("Duties on the part where it comes into the country of assembly."),
        True,
    )
    PLACE = (tr("Cell"), tr("Where it stands in the workbook."), False)

    @property
    def title(self) -> str:
        """Return what stands above it; it may have two lines."""
        return self.value[0]

    @property
    def heading(self) -> str:
        """Return its title on one line."""
        return self.value[0].replace("\n", " ")

    @property
    def copied_heading(self) -> str:
        """Return its title with the unit of its numbers."""
        unit = _UNITS.get(self, "")
        return f"{self.heading}, {unit}" if unit else self.heading

    @property
    def note(self) -> str:
        """Return what it means."""
        return self.value[1]

    @property
    def right(self) -> bool:
        """Return whether it has numbers."""
        return self.value[2]


_UNITS: Mapping[NodeColumn, str] = MappingProxyType(
    {
        NodeColumn.OWN: "USD",
        NodeColumn.CONTENT: "%",
        NodeColumn.VNM: "USD",
        NodeColumn.VALUE: "USD",
        NodeColumn.LOST: "pp",
        NodeColumn.DUTY: "USD",
    }
)
"""Units of the columns with numbers, where they are copied."""

_BY_ROOM = (
    (0, (NodeColumn.PART, NodeColumn.DESCRIPTION, NodeColumn.CONTENT, NodeColumn.VALUE)),
    (600, (NodeColumn.WHAT,)),
    (640, (NodeColumn.QUANTITY,)),
    (720, (NodeColumn.OWN,)),
    (800, (NodeColumn.LOST,)),
    (880, (NodeColumn.VNM,)),
    (960, (NodeColumn.DUTY,)),
    (1060, (NodeColumn.MODEL,)),
    (1120, (NodeColumn.PLACE,)),
)
"""Columns by the room from which on they are shown, pixels at normal type."""


def nodes_without_room(room: float) -> frozenset[NodeColumn]:
    """Return the columns of the tree for which there is no room.

    Args:
        room: Width that the tree has, pixels at normal type.
    """
    shown = {column for least, columns in _BY_ROOM if room >= least for column in columns}
    return frozenset(NodeColumn) - shown


_TEXTS: Mapping[NodeColumn, Callable[[PartRows, int], str]] = MappingProxyType(
    {
        NodeColumn.PART: lambda rows, node: rows.part_number[node],
        NodeColumn.DESCRIPTION: lambda rows, node: rows.description[node],
        NodeColumn.MODEL: lambda rows, node: rows.models[int(rows.model[node])],
        NodeColumn.QUANTITY: lambda rows, node: _plain(float(rows.quantity[node])),
    }
)


def _plain(number: float) -> str:
    """Return a number without decimals that say nothing."""
    text = formatting.number(number, 3)
    return text.rstrip("0").rstrip(".") if "." in text else text


def what_it_is(nodes: PartNodes, node: int) -> str:
    """Return what a node is: opened, counted once, inside an assembly by who makes that, or a part."""
    fate = int(nodes.tree.fate[node])
    if fate == OPENED:
        return tr_in("an assembly", "opened")
    if fate == INSIDE:
        maker = nodes.tree.nodes.value(_MADE_BY, _counted_above(nodes, node))
        return _INSIDE.get(str(maker), tr("inside a counted part"))
    if fate == CLOSED:
        return tr("counted once") if nodes.counts[node] else tr("counted once, left out")
    return tr("part") if nodes.counts[node] else tr("part, left out")


def _counted_above(nodes: PartNodes, node: int) -> int:
    """Return the assembly that counts itself in which a node stands."""
    tree = nodes.tree
    above = int(tree.parent[node])
    while tree.parent[above] >= 0 and tree.fate[above] == INSIDE:
        above = int(tree.parent[above])
    return above


def why_not(nodes: PartNodes, node: int) -> str:
    """Return why a node does not count; empty where it does."""
    tree = nodes.tree
    if nodes.counts[node]:
        return ""
    fate = int(tree.fate[node])
    if fate == OPENED:
        if np.isnan(nodes.own_usd[node]):
            return tr("Its parts count in its place.")
        return tr("Its parts count in its place; its own cost does not count.")
    if fate == INSIDE:
        return tr(
            "Inside {part}, which counts once, at its own cost.",
            part=_named(nodes, _counted_above(nodes, node)),
        )
    return tr("Its row is left out: see Problems for why.")


def node_text(nodes: PartNodes, effects: PartEffects, node: int, column: NodeColumn) -> str:
    """Return what stands in one column of one node."""
    text = _TEXTS.get(column)
    if text is not None:
        return text(nodes.tree.nodes, node)
    match column:
        case NodeColumn.WHAT:
            return what_it_is(nodes, node)
        case NodeColumn.CONTENT:
            return content_text(nodes, node)
        case NodeColumn.PLACE:
            cell = nodes.tree.nodes.address(node, "part_number")
            return cell if len(effects.rows.sheets) > 1 else cell.rpartition("!")[2]
        case _:
            return _amount_text(nodes, node, column)


def content_text(nodes: PartNodes, node: int) -> str:
    """Return the content of a node and how much of it is asked for, e.g. ``63.9 % of 70 %``."""
    low, high = float(nodes.share_low[node]), float(nodes.share_high[node])
    if np.isnan(low):
        return ""
    said = formatting.percent(low, 1)
    if formatting.percent(high, 1) != said:
        said = f"{formatting.number(low * 100, 1)} … {formatting.percent(high, 1)}"
    least = float(nodes.threshold[node])
    return (
        tr(
            "{content} of {threshold}",
            content=said,
            threshold=formatting.percent(least, 0 if round(least * 100, 1) % 1 == 0 else 1),
        )
        if least
        else said
    )


def copied_node(nodes: PartNodes, effects: PartEffects, node: int, column: NodeColumn) -> CopiedCell:
    """Return what is copied of one column of one node: numbers in the unit of the column."""
    if column is NodeColumn.QUANTITY:
        return float(nodes.tree.nodes.quantity[node])
    if column is NodeColumn.CONTENT:
        low, high = float(nodes.share_low[node]), float(nodes.share_high[node])
        return content_text(nodes, node) if low != high else low * 100
    if column not in _UNITS:
        return node_text(nodes, effects, node, column)
    amount = _amount(nodes, node, column)
    if amount is None or np.isnan(amount):
        return ""
    return -amount * 100 if column is NodeColumn.LOST else amount


def _amount(nodes: PartNodes, node: int, column: NodeColumn) -> float | None:
    """Return an amount of a node, US dollars or the share lost; None where it does not count."""
    if column is NodeColumn.OWN:
        return float(nodes.own_usd[node])
    seen = bool(nodes.counts[node]) or int(nodes.tree.fate[node]) == OPENED
    if column is NodeColumn.VNM:
        amount = float(nodes.vnm_low[node])
        return float(nodes.counted["vnm_usd"][node]) if seen or np.isnan(amount) else amount
    if not seen:
        return None
    counted = {NodeColumn.LOST: "lost", NodeColumn.VALUE: "value_usd", NodeColumn.DUTY: "duty_usd"}[column]
    return float(nodes.counted[counted][node])


def _amount_text(nodes: PartNodes, node: int, column: NodeColumn) -> str:
    """Return an amount of a node; nothing where it does not count, a dash for none."""
    amount = _amount(nodes, node, column)
    if amount is None:
        return ""
    if column is NodeColumn.LOST:
        return formatting.points(-amount, 2) if amount > _SHOWN_POINTS else formatting.NOTHING
    blank = np.isnan(amount) or (not amount and column is not NodeColumn.OWN)
    return formatting.NOTHING if blank else formatting.dollars(amount, 2)


def _named(nodes: PartNodes, node: int) -> str:
    """Return a node by its number, else its description."""
    rows = nodes.tree.nodes
    return rows.part_number[node] or rows.description[node] or tr("a part without number")
