"""Makes rows of different lengths even."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

_WIDTH_FROM = 1000
_WIDEST = 1024


def even_rows(rows: Iterator[Sequence[object]]) -> Iterator[Sequence[object]]:
    """Yield the rows, all as long as the longest of the first ones; an empty cell is an empty text.

    Longer rows lose their ends, over which no heading stands.
    """
    top = list(islice(rows, _WIDTH_FROM))
    width = min(max((len(row) for row in top), default=0), _WIDEST)
    blank = [""] * width
    for row in chain(top, rows):
        if not row:
            yield blank
            continue
        cells = ["" if cell is None else cell for cell in row[:width]]
        cells.extend(blank[len(cells) :])
        yield cells
