"""What a table of tariff codes says of a code: the longest of its entries that begins it."""

from collections.abc import Mapping
from typing import TypeVar

_HEADING_DIGITS = 4

_Entry = TypeVar("_Entry")


def longest_prefix(entries: Mapping[str, _Entry], code: str) -> _Entry | None:
    """Return the entry of the longest prefix of a code, of a heading at least; None where there is none.

    A code that is shorter than every entry finds nothing.

    Args:
        entries: By prefix, digits only.
        code: Digits only.
    """
    for length in range(len(code), _HEADING_DIGITS - 1, -1):
        found = entries.get(code[:length])
        if found is not None:
            return found
    return None
