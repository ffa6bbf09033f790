"""What a change by hand made of a cell, beside what stands in the workbook."""

from collections.abc import Sequence

from headroom.book.fields.field import named
from headroom.book.part_rows import ROW_FIELDS
from headroom.book.shown_names import shown_name
from headroom.language import localized, tr, tr_count, tr_in
from headroom.rules.changed_rows import ChangedRows

_SHARES = frozenset({"regional_content", "us_content"})
_NOTHING = tr_in("a cell", "nothing")


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
    made_by = [change.label for change in changed.changed_by(row) if change.becomes.writes(field)]
    if made_by:
        return tr_count(
            "In the workbook {before}, in the scenario {after} by the change {changes}.",
            "In the workbook {before}, in the scenario {after} by the changes {changes}.",
            len(made_by),
            before=before,
            after=after,
            changes=_all_of(made_by),
        )
    if field == "origin":
        return tr(
            "In the workbook {before}, in the scenario {after}, as its assembly is from elsewhere.",
            before=before,
            after=after,
        )
    return tr(
        "In the workbook {before}, in the scenario {after}, as the rest moves away.",
        before=before,
        after=after,
    )


def _all_of(names: Sequence[str]) -> str:
    """Return the names of changes."""
    quoted = [tr("“{name}”", name=name) for name in names]
    said = quoted[-1]
    for name in reversed(quoted[:-1]):
        said = tr("{first} and {last}", first=name, last=said)
    return said


def _shown(field: str, value: str | float | None) -> str:
    """Return what a cell says, in short."""
    if value is None:
        return tr_in("where a part is from", "unknown") if field == "origin" else _NOTHING
    if isinstance(value, str):
        return shown_name(value) if named(ROW_FIELDS, field).choices else value
    return localized(f"{value * 100:.10g} %" if field in _SHARES else f"{value:,.10g}")
