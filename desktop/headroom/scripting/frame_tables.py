"""Every kind of frame that scripts get, and the tables of their columns for the guide."""

from typing import Any

from headroom.output import outcome_columns, response_columns, row_columns
from headroom.output.frame_table import FrameTable

TABLES: tuple[FrameTable[Any], ...] = (
    outcome_columns.MODELS,
    outcome_columns.TESTS,
    outcome_columns.DUTIES,
    outcome_columns.FLEET,
    row_columns.ROWS,
    outcome_columns.PROBLEMS,
    response_columns.RESOURCED,
    response_columns.CHANGES,
    response_columns.SWEEP,
    response_columns.POLICIES,
    response_columns.FIGURES,
)
"""In the order of the guide."""


def documented_columns() -> str:
    """Return the tables of the columns of every kind of frame, as Markdown."""
    return "\n\n".join(table.documented() for table in TABLES) + "\n"
