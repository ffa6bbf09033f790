"""How wide the columns of a table are on a slide: figures as wide as they need, texts share what is left."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from headroom.output.table import Cell, DetailTable
from headroom.output.writers.deck.geometry import inches, points
from headroom.output.writers.deck.words import longest_word, slide_text, width_of

MARGINS = 5.0, 5.0
"""Left and right of a cell, points."""

_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
_AIR = 4.0
_MARK = "\N{CHECK MARK} "
_SHORT_TEXT, _LEAST_TEXT, _WIDEST_TEXT = inches(1.3), inches(1.2), inches(3.2)
_LEAST_FACTOR = 0.35
_WIDE_WEIGHT = 4
"""How much more of the room that is left a wide column takes than another; figures far from their names are
hard to follow."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A table with the widths of its columns.

    Attributes:
        table: Without the columns that gave way.
        widths: EMU.
        size: Of its type, points.
    """

    table: DetailTable
    widths: tuple[int, ...]
    size: float


def columns_of(table: DetailTable, width: int, allowance: float) -> list[Columns]:
    """Return the ways in which a table fits side by side into a width, the largest type first.

    Args:
        table: The table.
        width: What there is, EMU.
        allowance: How much wider than Arial the type may run.
    """
    kept = table
    fitting = [
        Columns(kept, widths, size)
        for size in _SIZES
        if (widths := _fitting(kept, width, size, allowance)) is not None
    ]
    if fitting:
        return fitting
    shorter = _without_yielding(table)
    if shorter is not table:
        return columns_of(shorter, width, allowance)
    natural = _natural(kept, _SIZES[-1], allowance)
    scale = width / sum(natural)
    return [Columns(kept, tuple(int(one * scale) for one in natural), _SIZES[-1])]


def cell_text(cell: Cell) -> str:
    """Return the text of a cell with its mark in front, as wide as it is drawn."""
    return f"{_MARK}{slide_text(cell.text, 600)}" if cell.mark is not None else slide_text(cell.text, 600)


def _without_yielding(table: DetailTable) -> DetailTable:
    """Return a table without the columns that are read in full elsewhere."""
    kept = [at for at, column in enumerate(table.columns) if not column.yields]
    if len(kept) == len(table.columns) or not kept:
        return table
    return replace(
        table,
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
    )


def _fitting(table: DetailTable, width: int, size: float, allowance: float) -> tuple[int, ...] | None:
    """Return widths at a size; None where texts would get too narrow."""
    natural = _natural(table, size, allowance)
    spare = width - sum(natural)
    if spare >= 0:
        weights = [_WIDE_WEIGHT if column.wide else 1 for column in table.columns]
        return tuple(
            one + spare * weight // sum(weights) for one, weight in zip(natural, weights, strict=True)
        )
    longest = _longest_words(table, size, allowance)
    least = [
        one if column.right else min(one, max(word, _least_text(one)))
        for one, word, column in zip(natural, longest, table.columns, strict=True)
    ]
    if sum(least) > width:
        return None
    give = [one - few for one, few in zip(natural, least, strict=True)]
    return tuple(
        few + int((width - sum(least)) * could / sum(give)) for few, could in zip(least, give, strict=True)
    )


def _least_text(natural: int) -> int:
    """Return how narrow a column of texts may get that would be so wide on one line."""
    if natural <= _SHORT_TEXT:
        return natural
    return max(_LEAST_TEXT, round(min(natural, _WIDEST_TEXT) * _LEAST_FACTOR))


def _natural(table: DetailTable, size: float, allowance: float) -> list[int]:
    """Return how wide each column is where no text of it is wrapped."""
    return [
        _margins()
        + max(width_of(text, size, bold=heavy, allowance=allowance) for text, heavy in _texts(table, at))
        for at in range(len(table.columns))
    ]


def _longest_words(table: DetailTable, size: float, allowance: float) -> list[int]:
    """Return how wide each column is where its texts are wrapped wherever they can be; long words are cut."""
    return [
        _margins()
        + min(
            max(
                longest_word(text, size, bold=heavy, allowance=allowance) for text, heavy in _texts(table, at)
            ),
            _WIDEST_TEXT // 2,
        )
        for at in range(len(table.columns))
    ]


def _texts(table: DetailTable, at: int) -> list[tuple[str, bool]]:
    """Return the texts of a column, and whether they are bold."""
    heads = [(slide_text(part), False) for part in table.columns[at].title.split("\n")]
    last = len(table.rows) - 1 if table.has_total else -1
    return [*heads, *((cell_text(row[at]), place == last) for place, row in enumerate(table.rows))]


def _margins() -> int:
    """Return the margins of a cell, and a little air: type is never exactly as wide as its metrics say."""
    return points(sum(MARGINS) + _AIR)


def text_lines(texts: Sequence[str]) -> int:
    """Return the most lines of headings that are broken by hand."""
    return max((text.count("\n") + 1 for text in texts), default=1)
