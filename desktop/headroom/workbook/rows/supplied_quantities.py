"""What rows of the same part come to together: by purchase share, and with a warning where none is stated."""

from collections.abc import Mapping

from headroom.arrays import CodedTexts, Flags
from headroom.book.part_rows import ALTERNATIVE
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.rows.purchase_shares import report_doubles, with_purchase_shares
from headroom.workbook.rows.same_parts import part_of_model, place_of

_SHARE = "purchase_share"


def with_supply(
    column: Mapping[str, FieldColumn],
    words: Mapping[str, tuple[CodedTexts, Flags]],
    amounts: Mapping[str, ColumnAmounts],
    usable: Flags,
) -> ColumnAmounts:
    """Return the quantities that count of each row, after the purchase shares of its part.

    Args:
        column: The columns by field name.
        words: The texts of those that are not measured, and where they cannot be used.
        amounts: The numbers of the others.
        usable: ``(row,)``, the rows that are used.
    """
    current = usable & (words["alternative"][0].codes != ALTERNATIVE)
    part = part_of_model(words["model"][0], words["part_number"][0])
    place = place_of(words["supplier"][0], words["origin"][0])
    shares = amounts[_SHARE].values
    report_doubles(column["part_number"], shares, part, current, place)
    return with_purchase_shares(column[_SHARE], amounts["quantity"], shares, part, current, place)
