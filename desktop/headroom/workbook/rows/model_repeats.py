"""Facts of models that stand in each row of their parts: one row for each model, and where rows differ."""

import numpy as np

from headroom.arrays import Ints
from headroom.book.fields.model_fields import MODELS
from headroom.book.problem import Severity
from headroom.language import tr, tr_count
from headroom.workbook.bytes.cells import Cells
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_KEY = "name"
_HEADINGS = {field.name: field.heading for field in MODELS}


def first_of_each(table: Table, findings: Findings) -> Table:
    """Return a table with the first row of each model; what other rows state differently is reported.

    Args:
        table: A row for each part.
        findings: Takes what is reported.
    """
    names, values = table.columns[_KEY].distinct()
    spelt = [str(value).strip().casefold() for value in values]
    places: dict[str, int] = {}
    code_of = np.array([places.setdefault(name, len(places)) for name in spelt] or [0], dtype=np.int32)
    model = code_of[names]
    if not len(model):
        return table
    _, first = np.unique(model, return_index=True)
    for name, cells in table.columns.items():
        if name != _KEY:
            _report_differing(table, name, cells, model, findings)
    keep = np.zeros(len(table), dtype=np.bool_)
    keep[first] = True
    return table.take(keep)


def _report_differing(table: Table, name: str, cells: Cells, model: Ints, findings: Findings) -> None:
    """Report the rows whose fact differs from that of the first row of their model."""
    codes, _ = cells.distinct()
    _, first, inverse = np.unique(model, return_index=True, return_inverse=True)
    differs = np.flatnonzero(codes != codes[first][inverse])
    if len(differs):
        letters = table.letters(name)
        findings.whole_sheet(
            Severity.WARNING,
            tr_count(
                "{field} differs between rows of one model, in {n} row. The first row of each model counts.",
                "{field} differs between rows of one model, in {n} rows. The first row of each model counts.",
                len(differs),
                field=_HEADINGS[name],
            ),
            tr("Write the same into all rows of a model."),
            cell=f"{letters}{int(table.row_numbers[differs[0]])}",
            rows=len(differs),
        )
