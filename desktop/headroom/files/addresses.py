"""Cell addresses as Excel writes them."""

import re
from collections.abc import Iterator

import numpy as np

from headroom.domain.sourcing import Ints

_LETTERS = 26
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


def column_letters(position: int) -> str:
    """Return the letters of a column; 0 is ``A``, 26 is ``AA``."""
    letters = ""
    left = position + 1
    while left:
        left, letter = divmod(left - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_position(letters: str) -> int:
    """Return the position of a column; ``A`` is 0, ``AA`` is 26."""
    position = 0
    for letter in letters.upper():
        position = position * _LETTERS + ord(letter) - ord("A") + 1
    return position - 1


def cell_position(address: str) -> tuple[int, int] | None:
    """Return row and column of an address such as ``F17``, both from 0; None where it is none."""
    found = _ADDRESS.fullmatch(address)
    return (int(found[2]) - 1, column_position(found[1])) if found else None


def areas(letters: str, rows: Ints) -> Iterator[tuple[str, int]]:
    """Yield the runs of neighbouring rows as ``("F17:F30", 14)`` or ``("F17", 1)``.

    Args:
        letters: Column; empty: whole rows (``17:30``, or ``17`` for one row).
        rows: Row numbers as Excel counts, ascending.
    """
    ends = np.flatnonzero(np.diff(rows) != 1)
    first = rows[np.concatenate(([0], ends + 1))] if len(rows) else rows
    last = rows[np.concatenate((ends, [len(rows) - 1]))] if len(rows) else rows
    for begin, end in zip(first.tolist(), last.tolist(), strict=True):
        address = f"{letters}{begin}" if begin == end else f"{letters}{begin}:{letters}{end}"
        yield address, end - begin + 1
