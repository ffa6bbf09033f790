"""In which order the rows of a table stand when one of its columns sorts them."""

import re
from collections.abc import Sequence
from math import isnan

from headroom.output.table import Cell, DetailTable
from headroom.words.formatting import NOTHING

_DIGITS = re.compile(r"(\d+)")

TextKey = tuple[tuple[int, int, str], ...]
"""A text by which others are compared: its words and its numbers, one after the other."""


def row_order(table: DetailTable, column: int | None, *, descending: bool = False) -> tuple[int, ...]:
    """Return the rows in the order of a column; equal ones stay as they were, a total stands last.

    A column with numbers is in the order of these, any other in that of its texts, where a number within a
    text counts as one. What is blank stands behind everything else, whichever way.

    Args:
        table: The table.
        column: By which it is sorted; None: as it was made.
        descending: Whether the greatest stands first.
    """
    count = len(table.rows)
    if column is None or not 0 <= column < len(table.columns):
        return tuple(range(count))
    sorted_rows = range(count - 1 if table.has_total else count)
    cells = [table.rows[row][column] for row in sorted_rows]
    by_number = any(_number(cell) is not None for cell in cells)
    if by_number:
        numbers = {row: number for row, cell in enumerate(cells) if (number := _number(cell)) is not None}
        found = sorted(numbers, key=lambda row: numbers[row], reverse=descending)
        blank = [row for row in sorted_rows if row not in numbers]
    else:
        texts = {row: text_key(cell.text) for row, cell in enumerate(cells) if not _is_blank(cell)}
        found = sorted(texts, key=lambda row: texts[row], reverse=descending)
        blank = [row for row in sorted_rows if row not in texts]
    return (*found, *blank, *range(len(sorted_rows), count))


def is_numeric(table: DetailTable, column: int) -> bool:
    """Return whether a column is in the order of numbers: its greatest are looked for first."""
    return any(_number(row[column]) is not None for row in table.rows)


def text_key(text: str) -> TextKey:
    """Return by what a text is compared: ``P2`` stands before ``P10``, small and large letters are alike."""
    pieces: Sequence[str] = _DIGITS.split(text.casefold())
    return tuple((1, int(piece), "") if at % 2 else (0, 0, piece) for at, piece in enumerate(pieces))


def _number(cell: Cell) -> float | None:
    """Return the number by which a cell is sorted; None for none."""
    number = cell.number if cell.rank is None else cell.rank
    return None if number is None or isnan(number) else number


def _is_blank(cell: Cell) -> bool:
    """Return whether a cell says nothing."""
    return cell.text in {"", NOTHING}
