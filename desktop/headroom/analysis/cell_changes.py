"""The parts of one cell of sums: those of a scenario, beside those that left the cell or came to it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.analysis.part_dimensions import PartDimension, labels_of
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_pivot import PartMeasure, amounts
from headroom.analysis.same_rows import sources, sources_beside
from headroom.arrays import Flags, Floats, Whole

CellLabels = Sequence[tuple[PartDimension, str]]
"""Labels that the parts of a cell have."""


@dataclass(frozen=True, slots=True, eq=False)
class CellChange:
    """The parts that a cell has in a scenario, or had in the baseline; arrays are ``(part,)``.

    Attributes:
        source: The row of the workbook.
        now: A row of the scenario that is in the cell; -1 where the part has left it.
        then: The same of the baseline; -1 where it has come to it.
        after: What it adds to the measure in the scenario.
        before: What it added in the baseline.
    """

    source: Whole
    now: Whole
    then: Whole
    after: Floats
    before: Floats

    @property
    def change(self) -> Floats:
        """Return by how much more it adds in the scenario."""
        return self.after - self.before

    @property
    def came(self) -> int:
        """Return how many parts have come to the cell."""
        return int((self.then < 0).sum())

    @property
    def left(self) -> int:
        """Return how many parts have left it."""
        return int((self.now < 0).sum())


def in_cell(effects: PartEffects, labels: CellLabels, measure: PartMeasure) -> Flags:
    """Return ``(row,)``: which current rows have some labels, and count for a measure."""
    own = effects.current.copy()
    for dimension, label in labels:
        codes = labels_of(effects, dimension)
        own &= codes.codes == (codes.values.index(label) if label in codes.values else -1)
    if measure is PartMeasure.OUTSIDE:
        own &= ~effects.may_originate
    return own


def cell_change(now: PartEffects, then: PartEffects, labels: CellLabels, measure: PartMeasure) -> CellChange:
    """Return the parts of a cell on both sides: by the scenario and by the baseline.

    What changes make of one row of the workbook, such as the share of it that moves, counts together.

    Args:
        now: What the rows do in the scenario.
        then: What they do in the baseline, of the same workbook.
        labels: What the parts of the cell have in common.
        measure: What was summed.
    """
    after, row = _by_source(now, sources(now.outcome), labels, measure)
    before, earlier = _by_source(then, sources_beside(then.outcome, now.outcome), labels, measure)
    source = np.array(sorted({*row, *earlier}), dtype=np.int64)

    def of_each(known: dict[int, float]) -> Floats:
        return np.array([known.get(one, 0.0) for one in source.tolist()], dtype=np.float64)

    def place(known: dict[int, int]) -> Whole:
        return np.array([known.get(one, -1) for one in source.tolist()], dtype=np.int64)

    return CellChange(source, place(row), place(earlier), of_each(after), of_each(before))


def _by_source(
    effects: PartEffects, source: Whole, labels: CellLabels, measure: PartMeasure
) -> tuple[dict[int, float], dict[int, int]]:
    """Return what the rows of a cell add, and the first of them, by the row that each was made of."""
    row = np.flatnonzero(in_cell(effects, labels, measure))
    made_of, first, at = np.unique(source[row], return_index=True, return_inverse=True)
    added = np.bincount(at, weights=amounts(effects, measure)[row], minlength=len(made_of))
    keys = made_of.tolist()
    return dict(zip(keys, added.tolist(), strict=True)), dict(zip(keys, row[first].tolist(), strict=True))
