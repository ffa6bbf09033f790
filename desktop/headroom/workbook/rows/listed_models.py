"""Gives each model a row of its own where a cell lists several of them."""

from dataclasses import replace

import numpy as np

from headroom.book.problem import Severity
from headroom.book.table_answers import EACH_MODEL_ANSWER, LISTED_MODELS
from headroom.language import tr, tr_count
from headroom.notation.model_lists import listed_models
from headroom.workbook.bytes.cells import BLANK, Cells, Values
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_MODEL = "model"


def with_listed_models(table: Table, findings: Findings) -> Table:
    """Return a table with a row for each of the models that a cell lists, where that is answered.

    Args:
        table: The rows that are parts.
        findings: Takes how many were repeated.
    """
    if table.answers.get(LISTED_MODELS) != EACH_MODEL_ANSWER or _MODEL not in table.columns:
        return table
    cells = table.columns[_MODEL]
    texts = [str(cells.values[code]).strip() if code >= 0 else "" for code in cells.codes.tolist()]
    models = listed_models(texts)
    names = [models.get(text, (text,)) for text in texts]
    times = np.array([len(one) for one in names], dtype=np.int32)
    if not (times > 1).any():
        return table
    rows = np.repeat(np.arange(len(table), dtype=np.int32), times)
    flat = [name for one in names for name in one]
    places = {BLANK: 0}
    codes = np.array([places.setdefault(name, len(places)) for name in flat], dtype=np.int32)
    numbers = cells.numbers[rows]
    codes[~np.isnan(numbers)] = -1
    several = int((times > 1).sum())
    first = int(table.row_numbers[np.flatnonzero(times > 1)[0]])
    findings.whole_sheet(
        Severity.ASSUMPTION,
        tr_count(
            "{n} row lists several models: each of the models has the part, as often as the row says.",
            "{n} rows list several models: each of the models has the part, as often as the row says.",
            several,
        ),
        tr("Give each model a row of its own, or answer the question about it in another way."),
        cell=f"{table.letters(_MODEL)}{first}",
        rows=several,
    )
    wide = table.take(rows)
    return replace(wide, columns={**wide.columns, _MODEL: Cells(numbers, codes, Values(tuple(places)))})
