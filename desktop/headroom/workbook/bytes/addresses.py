"""Cell addresses as Excel writes them."""

import re

from headroom.book.cell_ranges import areas
from headroom.book.layout import column_letters

__all__ = ["areas", "cell_position", "column_letters", "column_position"]

_LETTERS = 26
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")


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
