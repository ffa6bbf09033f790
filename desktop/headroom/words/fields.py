"""Names and values of the fields of a workbook as people read them."""

from headroom.book.fields.field import CellKind
from headroom.book.fields.field_tables import field_called
from headroom.book.layout import IN_THOUSANDS
from headroom.book.part_rows import TRAVELLING, PartRows
from headroom.book.shown_names import shown_name
from headroom.language import colon, localized, tr
from headroom.words import formatting


def scale_words(per: float) -> str:
    """Return what amounts are for, e.g. ``for 100 pieces`` or ``in thousands``; empty for one piece."""
    if per == 1:
        return ""
    if per > 1:
        return tr("for {pieces} pieces", pieces=localized(f"{per:,g}"))
    if per == IN_THOUSANDS:
        return tr("in thousands")
    # Translators: what an amount is multiplied by.
    return tr("times {factor}", factor=localized(f"{1 / per:,.0f}"))


def field_words(name: str) -> str:
    """Return the name of a field, e.g. ``Unit cost`` for ``unit_cost``."""
    field = field_called(name)
    return name.replace("_", " ").capitalize() if field is None else field.said


def value_words(name: str, value: str | float | None) -> str:
    """Return what a field says as people read it.

    Args:
        name: Key of the field.
        value: What its cell says, shares as fractions; None: it is blank, which is a dash unless its entry
            has a word for it.
    """
    field = field_called(name)
    if value is None:
        return (field.if_blank if field else "") or formatting.NOTHING
    if isinstance(value, str):
        return shown_name(value) if field is not None and field.choices else value
    if field is not None and field.kind is CellKind.PERCENT:
        return formatting.percent(value)
    digits = 0 if float(value).is_integer() else 2
    if round(value, digits) == round(value, 6):
        return formatting.number(value, digits)
    return formatting.number(value, 6).rstrip("0")


def other_words(rows: PartRows, row: int) -> str:
    """Return what a row says in columns that the calculation does not know, a line each: ``Tier: 2``."""
    said = ((field, rows.value(field.name, row)) for field in TRAVELLING if field.name in rows.more)
    lines = (colon(field.said, value_words(field.name, value)) for field, value in said if value is not None)
    return "\n".join(lines)
