"""Money that is in US dollars, whatever the currency of parts: what is stated in another is converted."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from headroom.book.problem import Severity
from headroom.language import localized, tr
from headroom.notation.currencies import DOLLAR
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.columns.column import FIELD, VALUE, FieldColumn

_USD = "_usd"


def in_dollars(column: FieldColumn, amounts: ColumnAmounts, rates: Mapping[str, float]) -> ColumnAmounts:
    """Return a column in US dollars, if its field is money in these, as that of vehicles is.

    What stands beside an amount counts, else what the heading names.

    Args:
        column: The column; one of another field is returned as it is.
        amounts: Its numbers.
        rates: US dollars per unit by ISO 4217 code.
    """
    if not column.field.name.endswith(_USD):
        return amounts
    values, told = amounts.values, np.zeros(len(amounts.values), dtype=np.bool_)
    stated = {**amounts.currencies}
    for where in stated.values():
        told |= where
    heading = column.spelling.currency
    if heading:
        stated[heading] = stated.get(heading, np.zeros_like(told)) | ~told
    for code, where in stated.items():
        here = where & ~np.isnan(values)
        if code == DOLLAR or not here.any():
            continue
        rate = rates.get(code)
        values = np.where(here, values * (np.nan if rate is None else rate), values)
        if rate is None:
            column.report(
                Severity.ERROR,
                here,
                tr(
                    "{field} {value} is in {currency}, for which there is no rate.",
                    field=FIELD,
                    value=VALUE,
                    currency=code,
                ),
                tr("Add {currency} and its US dollars per unit to the sheet Rates.", currency=code),
            )
        else:
            column.report(
                Severity.ASSUMPTION,
                here,
                tr(
                    "{field} {value} is in {currency}: at {rate} US dollars for one it is converted.",
                    field=FIELD,
                    value=VALUE,
                    currency=code,
                    rate=localized(f"{rate:g}"),
                ),
                tr("Nothing needs to be done, unless the rate is another."),
                "",
            )
    return replace(amounts, values=values)
