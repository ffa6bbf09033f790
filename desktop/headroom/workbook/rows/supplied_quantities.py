"""What rows of the same part come to together: by purchase share, and with a warning where none is stated."""

import numpy as np

from headroom.arrays import Flags
from headroom.book.part_rows import ALTERNATIVE
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.rows.part_cells import PartCells
from headroom.workbook.rows.purchase_shares import report_doubles, with_purchase_shares
from headroom.workbook.rows.repeated_bills import report_repeated_bills, report_unnamed_totals
from headroom.workbook.rows.same_parts import part_of_model, place_of

_SHARE = "purchase_share"


def with_supply(cells: PartCells, usable: Flags, *, flat: bool) -> ColumnAmounts:
    """Return the quantities that count of each row, after the purchase shares of its part.

    Args:
        cells: The rows.
        usable: ``(row,)``, the rows that are used.
        flat: Whether the bill has one level; in one of several a part stands below each of its assemblies.
    """
    column, amounts, models = cells.column, cells.amounts, cells.texts("model")
    current = usable & (cells.texts("alternative").codes != ALTERNATIVE)
    part = part_of_model(models, cells.texts("part_number"))
    place = place_of(cells.texts("supplier"), cells.texts("origin"))
    shares = amounts[_SHARE].values
    report_doubles(column["part_number"], shares, part, current, place)
    if flat:
        unread = cells.table.headings.unknown
        report_repeated_bills(column["part_number"], models, part, current & np.isnan(shares), unread)
        report_unnamed_totals(column["unit_cost"], models, cells.value(), cells.texts("origin"), current)
    return with_purchase_shares(column[_SHARE], amounts["quantity"], shares, part, current, place)
