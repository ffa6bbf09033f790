"""What was found in a workbook as plain text, before anything is calculated."""

from collections.abc import Mapping

from headroom.book.layout import column_letters
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey, ColumnFinding, Doubt, Question, SheetFinding, TableFinding
from headroom.foreign_text import lines as under_each_other
from headroom.foreign_text import one_line
from headroom.language import colon, tr, tr_count, tr_in, translated
from headroom.output.evaluation_table import aligned, listed_problems, plain
from headroom.output.structure_words import structure_lines
from headroom.words import formatting

_PERCENT = 100
_ROWS_SHOWN = 3
_COLUMNS_SHOWN = 8
_LONGEST_CELL = 24
_OR = tr_in("between two options", "or")
_NO_TABLE = tr("no table was found.")


def inspection(
    survey: BookSurvey, layout: str | None, book: SourcingBook | None, headings: Mapping[str, str]
) -> str:
    """Return everything that was found, as text that ends with a line break.

    Args:
        survey: Sheets, tables and what their columns seem to mean.
        layout: Name of the remembered layout it was read by, empty for one without a name; None: by
            what was proposed.
        book: What was read; None where the layout is not certain enough to read by.
        headings: Canonical heading by name of the field.
    """
    blocks = [_title(survey, layout, book)]
    for sheet in survey.sheets:
        blocks += _sheet(sheet, headings, book)
    blocks.append(listed_problems(survey.problems if book is None else book.problems))
    return plain("\n\n".join(blocks)) + "\n"


def _title(survey: BookSurvey, layout: str | None, book: SourcingBook | None) -> str:
    """Return what was read, by which layout, or what is missing."""
    lines = [survey.name]
    if layout is not None:
        lines.append(
            tr("Read by the layout “{layout}”.", layout=layout)
            if layout
            else tr("Read by the layout of the file.")
        )
    elif survey.certain:
        lines.append(tr("Every column that is needed is certain."))
    lines += [line for doubt in survey.doubts if layout is None for line in _doubt(doubt)]
    if book is not None:
        lines.append(
            tr_count(
                "{used} of {n} row used in {models}.",
                "{used} of {n} rows used in {models}.",
                book.rows_read,
                used=formatting.count(book.rows_used),
                models=tr_count("{n} model", "{n} models", len(book.vehicles)),
            )
        )
    definition = survey.definition if book is None else book.definition
    if definition:
        lines.append(tr("Content: {definition}.", definition=translated(definition)))
    return under_each_other(lines)


def _doubt(doubt: Doubt) -> list[str]:
    """Return what is doubtful, and the options that answer it."""
    return (
        [doubt.text, "  " + tr("Answer it with {options}.", options=f" {_OR} ".join(doubt.options))]
        if doubt.options
        else [doubt.text]
    )


def _sheet(sheet: SheetFinding, headings: Mapping[str, str], book: SourcingBook | None) -> list[str]:
    """Return what was found in one sheet."""
    name = f"[{sheet.file}]{sheet.name}" if sheet.file else sheet.name
    facts = [tr_count("{n} row", "{n} rows", sheet.rows)] if sheet.rows else []
    facts += [tr_in("a sheet", "hidden")] if sheet.hidden else []
    facts += [tr("encoding {encoding}", encoding=sheet.coding.name)] if sheet.coding is not None else []
    title = tr("Sheet {sheet}", sheet=name)
    if facts:
        title = f"{title} ({', '.join(facts)})"
    if not sheet.tables:
        return ["\n".join((one_line(colon(title, sheet.note or _NO_TABLE)), *_top(sheet)))]
    return [
        _table(title, sheet.note, table, headings, structure_lines(table, book)) for table in sheet.tables
    ]


def _top(sheet: SheetFinding) -> list[str]:
    """Return the first rows of a sheet that hold something, for whoever looks for the table in vain."""
    filled = [(number, cells) for number, cells in enumerate(sheet.top, 1) if any(map(str.strip, cells))]
    shown = filled[:_ROWS_SHOWN]
    columns = [at for at in range(len(sheet.top[0]) if shown else 0) if any(row[at] for _, row in shown)]
    columns = columns[:_COLUMNS_SHOWN]
    if not columns:
        return []
    headings = (tr("Row"), *(column_letters(sheet.first_column + at) for at in columns))
    rows = [(str(number), *(_short(cells[at]) for at in columns)) for number, cells in shown]
    return [aligned(headings, rows, left=len(headings))]


def _short(cell: str) -> str:
    """Return the beginning of a cell."""
    text = " ".join(cell.split())
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"


def _table(title: str, note: str, table: TableFinding, headings: Mapping[str, str], levels: list[str]) -> str:
    """Return what was found in one table."""
    layout = table.layout
    heads = tr("headings in row {row}", row=layout.header_row)
    if layout.last_header_row > layout.header_row:
        heads = tr(
            "headings in rows {first} to {last}",
            first=layout.header_row,
            last=layout.last_header_row,
        )
    lines = [colon(title, f"{layout.kind.word}, {heads}")]
    one_model = tr("All rows are parts of the model {model}.", model=layout.model) if layout.model else ""
    lines += dict.fromkeys(sentence for sentence in (table.shape, note, one_model) if sentence)
    if table.missing:
        lines.append(tr("Missing: {fields}", fields=", ".join(table.missing)))
    lines += levels
    lines += [line for question in table.questions for line in _question(table, question)]
    columns = [_column(found, headings) for found in table.columns]
    table_text = aligned(
        (
            tr("Column"),
            tr("Heading"),
            tr("Field"),
            tr_in("a heading: how sure it is, in percent", "Sure"),
            tr_in("a heading", "Why"),
        ),
        columns,
        left=5,
    )
    return f"{under_each_other(lines)}\n{table_text}"


def _question(table: TableFinding, question: Question) -> list[str]:
    """Return a question and the options that answer it, a line each."""
    asked = (
        tr("{question} (taken without asking)", question=question.title) if question.sure else question.title
    )
    lines = [colon(asked, question.reason)]
    for answer in question.answers:
        mark = tr_in("an answer", "proposed") if answer.word == question.proposed else ""
        more = ", ".join(filter(None, (answer.consequence, mark)))
        said = f"{answer.said} ({more})" if more else answer.said
        lines.append(f"  {table.option(question, answer)}: {said}")
    return lines


def _column(found: ColumnFinding, headings: Mapping[str, str]) -> tuple[str, str, str, str, str]:
    """Return the cells of one column."""
    column = found.proposed
    field = headings.get(column.field, column.field) or tr_in("a column", "not used")
    if column.model:
        field = f"{field}, {column.model}"
    sure = f"{round(found.confidence * _PERCENT)} %" if column.field else ""
    return column.letters, column.heading, field, sure, found.reason
