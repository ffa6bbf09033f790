"""Bills of several levels for tests: read with answers, and counted anew by plain recursion.

The recursion is written from what the workbook layout says: a node of a supplier counts once, at its own
price; one of one's own or without a cost of its own is opened; quantities multiply down the tree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from headroom.book.layout import BookLayout
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from workbooks import MODELS, Rows, silent, write_xlsx


@dataclass(frozen=True)
class Node:
    """A part with what goes into it.

    Attributes:
        name: Its part number.
        quantity: How many are in one of what it goes into.
        cost: Of one; None where none is stated.
        made_by: Who makes it; empty where nobody says it.
        parts: What goes into it.
    """

    name: str
    quantity: float = 1.0
    cost: float | None = None
    made_by: str = ""
    parts: tuple["Node", ...] = field(default=())


def has_cost(node: Node) -> bool:
    """Return whether a node has a cost of its own; an assembly that is said to cost 0 has none."""
    return node.cost is not None and not (node.parts and node.cost == 0)


def priced(nodes: tuple[Node, ...]) -> bool:
    """Return whether any of some nodes, or of what goes into them, has a cost."""
    return any(has_cost(node) or priced(node.parts) for node in nodes)


def is_opened(node: Node, answer: str) -> bool:
    """Return whether the parts of a node count in its place."""
    if not node.parts:
        return False
    if not has_cost(node):
        return True
    if node.made_by == "supplier" or (not node.made_by and answer == "assemblies"):
        return False
    return priced(node.parts)


def that_count(nodes: tuple[Node, ...], answer: str, times: float = 1.0) -> Iterator[tuple[str, float]]:
    """Yield part number and quantity in the vehicle of every place that counts."""
    for node in nodes:
        if is_opened(node, answer):
            yield from that_count(node.parts, answer, times * node.quantity)
        elif has_cost(node):
            yield node.name, times * node.quantity


def walked(nodes: tuple[Node, ...], level: int = 0, above: str = "") -> Iterator[tuple[Node, int, str]]:
    """Yield every node with its level and what it goes into, downwards."""
    for node in nodes:
        yield node, level, above
        yield from walked(node.parts, level + 1, node.name)


def read_answered(
    path: Path, sheets: Mapping[str, Rows], answers: Mapping[str, str] | None = None
) -> SourcingBook:
    """Return a workbook read as proposed, but for some answers to the questions about its tables."""

    def choose(survey: BookSurvey) -> BookLayout:
        tables = [table.with_answers(answers or {}) for table in survey.proposed.tables]
        return replace(survey.proposed, tables=tuple(tables))

    return decode(write_xlsx(path, {"Models": MODELS, **sheets}), silent, Questions(choose=choose))


def quantities(book: SourcingBook) -> dict[str, float]:
    """Return how many of each part are in the vehicle, by its number."""
    found: dict[str, float] = {}
    for row in range(len(book.rows)):
        name = book.rows.part_number[row]
        found[name] = found.get(name, 0.0) + float(book.rows.quantity[row])
    return found


def cost_of(book: SourcingBook) -> float:
    """Return what the rows that count cost."""
    current = ~book.rows.alternative
    return float((book.rows.quantity * book.rows.unit_cost)[current].sum())
