"""Reports once the rows that count although their sheet hides them or strikes them out, with their value."""

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints
from headroom.book.problem import Severity
from headroom.foreign_text import a_few, together
from headroom.language import localized, tr, tr_count
from headroom.workbook.bytes.addresses import areas
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_FIRST_CELLS = 4
_PART = "part_number"


def report_hidden_rows(
    table: Table, usable: Flags, value: Floats, currencies: CodedTexts, findings: Findings
) -> None:
    """Report the rows that are used, and not shown or struck out.

    Args:
        table: The rows.
        usable: ``(row,)``, those that are used.
        value: ``(row,)``, quantity times unit cost in the currency of the row.
        currencies: ``(row,)``.
        findings: Takes the report.
    """
    hidden = usable & np.isin(table.row_numbers, table.not_shown)
    struck = usable & np.isin(table.row_numbers, _struck(table))
    for severity, where, said in (
        (Severity.ASSUMPTION, hidden, _by_filter if table.filtered else _hidden),
        (Severity.WARNING, struck, _struck_out),
    ):
        rows = np.unique(table.row_numbers[where])
        if not len(rows):
            continue
        cells = [address for address, _ in areas(table.letters(_PART), rows)]
        sums = [
            f"{localized(f'{float(np.nansum(value[here])):,.2f}')} {code}"
            for at, code in enumerate(currencies.values)
            if (here := where & (currencies.codes == at)).any()
        ]
        findings.whole_sheet(
            severity,
            said(len(rows), a_few(cells, _FIRST_CELLS), together(sums)),
            tr("Delete rows that are not to count."),
            cell=cells[0].partition(":")[0],
            rows=len(rows),
        )


def _hidden(rows: int, cells: str, sums: str) -> str:
    return tr_count(
        "{n} row ({cells}) is hidden in the sheet and counts like others: {amounts}.",
        "{n} rows ({cells}) are hidden in the sheet and count like others: {amounts}.",
        rows,
        cells=cells,
        amounts=sums,
    )


def _by_filter(rows: int, cells: str, sums: str) -> str:
    return tr_count(
        "{n} row ({cells}) is hidden in the sheet by a filter or by hand and counts like others: {amounts}.",
        "{n} rows ({cells}) are hidden in the sheet by a filter or by hand and count like others: {amounts}.",
        rows,
        cells=cells,
        amounts=sums,
    )


def _struck_out(rows: int, cells: str, sums: str) -> str:
    return tr_count(
        "{n} row ({cells}) is struck out in the sheet and counts like others: {amounts}.",
        "{n} rows ({cells}) are struck out in the sheet and count like others: {amounts}.",
        rows,
        cells=cells,
        amounts=sums,
    )


def _struck(table: Table) -> Ints:
    """Return the rows whose part number is struck out, as Excel counts."""
    found = [rows for shape, rows in table.formats.get(_PART, ()) if shape.struck]
    return np.concatenate(found) if found else np.empty(0, dtype=np.int32)
