"""A native table as XML: cells with hairlines between rows, no style, numbers at the right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from headroom.output.writers.deck.drawing_xml import a, solid
from headroom.output.writers.deck.geometry import POINT, points
from headroom.output.writers.deck.library import Element
from headroom.output.writers.deck.shapes import Line, Run, paragraph

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style "No Style, No Grid", which every Office has.

Source: Microsoft, "[MS-OE376] Built-in table styles".
"""

_SIDES = ("lnL", "lnR", "lnT", "lnB")


@dataclass(frozen=True, slots=True)
class Edge:
    """A line at one side of a cell: its colour and how many points it is thick."""

    colour: str
    width: float = 0.75


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a native table.

    Attributes:
        lines: Its paragraphs.
        align: ``l``, ``ctr`` or ``r``.
        fill: ``#rrggbb``; None for none.
        edges: Lines at its sides, by ``lnL``, ``lnR``, ``lnT``, ``lnB``.
        anchor: ``t``, ``ctr`` or ``b``.
        span: Columns that it takes.
        margins: Left and right, points.
    """

    lines: tuple[Line, ...]
    align: str = "l"
    fill: str | None = None
    edges: Mapping[str, Edge] = field(default_factory=lambda: MappingProxyType({}))
    anchor: str = "ctr"
    span: int = 1
    margins: tuple[float, float] = (4, 4)


EMPTY = TableCell(((),))
_BLANK = (Run("", 6.0),)
"""Stands in an empty cell: one without a size of its own would make its row as high as usual type."""


def table_xml(
    rows: Sequence[Sequence[TableCell]],
    widths: Sequence[int],
    heights: Sequence[int],
    language: str,
    *,
    headed: bool = True,
) -> Element:
    """Return a table.

    Args:
        rows: Its cells; those that a wide cell covers are left out.
        widths: Of its columns, EMU.
        heights: Of its rows, EMU.
        language: Of its words.
        headed: Whether the first row is a heading, which screen readers then repeat.
    """
    made = [a("tr", *_cells(row, language), h=str(height)) for row, height in zip(rows, heights, strict=True)]
    properties = a("tblPr", a("tableStyleId", text=PLAIN), firstRow="1" if headed else "0", bandRow="0")
    return a("tbl", properties, a("tblGrid", *(a("gridCol", w=str(width)) for width in widths)), *made)


def _cells(row: Sequence[TableCell], language: str) -> list[Element]:
    """Return the cells of a row, with those that wide ones cover."""
    found = []
    for cell in row:
        made = _cell(cell, language)
        found.append(made)
        if cell.span > 1:
            made.set("gridSpan", str(cell.span))
            found += [_covered(cell, language) for _ in range(cell.span - 1)]
    return found


def _covered(cell: TableCell, language: str) -> Element:
    covered = _cell(TableCell(((),), fill=cell.fill, edges=cell.edges), language)
    covered.set("hMerge", "1")
    return covered


def _cell(cell: TableCell, language: str) -> Element:
    """Return one cell."""
    body = a(
        "txBody",
        a("bodyPr"),
        a("lstStyle"),
        *(paragraph(line or _BLANK, language, align=cell.align) for line in cell.lines),
    )
    left, right = cell.margins
    properties = a(
        "tcPr",
        *(_edge(side, cell.edges.get(side)) for side in _SIDES),
        solid(cell.fill),
        marL=str(points(left)),
        marR=str(points(right)),
        marT="0",
        marB="0",
        anchor=cell.anchor,
    )
    return a("tc", body, properties)


def _edge(side: str, edge: Edge | None) -> Element:
    """Return the line at one side of a cell."""
    if edge is None:
        return a(side, a("noFill"), w="0")
    return a(side, solid(edge.colour), a("prstDash", val="solid"), w=str(round(edge.width * POINT)))
