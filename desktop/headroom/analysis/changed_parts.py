"""What the rows of a workbook do without the changes by hand of its scenario, beside those with them."""

from dataclasses import dataclass, replace

import numpy as np

from headroom.analysis.part_effects import PartEffects
from headroom.arrays import Flags, Whole
from headroom.book.part_rows import PartRows
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.part_changes import PartChange


@dataclass(frozen=True, slots=True, eq=False)
class ChangedParts:
    """The rows that changes by hand made or altered; arrays are ``(row,)``, of the rows with them made.

    Attributes:
        before: What the rows of the workbook do without the changes, all else alike.
        source: Index into those rows of the one that each was made of.
        touched: Whether a change made or altered it.
        added: Whether it was made, so that the workbook has no such row.
        changes: The changes that are switched on, in their order.
        concerned: For each of them the rows that it made or altered.
    """

    before: PartEffects
    source: Whole
    touched: Flags
    added: Flags
    changes: tuple[PartChange, ...]
    concerned: tuple[Whole, ...]

    @classmethod
    def of(cls, outcome: Outcome, exposure: Exposure) -> "ChangedParts | None":
        """Return what an outcome's changes by hand concern; None where it has none.

        Args:
            outcome: What a scenario made of a workbook.
            exposure: The sums of that workbook, as imported.
        """
        changed = outcome.changed
        if changed is None:
            return None
        if len(changed.imported) > len(exposure.book.rows):
            exposure = _with_further(exposure, changed.imported, outcome.exposure)
        without = evaluate(exposure, replace(outcome.scenario, part_changes=()))
        touched = np.zeros(len(changed.source), dtype=np.bool_)
        for rows in changed.concerned:
            touched[rows] = True
        added = np.arange(len(touched)) >= len(changed.imported)
        return cls(
            PartEffects.of(without), changed.source, touched, added, changed.changes, changed.concerned
        )

    def last_of(self, row: int) -> PartChange | None:
        """Return the last change that a row has from; None where it has from none."""
        pairs = zip(self.changes[::-1], self.concerned[::-1], strict=True)
        return next((change for change, rows in pairs if bool((rows == row).any())), None)

    def sources_of(self, change: PartChange) -> frozenset[int]:
        """Return the rows of the workbook that a change concerns."""
        pairs = zip(self.changes, self.concerned, strict=True)
        return frozenset(row for one, rows in pairs if one == change for row in self.source[rows].tolist())


def _with_further(exposure: Exposure, imported: PartRows, changed: Exposure) -> Exposure:
    """Return a workbook with the rows behind its own that come to count by changes; here they do not.

    Args:
        exposure: The sums of the workbook.
        imported: Its rows with these behind them.
        changed: The sums with the changes made.
    """
    classification = changed.classification.take(np.arange(len(imported)))
    book = replace(exposure.book, rows=imported)
    summed = Exposure.of_rows(book, exposure.fleet, classification, np.flatnonzero(imported.current))
    return replace(summed, tree=exposure.tree, reference=exposure.reference, own_lists=exposure.own_lists)
