"""Which part rows are alike: rows of one or of several workbooks as codes, equal where some fields are.

Axis *row* here runs over the rows of all workbooks, one after the other.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from headroom.arrays import Ints, Whole
from headroom.book.part_rows import ROW_FIELDS, PartRows

TEXTS = tuple(field.name for field in ROW_FIELDS if not field.measured)
"""Fields of a row that hold words, by the name they have in a sheet's layout."""

NUMBERS = tuple(field.name for field in ROW_FIELDS if field.measured)
"""Fields of a row that hold numbers; NaN is a blank cell."""

ALL_FIELDS = (*TEXTS, *NUMBERS)
"""Every field of a row."""

_MOST = 2**62


def alike(books: Sequence[PartRows], which: Sequence[Ints | Whole], fields: Iterable[str]) -> Whole:
    """Return a code for each row, equal for two rows exactly where all of ``fields`` are.

    Args:
        books: The rows of one or several workbooks.
        which: Of each workbook the rows to look at.
        fields: Names out of ``ALL_FIELDS``.

    Returns:
        ``(row,)``, at least 0.
    """
    codes = np.zeros(sum(len(some) for some in which), dtype=np.int64)
    size = 1
    for field in fields:
        column, distinct = _column(books, which, field)
        if size * distinct >= _MOST:
            _, codes = np.unique(codes, return_inverse=True)
            size = int(codes.max(initial=0)) + 1
        codes = codes * distinct + column
        size *= distinct
    return codes


def occurrence(codes: Whole) -> Whole:
    """Return for each row how many rows before it have the same code, ``(row,)``."""
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=-1))
    lengths = np.diff(begins, append=len(ordered))
    counted = np.empty(len(codes), dtype=np.int64)
    counted[order] = np.arange(len(codes)) - np.repeat(begins, lengths)
    return counted


def _column(books: Sequence[PartRows], which: Sequence[Ints | Whole], field: str) -> tuple[Whole, int]:
    """Return the codes of one field, and how many there may be."""
    if field in NUMBERS:
        pairs = zip(books, which, strict=True)
        numbers = np.concatenate([rows.numbers(field)[some] for rows, some in pairs])
        distinct, codes = np.unique(numbers, return_inverse=True)
        return codes.astype(np.int64, copy=False), max(len(distinct), 1)
    known: dict[str, int] = {"": 0}
    found = []
    for rows, some in zip(books, which, strict=True):
        texts = rows.texts(field)
        # The last stands for blank: code -1 finds it.
        joint = [known.setdefault(value, len(known)) for value in (*texts.values, "")]
        found.append(np.array(joint, dtype=np.int64)[texts.codes[some]])
    return np.concatenate(found), len(known)
