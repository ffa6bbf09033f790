"""The parts of a fleet summed by any two of their labels: value, duty, content lost, a year.

Only current rows count, each with the annual volume of its model.
"""

from dataclasses import dataclass

import numpy as np

from headroom.analysis.part_dimensions import PartDimension, labels_of
from headroom.analysis.part_effects import PartEffects
from headroom.arrays import CodedTexts, Floats, Whole
from headroom.language import WordEnum

DIMENSIONS: tuple[PartDimension, ...] = tuple(
    one for one in PartDimension if one not in {PartDimension.ORIGINATING, PartDimension.SOURCE}
)
"""By what parts are summed."""


class PartMeasure(WordEnum):
    """What is summed."""

    OUTSIDE = "does not originate"
    VALUE = "value"
    SHARE = "share of value"
    DUTY = "parts duty"
    LOST = "content lost"

    @property
    def in_usd(self) -> bool:
        """Return whether it is US dollars a year; else it is a fraction."""
        return self not in {PartMeasure.SHARE, PartMeasure.LOST}


@dataclass(frozen=True, slots=True, eq=False)
class Pivot:
    """Sums by two dimensions; of one label both ways, there is one row and one column.

    Attributes:
        rows: Labels of the rows, the largest first.
        columns: Labels of the columns, likewise.
        cells: ``(row, column)``, US dollars a year, or fractions.
        counts: ``(row, column)``, how many current parts.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Floats
    counts: Whole

    @property
    def by_row(self) -> Floats:
        """Return ``(row,)``: the sum of each row."""
        total: Floats = self.cells.sum(axis=1)
        return total

    @property
    def by_column(self) -> Floats:
        """Return ``(column,)``: the sum of each column."""
        total: Floats = self.cells.sum(axis=0)
        return total

    @property
    def total(self) -> float:
        """Return the sum of all cells."""
        return float(self.cells.sum())

    def less(self, other: "Pivot") -> "Pivot":
        """Return by how much it is more than another one, label by label; the largest changes first."""
        rows = tuple(dict.fromkeys((*self.rows, *other.rows)))
        columns = tuple(dict.fromkeys((*self.columns, *other.columns)))
        own, before = self.spread(rows, columns), other.spread(rows, columns)
        return _ordered(rows, columns, own[0] - before[0], np.maximum(own[1], before[1]))

    def spread(self, rows: tuple[str, ...], columns: tuple[str, ...]) -> tuple[Floats, Whole]:
        """Return cells and counts at other labels, which hold its own."""
        cells = np.zeros((len(rows), len(columns)))
        counts = np.zeros((len(rows), len(columns)), dtype=np.int64)
        places = np.ix_(
            [rows.index(label) for label in self.rows], [columns.index(label) for label in self.columns]
        )
        cells[places], counts[places] = self.cells, self.counts
        return cells, counts


def amounts(effects: PartEffects, measure: PartMeasure) -> Floats:
    """Return ``(row,)``: what each row adds to a measure; an alternative nothing.

    Content lost is a share of the net cost of all vehicles of a year: points that the fleet as a whole loses.
    """
    yearly = np.where(effects.current, effects.volume, 0.0)
    value = effects.value_usd * yearly
    match measure:
        case PartMeasure.OUTSIDE:
            return np.where(effects.may_originate, 0.0, value)
        case PartMeasure.VALUE:
            return value
        case PartMeasure.SHARE:
            return _share(value, float(value.sum()))
        case PartMeasure.DUTY:
            return effects.duty_usd * yearly
        case PartMeasure.LOST:
            net_cost = effects.outcome.net_cost_usd * effects.outcome.exposure.fleet.volume
            return _share(effects.vnm_usd * yearly, float(net_cost.sum()))


def pivot(effects: PartEffects, rows: PartDimension, columns: PartDimension, measure: PartMeasure) -> Pivot:
    """Return the parts of a fleet summed by two dimensions.

    Args:
        effects: What the rows of the workbook do.
        rows: By what they stand below each other.
        columns: By what they stand beside each other.
        measure: What is summed.
    """
    down, across = labels_of(effects, rows), labels_of(effects, columns)
    shape = len(down.values), len(across.values)
    cell = down.codes.astype(np.int64) * shape[1] + across.codes
    size = shape[0] * shape[1]
    summed = np.bincount(cell, weights=amounts(effects, measure), minlength=size).reshape(shape)
    counts = np.bincount(cell[effects.current], minlength=size).reshape(shape)
    return _present(down, across, summed.astype(np.float64, copy=False), counts)


def _present(down: CodedTexts, across: CodedTexts, cells: Floats, counts: Whole) -> Pivot:
    """Return sums at the labels that parts have."""
    some_rows, some_columns = np.flatnonzero(counts.any(axis=1)), np.flatnonzero(counts.any(axis=0))
    places = np.ix_(some_rows, some_columns)
    return _ordered(
        tuple(down.values[at] for at in some_rows.tolist()),
        tuple(across.values[at] for at in some_columns.tolist()),
        cells[places],
        counts[places],
    )


def _ordered(rows: tuple[str, ...], columns: tuple[str, ...], cells: Floats, counts: Whole) -> Pivot:
    """Return sums with the largest row and column first; equal ones stand by their labels."""
    down = sorted(range(len(rows)), key=lambda at: (-abs(float(cells[at].sum())), rows[at]))
    across = sorted(range(len(columns)), key=lambda at: (-abs(float(cells[:, at].sum())), columns[at]))
    places = np.ix_(down, across)
    return Pivot(
        tuple(rows[at] for at in down), tuple(columns[at] for at in across), cells[places], counts[places]
    )


def _share(amount: Floats, whole: float) -> Floats:
    """Return amounts as shares of a whole; 0 where there is none."""
    return amount / whole if whole > 0 else np.zeros_like(amount)
