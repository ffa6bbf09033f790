"""How far the rows of a sheet are grouped, or how far their cells are indented: what readers leave out.

Whoever types a bill of several levels by hand often shows them by the indent of cells or by grouping rows,
and in no column.
"""

from array import array
from dataclasses import dataclass, field

import numpy as np

from headroom.arrays import Ints
from headroom.workbook.bytes.hidden_values import UnscannableError

MOST_ROWS = 1_048_576
MOST_INDENT = 250


@dataclass(slots=True)
class FoundSteps:
    """Takes rows that are grouped and cells that are indented.

    Attributes:
        grouped: Each row that is grouped, from 0, and how deep.
        indented: By column, each row with a cell that is indented, from 0, and how far.
    """

    grouped: "array[int]" = field(default_factory=lambda: array("i"))
    indented: "dict[int, array[int]]" = field(default_factory=dict)

    def group(self, row: int, level: int) -> None:
        """Take a row that is grouped."""
        if 0 <= row < MOST_ROWS:
            self.grouped.extend((row, level))

    def indent(self, row: int, column: int, width: int) -> None:
        """Take a cell that is indented."""
        if 0 <= row < MOST_ROWS:
            self.indented.setdefault(column, array("i")).extend((row, width))

    def steps(self) -> Ints:
        """Return how far rows are grouped, else how far their cells are indented, ``(row,)``.

        The column with most different indents counts.

        Returns:
            From the sheet's first row to the last that is grouped or indented; empty where none is.
        """
        found = self.grouped or max(self.indented.values(), key=_telling, default=self.grouped)
        rows, steps_of = np.array(found, dtype=np.int32).reshape(-1, 2).T
        steps = np.zeros(rows.max(initial=-1) + 1, dtype=np.int32)
        steps[rows] = steps_of
        return steps


class RowSteps:
    """Tells how far the rows of the sheets of a file are grouped or indented; each format has its own."""

    faults: tuple[type[Exception], ...] = ()
    """What its look raises where the file is faulty."""

    def of(self, sheet: str, rows: int | None = None) -> Ints:
        """Return how far the rows of a sheet are grouped, else indented, ``(row,)``; see ``FoundSteps``.

        Args:
            sheet: Name of the sheet.
            rows: How many rows are looked at, from the first; None: all.

        Raises:
            UnscannableError: If the file is faulty.
        """
        found = FoundSteps()
        try:
            self._look(sheet, MOST_ROWS if rows is None else rows, found)
        except self.faults as cause:
            raise UnscannableError(str(cause)) from cause
        return found.steps()

    def _look(self, sheet: str, most: int, found: FoundSteps) -> None:
        """Hand over which of the first rows are grouped, and which of their cells are indented."""
        raise NotImplementedError


def _telling(found: "array[int]") -> tuple[int, int]:
    """Return how much the indents of a column tell: a column that is indented throughout tells nothing."""
    return len(set(found[1::2])), len(found)
