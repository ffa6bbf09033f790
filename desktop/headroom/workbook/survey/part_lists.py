"""Finds the sheets that are part lists: facts by part number that a bill of material lacks."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from headroom.book.fields.field import CellKind, Field
from headroom.book.fields.field_tables import FIELDS
from headroom.book.layout import JOIN, JOINED, LEFT, DecimalMark, TableKind, TableLayout
from headroom.book.survey import PossibleAnswer, Question, SheetFinding, TableFinding, UnmatchedPart
from headroom.foreign_text import a_few
from headroom.notation.numbers import Style, typed_number
from headroom.workbook.survey.ask_origins import with_origins
from headroom.workbook.survey.numbered_rows import needs_partner, numbered_rows, partners_among
from headroom.workbook.survey.proposal import missing_fields, proposed
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.sheet_survey import named_kind
from headroom.workbook.tables.sheet_top import ROWS_SEARCHED, SheetTop

_NUMBER, _MODEL, _QUANTITY, _COST, _ORIGIN = "part_number", "model", "quantity", "unit_cost", "origin"
_FILLED = frozenset({"Country of origin", "Unit cost", "Model"})
"""What a bill may lack that is joined, or that its name says."""

_MOSTLY = 0.5
_SURELY = 0.9
_BLANK = 0.1
"""Share of blank cells from which a column of a bill is one to be filled."""

_PARTS = FIELDS[TableKind.PART_LIST]
_FACTS = tuple(field for field in _PARTS if field.carried and field.name != _NUMBER)


@dataclass(frozen=True, slots=True)
class _Bill:
    """A bill of material with its first rows.

    Attributes:
        table: What was found.
        cells: Its cells by field, row by row, as shown.
        row_numbers: Where they stand, as Excel counts.
        whole: Whether all of it was looked at.
    """

    table: TableFinding
    cells: dict[str, list[str]]
    row_numbers: tuple[int, ...]
    whole: bool

    def apart(self, known: Collection[str]) -> tuple[UnmatchedPart, ...]:
        """Return the rows whose part number is not among some, as they are compared.

        An assembly whose parts count needs no partner.
        """
        layout = self.table.layout
        return tuple(
            UnmatchedPart(layout.file, layout.sheet, number, part)
            for number, part in zip(self.row_numbers, self.cells[_NUMBER], strict=True)
            if part not in known and needs_partner(self.table, number)
        )

    def lacks(self, name: str) -> bool:
        """Return whether a field has no column, or blank cells to be filled."""
        cells = self.cells.get(name)
        if cells is None:
            return True
        rows = len(self.cells[_NUMBER])
        return sum(not cell.strip() for cell in cells) > _BLANK * rows


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sheet that may be a part list.

    Attributes:
        sheet: Position of the sheet.
        list: Its table as a part list, with its first rows.
        offers: Fields that it has and the bills lack.
        needed: Those of them that the bills have to have.
        found: Rows of the bills that stand in it, of those looked at.
        rows: Rows of the bills that were looked at.
        left: Numbers of it that stand in no bill, of those looked at.
        once: Whether each of its numbers stands in one row.
        money: What the parts found come to at its unit costs, in words; empty where it has none.
        without: Rows of the bills that do not stand in it; None where it was not looked at whole.
        unused: Rows of it that stand in no bill; None where not all bills were looked at whole.
    """

    sheet: int
    list: _Bill
    offers: tuple[Field, ...]
    needed: frozenset[str]
    found: int
    rows: int
    left: int
    once: bool
    money: str
    without: tuple[UnmatchedPart, ...] | None
    unused: tuple[UnmatchedPart, ...] | None


def with_part_lists(sheets: tuple[SheetFinding, ...], tops: Sequence[SheetTop]) -> tuple[SheetFinding, ...]:
    """Return the sheets; those that complete the bills of others by part number are part lists.

    Args:
        sheets: What was found in each sheet.
        tops: The first rows of each.
    """
    bills = [_cells(top, table) for top, table in _bills(sheets, tops)]
    if not bills or any(_says_all(bill.table) for bill in bills):
        return sheets
    found = [one for at, _ in enumerate(sheets) if (one := _candidate(at, sheets[at], tops[at], bills))]
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
    return tuple(made)


def with_lists_supplied(sheets: Sequence[SheetFinding]) -> tuple[SheetFinding, ...]:
    """Return the sheets, their tables of parts with what is still missing beside all part lists."""
    lists = [table.layout for sheet in sheets for table in sheet.tables]
    return tuple(
        replace(one, tables=tuple(with_supplied(table, lists) for table in one.tables)) for one in sheets
    )


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


def _cells(top: SheetTop, table: TableFinding) -> _Bill:
    """Return a table with its first rows that have a part number."""
    rows = numbered_rows(top.rows, top.first_column, table.layout)
    names = {name: None for row in rows.values() for name in row} or {
        one.field: None for one in table.layout.columns if one.field and not one.model
    }
    cells = {name: [row[name] for row in rows.values()] for name in names}
    return _Bill(table, cells, tuple(at + 1 for at in rows), whole=len(top.rows) < ROWS_SEARCHED)


