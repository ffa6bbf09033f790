"""Leaves out the rows of a form in which only those count that have a quantity, where that is answered."""

from collections.abc import Mapping

import numpy as np

from headroom.arrays import Flags
from headroom.book.problem import Severity
from headroom.book.table_answers import BLANK_QUANTITIES, NOT_USED_ANSWER
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.tables.findings import counted


def without_quantity(column: FieldColumn, answers: Mapping[str, str]) -> Flags:
    """Return the rows that do not count as they have no quantity, ``(row,)``; it is reported.

    Args:
        column: The quantities.
        answers: What was answered to the questions about the table.
    """
    blank = column.cells.blank
    if answers.get(BLANK_QUANTITIES) != NOT_USED_ANSWER or not blank.any():
        return np.zeros(len(blank), dtype=np.bool_)
    rows = int(blank.sum())
    column.findings.whole_sheet(
        Severity.ASSUMPTION,
        f"{counted(rows, 'row')} without a quantity {'is' if rows == 1 else 'are'} not used: "
        "they are taken for lines of a form that nothing was written into.",
        "Write 1 where a part is used once.",
        cell=f"{column.letters}{int(column.row_numbers[blank][0])}",
        rows=rows,
    )
    return blank
