"""What a table means if its headings stand in given rows: a proposal for each of its columns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from headroom.book.fields.field_tables import FIELDS
from headroom.book.fields.sourcing_fields import told_by
from headroom.book.layout import WHOLE_WIDTH, ColumnLayout, Span, TableKind, TableLayout
from headroom.book.survey import ColumnFinding, SheetFinding, TableFinding, TextCoding
from headroom.language import tr, tr_count
from headroom.workbook.fields.known_headings import exact
from headroom.workbook.survey.column_evidence import evidence
from headroom.workbook.survey.column_findings import HeadedColumn, findings
from headroom.workbook.survey.model_matrix import MatrixColumn, matrix_columns
from headroom.workbook.survey.said_above import with_said_above
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.table_blocks import repeats_of
from headroom.workbook.survey.table_questions import with_questions
from headroom.workbook.survey.top_parents import top_parents, with_parents_as_models
from headroom.workbook.tables.header_rows import headings_of

_UNTOLD = 0.75
_TOLD = 0.95
_CELLS = 300
_LINES_ABOVE = 15
_SHORT_LINE = 4
_MODEL = "model"
_QUANTITY = "quantity"


def propose_table(
    sheet: SheetFinding,
    kind: TableKind,
    header_row: int,
    last_header_row: int,
    last_row: int | None = None,
    span: Span = WHOLE_WIDTH,
) -> TableFinding:
    """Return what a table of a sheet means if its headings stand in the given rows.

    Args:
        sheet: The sheet, with its first rows.
        kind: What the rows of the table are.
        header_row: First row of the headings as Excel counts; within ``sheet.top``.
        last_header_row: Last row of the headings.
        last_row: Last row of the table; None: it ends with the sheet.
        span: Its first and last column.
    """
    place = (header_row, last_header_row, last_row)
    return proposed(rows_of(sheet), sheet.name, sheet.file, kind, place, span)


def proposed(
    rows: Rows,
    name: str,
    file: str,
    kind: TableKind,
    place: tuple[int, int, int | None],
    span: Span = WHOLE_WIDTH,
) -> TableFinding:
    """Return what a table means; see ``propose_table``.

    Args:
        rows: The first rows of the sheet.
        name: Name of the sheet.
        file: Name of its file.
        kind: What the rows of the table are.
        place: First and last header row and last row as Excel counts.
        span: First and last column.
    """
    header_row, last_header_row, last_row = place
    first, last = header_row - 1, last_header_row - 1
    columns = [one for one in _headed(rows, first, last, last_row) if _within(one.position, span)]
    found = with_said_above(kind, rows, first, findings(kind, columns), span)
    shape, doubt, model = "", "", ""
    cells = [column.cells for column in columns]
    if kind is TableKind.SOURCING and not _has(found, _MODEL):
        found = with_parents_as_models(found, cells, rows.models)
    if kind is TableKind.SOURCING and not _has(found, _MODEL):
        by_model = matrix_columns(columns, found, rows.models)
        if by_model:
            found = _matrix(found, columns, by_model)
            shape = tr_count(
                "One column for each of {n} model holds its quantity.",
                "One column for each of {n} models holds its quantity.",
                len(by_model),
            )
            told = all(by_model[at].told for at in by_model)
            doubt = "" if told else tr("{sentence} Confirm that these columns are models.", sentence=shape)
        else:
            tops = top_parents(found, cells)
            goes_into = tops[0] if len(tops) == 1 and len(rows.texts) <= last + _CELLS else ""
            model = banner(rows, first, span)[1] or goes_into or name
            told = model.casefold() in rows.models
            shape = tr("All rows are parts of the model {model}.", model=model)
            doubt = (
                ""
                if told or model != name
                else tr("{sentence} The name of the sheet is proposed: confirm it.", sentence=shape)
            )
    layouts = tuple(one.proposed for one in found)
    layout = TableLayout(name, kind, header_row, last_header_row, layouts, last_row, model, file)
    layout = replace(layout, first_column=span[0], last_column=span[1], encoding=rows.encoding)
    found_table = TableFinding(layout, tuple(found), missing_fields(layout), shape, doubt)
    return with_questions(rows, found_table)


def rows_of(sheet: SheetFinding) -> Rows:
    """Return the first rows of a sheet."""
    return Rows(
        sheet.top,
        sheet.merged,
        sheet.first_column,
        chosen_encoding(sheet.coding),
        sheet.models,
        sheet.steps,
        sheet.separator,
    )


def chosen_encoding(coding: TextCoding | None) -> str:
    """Return the encoding that a person chose for a text file; empty: none."""
    return coding.name if coding is not None and coding.chosen else ""


def missing_fields(layout: TableLayout) -> tuple[str, ...]:
    """Return the canonical headings of required fields that a layout has neither a column nor a word for."""
    there = {column.field for column in layout.columns}
    if layout.model or layout.quantities_by_model():
        there.add(_MODEL)
    told = told_by(there)
    return tuple(field.heading for field in FIELDS[layout.kind] if field.required and field.name not in told)


def _headed(rows: Rows, first: int, last: int, last_row: int | None) -> list[HeadedColumn]:
    """Return the columns that have a heading, with their cells."""
    headings = headings_of(rows.texts, rows.merged, first, last)
    below = rows.texts[last + 1 : last_row][:_CELLS]
    return [
        HeadedColumn(position + rows.first_column, texts, [row[position] for row in below])
        for position, texts in enumerate(headings)
        if texts or any(row[position].strip() for row in below)
    ]


def _within(position: int, span: Span) -> bool:
    return span[0] <= position and (span[1] is None or position <= span[1])


def _has(found: Sequence[ColumnFinding], field: str) -> bool:
    return any(one.proposed.field == field for one in found)


def _matrix(
    found: Sequence[ColumnFinding], columns: Sequence[HeadedColumn], by_model: Mapping[int, MatrixColumn]
) -> list[ColumnFinding]:
    """Return the findings with the columns of quantities of one model each."""
    made = list(found)
    for at, one in enumerate(found):
        if at in by_model:
            column = by_model[at]
            layout = ColumnLayout(one.proposed.position, one.proposed.heading, _QUANTITY, column.model)
            made[at] = replace(
                one,
                proposed=layout,
                confidence=_TOLD if column.told else _UNTOLD,
                reason=column.reason,
                samples=evidence(columns[at].cells).samples,
            )
    return made


def banner(rows: Rows, first: int, span: Span = WHOLE_WIDTH) -> tuple[int, str]:
    """Return the model that a line above headings names, ``Model: Sierra`` or in two cells, and the line.

    Args:
        rows: The first rows of the sheet.
        first: First row of the headings, from 0; lines above the same headings are those of another table.
        span: First and last column of the table.

    Returns:
        The line, from 0, and the model; -1 and an empty text where none names one.
    """
    above = [at + 1 for at in repeats_of(rows, first, span) if at < first]
    begin = max(first - _LINES_ABOVE, 0, *above)
    left = max(span[0] - rows.first_column, 0)
    right = None if span[1] is None else span[1] - rows.first_column + 1
    for line in range(begin, first):
        filled = [" ".join(cell.split()) for cell in rows.texts[line][left:right] if cell.strip()]
        for at, cell in enumerate(filled):
            name, colon, value = cell.partition(":")
            meaning = exact(TableKind.SOURCING, name)
            if meaning is None or meaning.field != _MODEL:
                continue
            if colon and value.strip():
                return line, value.strip()
            following = filled[at + 1] if at + 1 < len(filled) else ""
            if following and len(filled) <= _SHORT_LINE and not exact(TableKind.SOURCING, following):
                return line, following
    return -1, ""
