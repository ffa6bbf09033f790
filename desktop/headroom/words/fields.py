"""Names of the fields of a workbook as people read them."""

from headroom.book.fields.field_tables import field_called


def scale_words(per: float) -> str:
    """Return what amounts are for, e.g. ``for 100 pieces`` or ``in thousands``; empty for one piece."""
    if per == 1:
        return ""
    return f"for {per:,g} pieces" if per > 1 else "in thousands"


def field_words(name: str) -> str:
    """Return the name of a field, e.g. ``Unit cost`` for ``unit_cost``."""
    field = field_called(name)
    return name.replace("_", " ").capitalize() if field is None else field.said
