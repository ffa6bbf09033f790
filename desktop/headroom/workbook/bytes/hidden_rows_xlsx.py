"""Looks in the XML of a sheet for rows that Excel does not show: hidden, of no height, or filtered out."""

import re

_ROW = re.compile(rb"<(?:\w+:)?row(\s[^>]*)>")
_HIDES = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']|\sht\s*=\s*["']0(?:\.0*)?["']""")
_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d+)["']""")
_HINTS = (b"hidden", b' ht="0', b" ht='0")
_FILTER = re.compile(rb"<(?:\w+:)?filterColumn[\s>]")


def rows_not_shown(block: bytes) -> list[int]:
    """Return the rows in a piece of XML that are not shown, as Excel counts, from 1.

    A row without a number of its own is passed over: where it stands cannot be told from a piece.

    Source:
        ECMA-376, Part 1, 18.3.1.73 (row: hidden, ht).
    """
    if not any(hint in block for hint in _HINTS):
        return []
    found = []
    for row in _ROW.finditer(block):
        number = _NUMBER.search(row[1])
        if number and _HIDES.search(row[1]):
            found.append(int(number[1]))
    return found


def has_filter(block: bytes) -> bool:
    """Return whether a piece of XML has a filter that is set; rows that it takes out are hidden ones.

    Source:
        ECMA-376, Part 1, 18.3.2.7 (filterColumn).
    """
    return b"filterColumn" in block and _FILTER.search(block) is not None
