"""Finds rows that are read as parts although they stand below the total of the bill."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.foreign_text import a_few
from headroom.language import tr
from headroom.workbook.bytes.addresses import areas


class SummedRows(IntEnum):
    """Of which rows a total is the sum."""

    ABOVE = 0
    OF_MODEL = 1
    """All rows above of the model that stands last there."""
    SINCE = 2
    """Those since the total before."""
    ALL = 3


@dataclass(frozen=True, slots=True, eq=False)
class PartValues:
    """The rows of which totals are stated.

    Attributes:
        row_numbers: ``(row,)``, as Excel counts, ascending.
        model: ``(row,)``, codes.
        currency: ``(row,)``, codes.
        unit_cost: ``(row,)``, as it stands, for whatever number of pieces; NaN where it cannot be used.
        cost_of_one: ``(row,)``, for one piece, also worked out of the totals of rows; NaN as well.
        quantity: ``(row,)``; NaN where it cannot be used.
        counts: ``(row,)``, which rows are used, as current ones.
        comparable: Whether they are the rows as they stand in the sheet, whose totals it can state.
    """

    row_numbers: Ints
    model: Ints
    currency: Ints
    unit_cost: Floats
    cost_of_one: Floats
    quantity: Floats
    counts: Flags
    comparable: bool

    @property
    def pieces(self) -> Floats:
        """Return the quantities, 1 where there is none that can be used, ``(row,)``."""
        return np.where(np.isnan(self.quantity), 1.0, self.quantity)

    @property
    def value(self) -> Floats:
        """Return quantity times the cost of one piece, ``(row,)``, 0 where one of them is unknown."""
        return np.nan_to_num(self.cost_of_one * self.pieces)


@dataclass(frozen=True, slots=True)
class LastTotal:
    """The total below which no row is summed any more.

    Attributes:
        at: Which of the totals rows it is.
        row_number: Its row, as Excel counts.
        one_model: Whether it is that of the model above it alone.
    """

    at: int
    row_number: int
    one_model: bool

    @classmethod
    def of(cls, row_numbers: Ints, agrees: Flags, span: Ints, of_some: Flags) -> "LastTotal | None":
        """Return the last total of a table; None where it is that of some of the rows above, or of all rows.

        Args:
            row_numbers: ``(total,)``, as Excel counts, ascending.
            agrees: ``(total,)``, whether it is the sum of rows.
            span: ``(total,)``, of which, where it is.
            of_some: ``(total,)``, whether its word is that of a subtotal.
        """
        if (agrees & (span == SummedRows.ALL)).any():
            return None
        sums = np.flatnonzero(agrees)
        at = int(sums[-1]) if len(sums) else len(row_numbers) - 1
        if of_some[at] or (agrees[at] and span[at] == SummedRows.SINCE):
            return None
        return cls(at, int(row_numbers[at]), bool(agrees[at] and span[at] == SummedRows.OF_MODEL))


@dataclass(frozen=True, slots=True, eq=False)
class RowsBelow:
    """Rows that are read although they stand below the total of their bill.

    Attributes:
        total: Which of the totals rows it is.
        rows: Their numbers, as Excel counts.
        with_them: What the parts above and these come to; NaN where they have several currencies.
    """

    total: int
    rows: Ints
    with_them: float

    def said(self, in_all: str) -> str:
        """Return that they are read, as a clause.

        Args:
            in_all: What the parts above and these come to; empty where that is not known.
        """
        rows = _ranges(self.rows)
        if not in_all:
            return (
                tr("row {rows} below it is read as well", rows=rows)
                if len(self.rows) == 1
                else tr("rows {rows} below it are read as well", rows=rows)
            )
        if len(self.rows) == 1:
            return tr(
                "row {rows} below it is read as well, which makes {amount} in all", rows=rows, amount=in_all
            )
        return tr(
            "rows {rows} below it are read as well, which makes {amount} in all", rows=rows, amount=in_all
        )


def rows_below(last: LastTotal, parts: PartValues) -> RowsBelow | None:
    """Return the rows below the last total that are of a model above it, cost something and are used.

    Args:
        last: The total.
        parts: The rows of the table.
    """
    above = parts.row_numbers < last.row_number
    if not above.any():  # it stands on top
        return None
    models = parts.model[np.flatnonzero(above)[-1:]] if last.one_model else parts.model[above]
    here = parts.counts & np.isin(parts.model, models)
    value = parts.value
    below = here & ~above & (value > 0)
    if not below.any():
        return None
    summed = (here & above) | below
    one_currency = len(np.unique(parts.currency[summed])) == 1
    with_them = float(value[summed].sum()) if one_currency else np.nan
    return RowsBelow(last.at, np.unique(parts.row_numbers[below]), with_them)


def _ranges(numbers: Ints) -> str:
    """Return numbers of rows in words, e.g. "7 to 9, 12"."""
    found = (address.partition(":") for address, _ in areas("", numbers))
    return a_few(
        [tr("{first} to {last}", first=first, last=last) if last else first for first, _, last in found]
    )
