"""How the columns of a table of the guide share its width."""

from collections.abc import Sequence

_LONGEST = 36
"""Letters from which on a cell goes on in further lines rather than widening its column."""

_AROUND, _WIDE = 4, 1.25
"""Letters that the room around a cell takes, and by how much the letters of a word may be wider than usual."""


def column_shares(rows: Sequence[Sequence[str]]) -> list[float]:
    """Return how much of the width each column has, percent: as its texts need, the longest ones broken.

    Args:
        rows: Texts of the cells, row by row; all have as many.
    """
    needs = []
    for column in zip(*rows, strict=True):
        longest = max(len(text) for text in column)
        word = max((len(part) for text in column for part in text.split()), default=0)
        needs.append(max(min(longest, _LONGEST), word * _WIDE) + _AROUND)
    return [100 * need / sum(needs) for need in needs]
