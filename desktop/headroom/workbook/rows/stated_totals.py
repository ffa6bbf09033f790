"""Compares the totals that a sheet states with the rows that were read."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.fields.field import named
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.problem import Severity
from headroom.language import localized, tr
from headroom.workbook.columns.amounts import read_amounts
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.rows.rows_below_total import LastTotal, PartValues, RowsBelow, SummedRows, rows_below
from headroom.workbook.tables.findings import Findings, quoted
from headroom.workbook.tables.tables import Table
from headroom.workbook.tables.totals_rows import saying_subtotal

_CENT = 0.005
"""By how much a stated total may differ for each row that it sums: half a cent of rounding."""

_RELATIVE = 1e-9
_COST, _EXTENDED = "unit_cost", "extended_cost"
"""Where the second is a column, the totals of rows are known to be no unit costs."""

_UNLESS_A_PART = tr("Nothing needs to be done, unless it is a part.")
_OF_WHOLE_ROWS = tr("If the costs are those of whole rows, choose the column as Extended cost.")
_CHECK = tr("Check that no row is missing, and that the numbers of this column are read as they are meant.")
_A_TOTAL = tr("This row is a total of other rows")
_END_HERE = tr(
    "If the rows below are no parts of the model, such as options or notes, make the "
    "total the last row of the table where its columns are chosen, or delete them."
)


@dataclass(frozen=True, slots=True, eq=False)
class _Stated:
    """What the totals rows of a sheet state.

    Attributes:
        totals: The rows.
        columns: The columns of unit costs, and of totals of rows.
        in_second: ``(total,)``, whether the figure stands in the second of them.
        values: ``(total,)``; NaN where there is no figure.
    """

    totals: Table
    columns: tuple[FieldColumn, FieldColumn]
    in_second: Flags
    values: Floats

    @classmethod
    def of(cls, totals: Table, sheet: str) -> "_Stated":
        """Return what the rows state; a total that is no number is no fault."""
        apart = Findings(sheet)
        cost, extended = (FieldColumn.of(totals, named(SOURCING, name), apart) for name in (_COST, _EXTENDED))
        of_rows = read_amounts(extended).values
        second = ~np.isnan(of_rows)
        return cls(totals, (cost, extended), second, np.where(second, of_rows, read_amounts(cost).values))

    def column(self, row: int) -> FieldColumn:
        """Return the column in which the figure of a row stands."""
        return self.columns[int(self.in_second[row])]

    def says(self, row: int) -> str:
        """Return what a row states, as it is written."""
        column = self.column(row)
        value = column.value(row)
        written = localized(f"{value:,.2f}") if isinstance(value, float) else str(value)
        return f"{column.called} {quoted(written)}"

    def money(self, row: int, value: float) -> str:
        """Return an amount in the unit of the column in which the figure of a row stands."""
        return localized(f"{value * self.column(row).spelling.per:,.2f}")


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """What the totals are compared with.

    Attributes:
        near: ``(total,)``, the sum that is as near as can be.
        span: ``(total,)``, of which rows it is.
        valued: ``(total,)``, what these rows come to with their quantities.
        above: ``(total,)``, the sum of all rows above, of unit costs where these are stated.
    """

    near: Floats
    span: Ints
    valued: Floats
    above: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Report:
    """Says what is found of totals rows.

    Attributes:
        stated: The totals.
        findings: Takes what is said.
        below: Rows that stand below one of them, and are read; None: there are none.
    """

    stated: _Stated
    findings: Findings
    below: RowsBelow | None

    def say(self, severity: Severity, where: Flags, found: Callable[[int], str], remedy: str) -> None:
        """Say something of some totals, and of one of them what is read below it."""
        followed = np.arange(len(where)) == (-1 if self.below is None else self.below.total)
        self._say(severity, where & ~followed, found, remedy)
        also = f" {remedy}" if severity is not Severity.ASSUMPTION and remedy != _UNLESS_A_PART else ""
        self._say(
            Severity.WARNING,
            where & followed,
            lambda row: "; ".join((found(row), self._of_rows_below(row))),
            f"{_END_HERE}{also}",
        )

    def _say(self, severity: Severity, where: Flags, found: Callable[[int], str], remedy: str) -> None:
        totals = self.stated.totals
        for second, column in enumerate(self.stated.columns):
            rows = np.flatnonzero(where & (self.stated.in_second == bool(second)))
            letters = column.letters or self.stated.columns[1].letters or totals.letters("model")
            words = [found(row) for row in rows.tolist()]
            self.findings.cells(
                severity, letters, totals.row_numbers[rows], _sentence, words.__getitem__, remedy
            )

    def _of_rows_below(self, row: int) -> str:
        """Return what is said of the rows below a total."""
        if self.below is None:
            return ""
        come_to = self.below.with_them
        return self.below.said("" if np.isnan(come_to) else self.stated.money(row, come_to))


def report_totals(totals: Table, parts: PartValues, findings: Findings) -> None:
    """Report the totals rows of a table, whether they are the sums of its rows, and what is read below them.

    A total may be that of all rows above it, or of those of the model above it, of those since the total
    before it, or of all rows of the table; of their unit costs, or of these times the quantities. Where it is
    that of the costs alone, and no column has those of whole rows, the costs may be these.

    Args:
        totals: The totals rows.
        parts: The other rows.
        findings: Takes what is found.
    """
    if not len(totals):
        return
    stated = _Stated.of(totals, findings.sheet)
    sums = _sums(parts, totals.row_numbers, stated)
    tolerance = _RELATIVE * np.abs(sums.near) + _CENT * len(parts.row_numbers)
    known = ~np.isnan(stated.values) & parts.comparable
    agrees = known & (np.abs(sums.near - stated.values) <= tolerance)
    of_costs = agrees & (np.abs(sums.valued - sums.near) > tolerance) & (_EXTENDED not in totals.columns)
    of_some = np.logical_or.reduce([saying_subtotal(cells) for cells in totals.columns.values()])
    last = LastTotal.of(totals.row_numbers, agrees, sums.span, of_some)
    report = _Report(stated, findings, rows_below(last, parts) if last else None)

    report.say(Severity.WARNING, ~known, lambda _: _A_TOTAL, _UNLESS_A_PART)
    report.say(
        Severity.ASSUMPTION,
        agrees & ~of_costs,
        lambda row: tr("This row is a total of other rows: {total} is their sum", total=stated.says(row)),
        _UNLESS_A_PART,
    )
    report.say(
        Severity.WARNING,
        of_costs,
        lambda row: tr(
            "This row is a total of other rows: {total} is the sum of their costs, which times the "
            "quantities come to {amount}",
            total=stated.says(row),
            amount=stated.money(row, sums.valued[row]),
        ),
        _OF_WHOLE_ROWS,
    )
    report.say(
        Severity.WARNING,
        known & ~agrees,
        lambda row: tr(
            "This row is a total of other rows, but {total} is not their sum, {amount}",
            total=stated.says(row),
            amount=stated.money(row, sums.above[row]),
        ),
        _CHECK,
    )


def _sentence(found: str) -> str:
    # Translators: "clauses" say what the total is the sum of, and which rows below it are read.
    return tr("{clauses}. It is not used.", clauses=found)


def _sums(parts: PartValues, totals: Ints, stated: _Stated) -> _Sums:
    """Return what each total is the sum of, as near as can be.

    Args:
        parts: The rows that are summed.
        totals: ``(total,)``, rows in which totals stand, as Excel counts, ascending.
        stated: What they state.
    """
    above = np.searchsorted(parts.row_numbers, totals).astype(np.int32)
    before = np.concatenate(([0], above[:-1])).astype(np.int32)
    of_costs = np.nan_to_num(parts.unit_cost)
    kinds = (of_costs, np.nan_to_num(parts.unit_cost * parts.pieces), parts.value)
    sums = np.array([_by_span(values, parts.model, above, before) for values in kinds])
    flat = sums.reshape(-1, len(totals))
    nearest = np.nanargmin(np.where(np.isnan(stated.values), 0.0, np.abs(flat - stated.values)), axis=0)
    span, every = (nearest % len(SummedRows)).astype(np.int32), np.arange(len(totals))
    in_all = np.where(stated.in_second, sums[2, SummedRows.ABOVE], sums[0, SummedRows.ABOVE])
    return _Sums(flat[nearest, every], span, sums[1, span, every], in_all)


def _by_span(values: Floats, model: Ints, above: Ints, before: Ints) -> Floats:
    """Return the sums of the rows of each span, ``(span, total)``, in the order of ``SummedRows``."""
    until = np.concatenate(([0.0], np.cumsum(values)))
    return np.array(
        [
            until[above],
            np.concatenate(([0.0], _until_of_model(values, model)))[above],
            until[above] - until[before],
            np.full(len(above), until[-1]),
        ]
    )


def _until_of_model(values: Floats, model: Ints) -> Floats:
    """Return the sum of the rows of the same model up to each row, ``(row,)``."""
    order = np.argsort(model, kind="stable")
    summed = np.cumsum(values[order])
    begins = np.flatnonzero(np.diff(model[order], prepend=-2))
    earlier = np.repeat(summed[begins] - values[order][begins], np.diff(begins, append=len(order)))
    found = np.empty(len(values))
    found[order] = summed - earlier
    return found
