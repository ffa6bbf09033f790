"""Figures as CSV that Excel opens with a double click: RFC 4180, UTF-8 with its mark, numbers in full.

A text that a spreadsheet would take for a formula has an apostrophe before it; numbers have a point and as
many digits as they need to be read back the same.
"""

import csv
import io
from dataclasses import astuple

from headroom.output.handover.handover import Handover
from headroom.output.spreadsheet_text import guarded
from headroom.output.writers.tables.figure_rows import COLUMNS, figure_rows
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy

_EVERY_WHOLE = 2.0**53
"""Below it every whole number is a number of its own."""


def figures_csv(outcome: Outcome, published: Policy, handover: Handover) -> bytes:
    """Return every figure as ``model, quantity, unit, value, word``, a row each.

    Args:
        outcome: The outcome.
        published: Its policy before any change.
        handover: Of the same outcome; says under which assumptions it stands.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in figure_rows(outcome, published, handover):
        writer.writerow(_cell(value) for value in astuple(row))
    return text.getvalue().encode("utf-8-sig")


def _cell(value: str | float | None) -> str:
    """Return a value as it stands in a cell: nothing for what is not known."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    return str(int(value)) if value.is_integer() and abs(value) < _EVERY_WHOLE else repr(value)
