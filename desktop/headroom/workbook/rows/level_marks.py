"""Takes marks of levels off part numbers: ``..P-11`` and ``-> P-11`` are ``P-11``, indented."""

from dataclasses import replace

import numpy as np

from headroom.book.problem import Severity
from headroom.language import tr, tr_count
from headroom.notation.levels import marks_of
from headroom.workbook.bytes.cells import Values
from headroom.workbook.tables.findings import Findings, quoted
from headroom.workbook.tables.tables import Table

_PART = "part_number"


def without_marks(table: Table, findings: Findings) -> Table:
    """Return a table with blanks in the place of the dots, dashes or arrows before its part numbers.

    Args:
        table: The table.
        findings: Takes what is said of it.
    """
    cells = table.columns.get(_PART)
    if cells is None:
        return table
    marks = marks_of([value if isinstance(value, str) else "" for value in cells.values])
    marked = np.flatnonzero(np.array([*marks, 0])[cells.codes])
    if not len(marked):
        return table
    values = Values(
        " " * mark + value[mark:] if mark and isinstance(value, str) else value
        for value, mark in zip(cells.values, marks, strict=True)
    )
    first = int(marked[0])
    findings.whole_sheet(
        Severity.ASSUMPTION,
        tr_count(
            "Signs before part numbers show levels and are left out, e.g. {value} ({n} cell).",
            "Signs before part numbers show levels and are left out, e.g. {value} ({n} cells).",
            len(marked),
            value=quoted(str(cells.values[int(cells.codes[first])])),
        ),
        tr("Nothing needs to be done, unless they are parts of the numbers."),
        cell=f"{table.letters(_PART)}{int(table.row_numbers[first])}",
        rows=len(marked),
    )
    return replace(table, columns={**table.columns, _PART: replace(cells, values=values)})
