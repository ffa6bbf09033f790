"""Leaves out the rows of a form in which only those count that have a quantity, where that is answered."""

from collections.abc import Mapping

import numpy as np

from headroom.arrays import Flags
from headroom.book.problem import Severity
from headroom.book.table_answers import BLANK_QUANTITIES, NOT_USED_ANSWER
from headroom.language import tr, tr_count
from headroom.workbook.columns.column import FieldColumn


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
        tr_count(
            "{n} row without a quantity is not used: it is taken for a line of a form that nothing "
            "was written into.",
            "{n} rows without a quantity are not used: they are taken for lines of a form that nothing "
            "was written into.",
            rows,
        ),
        tr("Write 1 where a part is used once."),
        cell=f"{column.letters}{int(column.row_numbers[blank][0])}",
        rows=rows,
    )
    return blank
