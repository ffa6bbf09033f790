"""The amounts of a table of parts for one piece, and what says their currency."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import Floats
from headroom.book.fields.field import named
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.table_answers import METRE_ANSWER, PRICE_UNITS
from headroom.workbook.columns.amounts import ColumnAmounts, read_amounts
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.columns.measured_cells import UnitBeside
from headroom.workbook.rows.batches import of_one
from headroom.workbook.rows.extended_costs import with_extended
from headroom.workbook.rows.price_units import as_read, column_of_pieces, pieces_beside
from headroom.workbook.rows.row_currencies import RowCurrencies, read_currencies, shown_currencies
from headroom.workbook.tables.tables import Table

_COST, _TOTAL, _PIECES, _CURRENCY = "unit_cost", "extended_cost", "price_unit", "currency"


@dataclass(frozen=True, slots=True, eq=False)
class PricedCells:
    """What the amounts of a table say.

    Attributes:
        stated: The unit cost as it stands, for whatever number of pieces.
        amounts: All amounts by field name, those of prices for one piece; unit costs worked out of totals.
        currencies: Finds the currency of each row.
        prices_for: What prices are for, beside a number of pieces.
    """

    stated: ColumnAmounts
    amounts: dict[str, ColumnAmounts]
    currencies: RowCurrencies
    prices_for: tuple[UnitBeside, ...]


def priced_cells(table: Table, column: Mapping[str, FieldColumn]) -> PricedCells:
    """Return what the amounts of a table say; what is assumed is reported.

    Args:
        table: The table.
        column: Its columns by field name; one that it does not have is blank.
    """
    metre = table.answers.get(PRICE_UNITS) == METRE_ANSWER
    pieces_column, coded = column_of_pieces(column[_PIECES], metre=metre)
    columns = {**column, _PIECES: pieces_column}
    amounts = {name: read_amounts(one) for name, one in columns.items() if one.field.measured}
    stated, pieces = amounts[_COST], amounts[_PIECES]
    told = column[_COST] if column[_COST].letters else column[_TOTAL]
    currency = read_currencies(column[_CURRENCY])
    beside = as_read((*stated.units, *currency.units), metre=metre)
    amounts |= _for_one_piece(amounts, pieces.values, pieces_beside(pieces.values, beside, told))
    amounts[_COST] = with_extended(column[_TOTAL], amounts, table.answers)
    amounts["quantity"] = of_one(column["batch_quantity"], amounts["quantity"], amounts["batch_quantity"])
    costs = [
        (told if name == _COST else column[name], amounts[name])
        for name in amounts
        if named(SOURCING, name).per_part
    ]
    shown = shown_currencies(table, told.field.name)
    found = RowCurrencies(table.headings, table.layout.header_row, column[_CURRENCY], costs, shown, currency)
    return PricedCells(stated, amounts, found, (*coded, *beside))


def _for_one_piece(
    amounts: Mapping[str, ColumnAmounts], stated: Floats, of_cost: Floats
) -> dict[str, ColumnAmounts]:
    """Return the amounts that are for several pieces for one.

    Args:
        amounts: All amounts.
        stated: ``(row,)``, for how many the column Price unit says they are; NaN where it says nothing.
        of_cost: ``(row,)``, for how many the unit cost is, whatever says it.
    """
    others = np.where(np.isnan(stated), 1.0, stated)
    return {
        name: replace(one, values=one.values / (of_cost if name == _COST else others))
        for name, one in amounts.items()
        if named(SOURCING, name).by_price_unit
    }
