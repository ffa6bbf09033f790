"""Finds parts that stand above the headings of their table, where nothing is read."""

from collections.abc import Iterator, Sequence

import numpy as np

from headroom.book.cell_ranges import areas
from headroom.book.layout import BookLayout, TableKind, TableLayout
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import sheet_place
from headroom.book.survey import BookSurvey, SheetFinding
from headroom.foreign_text import a_few
from headroom.language import tr, tr_count
from headroom.notation.numbers import typed_number

_PART, _COSTS = "part_number", ("unit_cost", "extended_cost")


def rows_above(survey: BookSurvey, layout: BookLayout) -> Iterator[Problem]:
    """Yield what is to be said of rows above the headings that have a part number and a cost.

    Args:
        survey: What the workbooks hold.
        layout: What is read of them.
    """
    sheets = {(sheet.file, sheet.name): sheet for sheet in survey.sheets}
    for table in layout.of_kind(TableKind.SOURCING):
        sheet = sheets.get((table.file, table.sheet))
        if sheet is None:
            continue
        others = [
            one
            for one in layout.tables
            if one is not table and (one.file, one.sheet) == (table.file, table.sheet)
        ]
        rows = [row for row in _of_parts(sheet, table) if not any(_holds(one, row) for one in others)]
        if rows:
            named = table.column(_PART)
            letters = named.letters if named is not None else ""
            where = [address for address, _ in areas(letters, np.array(rows, dtype=np.int32))]
            yield Problem(
                Severity.WARNING,
                tr_count(
                    "Above the headings in row {row} a part number stands with a cost in {n} row "
                    "({cells}): nothing is read there.",
                    "Above the headings in row {row} a part number stands with a cost in {n} rows "
                    "({cells}): nothing is read there.",
                    len(rows),
                    row=table.header_row,
                    cells=a_few(where),
                ),
                tr("If they are parts, move them below the headings, or choose the rows of the headings."),
                sheet_place(table.file, table.sheet),
                where[0].partition(":")[0],
                len(rows),
            )


def _of_parts(sheet: SheetFinding, table: TableLayout) -> Iterator[int]:
    """Yield the rows above the headings of a table that are like its parts, as Excel counts."""
    part = table.column(_PART)
    costs = [one for name in _COSTS if (one := table.column(name)) is not None]
    if part is None or not costs:
        return
    for number, cells in enumerate(sheet.top[: table.header_row - 1], start=1):
        name = _cell(cells, part.position - sheet.first_column)
        amounts = [_cell(cells, one.position - sheet.first_column) for one in costs]
        if name and any(amount and typed_number(amount) is not None for amount in amounts):
            yield number


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if 0 <= at < len(cells) else ""


def _holds(table: TableLayout, row: int) -> bool:
    """Return whether a row stands in another table of the sheet."""
    return table.header_row <= row and (table.last_row is None or row <= table.last_row)
