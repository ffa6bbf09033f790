"""Figures as CSV that Excel opens with a double click: RFC 4180, UTF-8 with its mark, numbers in full.

A text that a spreadsheet would take for a formula has an apostrophe before it; numbers have a point and as
many digits as they need to be read back the same.
"""

from dataclasses import astuple

from headroom.output.handover.handover import Handover
from headroom.output.spreadsheet_text import comma_separated
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
    rows = (astuple(row) for row in figure_rows(outcome, published, handover))
    return comma_separated((COLUMNS, *rows)).encode("utf-8-sig")
