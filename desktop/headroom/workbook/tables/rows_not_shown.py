"""Which rows of a table its sheet does not show: they count all the same, and it is said."""

from concurrent.futures import Future
from dataclasses import replace

from headroom.workbook.bytes.hidden_values import HiddenValues, UnscannableError
from headroom.workbook.tables.tables import Table


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
