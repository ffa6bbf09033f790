"""Compares the totals that a sheet states with the rows that were read above them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.fields.field import Field
from headroom.book.problem import Severity
from headroom.workbook.columns.amounts import read_amounts
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.tables.findings import Findings, quoted
from headroom.workbook.tables.tables import Table

_CENT = 0.005
"""By how much a stated total may differ for each row that it sums: half a cent of rounding."""

_RELATIVE = 1e-9
_EXTENDED = "extended_cost"
"""Where it is a column, the totals of rows are known to be no unit costs."""

_UNLESS_A_PART = "Nothing needs to be done, unless it is a part."


@dataclass(frozen=True, slots=True, eq=False)
class PartValues:
    """The rows of which totals are stated.

    Attributes:
        row_numbers: ``(row,)``, as Excel counts, ascending.
        unit_cost: ``(row,)``; NaN where it cannot be used.
        quantity: ``(row,)``; NaN where it cannot be used.
    """

    row_numbers: Ints
    unit_cost: Floats
    quantity: Floats


def report_totals(totals: Table, cost: Field, parts: PartValues | None, findings: Findings) -> None:
    """Report the totals rows of a table, and whether they are the sums of its rows.

    A total may be that of all rows above it, of those since the total before it, or of all rows of the
    table; of their unit costs, or of these times the quantities. Where it is that of the costs alone, and no
    column has those of whole rows, the costs may be these.

    Args:
        totals: The totals rows.
        cost: The field of which they state a total.
        parts: The other rows; None where they are not to be compared.
        findings: Takes what is found.
    """
    if not len(totals):
        return
    column = FieldColumn.of(totals, cost, Findings(findings.sheet))  # a total that is no number is no fault
    stated = read_amounts(column).values
    near, whole, valued = (stated,) * 3 if parts is None else _sums(parts, totals.row_numbers, stated)
    tolerance = _RELATIVE * np.abs(near) + (0 if parts is None else _CENT * len(parts.row_numbers))
    known = ~np.isnan(stated) & (parts is not None)
    agrees = known & (np.abs(near - stated) <= tolerance)
    of_costs = agrees & (np.abs(valued - near) > tolerance) & (_EXTENDED not in totals.columns)

    def message(found: str) -> str:
        return f"This row is a total of other rows{found}. It is not used."

    def report(severity: Severity, where: Flags, found: Callable[[int], str], remedy: str) -> None:
        rows = np.flatnonzero(where).tolist()
        letters = column.letters or totals.letters("model")
        numbers = totals.row_numbers[where]
        findings.cells(severity, letters, numbers, message, lambda at: found(rows[at]), remedy)

    def says(row: int) -> str:
        return f"{cost.heading} {quoted(_written(column, row))}"

    report(Severity.WARNING, ~known, lambda _: "", _UNLESS_A_PART)
    report(Severity.ASSUMPTION, agrees & ~of_costs, lambda row: f": {says(row)} is their sum", _UNLESS_A_PART)
    report(
        Severity.WARNING,
        of_costs,
        lambda row: (
            f": {says(row)} is the sum of their costs, which times the quantities come to "
            f"{valued[row] * column.spelling.per:,.2f}"
        ),
        "If the costs are those of whole rows, choose the column as Extended cost.",
    )
    report(
        Severity.WARNING,
        known & ~agrees,
        lambda row: f", but {says(row)} is not their sum, {whole[row] * column.spelling.per:,.2f}",
        "Check that no row is missing, and that the numbers of this column are read as they are meant.",
    )


def _sums(parts: PartValues, totals: Ints, stated: Floats) -> tuple[Floats, Floats, Floats]:
    """Return what each total is the sum of, as near as can be, and that of all rows above, ``(total,)``.

    The third is what the rows of the first come to with their quantities.

    Args:
        parts: The rows that are summed.
        totals: ``(total,)``, rows in which totals stand, as Excel counts, ascending.
        stated: ``(total,)``, what they state.
    """
    quantity = np.where(np.isnan(parts.quantity), 1.0, parts.quantity)
    above = np.searchsorted(parts.row_numbers, totals)
    before = np.concatenate(([0], above[:-1]))
    may_be = []
    for values in (parts.unit_cost, parts.unit_cost * quantity):
        until = np.concatenate(([0.0], np.cumsum(np.nan_to_num(values))))
        may_be += [until[above], until[above] - until[before], np.full(len(totals), until[-1])]
    sums = np.array(may_be)
    nearest = np.nanargmin(np.where(np.isnan(stated), 0.0, np.abs(sums - stated)), axis=0)
    half, every = len(sums) // 2, np.arange(len(totals))
    return sums[nearest, every], sums[0], sums[nearest % half + half, every]


def _written(column: FieldColumn, row: int) -> str:
    """Return what a cell holds, as it is written."""
    value = column.value(row)
    return f"{value:,.2f}" if isinstance(value, float) else str(value)
