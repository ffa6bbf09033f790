"""Which parts share the supply of an assembly, and which are out of use, as far as first rows tell."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats
from headroom.book.counted_nodes import Bill
from headroom.book.layout import TableLayout
from headroom.book.purchase_shares import supply_inside
from headroom.notation.days import day_first, day_of
from headroom.workbook.fields.row_answers import COUNTED, EVERY_ROW, LEFT_OUT, STATUS, VALIDITY
from headroom.workbook.fields.supply_words import Says, out_of_use

_IN_PERCENT = 100.0


def not_valid(begins: Sequence[str], ends: Sequence[str]) -> list[bool]:
    """Return which rows do not hold today, by the cells of their first and last days."""
    today = date.today().isoformat()  # noqa: DTZ011 - days of a sheet are local ones
    days = (_days(begins), _days(ends))
    return [begin > today or bool(end and end < today) for begin, end in zip(*days, strict=True)]


def seen_out_of_use(cells: Callable[[str], Sequence[str]], layout: TableLayout) -> Flags:
    """Return which rows are out of use, ``(row,)``, as questions about them are answered.

    Args:
        cells: The cells of a field; blank ones where the table has no column of it.
        layout: What was answered.
    """
    answer = layout.answer(STATUS)
    meant = {Says.YES: answer != COUNTED, Says.PERHAPS: answer == LEFT_OUT}
    gone = np.array([meant.get(out_of_use(text), False) for text in cells("row_status")], dtype=np.bool_)
    if layout.answer(VALIDITY) != EVERY_ROW:
        gone |= np.array(not_valid(cells("valid_from"), cells("valid_to")), dtype=np.bool_)
    return gone


def with_seen_supply(bill: Bill, parts: CodedTexts, suppliers: CodedTexts, shares: Floats) -> Bill:
    """Return a bill with what its purchase shares come to inside its assemblies.

    Args:
        bill: The bill, with what of it is out of use.
        parts: ``(row,)``, part numbers.
        suppliers: ``(row,)``, supplier and origin together.
        shares: ``(row,)``, as they are stated, per cent or fractions; NaN where blank.
    """
    row = bill.shape.row
    fractions = shares / _IN_PERCENT if (np.nan_to_num(shares) > 1).any() else shares
    current = ~bill.alternative & ~bill.gone
    part, place = (texts.codes.astype(np.int64)[row] for texts in (parts, suppliers))
    supply = supply_inside(bill.shape.parent, part, fractions[row], current, place)
    return bill if supply is None else replace(bill, supply=supply.factor)


def _days(texts: Sequence[str]) -> list[str]:
    begins_with_day = day_first(texts)
    return [day_of(text, begins_with_day=begins_with_day) or "" for text in texts]
