"""Finds the rows of a table that are no parts: totals, and the header row once more."""

import re
from collections.abc import Sequence

import numpy as np

from headroom.arrays import Flags
from headroom.workbook.bytes.cells import Cells
from headroom.workbook.tables.tables import Table
from headroom.workbook.tables.total_words import TOTAL, may_say_total

_LEAST_REPEATED = 2
_MODEL, _ORIGIN = "model", "origin"
_AMOUNTS = ("quantity", "unit_cost", "extended_cost")
"""In place of one of these the bare word of a total is no fault of a part."""

_BARE = re.compile(
    r"(?:(?:grand|sub)[\s-]*)?totals?\s*:?|(?:sum|summe|zwischensumme|gesamt(?:summe|preis|kosten|betrag)?|"
    r"somme|suma|totale|totaal|razem|итого|合计|总计|小计|合計|總計|小計|総計|합계|총계|소계)\s*[:\uff1a]?",
    re.IGNORECASE,
)
"""A word of a total and nothing else: a part that is named so has no other name."""

_OF_SOME = re.compile(
    r"sub[\s-]*tot.*|.*\b(?:sub|sous)[\s-]*totals?\b.*|zwischensumme.*|(?:suma|total) parcial.*|"
    r"(?:total|somme) partiel.*|(?:小计|小計|소계).*",
    re.IGNORECASE,
)
"""Words of a total of some of the rows above it."""


def total_rows(table: Table, required: Sequence[str], keys: Sequence[str], labels: Sequence[str]) -> Flags:
    """Return which rows are totals of others, ``(row,)``.

    A totals row says so in place of an amount. Or it says so in one of its labels, has no name of its own
    in one of the keys, and leaves something blank that a part has, or says nothing else of itself. Or it says
    so in a column that is not used, and has neither a part number nor an origin. Only rows
    that leave something blank are looked at: a million part numbers would take seconds.

    Args:
        table: The table.
        required: Fields of which a totals row leaves at least one blank.
        keys: Fields that name a part.
        labels: Fields in which the word may stand, beside the keys.
    """
    totals = _none(len(table))
    for name in set(_AMOUNTS) & set(table.columns):
        totals |= _is_bare(table.columns[name])
    if table.said_totals:
        origin = table.columns.get(_ORIGIN)
        said = np.isin(table.row_numbers, list(table.said_totals))
        totals |= said if origin is None else said & origin.blank
    there = [name for name in required if name in table.columns]
    some = np.logical_or.reduce([table.columns[name].blank for name in there])
    texts = [table.columns[name].blank for name in {*keys, *labels} & set(table.columns) - {_MODEL}]
    whole = ~some
    if len(texts) > 1:
        some = some | (np.sum(texts, axis=0, dtype=np.int32) == len(texts) - 1)
    rows = np.flatnonzero(some)
    if not len(rows):
        return totals
    says, lacks = _none(len(rows)), _none(len(rows))
    for name in {*keys, *labels} & set(table.columns):
        cells = table.columns[name].take(some)
        word = saying_total(cells)
        if word.any():
            word &= ~whole[rows] | _is_bare(cells)
        says |= word
        if name in keys:
            lacks |= word | cells.blank
    totals[rows] |= says & lacks
    return totals


def repeated_headers(table: Table) -> Flags:
    """Return which rows repeat the header row, ``(row,)``."""
    same = np.zeros(len(table), dtype=np.int32)
    for name, heading in table.headings.found.items():
        same += table.columns[name].equal_to(heading.raw) if heading.raw else 0
    return same >= max(_LEAST_REPEATED, (len(table.columns) + 1) // 2)


def saying_total(cells: Cells) -> Flags:
    """Return where a cell's text is the word of a total, ``(row,)``; each distinct text is looked at once."""
    distinct, places = np.unique(cells.codes, return_inverse=True)
    values = [cells.values[code] if code >= 0 else None for code in distinct.tolist()]
    texts = [value if isinstance(value, str) else "" for value in values]
    together = "\n".join(texts).casefold()
    if not may_say_total(together):  # as in most sheets: the pattern takes long
        return _none(len(cells))
    passes = np.array([TOTAL.fullmatch(text.strip()) is not None for text in texts], dtype=np.bool_)
    return passes[places]


def saying_subtotal(cells: Cells) -> Flags:
    """Return where a cell's text is the word of a total of some rows, ``(row,)``; made for a few rows."""
    codes = np.unique(cells.codes).tolist()
    texts = {code: cells.values[code] for code in codes if code >= 0}
    return cells.having(
        [code for code, text in texts.items() if isinstance(text, str) and _OF_SOME.fullmatch(text.strip())]
    )


def _none(length: int) -> Flags:
    return np.zeros(length, dtype=np.bool_)


def _is_bare(cells: Cells) -> Flags:
    """Return where a cell's text is nothing but the word of a total, ``(row,)``."""
    passes = [isinstance(value, str) and _BARE.fullmatch(value.strip()) is not None for value in cells.values]
    return np.array([*passes, False], dtype=np.bool_)[cells.codes]
