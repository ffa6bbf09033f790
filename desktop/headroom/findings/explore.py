"""What the parts of a fleet summed by two of their labels come to."""

import numpy as np

from headroom.analysis.part_dimensions import PartDimension
from headroom.analysis.part_pivot import PartMeasure, Pivot
from headroom.findings.finding import Finding
from headroom.findings.phrases import short
from headroom.words import formatting
from headroom.words.ranges import points_of

_NOTHING_USD, _NOTHING_SHARE = 0.5, 0.000005
"""Below it an amount is shown as nothing."""

_VERBS = {
    PartMeasure.OUTSIDE: "a year does not originate",
    PartMeasure.VALUE: "of parts a year",
    PartMeasure.DUTY: "of duty on parts a year",
    PartMeasure.LOST: "of content are lost",
}


_LEADING = {
    PartDimension.MODEL: "for the",
    PartDimension.VEHICLE_CLASS: "for class",
    PartDimension.PLANT: "for plant",
    PartDimension.BRAND: "for",
    PartDimension.SUPPLIER: "from supplier",
    PartDimension.SYSTEM: "in system",
    PartDimension.ORIGIN: "from",
    PartDimension.CHAPTER: "in chapter",
    PartDimension.ROLE: "in role",
}

_SAME = "Nothing is otherwise than in the baseline"
_TO_CHANGE = "Move a lever or change a part, and what it does to the parts stands here."


def amount_words(measure: PartMeasure, amount: float) -> str:
    """Return an amount of a measure as it stands in a sentence, without its sign."""
    if measure.in_usd:
        return formatting.about(abs(amount))
    return points_of(amount) if measure is PartMeasure.LOST else formatting.percent(abs(amount))


def is_nothing(measure: PartMeasure, amount: float) -> bool:
    """Return whether an amount of a measure is shown as nothing."""
    return abs(amount) < (_NOTHING_USD if measure.in_usd else _NOTHING_SHARE)


def explore_finding(
    found: Pivot, measure: PartMeasure, dimensions: tuple[PartDimension, PartDimension], *, change: bool
) -> Finding:
    """Return what sums come to, how much of it has the largest label, and the largest cell.

    Args:
        found: The sums, or by how much they changed.
        measure: What was summed.
        dimensions: By what the rows stand, and the columns.
        change: Whether it is the change from the baseline to the scenario.
    """
    count = formatting.counted(int(found.counts.sum()), "part")
    detail = f"{count} by {dimensions[0].value} and {dimensions[1].value}. Any cell opens its parts."
    if change:
        changed = _changed(found, measure)
        return Finding(changed, _TO_CHANGE if changed == _SAME else detail)
    if is_nothing(measure, found.total):
        return Finding(_none(measure), detail)
    of_row = found.by_row
    most = int(of_row.argmax())
    share = formatting.percent(float(of_row[most]) / found.total, 0)
    if measure is PartMeasure.SHARE:
        first = f"{share} of the value of all parts is {_from(dimensions[0], found.rows[most])}"
    else:
        whole = f"{amount_words(measure, found.total)} {_VERBS[measure]}"
        first = f"{whole}, {share} of it {_from(dimensions[0], found.rows[most])}"
    row, column = _largest(found)
    cell = amount_words(measure, float(found.cells[row, column]))
    return Finding(f"{first}; the largest block is {_block(found, row, column)}, {cell}", detail)


def _changed(found: Pivot, measure: PartMeasure) -> str:
    """Return what a change comes to."""
    row, column = _largest(found) if found.cells.size else (0, 0)
    if not found.cells.size or is_nothing(measure, float(found.cells[row, column])):
        return _SAME
    name = "parts" if measure is PartMeasure.SHARE else measure.value
    cell, total = float(found.cells[row, column]), found.total
    if is_nothing(measure, total):
        first = f"The sum is that of the baseline, {name}"
    else:
        more = "more" if total > 0 else "less"
        first = f"{amount_words(measure, total)} {more} than in the baseline, {name}"
    direction = "up" if cell > 0 else "down"
    moved = f"{_block(found, row, column)} moves most, {direction} {amount_words(measure, cell)}"
    return f"{first}; {moved}"


def _none(measure: PartMeasure) -> str:
    """Return that there is nothing of a measure."""
    match measure:
        case PartMeasure.DUTY:
            return "No duty falls on the parts of a year"
        case PartMeasure.OUTSIDE:
            return "Nothing of a year is known not to originate"
        case PartMeasure.LOST:
            return "No part costs its model any content"
        case _:
            return "The parts of a year are worth nothing"


def _largest(found: Pivot) -> tuple[int, int]:
    """Return row and column of the largest cell."""
    row, column = divmod(int(np.abs(found.cells).argmax()), found.cells.shape[1])
    return row, column


def _block(found: Pivot, row: int, column: int) -> str:
    """Return a cell by its labels."""
    one, other = _label(found.rows[row]), _label(found.columns[column])
    return one if one == other else f"{one} × {other}"  # noqa: RUF001 - the sign of a pair


def _from(dimension: PartDimension, label: str) -> str:
    """Return a label with the word that leads to it, e.g. ``from Japan``."""
    return f"{_LEADING[dimension]} {_label(label)}"


def _label(label: str) -> str:
    """Return a label on one line."""
    return short(label)
