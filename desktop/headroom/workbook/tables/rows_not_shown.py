"""Which rows of a table its sheet does not show: they count all the same, and it is said."""

from concurrent.futures import Future
from dataclasses import replace

from headroom.workbook.bytes.hidden_values import HiddenValues, UnscannableError
from headroom.workbook.tables.tables import Table

_SHORT = 20_000
"""Rows of a sheet that is looked at in milliseconds."""


def with_rows_not_shown(table: Table, scanning: Future[HiddenValues]) -> Table:
    """Return a table that knows which rows its sheet does not show.

    Args:
        table: The table.
        scanning: The second look at its sheet; where that fails nothing is known, which is said elsewhere.
    """
    try:
        found = scanning.result()
    except UnscannableError:
        return table
    return replace(table, not_shown=tuple(found.rows), filtered=found.filtered)


def first_not_shown(scanning: Future[HiddenValues] | None, height: int) -> tuple[int, ...]:
    """Return the rows that a sheet does not show, for who looks it over; of a long sheet none, it would wait.

    Args:
        scanning: The second look at it; None: there is none.
        height: How many rows it has; 0 where that is not known.
    """
    if scanning is None or not 0 < height <= _SHORT:
        return ()
    try:
        return tuple(scanning.result().rows)
    except UnscannableError:
        return ()
