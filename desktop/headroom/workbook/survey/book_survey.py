"""Says what workbooks hold and how they would be read: the proposal, and what is doubtful about it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from headroom.book.content_label import DEFINITION
from headroom.book.fields.field_tables import field_of
from headroom.book.layout import BookLayout, DecimalMark, TableKind
from headroom.book.problem import Problem
from headroom.book.survey import CERTAIN, BookSurvey, Doubt, Question, SheetFinding, TableFinding
from headroom.book.table_answers import DECIMALS, ORIGINS, UNKNOWN_ORIGINS_ANSWER
from headroom.foreign_text import a_few, either
from headroom.language import tr
from headroom.workbook.bytes.refusals import no_values
from headroom.workbook.survey.ask_origins import asks_origins, why_no_bill
from headroom.workbook.survey.column_findings import MARKS
from headroom.workbook.survey.model_names import named_apart, stated_names
from headroom.workbook.survey.only_names import unused_columns
from headroom.workbook.survey.part_lists import with_lists_supplied, with_part_lists
from headroom.workbook.survey.sheet_survey import named_kind, survey_sheet
from headroom.workbook.tables.sheet_top import ROWS_SEARCHED, SheetTop
from headroom.workbook.tables.text_book import encoding_doubt

_MODEL, _PART, _COST, _ORIGIN = (
    field_of(TableKind.SOURCING, name).heading for name in ("model", "part_number", "unit_cost", "origin")
)
_AS_ELSEWHERE = tr("Numbers have a decimal comma, as elsewhere in the file.")
_CONFIRM, _NAME, _JOIN, _LAYOUT = "--confirm", "--model NAME", "--join SHEET", "--layout FILE"
_AS_UNKNOWN = f"--answer {ORIGINS}={UNKNOWN_ORIGINS_ANSWER}"
"""Options of a command line that answer a doubt."""

_THOROUGHLY = 12


def survey_book(
    name: str, tops: Sequence[SheetTop], problems: tuple[Problem, ...] = (), definition: str = ""
) -> BookSurvey:
    """Return what workbooks hold.

    Args:
        name: Name of the file, or of the first one and how many more.
        tops: The first rows of all sheets, visible ones first.
        problems: What is to be said about the files.
        definition: What the content figures are where they are not net cost.
    """
    models = _known_models(tops)
    sheets = tuple(
        survey_sheet(top, models, thorough=number < _THOROUGHLY or named_kind(top.name) is not None)
        for number, top in enumerate(tops)
    )
    return judged(name, with_part_lists(_with_one_mark(sheets), tops), problems, definition)


def judged(
    name: str, sheets: tuple[SheetFinding, ...], problems: tuple[Problem, ...] = (), definition: str = ""
) -> BookSurvey:
    """Return a survey with what is proposed for its sheets, and what is doubtful about that."""
    sheets = with_lists_supplied(sheets)
    parts, doubts = _parts(name, sheets)
    lists = _lists(sheets, parts)
    chosen = [*parts, *lists, *_facts(sheets, parts)]
    layout = BookLayout(tuple(table.layout for table in chosen))
    missing = [*doubts]
    for table in (*parts, *lists):
        missing += table_doubts(table)
    for table in chosen[len(parts) + len(lists) :]:
        missing += _open_questions(table)
    unsure = any(not table.certain for table in (*parts, *lists)) or any(
        table.open_questions for table in chosen
    )
    certain = bool(parts) and not missing and not unsure
    if layout.of_kind(TableKind.LABELS):
        definition = DEFINITION
    said = (*problems, *_encodings(name, sheets))
    return BookSurvey(name, sheets, layout, certain, tuple(dict.fromkeys(missing)), said, definition)


def _encodings(name: str, sheets: Iterable[SheetFinding]) -> Iterator[Problem]:
    """Yield what is to be said of text files whose encoding is not certain."""
    for sheet in sheets:
        if sheet.coding is not None and not sheet.coding.certain:
            yield encoding_doubt(sheet.file or name, sheet.coding)


def _with_one_mark(sheets: tuple[SheetFinding, ...]) -> tuple[SheetFinding, ...]:
    """Return the sheets; ``50.000`` is fifty thousand where other sheets of the file have decimal commas."""
    told: dict[str, set[DecimalMark]] = {}
    for sheet in sheets:
        said = told.setdefault(sheet.file, set())
        for table in sheet.tables:
            said |= {one.mark for one in table.columns} - {DecimalMark.BY_CELL}
    return tuple(
        replace(sheet, tables=tuple(_with_commas(table) for table in sheet.tables))
        if told[sheet.file] == {DecimalMark.COMMA}
        else sheet
        for sheet in sheets
    )


def _with_commas(table: TableFinding) -> TableFinding:
    """Return a table whose numbers have decimal commas where their cells do not tell."""
    if not any(one.ambiguous for one in table.columns):
        return table
    columns = tuple(
        replace(
            one,
            proposed=replace(one.proposed, decimal=DecimalMark.COMMA),
            numbers=", ".join(filter(None, (one.numbers, MARKS[DecimalMark.COMMA]))),
            mark=DecimalMark.COMMA,
            reason=f"{one.reason} {_AS_ELSEWHERE}",
            ambiguous=False,
        )
        if one.ambiguous
        else one
        for one in table.columns
    )
    answers = tuple((key, word) for key, word in table.layout.answers if key != DECIMALS)
    layout = replace(table.layout, columns=tuple(one.proposed for one in columns), answers=answers)
    questions = tuple(question for question in table.questions if question.key != DECIMALS)
    return replace(table, columns=columns, layout=layout, questions=questions)


def doubts_of(table: TableFinding) -> list[str]:
    """Return what is missing in a table or has to be confirmed, a sentence each."""
    return [doubt.text for doubt in table_doubts(table)]


def table_doubts(table: TableFinding) -> list[Doubt]:
    """Return what is missing in a table or has to be confirmed, and what answers it."""
    layout = table.layout
    sheet = f"“{layout.sheet}”"
    found = []
    if table.missing:
        named = (_NAME,) if _MODEL in table.missing else ()
        joined = (_JOIN,) if {_COST, _ORIGIN} & set(table.missing) else ()
        text = " ".join(filter(None, (_lacking(table), unused_columns(table), _choosing(table))))
        read = (_AS_UNKNOWN,) if asks_origins(table) else ()
        found.append(Doubt(text, (*named, *joined, *read, _LAYOUT)))
    if table.doubt:
        found.append(Doubt(f"{sheet}: {table.doubt}", (_CONFIRM, _NAME) if layout.model else (_CONFIRM,)))
    found.extend(
        Doubt(
            tr(
                "{sheet}, column {letters}: {reason} Confirm it.",
                sheet=sheet,
                letters=one.proposed.letters,
                reason=one.reason,
            ),
            (_CONFIRM, _LAYOUT),
        )
        for one in table.columns
        if one.proposed.field and not one.proposed.model and one.confidence < CERTAIN
    )
    return [*found, *_open_questions(table)]


def _lacking(table: TableFinding) -> str:
    """Return which columns are not known, and why a table is not read that lacks nothing but origins."""
    sheet, fields = f"“{table.layout.sheet}”", a_few(table.missing)
    if against := why_no_bill(table):
        # Translators: "against" is a clause, for instance "it names no part".
        return tr(
            "{sheet}: no column is known to be {fields}, and it is not taken for a bill without, as "
            "{against}.",
            sheet=sheet,
            fields=fields,
            against=against,
        )
    return tr("{sheet}: no column is known to be {fields}.", sheet=sheet, fields=fields)


def _choosing(table: TableFinding) -> str:
    """Return what to do about columns that are not known."""
    return tr(
        "Choose its column where the columns are shown, or write {fields} above it in row {row}.",
        fields=a_few(table.missing),
        row=table.layout.last_header_row,
    )


def _open_questions(table: TableFinding) -> list[Doubt]:
    """Return what is asked about a table."""
    sheet = f"“{table.layout.sheet}”"
    return [Doubt(f"{sheet}: {_asked(one)}", _options(table, one)) for one in table.open_questions]


def _options(table: TableFinding, question: Question) -> tuple[str, ...]:
    """Return the options of a command line that answer a question."""
    answers = tuple(table.option(question, answer) for answer in question.answers)
    return (_CONFIRM, *answers) if question.proposed else answers


def _asked(question: Question) -> str:
    """Return a question as a sentence: why it is asked, what is proposed, what it can be answered."""
    answers = {answer.word: answer.said for answer in question.answers}
    choices = either(answers.values())
    if not question.proposed:
        return tr("{reason} Choose: {answers}.", reason=question.reason, answers=choices)
    return tr(
        "{reason} Proposed: {proposed}. Choose: {answers}.",
        reason=question.reason,
        proposed=answers[question.proposed],
        answers=choices,
    )


def _known_models(tops: Iterable[SheetTop]) -> frozenset[str]:
    """Return the names of models that sheets named Models hold, in small letters."""
    names: set[str] = set()
    for top in tops:
        if named_kind(top.name) is not TableKind.MODELS:
            continue
        for table in survey_sheet(top, thorough=False).tables:
            if table.layout.column("name") is not None:
                names |= stated_names(top, table.layout)
    return frozenset(names)


def _parts(name: str, sheets: Sequence[SheetFinding]) -> tuple[list[TableFinding], list[Doubt]]:
    """Return the tables of parts that are proposed, and what is doubtful about the choice."""
    found = [
        (sheet, table)
        for sheet in sheets
        for table in sheet.tables
        if table.layout.kind in (TableKind.SOURCING, TableKind.LABELS)
    ]
    whole = [(sheet, table) for sheet, table in found if not table.missing]
    whole = [pair for pair in whole if not asks_origins(pair[1])] or whole
    by_name = [pair for pair in whole if named_kind(pair[0].name) is TableKind.SOURCING]
    if by_name:
        return [table for _, table in by_name], []
    whole = [pair for pair in whole if not pair[0].hidden] or whole
    if not whole:
        return [table for _, table in found[:1]], [Doubt(_no_table(name, sheets, found))]
    if len(whole) == 1:
        return [whole[0][1]], []
    if len({(sheet.file, sheet.name) for sheet, _ in whole}) == 1:
        return [table for _, table in whole], []  # blocks of one sheet
    return _several(name, whole)


def _several(
    name: str, whole: Sequence[tuple[SheetFinding, TableFinding]]
) -> tuple[list[TableFinding], list[Doubt]]:
    """Return which of several tables of parts are proposed, and what is doubtful about that."""
    by_sheet = [table for _, table in whole if table.layout.model == table.layout.sheet]
    if len(by_sheet) == len(whole):
        by_sheet = named_apart(by_sheet)
        models = a_few([table.layout.model for table in by_sheet])
        doubt = tr(
            "{file} has one sheet for each model ({models}). Confirm that their names are models.",
            file=name,
            models=models,
        )
        doubted = any(table.doubt for table in by_sheet)
        return [replace(table, doubt="") for table in by_sheet], [
            Doubt(doubt, (_CONFIRM,))
        ] if doubted else []
    named_above = [table for _, table in whole if table.layout.model and not table.doubt]
    if len({table.layout.model.casefold() for table in named_above}) == len(whole):
        return named_above, []  # each names its model in a line above its headings
    whole = [(sheet, table) for sheet, table in whole if table not in by_sheet]
    if len(whole) == 1:
        return [whole[0][1]], []
    files = {sheet.file for sheet, _ in whole}
    if len(files) == len(whole) and len(files) > 1:
        return [table for _, table in whole], []
    places = a_few([table.layout.sheet for _, table in whole])
    doubt = tr(
        "{file}: the sheets {sheets} all look like sourcing tables. Name the one to be read "
        "“Sourcing”, or choose in the window which are read.",
        file=name,
        sheets=places,
    )
    return [table for _, table in whole], [Doubt(doubt, (_CONFIRM,))]


def _lists(sheets: Sequence[SheetFinding], parts: Sequence[TableFinding]) -> list[TableFinding]:
    """Return the part lists that may be joined to the parts."""
    if not any(part.layout.kind is TableKind.SOURCING for part in parts):
        return []
    tables = (table for sheet in sheets for table in sheet.tables)
    return [table for table in tables if table.layout.kind is TableKind.PART_LIST]


def _facts(sheets: Sequence[SheetFinding], parts: Sequence[TableFinding]) -> list[TableFinding]:
    """Return the tables of models and of rates that go with the parts: by name first."""
    chosen: list[TableFinding] = []
    for kind in (TableKind.MODELS, TableKind.RATES):
        found = [
            (sheet, table)
            for sheet in sheets
            for table in sheet.tables
            if table.layout.kind is kind and not table.missing
        ]
        named_so = [pair for pair in found if named_kind(pair[0].name) is kind]
        apart = [pair for pair in found if not _within(pair[1], parts)]
        visible = [pair for pair in apart if not pair[0].hidden]
        best = named_so or visible or apart or found
        chosen += [table for _, table in best if not table.shape or _within(table, parts)]
    return chosen


def _within(table: TableFinding, parts: Sequence[TableFinding]) -> bool:
    """Return whether a table stands in the rows of a table of parts."""
    here = table.layout
    return any(
        (here.file, here.sheet, here.header_row)
        == (part.layout.file, part.layout.sheet, part.layout.header_row)
        for part in parts
    )


def _no_table(
    name: str, sheets: Sequence[SheetFinding], found: Sequence[tuple[SheetFinding, TableFinding]]
) -> str:
    """Return the sentence for workbooks without a whole table of parts."""
    if not sheets:
        return tr("{file} has no sheet with part rows. Compare it with the template.", file=name)
    if not any(cell for sheet in sheets for row in sheet.top for cell in row):
        more = any(sheet.rows > ROWS_SEARCHED for sheet in sheets)
        return no_values(name, ROWS_SEARCHED if more else None)
    tables = [(sheet, table) for sheet in sheets for table in sheet.tables] if not found else list(found)
    names = a_few([sheet.name for sheet in sheets])
    if not tables:
        return tr(
            "{file}: no sheet has the headings that are needed: {fields}. Sheets: {sheets}. Compare the "
            "file with the template.",
            file=name,
            fields=f"{_MODEL}, {_PART}, {_ORIGIN}, {_COST}",
            sheets=names,
        )
    return " ".join(
        (
            tr("{file}: no sheet has the headings that are needed.", file=name),
            _nearest(*min(tables, key=lambda pair: len(pair[1].missing))),
            tr("Sheets: {sheets}. Compare the file with the template.", sheets=names),
        )
    )


def _nearest(sheet: SheetFinding, table: TableFinding) -> str:
    """Return which sheet has the most of the headings that are needed, and which it lacks."""
    seen = [one.proposed.heading for one in table.columns if one.proposed.field]
    lacking = ", ".join(table.missing or (_PART, _ORIGIN, _COST))
    if against := why_no_bill(table):
        lacking = tr(
            "{fields}, and it is not taken for a bill without, as {against}", fields=lacking, against=against
        )
    if not seen:
        return tr("The nearest is “{sheet}”; missing: {fields}.", sheet=sheet.name, fields=lacking)
    return tr(
        "The nearest is “{sheet}”, row {row}, with {headings}; missing: {fields}.",
        sheet=sheet.name,
        row=table.layout.header_row,
        headings=a_few(seen),
        fields=lacking,
    )