def _candidate(at: int, sheet: SheetFinding, top: SheetTop, bills: Sequence[_Bill]) -> _Candidate | None:
    """Return a sheet as a part list for the bills; None where it is none."""
    table = next((one for one in sheet.tables if one.layout.kind is TableKind.SOURCING), None)
    if table is None or any(table is bill.table for bill in bills):
        return None
    layout = table.layout
    if not layout.column(_NUMBER) or layout.column(_MODEL) or layout.column(_QUANTITY):
        return None
    place = (layout.header_row, layout.last_header_row, layout.last_row)
    rows = Rows(top.rows, top.merged, top.first_column)
    as_list = proposed(rows, sheet.name, sheet.file, TableKind.PART_LIST, place, span=layout.span)
    if not as_list.layout.column(_NUMBER):  # only in a bill its type could number the parts
        return None
    listed = _cells(top, as_list)
    bills = [bill for bill in bills if set(bill.table.missing) <= _FILLED]
    names = [name for name in listed.cells if any(bill.lacks(name) for bill in bills)]
    offers = tuple(field for field in _FACTS if field.name in names)
    needed = frozenset(
        field.name
        for field in offers
        if field.name in (_COST, _ORIGIN) and any(field.name not in bill.cells for bill in bills)
    )
    alone = {_COST, _ORIGIN} <= listed.cells.keys()  # it may be the sheet of a model of its own
    counts = any(field.kind is not CellKind.TEXT for field in offers)
    fills = any(field.name in (_COST, _ORIGIN) for field in offers)
    if not (fills or (counts and not alone)) or (sheet.hidden and not needed):
        return None
    return _matching(at, listed, offers, needed, bills)


def _matching(
    at: int,
    listed: _Bill,
    offers: tuple[Field, ...],
    needed: frozenset[str],
    bills: Sequence[_Bill],
) -> _Candidate | None:
    """Return a sheet as a part list, with how its numbers match; None where they do not."""
    numbers = listed.cells[_NUMBER]
    distinct = tuple(dict.fromkeys(numbers))
    prices = zip(reversed(numbers), reversed(listed.cells.get(_COST, [""] * len(numbers))), strict=True)
    costs = dict(prices)  # of several rows the first counts
    found, rows, money = 0, 0, 0.0
    used: set[str] = set()
    without: list[UnmatchedPart] = []
    for bill in bills:
        here = bill.cells[_NUMBER]
        theirs = partners_among(here, distinct)
        used |= set(theirs.values())
        apart, met = bill.apart(theirs), sum(number in theirs for number in here)
        without += apart
        rows += met + len(apart)
        found += met
        quantities = bill.cells.get(_QUANTITY, [""] * len(here))
        value = _reader(bill.table.layout, _QUANTITY)
        price = _reader(listed.table.layout, _COST)
        money += sum(
            value(quantity, 1.0) * price(costs.get(theirs[number], ""), 0.0)
            for number, quantity in zip(here, quantities, strict=True)
            if number in theirs
        )
    seen_all = listed.whole and all(bill.whole for bill in bills)
    share = max(found / max(rows, 1), len(used) / max(len(distinct), 1))
    if not found or (share < _MOSTLY and (seen_all or not needed)):
        return None
    worth = f"{money:,.2f} {_currency(listed)}".rstrip() if _COST in needed and money else ""
    once_each = len(distinct) == len(numbers)
    return _Candidate(
        at,
        listed,
        offers,
        needed,
        found,
        rows,
        len(distinct) - len(used),
        once_each,
        worth,
        tuple(without) if listed.whole else None,
        listed.apart(used) if all(bill.whole for bill in bills) else None,
    )


def _best(found: Sequence[_Candidate]) -> list[_Candidate]:
    """Return the lists that are proposed where several have what is needed: those that match best."""
    best: list[_Candidate] = []
    for one in sorted(found, key=lambda one: -one.found):
        if not any(one.needed & other.needed for other in best):
            best.append(one)
    return best


def _with_list(
    sheet: SheetFinding, one: _Candidate, bills: Sequence[_Bill], *, takes: bool, rival: bool
) -> SheetFinding:
    """Return a sheet whose table is a part list, with the question whether it is joined."""
    facts = a_few([field.heading for field in one.offers], 3)
    others = a_few(list(dict.fromkeys(bill.table.layout.sheet for bill in bills)))
    looked = "" if one.list.whole and all(bill.whole for bill in bills) else " of the first rows"
    rows = f"{one.found:,} of {one.rows:,} rows{looked}"
    left = f", {one.left:,} of its parts left over" if one.left and not looked else ""
    joins = f"{one.found:,} row{'s get' if one.found > 1 else ' gets'} {facts}{left}"
    if one.money:
        joins += f"; their parts come to {one.money}"
    lacking = a_few([field.heading for field in one.offers if field.name in one.needed])
    leaves = f"the rows have no {lacking}" if lacking else f"for {facts} the bill counts alone"
    question = Question(
        key=JOIN,
        title=f"{facts} from “{sheet.name}”",
        reason=(
            f"It has no model and no quantity, but part numbers of {others}: {rows} are found there, spaces, "
            "dashes, capitals and zeros forgiven."
        ),
        answers=(
            PossibleAnswer(JOINED, "Join it to the parts", joins),
            PossibleAnswer(LEFT, "Leave it out", leaves),
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


def _reader(layout: TableLayout, name: str) -> Callable[[str, float], float]:
    """Return what reads a number of a column as shown, and what a blank one stands for."""
    column = layout.column(name)
    style = Style.COMMA if column and column.decimal is DecimalMark.COMMA else Style.POINT
    per = column.per if column else 1.0

    def read(text: str, blank: float) -> float:
        typed = typed_number(text.strip()) if text.strip() else None
        return blank if typed is None else typed.value(style) / per

    return read


def _currency(listed: _Bill) -> str:
    """Return the currency that all costs of a list are in; empty where it does not tell one."""
    column = listed.table.layout.column(_COST)
    named = {cell.strip() for cell in listed.cells.get("currency", ()) if cell.strip()}
    if len(named) == 1:
        return named.pop()
    return column.currency if column and not named else ""
