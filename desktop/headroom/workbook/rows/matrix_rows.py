"""Turns a table with one column of quantities for each model into one row for each part of each model."""

from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import Floats, Ints
from headroom.book.fields.field import named
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.problem import Severity
from headroom.book.sourcing import SheetLayout
from headroom.language import tr, tr_count
from headroom.workbook.bytes.cells import BLANK, Cells, Values
from headroom.workbook.columns.amounts import read_amounts
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_QUANTITY = named(SOURCING, "quantity")
_USED_AT_ALL = replace(_QUANTITY, above_zero=False)
_CROSSES = frozenset({"x", "✓", "✔", "●", "yes", "ja", "si", "sí", "oui"})
_NOTHING = frozenset({"-", "\u2013", "\u2014", "n/a", "na", "no", "nein", "non", "/"})


@dataclass(frozen=True, slots=True, eq=False)
class SpreadMatrix:
    """A table with a row for each part of each model.

    Attributes:
        table: Its rows; the model and the quantity are columns like others.
        layouts: Where the fields of each model stand.
        layout_of_row: ``(row,)``, index into ``layouts``.
    """

    table: Table
    layouts: tuple[SheetLayout, ...]
    layout_of_row: Ints


def spread(table: Table, findings: Findings) -> SpreadMatrix:
    """Return a table with a row for each part of each model that has it; other tables as they are.

    A blank, 0 or a dash says that a model does not have a part; a cross that it has one.
    """
    models = [name for name, column in table.spelling.items() if column.model]
    if not models:
        return SpreadMatrix(table, (table.layout,), np.zeros(len(table), dtype=np.int32))
    rows: list[Ints] = []
    places: list[Ints] = []
    quantities: list[Floats] = []
    layouts = []
    for place, model in enumerate(models):
        column = table.spelling[model]
        amounts = _quantities(table, model, findings)
        where = np.flatnonzero(amounts > 0).astype(np.int32)
        rows.append(where)
        places.append(np.full(len(where), place, dtype=np.int32))
        quantities.append(amounts[where])
        where_stated = {**table.layout.columns, "quantity": column.letters}
        layouts.append(replace(table.layout, columns=where_stated))
    row = np.concatenate(rows)
    place_of_row = np.concatenate(places)
    order = np.lexsort((place_of_row, row))
    row, place_of_row = row[order], place_of_row[order]
    columns = {
        name: Cells(cells.numbers[row], cells.codes[row], cells.values)
        for name, cells in table.columns.items()
        if name not in models
    }
    size = len(row)
    nothing = np.full(size, np.nan)
    columns["model"] = Cells(nothing, (place_of_row + 1).astype(np.int32), Values((BLANK, *models)))
    amount = np.concatenate(quantities)[order]
    columns["quantity"] = Cells(amount, np.full(size, -1, dtype=np.int32), Values((BLANK,)))
    found = {name: heading for name, heading in table.headings.found.items() if name not in models}
    wide = replace(
        table,
        headings=replace(table.headings, found=found),
        row_numbers=table.row_numbers[row],
        columns=columns,
        spelling={name: column for name, column in table.spelling.items() if not column.model},
        steps=None,
    )
    return SpreadMatrix(wide, tuple(layouts), place_of_row)


def _quantities(table: Table, model: str, findings: Findings) -> Floats:
    """Return the quantities of one model, ``(row,)``; 0 where it does not have the part."""
    cells = table.columns[model]
    crosses = [at for at, value in enumerate(cells.values) if _word(value) in _CROSSES]
    dashes = [at for at, value in enumerate(cells.values) if _word(value) in _NOTHING]
    crossed, dashed = cells.having(crosses), cells.having(dashes)
    column = table.spelling[model]
    blank = cells.values.index(BLANK)
    plain = Cells(
        cells.numbers, np.where(crossed | dashed, blank, cells.codes).astype(np.int32), cells.values
    )
    if crossed.any():
        first = int(table.row_numbers[np.flatnonzero(crossed)[0]])
        findings.whole_sheet(
            Severity.ASSUMPTION,
            tr_count(
                "Crosses in the column of {model} are read as a quantity of 1 ({n} cell).",
                "Crosses in the column of {model} are read as a quantity of 1 ({n} cells).",
                int(crossed.sum()),
                model=model,
            ),
            tr("Write the number of pieces for one vehicle."),
            cell=f"{column.letters}{first}",
            rows=int(crossed.sum()),
        )
    read = read_amounts(
        FieldColumn(
            _USED_AT_ALL,
            plain,
            column,
            column.letters,
            table.row_numbers,
            findings,
            tr("The part is left out for {model}.", model=model),
            FieldColumn.of(table, _QUANTITY, findings).mark,
        )
    )
    return np.where(crossed, 1.0, np.nan_to_num(read.values, nan=0.0))


def _word(value: object) -> str:
    return value.strip().casefold() if isinstance(value, str) else ""
