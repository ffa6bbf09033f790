"""Parts summed by two of their labels as they are shown: folded to what there is room for, as a table."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from headroom.analysis.part_pivot import PartMeasure, Pivot
from headroom.arrays import Floats, Whole
from headroom.findings.explore import is_nothing
from headroom.language import tr, tr_count, tr_in
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.words import formatting

Array = TypeVar("Array", Floats, Whole)

_ALL = tr_in("a heading of sums", "All")

NONE = "·"
"""Stands where there is no part."""

_MILLION = 1e6
_TENTHS = 100.0


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """Sums with the smallest rows and columns together in a last one.

    Attributes:
        sums: The sums; the last row or column may be that of several labels.
        rows: How many labels the last row stands for; 0: it is a label.
        columns: The same of the last column.
    """

    sums: Pivot
    rows: int = 0
    columns: int = 0

    def whole(self, row: int, column: int) -> bool:
        """Return whether a cell is that of one label each way: its parts can be listed."""
        folded_row = self.rows and row == len(self.sums.rows) - 1
        return not folded_row and not (self.columns and column == len(self.sums.columns) - 1)

    def largest(self) -> tuple[int, int]:
        """Return row and column of the largest cell of one label each way; where there is none, the first."""
        rows, columns = self.sums.cells.shape
        own = np.abs(self.sums.cells[: rows - bool(self.rows), : columns - bool(self.columns)])
        if not own.size:
            return 0, 0
        row, column = divmod(int(own.argmax()), own.shape[1])
        return row, column


def folded(found: Pivot, most_rows: int, most_columns: int) -> Folded:
    """Return sums with so many rows and columns at most."""
    rows = max(len(found.rows) - most_rows + 1, 0) if len(found.rows) > most_rows else 0
    columns = max(len(found.columns) - most_columns + 1, 0) if len(found.columns) > most_columns else 0
    cells, counts, names, across = found.cells, found.counts, found.rows, found.columns
    if rows:
        names = (*names[:-rows], tr_count("{n} others", "{n} others", rows))
        cells, counts = _last_together(cells, rows), _last_together(counts, rows)
    if columns:
        across = (*across[:-columns], tr_count("{n} others", "{n} others", columns))
        cells, counts = _last_together(cells.T, columns).T, _last_together(counts.T, columns).T
    return Folded(Pivot(names, across, cells, counts), rows, columns)


def _last_together(cells: Array, count: int) -> Array:
    """Return rows with the last of them summed."""
    return np.vstack((cells[:-count], cells[-count:].sum(axis=0, keepdims=True)))


def cell_text(measure: PartMeasure, amount: float, count: int, *, change: bool) -> str:
    """Return a cell: millions of US dollars, percent, or points; a point where there is no part."""
    if not count:
        return NONE
    if is_nothing(measure, amount):
        return "0"
    value, digits = scaled(measure, amount), 1
    if measure.in_usd:
        digits = 0 if abs(value) >= _TENTHS else 1
    elif measure is PartMeasure.LOST:
        digits = 2
    return formatting.signed(value, digits) if change else formatting.number(value, digits)


def scaled(measure: PartMeasure, amount: float) -> float:
    """Return an amount in the unit in which cells are shown."""
    return amount / _MILLION if measure.in_usd else amount * 100


def unit_words(measure: PartMeasure) -> str:
    """Return the unit in which cells are shown."""
    if measure.in_usd:
        # Translators: a unit: millions of US dollars a year.
        return tr("US$ M a year")
    return tr("points of the fleet's net cost") if measure is PartMeasure.LOST else tr_in("a unit", "percent")


def amount_text(measure: PartMeasure, amount: float, *, change: bool) -> str:
    """Return an amount with its unit."""
    if measure.in_usd:
        return formatting.signed_millions(amount) if change else formatting.millions(amount)
    if measure is PartMeasure.LOST:
        return formatting.points(amount, 2)
    return formatting.points(amount) if change else formatting.percent(amount)


def scaled_all(measure: PartMeasure, amounts: Floats) -> Floats:
    """Return amounts in the unit in which cells are shown."""
    return amounts / _MILLION if measure.in_usd else amounts * 100


def sums_table(
    found: Pivot, measure: PartMeasure, title: str, corner: str, most: tuple[int, int], *, change: bool
) -> DetailTable:
    """Return the sums as a table with a last row and a first column of totals.

    Args:
        found: The sums, or their changes.
        measure: What was summed.
        title: Of the table.
        corner: Above the labels of the rows.
        most: Rows and columns at most, those of the smallest labels together among them.
        change: Whether the sums are changes.
    """
    shown = folded(found, *most).sums
    unit = unit_words(measure)

    def cell(amount: float, count: int) -> Cell:
        text = cell_text(measure, amount, count, change=change)
        return Cell(text, scaled(measure, amount) if count else None)

    columns = (
        TableColumn(corner, uncut=True, wide=True),
        TableColumn(_ALL, right=True, unit=unit),
        *(TableColumn(label, right=True, unit=unit) for label in shown.columns),
    )
    rows = [
        (
            Cell(label),
            cell(float(shown.by_row[at]), 1),
            *(
                cell(float(shown.cells[at, of]), int(shown.counts[at, of]))
                for of in range(len(shown.columns))
            ),
        )
        for at, label in enumerate(shown.rows)
    ]
    total = (Cell(_ALL), cell(shown.total, 1), *(cell(float(one), 1) for one in shown.by_column))
    return DetailTable(title, columns, (*rows, total), has_total=True)
