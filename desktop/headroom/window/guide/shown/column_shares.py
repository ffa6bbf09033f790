"""How the columns of a table of the guide share its width."""

from collections.abc import Sequence

_LINE = 95
"""Letters for which a chapter has room in its usual window."""

_LONGEST = 60
"""Letters from which on a cell goes on in further lines rather than widening its column."""

_AROUND, _WIDE = 4, 1.25
"""Letters that the room around a cell takes, and by how much those of a word may be wider than usual."""


def column_shares(rows: Sequence[Sequence[str]]) -> list[float]:
    """Return how much of the width each column has, percent: room for its words, then by how much it says.

    Args:
        rows: Texts of the cells, row by row; all have as many.
    """
    words, wishes = [], []
    for column in zip(*rows, strict=True):
        word = max((len(part) for text in column for part in text.split(" ")), default=0) * _WIDE + _AROUND
        words.append(word)
        wishes.append(max(min(max(len(text) for text in column), _LONGEST) + _AROUND - word, 0.0))
    left = max(_LINE - sum(words), 0.0)
    wished = sum(wishes) or 1.0
    needs = [word + left * wish / wished for word, wish in zip(words, wishes, strict=True)]
    return [100 * need / sum(needs) for need in needs]
