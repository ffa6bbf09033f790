"""Finds the rows of a table that are no parts: totals, and the header row once more."""

import re
from collections.abc import Callable, Sequence

import numpy as np

from headroom.arrays import Flags
from headroom.workbook.bytes.cells import Cells
from headroom.workbook.tables.tables import Table

_LEAST_REPEATED = 2
TOTAL = re.compile(
    r"(?:(?:grand|sub)[\s-]*)?totals?\b.*|.*\b(?:sub)?totals?|(?:sum|summe|gesamt(?:summe)?|somme|suma)\b.*",
    re.IGNORECASE,
)
"""Words of a total, as the whole of a text."""

_IN_EACH = ("total", "sum", "gesamt", "somme")
"""One of these stands in each of them."""


def total_rows(table: Table, required: Sequence[str], keys: Sequence[str], labels: Sequence[str]) -> Flags:
    """Return which rows are totals of others, ``(row,)``.

    A totals row says so in one of its labels, has no name of its own in one of the keys, and leaves
    something blank that a part has. Only rows that leave something blank are looked at: a million
    part numbers would take seconds.

    Args:
        table: The table.
        required: Fields of which a totals row leaves at least one blank.
        keys: Fields that name a part.
        labels: Fields in which the word may stand, beside the keys.
    """
    totals = np.zeros(len(table), dtype=np.bool_)
    there = [name for name in required if name in table.columns]
    some = np.logical_or.reduce([table.columns[name].blank for name in there])
    rows = np.flatnonzero(some)
    if not len(rows):
        return totals
    few = table.take(some)
    says = np.zeros(len(few), dtype=np.bool_)
    lacks = np.zeros(len(few), dtype=np.bool_)
    for name in {*keys, *labels} & set(few.columns):
        cells = few.columns[name]
        word = _where(cells, _says_total)
        says |= word
        if name in keys:
            lacks |= word | cells.blank
    totals[rows] = says & lacks
    return totals


def repeated_headers(table: Table) -> Flags:
    """Return which rows repeat the header row, ``(row,)``."""
    same = np.zeros(len(table), dtype=np.int32)
    for name, heading in table.headings.found.items():
        same += table.columns[name].equal_to(heading.raw) if heading.raw else 0
    return same >= max(_LEAST_REPEATED, (len(table.columns) + 1) // 2)


def _says_total(text: str) -> bool:
    """Return whether a text is the word of a total; most are told apart without the pattern."""
    folded = text.lower()
    return any(stem in folded for stem in _IN_EACH) and TOTAL.fullmatch(text.strip()) is not None


def _where(cells: Cells, test: Callable[[str], bool]) -> Flags:
    """Return where a cell's text passes a test, ``(row,)``; each distinct text is tested once."""
    distinct, places = np.unique(cells.codes, return_inverse=True)
    values = (cells.values[code] if code >= 0 else None for code in distinct.tolist())
    passes = np.array([isinstance(value, str) and test(value) for value in values], dtype=np.bool_)
    return passes[places]
