"""A layout while a person looks it over: what is proposed, what was changed, and what is still missing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from headroom.book.layout import JOIN, BookLayout, ColumnLayout, Span, TableKind, TableLayout
from headroom.book.survey import BookSurvey, ColumnFinding, Question, SheetFinding, TableFinding
from headroom.book.table_answers import ORIGINS, UNREAD_ANSWER
from headroom.foreign_text import a_few
from headroom.language import tr
from headroom.workbook.survey.ask_origins import to_be_read
from headroom.workbook.survey.book_survey import doubts_of
from headroom.workbook.survey.listed_facts import ListTop
from headroom.workbook.survey.part_lists import with_levels_told, with_supplied
from headroom.workbook.survey.proposal import missing_fields, propose_table, rows_of
from headroom.workbook.survey.survey_currencies import currencies_without_rate
from headroom.workbook.survey.table_questions import with_questions

_CHOSEN = tr("Chosen here.")
_PARTS = (TableKind.SOURCING, TableKind.LABELS)


@dataclass(frozen=True, slots=True)
class DraftTable:
    """One table of one sheet, or a sheet of which nothing is read.

    Attributes:
        sheet: The sheet.
        finding: What its columns mean; None where nothing is known of it.
        used: Whether it is read.
    """

    sheet: SheetFinding
    finding: TableFinding | None
    used: bool

    @property
    def kind(self) -> TableKind | None:
        """Return what its rows are; None where it is not read."""
        return self.finding.layout.kind if self.used and self.finding is not None else None


@dataclass(frozen=True, slots=True)
class LayoutDraft:
    """Every table that was found, with what is made of it.

    Attributes:
        survey: What was found.
        tables: The tables, those that are read first, else sheet by sheet.
        rates: US dollars per unit of currencies that no table states a rate of.
    """

    survey: BookSurvey
    tables: tuple[DraftTable, ...]
    rates: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(cls, survey: BookSurvey, layout: BookLayout | None = None) -> Self:
        """Return the draft of what is proposed, or of a layout that fits."""
        chosen = list((layout or survey.proposed).tables)
        tables = []
        for sheet in survey.sheets:
            here = [table for table in chosen if (table.sheet, table.file) == (sheet.name, sheet.file)]
            found = [_as_chosen(sheet, table, answered=layout is not None) for table in here]
            taken = {(table.header_row, table.first_column) for table in here}
            others = [one for one in sheet.tables if _place(one.layout) not in taken]
            if not here:
                others = others[:1]
            elif layout is None:
                others = []
            found += [DraftTable(sheet, one, used=False) for one in others]
            tables += found or [DraftTable(sheet, None, used=False)]
        rates = layout.rates if layout is not None else ()
        ordered = tuple(sorted(tables, key=lambda table: not table.used))
        return cls(survey, _supplied(ordered), rates)

    def layout(self, name: str = "") -> BookLayout:
        """Return the layout as it is now.

        Args:
            name: What it is called.
        """
        rates = tuple((code, rate) for code, rate in self.rates if code in self.without_rate())
        return BookLayout(tuple(finding.layout for finding in self._used()), name, rates)

    def without_rate(self) -> tuple[str, ...]:
        """Return the currencies that are used but that no table states a rate of, ISO 4217 codes."""
        return currencies_without_rate(
            [(table.sheet, table.finding.layout) for table in self.tables if table.used and table.finding]
        )

    def with_rate(self, code: str, usd: float) -> Self:
        """Return this draft with what a currency is worth.

        Args:
            code: ISO 4217 code.
            usd: US dollars for one unit; 0: not known.
        """
        others = tuple(pair for pair in self.rates if pair[0] != code)
        return replace(self, rates=(*others, (code, usd)) if usd > 0 else others)

    def missing(self) -> tuple[str, ...]:
        """Return what keeps the workbook from being read, a sentence each."""
        used = list(self._used())
        parts = [finding for finding in used if finding.layout.kind in _PARTS]
        if not parts:
            return (tr("No table of parts is chosen: say for one sheet that it holds the sourcing."),)
        lacking = [
            tr(
                "“{sheet}”: choose the column of {fields}.",
                sheet=finding.layout.sheet,
                fields=a_few(finding.missing),
            )
            for finding in used
            if finding.missing
        ]
        lacking += [
            tr("“{sheet}”: {reason} Choose an answer.", sheet=finding.layout.sheet, reason=question.reason)
            for finding in used
            for question in finding.open_questions
            if not question.proposed
        ]
        return tuple(lacking)

    def doubts(self) -> tuple[str, ...]:
        """Return what opening it confirms, a sentence each."""
        return tuple(dict.fromkeys(filter(None, (*self.table_doubts(), self.rate_doubt()))))

    def lacking_rates(self) -> list[str]:
        """Return the currencies that are used but that nobody has said the worth of, ISO 4217 codes."""
        told = {code for code, _ in self.rates}
        return [code for code in self.without_rate() if code not in told]

    def rate_doubt(self) -> str:
        """Return what becomes of rows in such currencies, one sentence or two; empty for none."""
        lacking = self.lacking_rates()
        if not lacking:
            return ""
        return tr(
            "No table says what {currencies} is worth in US dollars: its rows are left out. Give "
            "the rate here, or add a sheet Rates.",
            currencies=a_few(lacking),
        )

    def table_doubts(self) -> tuple[str, ...]:
        """Return what opening it confirms about its tables, a sentence each."""
        return tuple(dict.fromkeys(text for finding in self._used() for text in doubts_of(finding)))

    def with_kind(self, at: int, kind: TableKind | None) -> Self:
        """Return this draft with a table read as another kind; None: not at all."""
        table = self.tables[at]
        if kind is None:
            return self._with(at, replace(table, used=False))
        known = table.finding
        if known is not None and known.layout.kind is kind:
            return self._with(at, replace(table, finding=to_be_read(known), used=True))
        if not table.sheet.top:
            return self
        if known is None:
            finding = propose_table(table.sheet, kind, 1, 1)
        else:
            old = known.layout
            rows = (old.header_row, old.last_header_row)
            finding = propose_table(table.sheet, kind, *rows, span=old.span)
        return self._with(at, DraftTable(table.sheet, finding, used=True))

    def with_rows(self, at: int, header_row: int, last_header_row: int, last_row: int | None) -> Self:
        """Return this draft with a table whose headings stand in other rows, or that ends elsewhere."""
        table = self.tables[at]
        if table.finding is None:
            return self
        layout, finding = table.finding.layout, table.finding
        if (header_row, last_header_row) != (layout.header_row, layout.last_header_row):
            if not 1 <= header_row <= last_header_row <= len(table.sheet.top):
                return self
            finding = propose_table(
                table.sheet, layout.kind, header_row, last_header_row, last_row, layout.span
            )
        below = max(table.sheet.rows - last_row, 0) if last_row is not None else 0
        ended = replace(finding.layout, last_row=last_row, below=below)
        return self._with(at, replace(table, finding=replace(finding, layout=ended)))

    def with_span(self, at: int, span: Span) -> Self:
        """Return this draft with a table that begins or ends in other columns."""
        table = self.tables[at]
        if table.finding is None or table.finding.layout.span == span:
            return self
        old = table.finding.layout
        rows = (old.header_row, old.last_header_row, old.last_row)
        finding = propose_table(table.sheet, old.kind, *rows, span)
        placed = replace(finding.layout, below=old.below)
        return self._with(at, replace(table, finding=replace(finding, layout=placed)))

    def with_column(self, at: int, column: ColumnLayout) -> Self:
        """Return this draft with a column that means something else; no other column means the same."""
        table = self.tables[at]
        if table.finding is None:
            return self
        columns = tuple(_changed(one, column) for one in table.finding.columns)
        finding = with_questions(rows_of(table.sheet), _of_columns(table.finding, columns))
        return self._with(at, replace(table, finding=finding))

    def with_model(self, at: int, model: str) -> Self:
        """Return this draft with a table whose rows are all parts of one model."""
        table = self.tables[at]
        if table.finding is None:
            return self
        layout = replace(table.finding.layout, model=model)
        finding = replace(table.finding, layout=layout, missing=missing_fields(layout), doubt="", shape="")
        return self._with(at, replace(table, finding=finding))

    def with_answer(self, at: int, key: str, word: str) -> Self:
        """Return this draft with a question about a table answered.

        Args:
            at: The table.
            key: Of the question.
            word: Of the answer.
        """
        table = self.tables[at]
        if table.finding is None:
            return self
        if (key, word) == (ORIGINS, UNREAD_ANSWER) and self._has_others(at):
            return self.with_kind(at, None)
        answered = table.finding.answered({key: word})
        if key == JOIN:  # also of a list that nobody asked about, because a person chose it
            answered = replace(answered, layout=answered.layout.with_answers({key: word}))
        return self._with(at, replace(table, finding=answered))

    def questions(self) -> tuple[tuple[int, Question], ...]:
        """Return the questions about the tables that are read, each with the place of its table."""
        return tuple(
            (at, question)
            for at, table in enumerate(self.tables)
            if table.used and table.finding is not None
            for question in table.finding.questions
        )

    def _has_others(self, at: int) -> bool:
        """Return whether parts are read of other tables than one."""
        return any(other != at and table.kind in _PARTS for other, table in enumerate(self.tables))

    def _used(self) -> Iterator[TableFinding]:
        return (table.finding for table in self.tables if table.used and table.finding is not None)

    def _with(self, at: int, table: DraftTable) -> Self:
        tables = (*self.tables[:at], table, *self.tables[at + 1 :])
        return replace(self, tables=_supplied(self._with_levels(tables)))

    def _with_levels(self, tables: tuple[DraftTable, ...]) -> tuple[DraftTable, ...]:
        """Return the tables; what is asked about levels follows the part lists that are joined now."""
        lists = _joined(tables)
        as_before = lists == _joined(self.tables)
        return tuple(
            one
            if one.finding is None or (as_before and one.finding is before.finding)
            else replace(one, finding=with_levels_told(rows_of(one.sheet), one.finding, lists))
            for one, before in zip(tables, self.tables, strict=True)
        )


def _joined(tables: tuple[DraftTable, ...]) -> list[ListTop]:
    """Return the part lists that are joined."""
    return [
        ListTop(rows_of(one.sheet), one.finding.layout)
        for one in tables
        if one.used and one.finding is not None and one.finding.layout.is_joined
    ]


def _supplied(tables: tuple[DraftTable, ...]) -> tuple[DraftTable, ...]:
    """Return the tables; what part lists have is not missing in the parts they are joined to."""
    layouts = [table.finding.layout for table in tables if table.used and table.finding is not None]
    return tuple(
        table
        if table.finding is None
        else replace(table, finding=with_supplied(table.finding, layouts if table.used else ()))
        for table in tables
    )


def _place(layout: TableLayout) -> tuple[int, int]:
    """Return where a table begins: its first row and its first column."""
    return layout.header_row, layout.first_column


def _as_chosen(sheet: SheetFinding, layout: TableLayout, *, answered: bool) -> DraftTable:
    """Return a table of a layout with what was found about it.

    Args:
        sheet: The sheet.
        layout: Where the table stands.
        answered: Whether a person answered what it says to questions; else it is what is proposed.
    """
    same = [table for table in sheet.tables if table.layout.kind is layout.kind]
    found = next((one for one in same if one.layout.with_answers(dict(layout.answers)) == layout), None)
    if found is None:
        proposed = propose_table(
            sheet, layout.kind, layout.header_row, layout.last_header_row, layout.last_row, layout.span
        )
        columns = tuple(
            one if one.proposed == column else replace(one, proposed=column, confidence=1.0, reason=_CHOSEN)
            for one, column in zip(proposed.columns, layout.columns, strict=False)
        )
        chosen = replace(proposed, layout=layout, columns=columns, missing=missing_fields(layout), doubt="")
        asked = next((one.questions for one in same if one.layout.is_joined), ())
        found = with_questions(rows_of(sheet), replace(chosen, questions=asked))
    return DraftTable(sheet, found.answered(dict(layout.answers)) if answered else found, used=True)


def _changed(one: ColumnFinding, column: ColumnLayout) -> ColumnFinding:
    """Return a column as it is when another one was given its meaning."""
    if one.proposed.position == column.position:
        return replace(
            one, proposed=column, confidence=1.0, reason=_CHOSEN if column.field else tr("Not used.")
        )
    same = column.field and one.proposed.field == column.field and one.proposed.model == column.model
    if not same:
        return one
    return replace(
        one, proposed=replace(one.proposed, field="", model=""), confidence=0.0, reason=tr("Not used.")
    )


def _of_columns(finding: TableFinding, columns: tuple[ColumnFinding, ...]) -> TableFinding:
    """Return a table with other columns."""
    layout = replace(finding.layout, columns=tuple(one.proposed for one in columns))
    named_by_column = any(column.field == "model" for column in layout.columns)
    if named_by_column:
        layout = replace(layout, model="")
    doubt = "" if named_by_column else finding.doubt
    return replace(finding, layout=layout, columns=columns, missing=missing_fields(layout), doubt=doubt)


def needs_no_look(survey: BookSurvey) -> bool:
    """Return whether a workbook is like the template: nothing of it has to be shown before it is read."""
    if not survey.certain:
        return False
    used = {(table.file, table.sheet, table.header_row, table.kind) for table in survey.proposed.tables}
    return all(
        one.canonical
        for sheet in survey.sheets
        for table in sheet.tables
        if (table.layout.file, table.layout.sheet, table.layout.header_row, table.layout.kind) in used
        for one in table.columns
        if one.proposed.field
    )
