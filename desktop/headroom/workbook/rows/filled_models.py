"""Fills the model down where it stands only in the first row of its group, as in pivots and SAP lists."""

from dataclasses import replace

import numpy as np

from headroom.arrays import Flags, Whole
from headroom.book.fields.vehicle_name_fields import MODEL_YEAR, TRIM
from headroom.book.problem import Severity
from headroom.language import tr, tr_count
from headroom.workbook.bytes.cells import Cells
from headroom.workbook.fields.row_answers import FILL, FILLED
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.page_feet import page_feet
from headroom.workbook.tables.tables import Table
from headroom.workbook.tables.totals_rows import repeated_headers, saying_total

_MODEL, _PART = "model", "part_number"
_OF_GROUP = ("batch_quantity", "currency")
"""Carried down with the model where they stand beside it only."""


def with_filled_models(table: Table, findings: Findings) -> Table:
    """Return a table in which parts without a model have that of the row above, where that is answered.

    A total that stands in the column of the model ends a group: no model goes beyond it.

    Args:
        table: The rows as they stand in the sheet.
        findings: Takes how many were filled.
    """
    there = {_MODEL, _PART} <= set(table.columns)
    if not there or not table.letters(_MODEL) or table.answers.get(FILL) != FILLED:
        return table
    model = table.columns[_MODEL]
    no_part = repeated_headers(table) | page_feet(table)
    ends = saying_total(model)
    label = ~model.blank & ~ends & ~no_part
    wanted = model.blank & ~table.columns[_PART].blank & ~no_part
    source = _last(label, ends)
    filled = wanted & (source >= 0)
    if not filled.any():
        return table
    columns = {**table.columns, _MODEL: _carried(model, filled, source)}
    for name in (TRIM, MODEL_YEAR, *_OF_GROUP):
        if name in columns and (name not in _OF_GROUP or not (wanted & ~columns[name].blank).any()):
            cells = columns[name]
            own = _last(~cells.blank & ~no_part | label, ends)
            columns[name] = _carried(cells, filled & cells.blank & (own >= 0), own)
    first = int(table.row_numbers[np.flatnonzero(filled)[0]])
    count = int(filled.sum())
    findings.whole_sheet(
        Severity.ASSUMPTION,
        tr_count(
            "The model is blank in {n} row of parts: that of the row above is used, as where it stands "
            "only in the first row of a group.",
            "The model is blank in {n} rows of parts: that of the row above is used, as where it stands "
            "only in the first row of a group.",
            count,
        ),
        tr("Write the model into every row, or answer the question about it in another way."),
        cell=f"{table.letters(_MODEL)}{first}",
        rows=count,
    )
    return replace(table, columns=columns)


def group_rows(table: Table) -> Flags:
    """Return which rows only name the model of the rows below, ``(row,)``; none unless models are filled."""
    if table.answers.get(FILL) != FILLED or not table.letters(_MODEL):
        return np.zeros(len(table), dtype=np.bool_)
    others = [cells.blank for name, cells in table.columns.items() if name not in (_MODEL, TRIM, MODEL_YEAR)]
    alone: Flags = np.logical_and.reduce([~table.columns[_MODEL].blank, *others])
    return alone


def _last(label: Flags, ends: Flags) -> Whole:
    """Return the last row with a label up to each row, ``(row,)``; -1 where there is none in its group."""
    rows = np.arange(len(label))
    marks = np.maximum.accumulate(np.where(label | ends, rows, -1)) if len(label) else rows
    return np.where((marks >= 0) & label[np.maximum(marks, 0)], marks, -1)


def _carried(cells: Cells, where: Flags, source: Whole) -> Cells:
    """Return cells with those of other rows in some rows."""
    rows = np.where(where, source, np.arange(len(cells)))
    return Cells(cells.numbers[rows], cells.codes[rows], cells.values)
