"""A table in the size of type and with the columns that fit it, as plain values for the template."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from headroom.output.table import TableColumn
from headroom.output.writers.brief.column_widths import Need, shared, squeezed
from headroom.output.writers.brief.paper_table import PaperCell, PaperTable
from headroom.output.writers.drawing.inks import RESULTS, on_paper
from headroom.output.writers.drawing.typeface import line_count, printable, width

JsonObject = dict[str, object]

_SIZES, _SMALLEST = (8.75, 7.75, 6.75, 6.0), 6.75
"""Sizes of type that are tried one after the other, and the one below which no more lines are saved."""

_CAPTION_SHARE = 0.92
"""Size of headings, share of that of the cells."""

_LONGEST_WORD, _NAME = 130.0, 104.0
"""Points from which a word is broken rather than given room, and from which the name of a row is."""

_TOGETHER, _TOGETHER_OF_PROSE = 420.0, 150.0
"""Points up to which a table is not broken over pages, and one of sentences is not."""

_LINES, _LINES_OF_PROSE = 2, 4
"""Lines that a row may have before smaller type is tried."""

_LINE = 1.22
"""Height of a line, share of its size."""

_ROUNDING = 0.3
"""Points by which what was measured may differ from what is set."""

_BREAK = "\N{ZERO WIDTH SPACE}"


def laid_out(table: PaperTable, room: float) -> JsonObject:
    """Return a table as the template takes it.

    Args:
        table: The table.
        room: Between the margins, points; the rules of a table go beyond it by the room beside its cells.
    """
    room += 0.0 if table.tight else 2 * table.pad
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
            _broken(column.title.replace("\n", " "), one - 2 * table.pad, size * _CAPTION_SHARE)
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
    for size in _SIZES[1:] if table.prose else _SIZES:
        needs = [_need(table, at, size) for at in range(len(table.columns))]
        widths = shared(needs, room)
        if widths is None:
            continue
        heights = _heights(table, widths, size)
        if size <= _SMALLEST or max(heights, default=0.0) <= 2 * table.above + most * size * _LINE:
            return size, widths, heights
    widths = squeezed([_need(table, at, _SIZES[-1]) for at in range(len(table.columns))], room)
    return _SIZES[-1], widths, _heights(table, widths, _SIZES[-1])


def _heights(table: PaperTable, widths: Sequence[float], size: float) -> list[float]:
    """Return how high each row is, points."""
    rooms = [room - 2 * table.pad for room in widths]
    most = (
        max(line_count(cell.bound, room - cell.before, size) for cell, room in zip(row, rooms, strict=True))
        for row in table.rows
    )
    return [2 * table.above + size * _LINE * lines for lines in most]


def _need(table: PaperTable, at: int, size: float) -> Need:
    """Return what a column needs at a size of type."""
    column, cells = table.columns[at], [row[at] for row in table.rows]
    head, small = column.title.replace("\n", " "), size * _CAPTION_SHARE
    pad = 2 * table.pad + _ROUNDING
    drawn = max((cell.drawing.width for cell in cells if cell.drawing is not None), default=0.0)
    whole = max((cell.before + width(printable(cell.text), size, strong=True) for cell in cells), default=0.0)
    words = max((cell.before + _longest(cell.bound, size) for cell in cells), default=0.0)
    unbroken = (
        whole if column.right else max(min(words, _LONGEST_WORD), min(whole, _NAME) if at == 0 else 0.0)
    )
    least = max(unbroken, drawn, min(_longest(head, small), _LONGEST_WORD))
    return Need(max(whole, least, width(head, small)) + pad, least + pad, _takes_rest(table, at))


def _takes_rest(table: PaperTable, at: int) -> bool:
    """Return whether a column takes what room is left: a wide one, else the first; all if it has figures."""
    if any(column.wide for column in table.columns):
        return table.columns[at].wide
    return at == 0 or table.columns[0].right


def _longest(text: str, size: float) -> float:
    """Return how wide the longest word of a text is."""
    return max((width(word, size, strong=True) for word in printable(text).split(" ")), default=0.0)


def _is_strong(table: PaperTable, at: int, *, total: bool) -> bool:
    """Return whether a cell is of the total, or of the column that answers."""
    return total or (table.strong is not None and at == table.strong % len(table.columns))


def _groups(columns: Sequence[TableColumn]) -> list[JsonObject]:
    """Return what stands above columns that share it, with how many they are; empty where none does."""
    if not any(column.group for column in columns):
        return []
    return [
        {"text": printable(name), "span": len(tuple(members))}
        for name, members in groupby(columns, key=lambda column: column.group)
    ]


def _laid(cell: PaperCell, room: float, size: float, *, strong: bool) -> JsonObject:
    """Return a cell as the template takes it; what is as in most cells is left out."""
    laid: JsonObject = {"text": _broken(cell.bound, room - cell.before, size)}
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
