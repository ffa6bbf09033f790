"""The rows of two outcomes of one workbook, each known by the row of the workbook that it was made of."""

import numpy as np

from headroom.arrays import Whole
from headroom.book.part_rows import PartRows
from headroom.rules.outcome import Outcome

Line = tuple[str, str]
"""Cell and model of a row that is none in the workbook, but comes to count by changes."""


def workbook_rows(outcome: Outcome) -> PartRows:
    """Return the rows as they stand in the workbook, apart from which source is current."""
    changed = outcome.changed
    if changed is None:
        return outcome.exposure.book.rows
    return changed.imported if changed.workbook is None else changed.workbook


def imported_rows(outcome: Outcome) -> PartRows:
    """Return these rows, and behind them those that come to count by changes."""
    return outcome.exposure.book.rows if outcome.changed is None else outcome.changed.imported


def sources(outcome: Outcome) -> Whole:
    """Return ``(row,)``: of which of these rows each was made."""
    if outcome.changed is None:
        return np.arange(len(outcome.exposure.book.rows))
    return outcome.changed.source


def further_lines(outcome: Outcome) -> dict[Line, int]:
    """Return the rows that are none in the workbook, by what they are known by."""
    rows = imported_rows(outcome)
    return {
        (rows.address(row, "unit_cost"), rows.models[int(rows.model[row])]): row
        for row in range(len(workbook_rows(outcome)), len(rows))
    }


def sources_beside(outcome: Outcome, other: Outcome) -> Whole:
    """Return ``(row,)``: of which row each was made, as another outcome of the workbook counts these rows.

    Rows that are not there stand behind them.

    Args:
        outcome: Whose rows are asked about.
        other: Whose ``sources`` these shall be comparable with.
    """
    there, size = further_lines(other), len(imported_rows(other))
    places = np.arange(len(imported_rows(outcome)))
    for at, (line, row) in enumerate(further_lines(outcome).items()):
        places[row] = there.get(line, size + at)
    found: Whole = places[sources(outcome)]
    return found
