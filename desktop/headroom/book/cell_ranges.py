"""Cells of a column as the ranges Excel writes, for problems that concern many of them."""

from collections.abc import Callable, Iterator

import numpy as np

from headroom.arrays import Flags, Ints, Whole
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import PartRows
from headroom.language import tr_count

_MOST_RANGES = 200


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


def group_begins(ordered: Whole) -> Whole:
    """Return where in an ordered column each run of equal values begins."""
    if not len(ordered):
        return np.array([], dtype=np.int64)
    return np.concatenate(([0], np.flatnonzero(np.diff(ordered)) + 1))


def warnings_by_sheet(
    rows: PartRows, where: Flags, field: str, message: Callable[[str], str], remedy: str
) -> Iterator[Problem]:
    """Yield one warning for each sheet that has such rows, with the cells of one field.

    Args:
        rows: The part rows.
        where: ``(row,)``, which of them are concerned.
        field: Whose cells are named; the rows alone where a sheet has no column for it.
        message: Says what is wrong with how many, e.g. with ``3 rows``.
        remedy: What to do about it.
    """
    concerned = np.flatnonzero(where)
    layouts, sheet, row_number = rows.places(field)
    for at in np.unique(sheet[concerned]).tolist():
        layout = layouts[at]
        numbers = np.unique(row_number[concerned[sheet[concerned] == at]])
        letters = layout.columns.get(field, "")
        named = [address for address, _ in zip(areas(letters, numbers), range(_MOST_RANGES), strict=False)]
        count = len(numbers)
        text = message(tr_count("{n} row", "{n} rows", count))
        cells = ",".join(address for address, _ in named)
        yield Problem(Severity.WARNING, text, remedy, layout.place, cells, count)
