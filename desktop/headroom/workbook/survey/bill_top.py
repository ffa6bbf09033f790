"""A bill of material, or a part list, with its first rows that have a part number."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from headroom.book.survey import TableFinding, UnmatchedPart
from headroom.workbook.survey.listed_facts import ListTop, beside_lists
from headroom.workbook.survey.numbered_rows import needs_partner, numbered_rows
from headroom.workbook.survey.seen_structure import structure_of
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.tables.sheet_top import ROWS_SEARCHED, SheetTop

_NUMBER = "part_number"
_BLANK = 0.1
"""Share of blank cells from which a column of a bill is one to be filled."""


@dataclass(frozen=True, slots=True)
class BillTop:
    """A bill of material with its first rows.

    Attributes:
        table: What was found.
        rows: The first rows of its sheet.
        cells: Its cells by field, row by row, as shown.
        row_numbers: Where they stand, as Excel counts.
        whole: Whether all of it was looked at.
    """

    table: TableFinding
    rows: Rows
    cells: dict[str, list[str]]
    row_numbers: tuple[int, ...]
    whole: bool

    def apart(self, known: Collection[str]) -> tuple[UnmatchedPart, ...]:
        """Return the rows whose part number is not among some, as they are compared.

        An assembly whose parts count needs no partner.
        """
        layout = self.table.layout
        return tuple(
            UnmatchedPart(layout.file, layout.sheet, number, part)
            for number, part in zip(self.row_numbers, self.cells[_NUMBER], strict=True)
            if part not in known and needs_partner(self.table, number)
        )

    def beside(self, listed: "BillTop") -> "BillTop":
        """Return the bill with what a part list says of which of its rows count."""
        told = beside_lists(self.rows, self.table, [ListTop(listed.rows, listed.table.layout)])
        if told[0] is self.rows:
            return self
        return replace(self, table=replace(told[1], structure=structure_of(*told)), rows=told[0])

    def lacks(self, name: str) -> bool:
        """Return whether a field has no column, or blank cells to be filled."""
        cells = self.cells.get(name)
        if cells is None:
            return True
        rows = len(self.cells[_NUMBER])
        return sum(not cell.strip() for cell in cells) > _BLANK * rows


def bill_top(top: SheetTop, table: TableFinding) -> BillTop:
    """Return a table with its first rows that have a part number."""
    rows = numbered_rows(top.rows, top.first_column, table.layout)
    names = {name: None for row in rows.values() for name in row} or {
        one.field: None for one in table.layout.columns if one.field and not one.model
    }
    cells = {name: [row[name] for row in rows.values()] for name in names}
    whole = len(top.rows) < ROWS_SEARCHED
    return BillTop(table, rows_at_top(top), cells, tuple(at + 1 for at in rows), whole)


def rows_at_top(top: SheetTop) -> Rows:
    """Return all rows of a sheet that a survey looks at."""
    return Rows(top.rows, top.merged, top.first_column, steps=top.steps)
