"""Reads the Rates sheet: what one unit of a currency is worth in US dollars."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from headroom.arrays import Floats
from headroom.book.fields.rate_fields import RATES
from headroom.book.problem import Severity
from headroom.book.table_answers import EACH_ANSWER, RATES_QUESTION, UNITS_ANSWER
from headroom.language import localized, tr, tr_count
from headroom.notation.currencies import DOLLAR
from headroom.notation.currency_pairs import currency_pair, dollars_for_one, foreign_of, likely_direction
from headroom.workbook.bytes.cells import Cells, Values
from headroom.workbook.columns.amounts import read_amounts
from headroom.workbook.columns.column import FIELD, VALUE, FieldColumn
from headroom.workbook.rows.row_currencies import read_currencies
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_UNITS_BELOW_A_DOLLAR = frozenset(
    [
        "ARS",
        "BRL",
        "CLP",
        "CNY",
        "COP",
        "CZK",
        "DKK",
        "HKD",
        "HUF",
        "IDR",
        "INR",
        "JPY",
        "KRW",
        "MAD",
        "MXN",
        "MYR",
        "NOK",
        "PEN",
        "PHP",
        "PKR",
        "PLN",
        "RON",
        "RUB",
        "SEK",
        "THB",
        "TRY",
        "TWD",
        "UAH",
        "VND",
        "ZAR",
    ]
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
    currency, rate = (FieldColumn.of(table, spec, findings, tr("The rate is not used.")) for spec in RATES)
    currency, pairs = _with_pairs(currency)
    answer = table.answers.get(RATES_QUESTION, "")
    codes = read_currencies(currency)
    amounts = read_amounts(rate)
    no_name = (codes.codes < 0) & ~codes.faulty
    currency.report(
        Severity.ERROR,
        no_name,
        tr("{field} is missing.", field=FIELD),
        tr("Write the ISO 4217 code, for example EUR."),
    )
    no_rate = np.isnan(amounts.values) & ~amounts.faulty
    rate.report(
        Severity.ERROR,
        no_rate,
        tr("{field} is missing.", field=FIELD),
        tr("Type the US dollars for one unit of the currency."),
    )
    rates = {DOLLAR: 1.0}
    cells: dict[str, str] = {}
    doubles = np.zeros(len(table), dtype=np.bool_)
    not_one = np.zeros(len(table), dtype=np.bool_)
    inverse = np.zeros(len(table), dtype=np.bool_)
    turned: list[int] = []
    usable = ~(no_name | codes.faulty | no_rate | amounts.faulty)
    for row in np.flatnonzero(usable).tolist():
        name, value = codes.names[int(codes.codes[row])], float(amounts.values[row])
        if name == DOLLAR:
            not_one[row] = value != 1
        elif name in rates:
            doubles[row] = True
        else:
            rates[name] = dollars_for_one(value, units=_in_units(name, value, answer, pairs.get(row)))
            if rates[name] != value:
                turned.append(row)
            cells[name] = f"{table.layout.place}!{rate.letters}{int(table.row_numbers[row])}"
            inverse[row] = name in _UNITS_BELOW_A_DOLLAR and rates[name] > 1
    currency.report(
        Severity.WARNING,
        doubles,
        tr("{field} {value} has a rate already.", field=FIELD, value=VALUE),
        tr("Delete one of the two."),
        tr("The first counts."),
    )
    rate.report(
        Severity.WARNING,
        not_one,
        tr("{field} of USD is {value}, but it is always 1.", field=FIELD, value=VALUE),
        tr("Delete this row."),
        tr("1 is used."),
    )
    rate.report(
        Severity.WARNING,
        inverse,
        tr(
            "{field} is {value}: it looks like units per dollar instead of dollars per unit.",
            field=FIELD,
            value=VALUE,
        ),
        tr("Check the direction of the rate."),
        tr("It is used as it stands."),
    )
    _report_turned(rate, turned, amounts.values)
    return StatedRates(rates, cells)


def _with_pairs(column: FieldColumn) -> tuple[FieldColumn, dict[int, tuple[str, str]]]:
    """Return the column of currencies with a code in place of a pair, and pairs by row."""
    pairs = [currency_pair(value) if isinstance(value, str) else None for value in column.cells.values]
    by_code = {code: pair for code, pair in enumerate(pairs) if pair is not None and foreign_of(pair)}
    if not by_code:
        return column, {}
    values = Values(
        foreign_of(by_code[code]) if code in by_code else value
        for code, value in enumerate(column.cells.values)
    )
    cells = Cells(column.cells.numbers, column.cells.codes, values)
    rows = {row: by_code[code] for row, code in enumerate(column.cells.codes.tolist()) if code in by_code}
    return replace(column, cells=cells), rows


def _in_units(currency: str, rate: float, answer: str, pair: tuple[str, str] | None) -> bool:
    """Return whether a rate is units of a currency for one US dollar.

    Args:
        currency: Its ISO 4217 code.
        rate: The rate.
        answer: What was answered to the question of the rates; empty: dollars per unit.
        pair: The pair of currencies that it is stated of: its order counts unless sizes are to say it.
    """
    likely = likely_direction(currency, rate) if answer == EACH_ANSWER else ""
    if likely:
        return likely == UNITS_ANSWER
    return answer == UNITS_ANSWER if pair is None else pair[0] == DOLLAR


def _report_turned(column: FieldColumn, rows: list[int], values: Floats) -> None:
    """Say which rates are read as units per dollar."""
    if rows:
        first = rows[0]
        column.findings.whole_sheet(
            Severity.ASSUMPTION,
            tr_count(
                "The rate {rate} is read as units of the currency for one US dollar: one unit is {dollars} "
                "US dollars ({n} row).",
                "The rate {rate} is read as units of the currency for one US dollar: one unit is {dollars} "
                "US dollars ({n} rows).",
                len(rows),
                rate=localized(f"{values[first]:g}"),
                dollars=localized(f"{1 / values[first]:.6g}"),
            ),
            tr("Type the US dollars for one unit of the currency."),
            cell=f"{column.letters}{int(column.row_numbers[first])}",
            rows=len(rows),
        )
