"""What stood in a cell of the list of parts before the changes by hand of the scenario."""

from headroom.analysis.changed_parts import ChangedParts
from headroom.analysis.part_effects import PartEffects
from headroom.window.pages.parts.shown.part_columns import PartColumn, text_of

STRUCK = frozenset({PartColumn.ORIGIN, PartColumn.SUPPLIER, PartColumn.VALUE, PartColumn.LOST})
"""Columns in which what a change alters is seen beside what it alters."""

_OF_WHOLE_ROW = frozenset({PartColumn.VALUE, PartColumn.LOST})
"""Of these a row that a change made has nothing in the workbook: its source has them still."""


def struck_text(changed: ChangedParts | None, effects: PartEffects, row: int, column: PartColumn) -> str:
    """Return what stood in one column of a row without the changes; empty where that is the same.

    Args:
        changed: Which rows the changes concern; None where there are no changes.
        effects: What the rows do with the changes made.
        row: Index into the rows with the changes made.
        column: The column.
    """
    if changed is None or not is_new(changed, effects, row, column) or _is_alone(changed, row, column):
        return ""
    return text_of(changed.before, int(changed.source[row]), column)


def is_new(changed: ChangedParts | None, effects: PartEffects, row: int, column: PartColumn) -> bool:
    """Return whether a change makes what stands in one column of a row.

    Args:
        changed: Which rows the changes concern; None where there are no changes.
        effects: What the rows do with the changes made.
        row: Index into the rows with the changes made.
        column: The column.
    """
    if changed is None or column not in STRUCK or not changed.touched[row]:
        return False
    if _is_alone(changed, row, column):
        return True
    before = text_of(changed.before, int(changed.source[row]), column)
    return before != text_of(effects, row, column)


def _is_alone(changed: ChangedParts, row: int, column: PartColumn) -> bool:
    """Return whether the workbook has nothing that a figure of a row stands in the place of."""
    return bool(changed.added[row]) and column in _OF_WHOLE_ROW
