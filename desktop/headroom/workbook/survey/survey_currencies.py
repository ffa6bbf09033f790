"""Which currencies the tables of a workbook use, as far as its first rows tell, and which have no rate."""

from collections.abc import Iterator, Sequence

from headroom.book.layout import ColumnLayout, TableKind, TableLayout
from headroom.book.survey import SheetFinding
from headroom.notation.currencies import DOLLAR
from headroom.notation.currency_pairs import currency_pair, foreign_of
from headroom.notation.measured_numbers import currency_and_unit, measured_price
from headroom.notation.numbers import typed_number

_CURRENCY = "currency"
_COST = "unit_cost"


def currencies_without_rate(tables: Sequence[tuple[SheetFinding, TableLayout]]) -> tuple[str, ...]:
    """Return the currencies of the money of parts and vehicles, without those a table of rates names.

    Args:
        tables: The tables that are read, each with its sheet.
    """
    used: dict[str, None] = {}
    stated = {DOLLAR}
    for sheet, layout in tables:
        codes = _named(sheet, layout)
        if layout.kind is TableKind.RATES:
            stated.update(codes)
        elif layout.kind is TableKind.SOURCING:
            used |= dict.fromkeys(codes)
        elif layout.kind is TableKind.MODELS:
            used |= dict.fromkeys(one.currency for one in layout.columns if one.currency and one.field)
    return tuple(code for code in used if code not in stated)


def _named(sheet: SheetFinding, layout: TableLayout) -> Iterator[str]:
    """Yield the currencies that a table names: in its rows, beside its costs, and in their heading."""
    column, cost = layout.column(_CURRENCY), layout.column(_COST)
    cells = [] if column is None else list(_cells(sheet, layout, column))
    yield from (found[0] for found in map(currency_and_unit, cells) if found is not None)
    yield from filter(None, (foreign_of(pair) for pair in map(currency_pair, cells) if pair is not None))
    if cost is None:
        return
    for text in _cells(sheet, layout, cost):
        measured = measured_price(text) if typed_number(text) is None else None
        number = typed_number(text) if measured is None else measured.number
        if number is not None and number.currency:
            yield number.currency
    if cost.currency and not (cells and all(cell.strip() for cell in cells)):
        yield cost.currency


def _cells(sheet: SheetFinding, layout: TableLayout, column: ColumnLayout) -> Iterator[str]:
    """Yield what stands in a column, in the rows that are known from the survey and hold something."""
    at = column.position - sheet.first_column
    for row in sheet.top[layout.last_header_row : layout.last_row]:
        if 0 <= at < len(row) and any(cell.strip() for cell in row):
            yield row[at]
