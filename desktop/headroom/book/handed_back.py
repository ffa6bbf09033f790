"""What became of a workbook that was handed back to whoever filled it in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HandedBack:
    """Marked copies of one workbook, or of several that were opened together.

    Attributes:
        copies: Names of the files that were written.
        cells: How many cells are coloured.
        rows: How many rows say what is wrong with them.
        without_cell: How many problems name no cell, and are not marked.
        unmarked_rows: Rows that marked problems concern without naming them.
        values_only: Names of the workbooks whose copies hold values only, as their format cannot be marked.
    """

    copies: tuple[str, ...]
    cells: int
    rows: int
    without_cell: int
    unmarked_rows: int
    values_only: tuple[str, ...] = ()
