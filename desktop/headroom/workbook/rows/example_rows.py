"""Finds the rows of a form that are examples of how to fill it in, where that is answered."""

import numpy as np

from headroom.arrays import Flags
from headroom.book.problem import Severity
from headroom.book.table_answers import EXAMPLES, rows_of_word
from headroom.language import tr, tr_count
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table


def example_rows(table: Table, findings: Findings) -> Flags:
    """Return which rows are examples, ``(row,)``; it is reported.

    Args:
        table: The rows as they stand in the sheet.
        findings: Takes how many are left out.
    """
    span = rows_of_word(table.answers.get(EXAMPLES, ""))
    if span is None:
        return np.zeros(len(table), dtype=np.bool_)
    where: Flags = (table.row_numbers >= span[0]) & (table.row_numbers <= span[1])
    rows = int(where.sum())
    if rows:
        findings.whole_sheet(
            Severity.ASSUMPTION,
            tr_count(
                "{n} row is an example of how to fill in the form: not counted.",
                "{n} rows are examples of how to fill in the form: not counted.",
                rows,
            ),
            tr("Nothing needs to be done, unless it is a part."),
            cell=f"{table.letters('part_number')}{span[0]}",
            rows=rows,
        )
    return where
