"""A table as it is printed: the texts that are seen, of every row that paper can take."""

from dataclasses import dataclass

from headroom.language import tr
from headroom.output.table import DetailTable
from headroom.words import formatting

MOST_PRINTED = 2_000
"""Rows of a table that are printed at most: some forty pages."""


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table for paper.

    Attributes:
        title: What stands above it; empty for nothing.
        headings: One for each column.
        right: Which columns stand right-aligned.
        rows: Texts, as many as there are columns.
        has_total: Whether the last row is the sum of the others.
        caption: A sentence below it, or in its place where it has no rows.
    """

    title: str
    headings: tuple[str, ...]
    right: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    has_total: bool = False
    caption: str = ""


def printed_table(table: DetailTable) -> PrintedTable:
    """Return a table as it is printed; a total stays where rows are left out."""
    count, total = len(table.rows), table.has_total
    kept = table.rows[: MOST_PRINTED - total]
    if total and len(kept) < count:
        kept = (*kept, table.rows[-1]) if kept[-1] is not table.rows[-1] else kept
    captions = (left_out(len(kept), count), table.caption)
    return PrintedTable(
        table.title,
        tuple(column.heading for column in table.columns),
        tuple(column.right for column in table.columns),
        tuple(tuple(cell.whole or cell.text for cell in row) for row in kept),
        total,
        " ".join(filter(None, captions)),
    )


def left_out(printed: int, count: int) -> str:
    """Return a sentence that says how many rows are not printed; empty for all of them."""
    if printed >= count:
        return ""
    return tr(
        "{printed} of {count} rows are printed; copying takes more.",
        printed=formatting.count(printed),
        count=formatting.count(count),
    )
