"""Tells the columns of a product from those of its parts where both stand in one row, as in ERP exports.

The headings of the parts name their list in brackets, ``Item Code (Items)``; those of the product do not.
"""

import re
from collections.abc import Sequence

from headroom.book.layout import TableKind
from headroom.language import tr
from headroom.workbook.fields.headings import ASKED, heading_words
from headroom.workbook.fields.known_headings import ALIKE_ONLY
from headroom.workbook.survey.told_by_rows import Judged

_LIKELY = 0.75
_PART, _QUANTITY, _MODEL, _BATCH, _COST = "part_number", "quantity", "model", "batch_quantity", "unit_cost"
_LIST = re.compile(r".+\(([^()]+)\)\s*")
_LEAST = 3
_PRICES = frozenset({"rate", "price", "cost", "preis", "einzelpreis", "precio", "prix"})


def with_details_told(kind: TableKind, columns: Sequence[Judged]) -> list[Judged]:
    """Return the columns; those of a product are its model and its batch, not part number and quantity.

    Args:
        kind: What the rows of the table are; only tables of parts are looked at.
        columns: Its columns.
    """
    found = list(columns)
    inside = _details(found) if kind is TableKind.SOURCING else set()
    if not inside:
        return found
    listed = next(found[at].heading for at in sorted(inside) if found[at].field == _PART)
    for at, one in enumerate(found):
        if at in inside:
            if not one.field and _PRICES.intersection(heading_words(one.heading)):
                reason = tr(
                    "“{heading}” stands in the list of parts: it may be what one of them costs.",
                    heading=one.heading,
                )
                found[at] = one.meaning(_COST, _LIKELY, reason, ASKED)
        elif one.field == _PART and not any(other.field == _MODEL for other in found):
            reason = tr(
                "“{heading}” heads the parts in “{listed}”: it is what they go into.",
                heading=one.heading,
                listed=listed,
            )
            found[at] = one.meaning(_MODEL, _LIKELY, reason, ASKED)
        elif one.field == _QUANTITY:
            reason = tr(
                "“{heading}” heads the parts in “{listed}”: their quantities are for so many.",
                heading=one.heading,
                listed=listed,
            )
            found[at] = one.meaning(_BATCH, _LIKELY, reason, ASKED)
        elif one.field in (_PART, "description"):
            reason = tr(
                "“{heading}” heads the parts in “{listed}”: it names no part.",
                heading=one.heading,
                listed=listed,
            )
            found[at] = one.meaning("", 0.0, reason, ALIKE_ONLY)
    return found


def _details(found: Sequence[Judged]) -> set[int]:
    """Return which columns are those of a list of parts; none where the table is no product with such."""
    lists: dict[str, set[int]] = {}
    for at, one in enumerate(found):
        named = _LIST.fullmatch(one.heading)
        if named:
            lists.setdefault(named[1].strip().casefold(), set()).add(at)
    for inside in lists.values():
        fields = {found[at].field for at in inside}
        others = {one.field for at, one in enumerate(found) if at not in inside}
        if len(inside) >= _LEAST and {_PART, _QUANTITY} <= fields and _PART in others:
            return inside
    return set()
