"""Puts the zeros into codes that are kept as numbers and shown with them by their number format."""

from dataclasses import replace

import numpy as np

from headroom.arrays import Flags
from headroom.book.fields.field import CellKind, Field
from headroom.book.problem import Severity
from headroom.language import tr, tr_count
from headroom.workbook.bytes.cells import Cells, Values
from headroom.workbook.bytes.number_formats import CellFormat
from headroom.workbook.tables.findings import Findings, quoted
from headroom.workbook.tables.tables import Table

_LARGEST = 10**15
_CODES = (CellKind.KEY, CellKind.TARIFF_CODE)


def with_shown_zeros(table: Table, fields: tuple[Field, ...], findings: Findings) -> Table:
    """Return a table with codes as their number format shows them, e.g. ``00123``; it is reported.

    Args:
        table: The table.
        fields: The fields it may have.
        findings: Takes what is said of it.
    """
    columns = dict(table.columns)
    for field in fields:
        if field.kind not in _CODES or field.name not in columns:
            continue
        for shape, rows in table.formats.get(field.name, ()):
            if not shape.mask:
                continue
            cells = columns[field.name]
            where = np.isin(table.row_numbers, rows) & (cells.codes < 0)
            numbers = cells.numbers
            where &= (numbers >= 0) & (numbers < _LARGEST) & (numbers % 1 == 0)  # NaN compares as False
            if where.any():
                columns[field.name] = _shown(cells, where, shape)
                _report(table, field, where, columns[field.name], findings)
    return replace(table, columns=columns)


def _shown(cells: Cells, where: Flags, shape: CellFormat) -> Cells:
    """Return the cells with some numbers as texts."""
    distinct, places = np.unique(cells.numbers[where], return_inverse=True)
    texts = [shape.shown(int(number)) for number in distinct.tolist()]
    known = {value: code for code, value in enumerate(cells.values)}
    codes = np.array(
        [known.setdefault(text, len(cells.values) + at) for at, text in enumerate(texts)], dtype=np.int32
    )
    numbers, new = cells.numbers.copy(), cells.codes.copy()
    numbers[where] = np.nan
    new[where] = codes[places]
    return Cells(numbers, new, Values((*cells.values, *texts)))


def _report(table: Table, field: Field, where: Flags, cells: Cells, findings: Findings) -> None:
    """Say that codes are taken as they are shown."""
    first = int(np.flatnonzero(where)[0])
    text = quoted(str(cells.values[int(cells.codes[first])]))
    count = int(where.sum())
    findings.whole_sheet(
        Severity.ASSUMPTION,
        tr_count(
            "{field} is taken as the number format shows it, e.g. {value} ({n} cell).",
            "{field} is taken as the number format shows it, e.g. {value} ({n} cells).",
            count,
            field=field.heading,
            value=text,
        ),
        tr("Store the codes as text, with all their digits."),
        cell=f"{table.letters(field.name)}{int(table.row_numbers[first])}",
        rows=count,
    )
