"""Figures and duties as CSV that Excel opens with a double click: RFC 4180, UTF-8 with its mark, in full.

A text that a spreadsheet would take for a formula has an apostrophe before it; numbers have a point and as
many digits as they need to be read back the same.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from headroom.output.handover.handover import Handover
from headroom.output.outcome_columns import DUTIES
from headroom.output.spreadsheet_text import guarded
from headroom.output.writers.tables.figure_rows import COLUMNS, figure_rows
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy


def figures_csv(outcome: Outcome, published: Policy, handover: Handover) -> bytes:
    """Return every figure as ``model, quantity, unit, value, word``, a row each.

    Args:
        outcome: The outcome.
        published: Its policy before any change.
        handover: Of the same outcome; says under which assumptions it stands.
    """
    rows = figure_rows(outcome, published, handover)
    return _written(COLUMNS, ((row.model, row.quantity, row.unit, row.value, row.word) for row in rows))


def duties_csv(outcome: Outcome) -> bytes:
    """Return each duty, credit and fee of each model: which, on what, base, rate and amount."""
    columns = DUTIES.values(outcome)
    return _written(tuple(columns), zip(*(list(values) for values in columns.values()), strict=True))


def _written(headings: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Return a table as the bytes of a file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    """Return a value as it stands in a cell: nothing for what is not known."""
    if value is None or value != value:  # noqa: PLR0124 - NaN is not itself
        return ""
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < _WHOLE else repr(value)
    return guarded(str(value))


_WHOLE = 2.0**53
"""Below it every whole number is a number of its own."""
