"""Reads the Rates sheet: what one unit of a currency is worth in US dollars."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from headroom.book.fields.rate_fields import RATES
from headroom.book.problem import Severity
from headroom.notation.currencies import DOLLAR
from headroom.workbook.columns.amounts import read_amounts
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.rows.row_currencies import read_currencies
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_UNITS_BELOW_A_DOLLAR = frozenset(
    (  # noqa: SIM905 - a list in quotes would fill the screen
        "ARS BRL CLP CNY COP CZK DKK HKD HUF IDR INR JPY KRW MAD MXN MYR NOK PEN PHP PKR PLN RON RUB SEK "
        "THB TRY TWD UAH VND ZAR "
    ).split()
)
"""Currencies whose unit has been worth less than a dollar throughout: 18.5 for MXN is upside down."""


@dataclass(frozen=True, slots=True)
class StatedRates:
    """The rates of a workbook.

    Attributes:
        rates: US dollars per unit by ISO 4217 code; ``USD`` is 1.
        cells: Cell address of each stated rate.
    """

    rates: Mapping[str, float] = field(default_factory=lambda: {DOLLAR: 1.0})
    cells: Mapping[str, str] = field(default_factory=dict)


def read_rates(table: Table, findings: Findings) -> StatedRates:
    """Return the rates of a Rates table; what is wrong with it is reported."""
    currency, rate = (FieldColumn.of(table, spec, findings, "The rate is not used.") for spec in RATES)
    codes = read_currencies(currency)
    amounts = read_amounts(rate)
    no_name = (codes.codes < 0) & ~codes.faulty
    currency.report(Severity.ERROR, no_name, "is missing.", "Write the ISO 4217 code, for example EUR.")
    no_rate = np.isnan(amounts.values) & ~amounts.faulty
    rate.report(Severity.ERROR, no_rate, "is missing.", "Type the US dollars for one unit of the currency.")
    rates = {DOLLAR: 1.0}
    cells: dict[str, str] = {}
    doubles = np.zeros(len(table), dtype=np.bool_)
    not_one = np.zeros(len(table), dtype=np.bool_)
    inverse = np.zeros(len(table), dtype=np.bool_)
    usable = ~(no_name | codes.faulty | no_rate | amounts.faulty)
    for row in np.flatnonzero(usable).tolist():
        name, value = codes.names[int(codes.codes[row])], float(amounts.values[row])
        if name == DOLLAR:
            not_one[row] = value != 1
        elif name in rates:
            doubles[row] = True
        else:
            rates[name] = value
            cells[name] = f"{table.layout.place}!{rate.letters}{int(table.row_numbers[row])}"
            inverse[row] = name in _UNITS_BELOW_A_DOLLAR and value > 1
    currency.report(
        Severity.WARNING,
        doubles,
        "{value} has a rate already.",
        "Delete one of the two.",
        "The first counts.",
    )
    rate.report(
        Severity.WARNING, not_one, "of USD is {value}, but it is always 1.", "Delete this row.", "1 is used."
    )
    rate.report(
        Severity.WARNING,
        inverse,
        "is {value}: it looks like units per dollar instead of dollars per unit.",
        "Check the direction of the rate.",
        "It is used as it stands.",
    )
    return StatedRates(rates, cells)
