"""Finds the tables of one sheet: what their rows are, and where their headings stand."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from headroom.book.fields.field_tables import field_of
from headroom.book.fields.vehicle_name_fields import MODEL_YEAR, TRIM
from headroom.book.layout import TableKind
from headroom.book.survey import ColumnFinding, SheetFinding, TableFinding
from headroom.language import localized, tr, tr_count
from headroom.workbook.fields.known_headings import exact
from headroom.workbook.survey.proposal import banner, proposed, rows_of
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.table_blocks import blocks_of
from headroom.workbook.tables.header_rows import Header, best_header
from headroom.workbook.tables.sheet_top import ROWS_SEARCHED, SheetTop

_NAMES = {
    TableKind.SOURCING: frozenset({"sourcing"}),
    TableKind.MODELS: frozenset({"models"}),
    TableKind.RATES: frozenset({"rates"}),
}
"""Names of sheets, in small letters, that say what their table is."""

_ROWS_KEPT = 60
_LEAST_MODEL_FIELDS = 3
_MODEL, _ORIGIN, _PART_NUMBER = (
    field_of(TableKind.SOURCING, name).heading for name in ("model", "origin", "part_number")
)
_KEY = "model"
_FACTS_BESIDE_PARTS = frozenset({"assembly_country", "annual_volume", "customs_value_usd", "net_cost_usd"})
"""Fields of models of which one at least must stand beside the parts, so that a sheet tells both."""


def named_kind(name: str) -> TableKind | None:
    """Return what the name of a sheet says that its table is; None where it says nothing."""
    plain = name.strip().casefold()
    return next((kind for kind, names in _NAMES.items() if plain in names), None)


def survey_sheet(top: SheetTop, models: frozenset[str] = frozenset(), *, thorough: bool) -> SheetFinding:
    """Return what a sheet holds.

    Args:
        top: Its first rows.
        models: Names of models, in small letters, that other sheets name.
        thorough: Whether headings count that are only much like known ones.
    """
    sheet = SheetFinding(
        name=top.name,
        file=top.file,
        hidden=top.hidden,
        rows=top.height,
        first_column=top.first_column,
        top=top.rows,
        merged=top.merged,
        models=models,
        coding=top.coding,
        steps=top.steps,
        separator=top.separator,
    )
    tables = tuple(_tables(top, rows_of(sheet), thorough=thorough))
    last = max((table.layout.last_header_row for table in tables), default=0)
    note = ""
    if not any(any(cell.strip() for cell in row) for row in top.rows):
        note = (
            tr_count(
                "No cell in its first {n} row has a value.",
                "No cell in its first {n} rows has a value.",
                ROWS_SEARCHED,
            )
            if top.height > ROWS_SEARCHED
            else tr("No cell has a value.")
        )
    elif top.wider:
        looked_at = len(top.rows[0])
        note = tr(
            "Headings are looked for in the first {columns} columns; there are {more} more.",
            columns=localized(f"{looked_at:,}"),
            more=localized(f"{top.wider:,}"),
        )
    kept = top.rows[: max(_ROWS_KEPT, last + _ROWS_KEPT)]
    merged = tuple(area for area in top.merged if area[0][0] < len(kept))
    not_shown = tuple(row for row in top.not_shown if row <= len(kept))
    steps = top.steps[: len(kept)]
    return replace(sheet, top=kept, tables=tables, note=note, merged=merged, steps=steps, not_shown=not_shown)


def _tables(top: SheetTop, rows: Rows, *, thorough: bool) -> Iterable[TableFinding]:
    """Return the tables of a sheet, the likeliest first."""
    kind = named_kind(top.name)
    if kind in (TableKind.MODELS, TableKind.RATES):
        header = best_header(top.rows, top.merged, kind, thorough=thorough)
        return [] if header is None else [_table(top, rows, header)]
    labels = best_header(top.rows, top.merged, TableKind.LABELS, thorough=False)
    if labels is not None and not labels.missing:
        return [_table(top, rows, labels)]
    parts = best_header(top.rows, top.merged, TableKind.SOURCING, thorough=thorough)
    others = [
        header
        for other in (TableKind.MODELS, TableKind.RATES)
        if (header := best_header(top.rows, top.merged, other, thorough=False)) and _is_table(header)
    ]
    if parts is not None and set(parts.missing) <= {_MODEL, _ORIGIN}:
        stacked = [header for header in others if not _overlap(header, parts)]
        blocks = blocks_of(rows, parts, banner)
        if len(blocks) > 1:
            found = [proposed(rows, top.name, top.file, parts.kind, b.place, b.span) for b in blocks]
            return found + [_table(top, rows, header) for header in stacked]
        beside = [h for h in others if h.kind is TableKind.MODELS and _beside(h, parts)]
        tables = _ended(top, rows, [parts, *stacked])
        return tables + [_facts(_table(top, rows, header), tables[0]) for header in beside]
    if others and (parts is None or _PART_NUMBER in parts.missing):
        return _ended(top, rows, [max(others, key=lambda header: header.weight)])
    return [] if parts is None else [_table(top, rows, parts)]


def _is_table(header: Header) -> bool:
    """Return whether headings make a table of models or rates."""
    if header.missing:
        return False
    return header.kind is TableKind.RATES or len(header.found) >= _LEAST_MODEL_FIELDS


def _overlap(one: Header, other: Header) -> bool:
    return one.first <= other.last and other.first <= one.last


def _beside(models: Header, parts: Header) -> bool:
    """Return whether facts of the models stand in the rows of their parts."""
    same = (models.first, models.last) == (parts.first, parts.last)
    return same and set(parts.missing) <= {_ORIGIN} and bool(models.found & _FACTS_BESIDE_PARTS)


def _facts(table: TableFinding, parts: TableFinding) -> TableFinding:
    """Return the facts of models that stand in the rows of their parts, without the columns of the parts."""
    taken = {one.proposed.position for one in parts.columns if _of_part(one)}
    columns = tuple(
        one
        if one.proposed.position not in taken and one.confidence == 1
        else replace(one, proposed=replace(one.proposed, field=""), confidence=0.0)
        for one in table.columns
    )
    layout = replace(table.layout, columns=tuple(one.proposed for one in columns))
    shape = tr("Facts of the models stand in the rows of their parts.")
    return replace(table, layout=layout, columns=columns, shape=shape)


def _of_part(column: ColumnFinding) -> bool:
    """Return whether a column says something of a part, also where another one says it better."""
    meaning = exact(TableKind.SOURCING, column.proposed.heading)
    name = column.proposed.field or (meaning.field if meaning else "")
    return bool(name) and name not in (_KEY, TRIM, MODEL_YEAR)


def _ended(top: SheetTop, rows: Rows, headers: Sequence[Header]) -> list[TableFinding]:
    """Return tables that stand one below the other, each with its last row; the parts first."""
    found = []
    for header in headers:
        below = [other.first for other in headers if other.first > header.last]
        found.append(_table(top, rows, header, min(below) if below else None))
    return found


def _table(top: SheetTop, rows: Rows, header: Header, last_row: int | None = None) -> TableFinding:
    """Return the table below some headings."""
    place = (header.first + 1, header.last + 1, last_row)
    return proposed(rows, top.name, top.file, header.kind, place)
