"""Reports once the rows that count although their sheet does not show them, and what they come to."""

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats
from headroom.book.problem import Severity
from headroom.foreign_text import a_few
from headroom.workbook.bytes.addresses import areas
from headroom.workbook.tables.findings import Findings, counted
from headroom.workbook.tables.tables import Table

_FIRST_CELLS = 4


def report_hidden_rows(
    table: Table, usable: Flags, value: Floats, currencies: CodedTexts, findings: Findings
) -> None:
    """Report the rows that are used and not shown.

    Args:
        table: The rows.
        usable: ``(row,)``, those that are used.
        value: ``(row,)``, quantity times unit cost in the currency of the row.
        currencies: ``(row,)``.
        findings: Takes the report.
    """
    if not table.not_shown:
        return
    where = usable & np.isin(table.row_numbers, table.not_shown)
    rows = np.unique(table.row_numbers[where])
    if not len(rows):
        return
    letters = table.letters("part_number")
    cells = [address for address, _ in areas(letters, rows)]
    sums = [
        f"{float(np.nansum(value[here])):,.2f} {code}"
        for at, code in enumerate(currencies.values)
        if (here := where & (currencies.codes == at)).any()
    ]
    one = len(rows) == 1
    why = " by a filter or by hand" if table.filtered else ""
    findings.whole_sheet(
        Severity.ASSUMPTION,
        f"{counted(len(rows), 'row')} ({a_few(cells, _FIRST_CELLS)}) {'is' if one else 'are'} hidden in the "
        f"sheet{why} and {'counts' if one else 'count'} like others: {' and '.join(sums)}.",
        "Delete rows that are not to count.",
        cell=cells[0].partition(":")[0],
        rows=len(rows),
    )
