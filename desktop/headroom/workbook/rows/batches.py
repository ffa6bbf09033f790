"""Quantities that are for a batch, such as one of 30 or of 1,000, as those of one vehicle or assembly."""

from dataclasses import replace

import numpy as np

from headroom.book.problem import Severity
from headroom.language import localized, tr, tr_count
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.columns.column import FieldColumn


def of_one(column: FieldColumn, quantity: ColumnAmounts, batch: ColumnAmounts) -> ColumnAmounts:
    """Return the quantities divided by the size of the batch that they are for; it is reported.

    Args:
        column: The column of batch sizes.
        quantity: The quantities as stated; a blank one is 1.
        batch: The sizes of the batches; blank: the quantity is for one.
    """
    many = ~np.isnan(batch.values) & (batch.values != 1.0)
    if not many.any():
        return quantity
    pieces = np.where(np.isnan(quantity.values) & ~quantity.faulty, 1.0, quantity.values)
    first = int(np.flatnonzero(many)[0])
    rows, size = int(many.sum()), batch.values[first]
    column.findings.whole_sheet(
        Severity.ASSUMPTION,
        tr_count(
            "Quantities are divided by “{heading}” in {n} row: they are for a batch ({quantity} / {batch} = "
            "{result}).",
            "Quantities are divided by “{heading}” in {n} rows: they are for a batch ({quantity} / {batch} = "
            "{result}).",
            rows,
            heading=column.spelling.heading,
            quantity=localized(f"{pieces[first]:,.10g}"),
            batch=localized(f"{size:,.10g}"),
            result=localized(f"{pieces[first] / size:,.10g}"),
        ),
        tr("Take the column for nothing where the quantities are for one."),
        cell=f"{column.letters}{int(column.row_numbers[first])}",
        rows=rows,
    )
    return replace(quantity, values=np.where(many, pieces / batch.values, quantity.values))
