"""Reads the model from lines between the rows, such as ``Model: Sierra``, where no column has it."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from headroom.arrays import Flags
from headroom.book.layout import TableKind
from headroom.book.problem import Severity
from headroom.foreign_text import a_few
from headroom.language import tr, tr_count
from headroom.workbook.bytes.cells import Cells, Value, Values
from headroom.workbook.fields.known_headings import exact
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_MODEL, _COST = "model", "unit_cost"


def banner_rows(table: Table) -> Flags:
    """Return which rows hold nothing but the name of a model after a heading for it, ``(row,)``.

    There are none in a table with a column of models.
    """
    found = np.zeros(len(table), dtype=np.bool_)
    found[list(_banners(table))] = True
    return found


def with_banner_models(table: Table, findings: Findings) -> Table:
    """Return a table in which the rows below such a line are parts of the model that it names.

    Args:
        table: The rows.
        findings: Takes which models were found.
    """
    banners = _banners(table)
    if not banners:
        return table
    models = table.columns[_MODEL]
    names = list(dict.fromkeys(banners.values()))
    lines = np.array(sorted(banners))
    places = np.searchsorted(lines, np.arange(len(table)), side="right") - 1
    code_of = np.array([names.index(banners[int(line)]) for line in lines]) + len(models.values)
    codes = np.where(places >= 0, code_of[np.maximum(places, 0)], models.codes).astype(np.int32)
    values: tuple[Value, ...] = (*models.values, *names)
    findings.whole_sheet(
        Severity.ASSUMPTION,
        tr_count(
            "{n} line between the rows names the model of those below: {models}.",
            "{n} lines between the rows name the model of those below: {models}.",
            len(lines),
            models=a_few(names),
        ),
        tr("Write the model into a column of its own."),
        cell=str(int(table.row_numbers[lines[0]])),
        rows=len(lines),
    )
    cells = Cells(models.numbers, codes, Values(values))
    return replace(table, columns={**table.columns, _MODEL: cells})


def _banners(table: Table) -> Mapping[int, str]:
    """Return the models that lines between the rows name, by the place of the row."""
    if _MODEL not in table.columns or table.letters(_MODEL) or _COST not in table.columns:
        return {}
    others = {name: cells for name, cells in table.columns.items() if name != _MODEL}
    there = np.sum([~cells.blank for cells in others.values()], axis=0)
    found = {}
    for row in np.flatnonzero((there == 1) & table.columns[_COST].blank).tolist():
        for cells in others.values():
            code = int(cells.codes[row])
            value = cells.values[code] if code >= 0 else ""
            if isinstance(value, str) and (model := _named(value)):
                found[row] = model
    return found


def _named(text: str) -> str:
    """Return the model that a line names; empty where it names none."""
    heading, colon, model = text.partition(":")
    meaning = exact(TableKind.SOURCING, " ".join(heading.split())) if colon else None
    return " ".join(model.split()) if meaning is not None and meaning.field == _MODEL else ""
