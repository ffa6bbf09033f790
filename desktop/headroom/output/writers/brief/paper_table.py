"""Tables as the template lays them out: widths, sizes and cells as plain values."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.output.writers.brief.column_widths import Need, shared, squeezed
from headroom.output.writers.drawing.canvas import SvgDrawing
from headroom.output.writers.drawing.inks import RESULTS, on_paper
from headroom.output.writers.drawing.typeface import printable, width
from headroom.rules.verdict import VehicleTestResult

JsonObject = dict[str, object]

SIZES = (8.75, 7.75, 6.75, 6.0)
"""Sizes of type that are tried one after the other until everything fits."""

_SMALLEST = 6.75
"""Size below which no more lines are saved."""

CAPTION_SHARE = 0.92
"""Size of headings and captions, share of that of the cells."""

PAD, TIGHT_PAD, INSET, MARK = 4.0, 3.0, 9.0, 11.0
"""Room beside each cell, beside those that touch, before what stands farther in, and of a mark; points."""

_LONGEST_WORD, _NAME = 130.0, 104.0
"""Points from which a word is broken rather than given room, and from which the name of a row is."""

_TOGETHER, _TOGETHER_OF_PROSE = 420.0, 150.0
"""Points up to which a table is not broken over pages, and one of sentences is not."""

_LINES, _LINES_OF_PROSE = 2, 4
"""Lines that a row may have before smaller type is tried."""

_LINE = 1.22
"""Height of a line, share of its size."""

_ABOVE, _ABOVE_DENSE, _ABOVE_TIGHT = 3.8, 3.0, 5.0
"""Room above and below a cell, points."""

_LONGEST_VERDICT = 16
"""Characters up to which a text beside a mark stays on one line."""

_ROUNDING = 0.3
"""Points by which what was measured may differ from what is set."""

_SENTENCE = 60
"""Characters from which a text is a sentence."""

_BREAK = "\N{ZERO WIDTH SPACE}"


@dataclass(frozen=True, slots=True)
class PaperCell:
    """One cell.

    Attributes:
        text: What it says.
        mark: Result whose mark stands before the text.
        colour: Of the text, ``#rrggbb``; empty for that of all text.
        strong: Whether it is semibold.
        quiet: Whether it is of the size of a caption.
        inset: Whether it stands farther in.
        drawing: What is drawn in place of a text.
        fill: Behind it, ``#rrggbb``; empty for nothing.
        framed: Whether it is framed as what holds now.
    """

    text: str
    mark: VehicleTestResult | None = None
    colour: str = ""
    strong: bool = False
    quiet: bool = False
    inset: bool = False
    drawing: SvgDrawing | None = None
    fill: str = ""
    framed: bool = False


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table.

    Attributes:
        columns: Its columns.
        rows: Its cells, row by row.
        heading: Above it; empty for nothing.
        note: Beside the heading.
        caption: Below it.
        has_total: Whether the last row is the sum of the others.
        tight: Whether its cells touch, as those of a map do.
        prose: Whether its cells are sentences, set in smaller type.
        dense: Whether its rows stand closer.
        strong: Position of the column that answers, counted from the end where below 0; None for none.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[PaperCell, ...], ...]
    heading: str = ""
    note: str = ""
    caption: str = ""
    has_total: bool = False
    tight: bool = False
    strong: int | None = None
    prose: bool = False
    dense: bool = False

    @property
    def pad(self) -> float:
        """Return the room at either side of a cell, points."""
        return TIGHT_PAD if self.tight else PAD

    @property
    def above(self) -> float:
        """Return the room above and below a cell, points."""
        return _ABOVE_TIGHT if self.tight else _ABOVE_DENSE if self.dense else _ABOVE


def of_detail(
    table: DetailTable, heading: str = "", *, most: int | None = None, rest: str = ""
) -> PaperTable:
    """Return a table of the hand-over as paper has it.

    Args:
        table: The table.
        heading: What stands above it.
        most: Rows that are shown at most; None: all.
        rest: Where the others are found, said with their number below it.
    """
    rows, caption = table.rows, table.caption
    if most is not None and len(rows) > most:
        last = rows[-1:] if table.has_total else ()
        kept = (*rows[: most - len(last)], *last)
        caption = f"{len(rows) - len(kept):,} more {rest}. {caption}".strip()
        rows = kept
    cells = tuple(tuple(_cell(cell) for cell in row) for row in rows)
    prose = any(len(cell.text) > _SENTENCE for row in rows for cell in row)
    return PaperTable(table.columns, cells, heading, "", caption, has_total=table.has_total, prose=prose)


def laid_out(table: PaperTable, room: float) -> JsonObject:
    """Return a table as the template takes it.

    Args:
        table: The table.
        room: Between the margins, points; the rules of a table go beyond it by the room beside its cells.
    """
    room += 0.0 if table.tight else 2 * PAD
    size, widths, heights = _fitting(table, room)
    last = len(table.rows) - 1
    return {
        "kind": "table",
        "heading": printable(table.heading),
        "note": printable(table.note),
        "caption": printable(table.caption),
        "size": size,
        "tight": table.tight,
        "above": table.above,
        "together": sum(heights) <= (_TOGETHER_OF_PROSE if table.prose else _TOGETHER),
        "widths": widths,
        "right": [column.right for column in table.columns],
        "groups": _groups(table.columns),
        "head": [
            _broken(column.title.replace("\n", " "), one - 2 * table.pad, size * CAPTION_SHARE)
            for column, one in zip(table.columns, widths, strict=True)
        ],
        "total": table.has_total,
        "rows": [
            [
                _laid(
                    cell,
                    widths[at] - 2 * table.pad,
                    size,
                    strong=_is_strong(table, at, total=table.has_total and row == last),
                )
                for at, cell in enumerate(cells)
            ]
            for row, cells in enumerate(table.rows)
        ],
    }


def _fitting(table: PaperTable, room: float) -> tuple[float, list[float], list[float]]:
    """Return size of type, widths of columns and heights of rows: of the first size in which all fits well.

    Where that is none, of the smallest that is read with ease and breaks no word; else of the smallest.
    """
    most = _LINES_OF_PROSE if table.prose else _LINES
    for size in SIZES[1:] if table.prose else SIZES:
        needs = [_need(table, at, size) for at in range(len(table.columns))]
        widths = shared(needs, room)
        if widths is None:
            continue
        heights = _heights(table, widths, size)
        if size <= _SMALLEST or max(heights, default=0.0) <= 2 * table.above + most * size * _LINE:
            return size, widths, heights
    widths = squeezed([_need(table, at, SIZES[-1]) for at in range(len(table.columns))], room)
    return SIZES[-1], widths, _heights(table, widths, SIZES[-1])


def _heights(table: PaperTable, widths: Sequence[float], size: float) -> list[float]:
    """Return how high each row is, points."""
    return [
        2 * table.above
        + size
        * _LINE
        * max(
            math.ceil((_before(cell) + width(cell.text, size)) / max(room - 2 * table.pad, 1.0)) or 1
            for cell, room in zip(row, widths, strict=True)
        )
        for row in table.rows
    ]


def _is_strong(table: PaperTable, at: int, *, total: bool) -> bool:
    """Return whether a cell is of the total, or of the column that answers."""
    return total or (table.strong is not None and at == table.strong % len(table.columns))


def _cell(cell: Cell) -> PaperCell:
    """Return a cell of the hand-over as paper has it."""
    colour = ""
    if cell.mark is not None and cell.tinted:
        colour = on_paper(RESULTS[cell.mark])
    elif cell.muted or cell.quiet:
        colour = on_paper("muted")
    return PaperCell(cell.text, cell.mark, colour, quiet=cell.quiet, inset=cell.inset)


def _groups(columns: Sequence[TableColumn]) -> list[JsonObject]:
    """Return what stands above columns that share it, with how many they are; empty where none does."""
    if not any(column.group for column in columns):
        return []
    return [
        {"text": printable(name), "span": len(tuple(members))}
        for name, members in groupby(columns, key=lambda column: column.group)
    ]


def _need(table: PaperTable, at: int, size: float) -> Need:
    """Return what a column needs at a size of type."""
    column, cells = table.columns[at], [row[at] for row in table.rows]
    head, small = column.title.replace("\n", " "), size * CAPTION_SHARE
    pad = 2 * table.pad + _ROUNDING
    drawn = max((cell.drawing.width for cell in cells if cell.drawing is not None), default=0.0)
    whole = max(
        (_before(cell) + width(printable(cell.text), size, strong=True) for cell in cells), default=0.0
    )
    words = max((_before(cell) + _longest(_bound(cell), size) for cell in cells), default=0.0)
    unbroken = (
        whole if column.right else max(min(words, _LONGEST_WORD), min(whole, _NAME) if at == 0 else 0.0)
    )
    least = max(unbroken, drawn, min(_longest(head, small), _LONGEST_WORD))
    return Need(max(whole, least, width(head, small)) + pad, least + pad, column.wide)


def _bound(cell: PaperCell) -> str:
    """Return the text of a cell, that of a verdict as one word."""
    one_word = cell.mark is not None and len(cell.text) <= _LONGEST_VERDICT
    return cell.text.replace(" ", "\N{NO-BREAK SPACE}") if one_word else cell.text


def _before(cell: PaperCell) -> float:
    """Return how much room stands before the text of a cell."""
    return (MARK if cell.mark is not None else 0.0) + (INSET if cell.inset else 0.0)


def _longest(text: str, size: float) -> float:
    """Return how wide the longest word of a text is."""
    return max((width(word, size, strong=True) for word in printable(text).split(" ")), default=0.0)


def _laid(cell: PaperCell, room: float, size: float, *, strong: bool) -> JsonObject:
    """Return a cell as the template takes it; what is as in most cells is left out."""
    laid: JsonObject = {"text": _broken(_bound(cell), room - _before(cell), size)}
    more = {
        "mark": "" if cell.mark is None else cell.mark.name,
        "tint": "" if cell.mark is None else on_paper(RESULTS[cell.mark]),
        "colour": cell.colour,
        "strong": cell.strong or strong,
        "quiet": cell.quiet,
        "inset": cell.inset,
        "svg": "" if cell.drawing is None else cell.drawing.svg,
        "fill": cell.fill,
        "framed": cell.framed,
    }
    return laid | {name: value for name, value in more.items() if value}


def _broken(text: str, room: float, size: float) -> str:
    """Return a text whose words can be broken where they are wider than ``room``."""
    return " ".join(_words(printable(text).split(" "), room, size))


def _words(words: Iterable[str], room: float, size: float) -> Iterable[str]:
    """Yield words, those that are wider than ``room`` with a place to break after each character."""
    for word in words:
        wide = width(word, size, strong=True)
        yield _BREAK.join(word) if wide > room + _ROUNDING else word
