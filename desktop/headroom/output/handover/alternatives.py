"""Other sources of parts, as the workbook lists them."""

import numpy as np

from headroom.language import tr
from headroom.output.handover.cells import usd_cell
from headroom.output.row_columns import UsedRows
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.outcome import Outcome


def alternatives_table(outcome: Outcome) -> DetailTable:
    """Return every row that is not the present source of its part, with its cost a vehicle and its cell."""
    columns = (
        TableColumn(tr("Model")),
        TableColumn(tr("Part")),
        TableColumn(tr("Description"), wide=True),
        TableColumn(tr("Supplier")),
        TableColumn(tr("Origin")),
        TableColumn(tr("Cost a vehicle"), right=True, unit="USD"),
        TableColumn(tr("Cell")),
    )
    used = UsedRows(outcome)
    rows = used.rows
    found = np.flatnonzero(rows.alternative)
    value = rows.quantity * rows.unit_cost * used.usd
    cells = used.cells("unit_cost") if len(found) else []
    return DetailTable(
        tr("Alternatives"),
        columns,
        tuple(
            (
                Cell(rows.models[int(rows.model[at])]),
                Cell(rows.part_number[at]),
                Cell(rows.description[at]),
                Cell(rows.supplier[at]),
                Cell(rows.origins[int(rows.origin[at])]),
                usd_cell(float(value[at])),
                Cell(cells[at]),
            )
            for at in found.tolist()
        ),
    )
