"""Totals of a row, quantity times unit cost: they give the unit cost where there is none, or check it."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.book.problem import Severity
from headroom.book.table_answers import EXTENDED, ONE_PART_ANSWER
from headroom.language import localized, tr, tr_count
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.columns.column import FieldColumn

_ROUNDING = 0.01
_CENT = 0.011


def with_extended(
    extended: FieldColumn, amounts: Mapping[str, ColumnAmounts], answers: Mapping[str, str]
) -> ColumnAmounts:
    """Return the unit costs, worked out of the totals of rows that have none; it is reported.

    Args:
        extended: The column of totals.
        amounts: The numbers of all columns, unit costs for one piece.
        answers: What was answered to the questions about the table.
    """
    totals, cost, quantity = (amounts[name] for name in ("extended_cost", "unit_cost", "quantity"))
    answer = answers.get(EXTENDED, "")
    if not extended.letters:
        return cost
    pieces = np.where(np.isnan(quantity.values), 1.0, quantity.values)
    there = ~np.isnan(totals.values)
    where = there & np.isnan(cost.values) & ~cost.faulty
    one = totals.values if answer == ONE_PART_ANSWER else totals.values / pieces
    _report_mismatch(extended, there & ~np.isnan(cost.values), totals.values, cost.values * pieces)
    if not where.any():
        return cost
    _report_taken(extended, where, totals.values, pieces, one, answer)
    currencies = {**cost.currencies}
    for name, rows in totals.currencies.items():
        currencies[name] = currencies.get(name, np.zeros_like(where)) | (rows & where)
    faulty = cost.faulty | (totals.faulty & np.isnan(cost.values))
    return replace(cost, values=np.where(where, one, cost.values), faulty=faulty, currencies=currencies)


def _report_taken(
    column: FieldColumn, where: Flags, totals: Floats, pieces: Floats, one: Floats, answer: str
) -> None:
    """Say how the unit costs were worked out."""
    first = int(np.flatnonzero(where)[0])
    rows = len(np.unique(column.row_numbers[where]))
    message = (
        tr_count(
            "{field} is taken as the cost of one part in {n} row.",
            "{field} is taken as the cost of one part in {n} rows.",
            rows,
            field=column.called,
        )
        if answer == ONE_PART_ANSWER
        else tr_count(
            "{field} is a total: divided by the quantity it gives the unit cost ({total} / {quantity} = "
            "{cost}) in {n} row.",
            "{field} is a total: divided by the quantity it gives the unit cost ({total} / {quantity} = "
            "{cost}) in {n} rows.",
            rows,
            field=column.called,
            total=localized(f"{totals[first]:,.10g}"),
            quantity=localized(f"{pieces[first]:,.10g}"),
            cost=localized(f"{one[first]:,.10g}"),
        )
    )
    column.findings.whole_sheet(
        Severity.ASSUMPTION,
        message,
        tr("Add a column Unit cost."),
        cell=f"{column.letters}{int(column.row_numbers[first])}",
        rows=rows,
    )


def _report_mismatch(column: FieldColumn, both: Flags, totals: Floats, product: Floats) -> None:
    """Warn where a total is not quantity times unit cost."""
    with np.errstate(invalid="ignore"):
        apart = np.abs(totals - product)
        where = both & (apart > _CENT) & (apart > _ROUNDING * np.maximum(np.abs(totals), np.abs(product)))
    rows = np.unique(column.row_numbers[where])
    if not len(rows):
        return
    first = int(np.flatnonzero(where)[0])
    column.findings.whole_sheet(
        Severity.WARNING,
        tr_count(
            "{field} is not quantity times unit cost in {n} row (first: {total} instead of {product}). "
            "The unit cost counts.",
            "{field} is not quantity times unit cost in {n} rows (first: {total} instead of {product}). "
            "The unit cost counts.",
            len(rows),
            field=column.called,
            total=localized(f"{totals[first]:,.10g}"),
            product=localized(f"{product[first]:,.10g}"),
        ),
        tr("Check quantity, unit cost and price unit of these rows."),
        cell=f"{column.letters}{int(rows[0])}",
        rows=len(rows),
    )
