"""Tables whose columns stand exactly below or above those of a chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from headroom.output.writers.deck.frames import fitting_label_size
from headroom.output.writers.deck.geometry import Box, points
from headroom.output.writers.deck.pages import DeckPage
from headroom.output.writers.deck.paper import HAIRLINE, MUTED, TEXT
from headroom.output.writers.deck.shapes import Run, add_table
from headroom.output.writers.deck.tables_xml import Edge, TableCell, table_xml
from headroom.output.writers.deck.words import cut, unbroken, width_of

_SIZES = (10.0, 9.0, 8.0, 7.0, 6.0)
_HEADING_SIZE = 9.0
_BESIDE = 6.0
"""Room beside a name, points."""


@dataclass(frozen=True, slots=True)
class StripRow:
    """One row below a chart.

    Attributes:
        name: What it says, at the left.
        texts: ``(column,)``.
        bold: Whether they answer the question.
    """

    name: str
    texts: tuple[str, ...]
    bold: bool = False


def add_strip(page: DeckPage, plot: Box, top: int, room: int, rows: Sequence[StripRow], *, alt: str) -> None:
    """Put rows of texts below a chart, each in the middle of its column.

    Args:
        page: The page.
        plot: The plot of the chart.
        top: Where the rows begin, EMU.
        room: How wide the names at the left may be, EMU.
        rows: The rows.
        alt: What the table shows.
    """
    count = len(rows[0].texts)
    each = plot.width // count
    texts = [text for row in rows for text in row.texts]
    size = fitting_label_size(texts, each - points(2), _SIZES, bold=True, allowance=page.allowance)
    height = points(size * 1.7)
    edges = {"lnT": Edge(HAIRLINE)}
    made = []
    for row in rows:
        name = cut(row.name, room - points(_BESIDE), _HEADING_SIZE, allowance=page.allowance)
        cells = [TableCell(([Run(unbroken(name), _HEADING_SIZE, MUTED)],), edges=edges, margins=(0, 4))]
        cells += [
            TableCell(
                ([Run(unbroken(text), size, TEXT, bold=row.bold)],), align="ctr", edges=edges, margins=(0, 0)
            )
            for text in row.texts
        ]
        made.append(cells)
    box = Box(plot.left - room, top, room + each * count, height * len(rows))
    table = table_xml(made, [room, *[each] * count], [height] * len(rows), page.language, headed=False)
    add_table(page.slide, box, table, name="Figures below the chart", alt=alt)


def names_room(page: DeckPage, rows: Sequence[StripRow], least: int, most: int) -> int:
    """Return how wide the names of rows are at the left, EMU, within bounds."""
    widths = (width_of(row.name, _HEADING_SIZE, allowance=page.allowance) for row in rows)
    return min(max(least, max(widths, default=0) + points(_BESIDE)), most)


def strip_height(page: DeckPage, plot_width: int, rows: Sequence[StripRow]) -> int:
    """Return how high the rows of a strip are, EMU."""
    each = plot_width // max(len(rows[0].texts), 1)
    texts = [text for row in rows for text in row.texts]
    size = fitting_label_size(texts, each - points(2), _SIZES, bold=True, allowance=page.allowance)
    return points(size * 1.7) * len(rows)
