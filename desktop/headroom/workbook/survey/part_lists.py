"""Finds the sheets that are part lists: facts by part number that a bill of material lacks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from headroom.book.fields.field_tables import FIELDS
from headroom.book.layout import JOIN, JOINED, LEFT, TableKind, TableLayout
from headroom.book.survey import PossibleAnswer, Question, SheetFinding, TableFinding
from headroom.foreign_text import a_few
from headroom.language import localized, tr, tr_count
from headroom.workbook.survey.ask_origins import with_origins
from headroom.workbook.survey.bill_top import BillTop, bill_top, rows_at_top
from headroom.workbook.survey.list_candidates import ListCandidate, list_candidate
from headroom.workbook.survey.listed_facts import ListTop
from headroom.workbook.survey.proposal import missing_fields, rows_of
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.sheet_survey import named_kind
from headroom.workbook.survey.table_questions import with_questions
from headroom.workbook.tables.sheet_top import SheetTop

_NUMBER, _MODEL, _QUANTITY, _COST, _ORIGIN = "part_number", "model", "quantity", "unit_cost", "origin"
_SURELY = 0.9
_PARTS = FIELDS[TableKind.PART_LIST]


def with_part_lists(sheets: tuple[SheetFinding, ...], tops: Sequence[SheetTop]) -> tuple[SheetFinding, ...]:
    """Return the sheets; those that complete the bills of others by part number are part lists.

    Args:
        sheets: What was found in each sheet.
        tops: The first rows of each.
    """
    bills = [bill_top(top, table) for top, table in _bills(sheets, tops)]
    if not bills or any(_says_all(bill.table) for bill in bills):
        return sheets
    found = [one for at, _ in enumerate(sheets) if (one := list_candidate(at, sheets[at], tops[at], bills))]
    if not found:
        return sheets
    best = _best(found)
    made = list(sheets)
    for one in found:
        rival = any(
            other is not one and other.needed & one.needed for other in found
        )  # two lists of prices, say
        takes = not rival or one in best
        made[one.sheet] = _with_list(sheets[one.sheet], one, bills, takes=takes, rival=rival)
    lists = [
        ListTop(rows_at_top(top), table.layout)
        for sheet, top in zip(made, tops, strict=True)
        for table in sheet.tables
        if table.layout.is_joined
    ]
    return tuple(
        replace(one, tables=tuple(_told_of_levels(one, top, table, lists) for table in one.tables))
        for one, top in zip(made, tops, strict=True)
    )


def _told_of_levels(
    sheet: SheetFinding, top: SheetTop, table: TableFinding, lists: Sequence[ListTop]
) -> TableFinding:
    """Return a table with what is asked about its levels, seen in all of the first rows."""
    rows = replace(rows_of(sheet), texts=top.rows, merged=top.merged, steps=top.steps)
    return with_levels_told(rows, table, lists)


def with_lists_supplied(sheets: Sequence[SheetFinding]) -> tuple[SheetFinding, ...]:
    """Return the sheets, their tables of parts with what is still missing beside all part lists."""
    lists = [table.layout for sheet in sheets for table in sheet.tables]
    return tuple(
        replace(one, tables=tuple(with_supplied(table, lists) for table in one.tables)) for one in sheets
    )


def with_levels_told(rows: Rows, table: TableFinding, lists: Sequence[ListTop]) -> TableFinding:
    """Return a table with what is asked about it; of one with levels part lists may say what counts.

    Args:
        rows: The first rows of its sheet.
        table: The table.
        lists: The part lists that are joined to it.
    """
    if table.layout.kind is not TableKind.SOURCING or table.structure is None:
        return table
    return with_questions(rows, table, lists=lists)


def with_supplied(table: TableFinding, layouts: Sequence[TableLayout]) -> TableFinding:
    """Return a table of parts without what is missing in it but joined from part lists.

    Args:
        table: The table.
        layouts: All tables that are read.
    """
    if table.layout.kind is not TableKind.SOURCING:
        return table
    there = {column.field for layout in layouts if layout.is_joined for column in layout.columns}
    supplied = {field.heading for field in _PARTS if field.name in there and field.name != _NUMBER}
    missing = tuple(heading for heading in missing_fields(table.layout) if heading not in supplied)
    return with_origins(replace(table, missing=missing), stated=_ORIGIN in there)


def _bills(
    sheets: Sequence[SheetFinding], tops: Sequence[SheetTop]
) -> Iterator[tuple[SheetTop, TableFinding]]:
    """Yield the tables that say which parts go into a model, or how many of each."""
    for sheet, top in zip(sheets, tops, strict=True):
        for table in sheet.tables:
            layout = table.layout
            counts = layout.column(_MODEL) or layout.column(_QUANTITY) or layout.quantities_by_model()
            if layout.kind is TableKind.SOURCING and layout.column(_NUMBER) and counts and not sheet.hidden:
                yield top, table


def _says_all(table: TableFinding) -> bool:
    """Return whether a sheet is named as that of the template and has every column that is needed."""
    return named_kind(table.layout.sheet) is TableKind.SOURCING and not table.missing


def _best(found: Sequence[ListCandidate]) -> list[ListCandidate]:
    """Return the lists that are proposed where several have what is needed: those that match best."""
    best: list[ListCandidate] = []
    for one in sorted(found, key=lambda one: -one.found):
        if not any(one.needed & other.needed for other in best):
            best.append(one)
    return best


def _with_list(
    sheet: SheetFinding, one: ListCandidate, bills: Sequence[BillTop], *, takes: bool, rival: bool
) -> SheetFinding:
    """Return a sheet whose table is a part list, with the question whether it is joined."""
    facts = a_few([field.heading for field in one.offers], 3)
    whole = one.list.whole and all(bill.whole for bill in bills)
    question = Question(
        key=JOIN,
        title=tr("{fields} from “{sheet}”", fields=facts, sheet=sheet.name),
        reason=_found(
            one, a_few(list(dict.fromkeys(bill.table.layout.sheet for bill in bills))), whole=whole
        ),
        answers=(
            PossibleAnswer(JOINED, tr("Join it to the parts"), _joining(one, facts, whole=whole)),
            PossibleAnswer(LEFT, tr("Leave it out"), _leaving(one, facts)),
        ),
        proposed=JOINED if takes else LEFT,
        sure=bool(one.needed and not rival and one.once and one.found >= _SURELY * one.rows),
        share=(one.found, one.rows),
        without=one.without,
        left=one.unused,
    )
    table = one.list.table
    layout = table.layout.with_answers({JOIN: question.proposed})
    made = replace(table, layout=layout, questions=(*table.questions, question))
    return replace(sheet, tables=(made,))


def _found(one: ListCandidate, sheets: str, *, whole: bool) -> str:
    """Return how many part numbers of a list are found in other sheets."""
    found, rows = localized(f"{one.found:,}"), localized(f"{one.rows:,}")
    if whole:
        return tr(
            "It has no model and no quantity, but part numbers of {sheets}: {found} of {rows} rows are found "
            "there, spaces, dashes, capitals and zeros forgiven.",
            sheets=sheets,
            found=found,
            rows=rows,
        )
    return tr(
        "It has no model and no quantity, but part numbers of {sheets}: {found} of {rows} rows of the first "
        "rows are found there, spaces, dashes, capitals and zeros forgiven.",
        sheets=sheets,
        found=found,
        rows=rows,
    )


def _joining(one: ListCandidate, facts: str, *, whole: bool) -> str:
    """Return what comes of joining a list."""
    said = tr_count("{n} row gets {fields}", "{n} rows get {fields}", one.found, fields=facts)
    if one.left and whole:
        said = tr("{clause}, {count} of its parts left over", clause=said, count=localized(f"{one.left:,}"))
    return tr("{clause}; their parts come to {amount}", clause=said, amount=one.money) if one.money else said


def _leaving(one: ListCandidate, facts: str) -> str:
    """Return what comes of leaving a list out."""
    lacking = a_few([field.heading for field in one.offers if field.name in one.needed])
    if lacking:
        return tr("the rows have no {fields}", fields=lacking)
    return tr("for {fields} the bill counts alone", fields=facts)
