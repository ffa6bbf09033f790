"""What a change by hand made of a cell, beside what stands in the workbook."""

from headroom.book.part_rows import ROW_FIELDS
from headroom.rules.changed_rows import ChangedRows

_SHARES = frozenset({"regional_content", "us_content"})
_NOTHING = "nothing"


def changed_note(changed: ChangedRows | None, row: int, field: str) -> str:
    """Return where a field of a row is another than in its cell, and by which change; empty: it is the same.

    Args:
        changed: The rows with the changes of the scenario made; None: it has none.
        row: Index into them.
        field: Key of the column.
    """
    if changed is None or not any(entry.name == field for entry in ROW_FIELDS):
        return ""
    if not changed.differs(field, row):
        return ""
    before = _shown(field, changed.imported.value(field, int(changed.source[row])))
    after = _shown(field, changed.rows.value(field, row))
    named = [f"“{change.label}”" for change in changed.changed_by(row) if change.becomes.writes(field)]
    by = f" by the change{'s' if len(named) > 1 else ''} {' and '.join(named)}"
    if not named:
        by = ", as its assembly is from elsewhere" if field == "origin" else ", as the rest moves away"
    return f"In the workbook {before}, in the scenario {after}{by}."


def _shown(field: str, value: str | float | None) -> str:
    """Return what a cell says, in short."""
    if value is None:
        return "unknown" if field == "origin" else _NOTHING
    if isinstance(value, str):
        return value
    return f"{value * 100:.10g} %" if field in _SHARES else f"{value:,.10g}"
