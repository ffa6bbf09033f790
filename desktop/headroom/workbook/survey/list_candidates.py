"""Sheets that may be part lists of bills: what they have, and how their part numbers match."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from headroom.book.counted_nodes import LevelReading
from headroom.book.fields.field import CellKind, Field
from headroom.book.fields.field_tables import FIELDS, field_of
from headroom.book.layout import DecimalMark, TableKind, TableLayout
from headroom.book.survey import SheetFinding, UnmatchedPart
from headroom.language import localized
from headroom.notation.numbers import Style, typed_number
from headroom.workbook.survey.bill_top import BillTop, bill_top, rows_at_top
from headroom.workbook.survey.numbered_rows import partners_among
from headroom.workbook.survey.proposal import proposed
from headroom.workbook.survey.seen_bill import LEVELS, seen_bill
from headroom.workbook.tables.sheet_top import SheetTop

_NUMBER, _MODEL, _QUANTITY, _COST, _ORIGIN = "part_number", "model", "quantity", "unit_cost", "origin"
_FILLED = frozenset(field_of(TableKind.SOURCING, name).heading for name in (_ORIGIN, _COST, _MODEL))
"""What a bill may lack that is joined, or that its name says."""

_MOSTLY = 0.5
_FACTS = tuple(field for field in FIELDS[TableKind.PART_LIST] if field.carried and field.name != _NUMBER)


@dataclass(frozen=True, slots=True)
class ListCandidate:
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
    list: BillTop
    offers: tuple[Field, ...]
    needed: frozenset[str]
    found: int
    rows: int
    left: int
    once: bool
    money: str
    without: tuple[UnmatchedPart, ...] | None
    unused: tuple[UnmatchedPart, ...] | None


def list_candidate(
    at: int, sheet: SheetFinding, top: SheetTop, bills: Sequence[BillTop]
) -> ListCandidate | None:
    """Return a sheet as a part list for the bills; None where it is none."""
    table = next((one for one in sheet.tables if one.layout.kind is TableKind.SOURCING), None)
    if table is None or any(table is bill.table for bill in bills):
        return None
    layout = table.layout
    if not layout.column(_NUMBER) or layout.column(_MODEL) or layout.column(_QUANTITY):
        return None
    place = (layout.header_row, layout.last_header_row, layout.last_row)
    rows = rows_at_top(top)
    as_list = proposed(rows, sheet.name, sheet.file, TableKind.PART_LIST, place, span=layout.span)
    if not as_list.layout.column(_NUMBER):  # only in a bill its type could number the parts
        return None
    listed = bill_top(top, as_list)
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
    listed: BillTop,
    offers: tuple[Field, ...],
    needed: frozenset[str],
    bills: Sequence[BillTop],
) -> ListCandidate | None:
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
        told = bill.beside(listed)
        apart, met = told.apart(theirs), sum(number in theirs for number in here)
        without += apart
        rows += met + len(apart)
        found += met
        money += _money(told, listed, theirs, costs)
    seen_all = listed.whole and all(bill.whole for bill in bills)
    share = max(found / max(rows, 1), len(used) / max(len(distinct), 1))
    if not found or (share < _MOSTLY and (seen_all or not needed)):
        return None
    worth = f"{localized(f'{money:,.2f}')} {_currency(listed)}".rstrip() if _COST in needed and money else ""
    once_each = len(distinct) == len(numbers)
    return ListCandidate(
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


def _money(bill: BillTop, listed: BillTop, theirs: Mapping[str, str], costs: Mapping[str, str]) -> float:
    """Return what the parts of a bill come to at the unit costs of a list, in its currency.

    Args:
        bill: The bill, with what the list says of which of its rows count.
        listed: The list.
        theirs: Which number of the list each number of the bill is.
        costs: Unit costs of the list by number, as shown.
    """
    seen = seen_bill(bill.rows, bill.table.layout)
    if seen is not None:
        answer = bill.table.layout.answer(LEVELS)
        reading = LevelReading(answer) if answer else LevelReading.PARTS
        return seen.value(reading, of_all_models=True) if seen.currency else 0.0
    here = bill.cells[_NUMBER]
    quantities = bill.cells.get(_QUANTITY, [""] * len(here))
    value = _reader(bill.table.layout, _QUANTITY)
    price = _reader(listed.table.layout, _COST)
    return sum(
        value(quantity, 1.0) * price(costs.get(theirs[number], ""), 0.0)
        for number, quantity in zip(here, quantities, strict=True)
        if number in theirs
    )


def _reader(layout: TableLayout, name: str) -> Callable[[str, float], float]:
    """Return what reads a number of a column as shown, and what a blank one stands for."""
    column = layout.column(name)
    style = Style.COMMA if column and column.decimal is DecimalMark.COMMA else Style.POINT
    per = column.per if column else 1.0

    def read(text: str, blank: float) -> float:
        typed = typed_number(text.strip()) if text.strip() else None
        return blank if typed is None else typed.value(style) / per

    return read


def _currency(listed: BillTop) -> str:
    """Return the currency that all costs of a list are in; empty where it does not tell one."""
    column = listed.table.layout.column(_COST)
    named = {cell.strip() for cell in listed.cells.get("currency", ()) if cell.strip()}
    if len(named) == 1:
        return named.pop()
    return column.currency if column and not named else ""
