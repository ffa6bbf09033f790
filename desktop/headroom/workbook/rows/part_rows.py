"""Turns the table of a Sourcing sheet into part rows: every faulty cell becomes a problem."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.problem import Severity
from headroom.book.row_fates import Fate, RowTally
from headroom.book.sourcing import PartRows, SheetTotal
from headroom.workbook.bytes.addresses import areas
from headroom.workbook.columns.amounts import Amounts, read_amounts
from headroom.workbook.columns.choices import ALTERNATIVE, ROLE_WORDS, SOURCE_WORDS
from headroom.workbook.columns.column import Column
from headroom.workbook.columns.tariff_codes import read_tariff_codes
from headroom.workbook.columns.texts import (
    read_choices,
    read_countries,
    read_keys,
    read_texts,
    recoded,
    used_only,
)
from headroom.workbook.fields.columns import SOURCING
from headroom.workbook.rows.matrix_rows import spread
from headroom.workbook.rows.row_counts import fates_of, sheet_totals, tallied
from headroom.workbook.rows.row_currencies import RowCurrencies
from headroom.workbook.rows.stated_totals import PartValues, report_totals
from headroom.workbook.tables.findings import Findings, counted, named
from headroom.workbook.tables.tables import Table
from headroom.workbook.tables.totals_rows import repeated_headers, total_rows

_FIELDS = {field.name: field for field in SOURCING}
_REQUIRED = tuple(field.name for field in SOURCING if field.required)
_FIRST_CELLS = 4


@dataclass(frozen=True, slots=True, eq=False)
class ReadRows:
    """What a Sourcing sheet gives.

    Attributes:
        rows: The usable rows.
        rows_read: Rows found in the table; those that are not usable are among the findings.
        totals: What they come to, by currency.
        tallies: What became of them.
    """

    rows: PartRows
    rows_read: int
    totals: tuple[SheetTotal, ...] = ()
    tallies: tuple[RowTally, ...] = ()


def read_rows(table: Table, rates: Mapping[str, float], findings: Findings) -> ReadRows:
    """Return the part rows of a Sourcing table.

    Args:
        table: The table.
        rates: US dollars per unit by currency code.
        findings: Takes what is wrong with it.
    """
    found = len(table)
    by_model = any(column.model for column in table.spelling.values())
    plain, totals, no_parts = _without_totals(table, findings)
    parts = spread(plain, findings)
    table = parts.table
    if by_model:
        found, no_parts = len(table), ()
    column = {name: Column.of(table, field, findings) for name, field in _FIELDS.items()}
    models, no_model = read_keys(column["model"])
    part_numbers, no_part_number = read_keys(column["part_number"])
    origins, _ = read_countries(column["origin"], Severity.WARNING, "The origin is taken as unknown.")
    amounts = {
        name: read_amounts(column[name])
        for name in (
            *("unit_cost", "quantity", "freight_per_unit"),
            *("regional_content", "us_content", "switching_cost_usd", "price_unit"),
        )
    }
    summed = (
        None
        if by_model
        else PartValues(table.row_numbers, amounts["unit_cost"].values, amounts["quantity"].values)
    )
    report_totals(totals, _FIELDS["unit_cost"], summed, findings)
    pieces = amounts["price_unit"].values
    cost = amounts["unit_cost"]
    amounts["unit_cost"] = replace(cost, values=cost.values / np.where(np.isnan(pieces), 1.0, pieces))
    roles, _ = read_choices(
        column["stated_role"], ROLE_WORDS, Severity.WARNING, "The role is taken from the HTS code."
    )
    sources, no_source = read_choices(
        column["alternative"], SOURCE_WORDS, Severity.ERROR, "The row is left out."
    )
    costs = [(column[name], amounts[name]) for name in ("unit_cost", "freight_per_unit")]
    currencies, no_currency = RowCurrencies(
        table.headings, table.layout.header_row, column["currency"], costs
    ).read(rates)
    stated_currencies = currencies
    hts_codes = read_tariff_codes(column["hts_code"])

    faulty = {name: read.faulty for name, read in amounts.items()}
    reasons = {
        Fate.NO_MODEL: no_model,
        Fate.NO_PART_NUMBER: no_part_number,
        Fate.NO_SOURCE: no_source,
        Fate.NO_CURRENCY: no_currency,
        Fate.NO_COST: _no_cost(column["unit_cost"], amounts["unit_cost"]) | faulty.pop("price_unit"),
        Fate.NO_QUANTITY: faulty.pop("quantity"),
        Fate.NO_AMOUNT: np.logical_or.reduce(list(faulty.values())),
    }
    usable = ~np.logical_or.reduce(list(reasons.values()))
    _report_unknown_origins(column["origin"], origins, usable)
    _report_default_quantity(column["quantity"], amounts["quantity"], usable)
    _report_us_above_regional(column["us_content"], amounts, usable)
    models = used_only(_same_names(column["model"], models), usable)
    origins = used_only(_with_blank_as(origins, UNKNOWN_ORIGIN), usable)
    currencies = used_only(currencies, usable)

    def amount(name: str, default: float) -> Floats:
        values = amounts[name].values[usable]
        return np.where(np.isnan(values), default, values)

    rows = PartRows(
        model=models.codes,
        models=models.values,
        part_number=used_only(part_numbers, usable),
        description=used_only(read_texts(column["description"]), usable),
        system=used_only(read_texts(column["system"]), usable),
        supplier=used_only(read_texts(column["supplier"]), usable),
        hts_code=used_only(hts_codes, usable),
        origin=origins.codes,
        origins=origins.values,
        currency=currencies.codes,
        currencies=currencies.values,
        stated_role=roles[usable],
        unit_cost=amount("unit_cost", 0.0),
        quantity=amount("quantity", 1.0),
        freight_per_unit=amount("freight_per_unit", 0.0),
        regional_content=amounts["regional_content"].values[usable],
        us_content=amounts["us_content"].values[usable],
        alternative=sources[usable] == ALTERNATIVE,
        switching_cost_usd=amount("switching_cost_usd", 0.0),
        sheet=parts.layout_of_row[usable],
        sheets=parts.layouts,
        row_number=table.row_numbers[usable],
    )
    quantity = amounts["quantity"]
    value = amounts["unit_cost"].values * np.where(
        np.isnan(quantity.values) & ~quantity.faulty, 1.0, quantity.values
    )
    fates = fates_of(sources == ALTERNATIVE, reasons)
    tallies = tallied(table.layout.place, stated_currencies, fates, value)
    return ReadRows(rows, found, sheet_totals(tallies), (*no_parts, *tallies))


def _without_totals(table: Table, findings: Findings) -> tuple[Table, Table, tuple[RowTally, ...]]:
    """Return the table without totals rows and repeated header rows, its totals rows, and their count.

    Repeated header rows are reported.
    """
    headers = repeated_headers(table)
    totals = (
        total_rows(table, _REQUIRED, ("model", "part_number"), ("description", "system", "supplier"))
        & ~headers
    )
    findings.rows(
        Severity.WARNING,
        Column.of(table, _FIELDS["model"], findings).letters,
        table.row_numbers[headers],
        "This row repeats the headings. It is not used.",
        "Nothing needs to be done, unless it is a part.",
    )
    tallies = (
        RowTally(table.layout.place, "", fate, int(where.sum()), int(where.sum()))
        for fate, where in ((Fate.HEADINGS, headers), (Fate.TOTAL, totals))
        if where.any()
    )
    return table.take(~(headers | totals)), table.take(totals), tuple(tallies)


def _no_cost(column: Column, amounts: Amounts) -> Flags:
    """Return where there is no unit cost, ``(row,)``; blank ones are reported here."""
    blank = np.isnan(amounts.values) & ~amounts.faulty
    column.report(Severity.ERROR, blank, "is missing.", "Type the cost of one part; 0 if it costs nothing.")
    return blank | amounts.faulty


def _with_blank_as(texts: CodedTexts, word: str) -> CodedTexts:
    """Return the texts with blank as a value of its own."""
    return CodedTexts(
        np.where(texts.codes < 0, len(texts.values), texts.codes).astype(np.int32), (*texts.values, word)
    )


def _same_names(column: Column, models: CodedTexts) -> CodedTexts:
    """Return the models with names joined that differ in capitals only, which is reported."""
    first: dict[str, str] = {}
    names = [first.setdefault(name.casefold(), name) for name in models.values]
    for name, kept in zip(models.values, names, strict=True):
        if name != kept:
            rows = np.flatnonzero(models.codes == models.values.index(name))
            column.findings.whole_sheet(
                Severity.ASSUMPTION,
                f"Model “{name}” is taken for “{kept}” in {counted(len(rows), 'row')}.",
                "Write the name in the same way everywhere.",
                cell=f"{column.letters}{int(column.row_numbers[rows[0]])}",
                rows=len(rows),
            )
    return recoded(models.codes, names)


def _report_unknown_origins(column: Column, origins: CodedTexts, usable: Flags) -> None:
    """Report the rows of unknown origin, once for all."""
    rows = np.unique(column.row_numbers[(origins.codes < 0) & usable])
    if not len(rows):
        return
    first = [address for address, _ in areas(column.letters, rows)]
    column.findings.whole_sheet(
        Severity.ASSUMPTION,
        f"The origin is unknown in {counted(len(rows), 'row')} ({named(first, _FIRST_CELLS)}): regional and "
        "US content are taken as 0 to 100 % unless they are stated.",
        "Ask the suppliers for certificates of origin.",
        cell=first[0].partition(":")[0],
        rows=len(rows),
    )


def _report_default_quantity(column: Column, quantity: Amounts, usable: Flags) -> None:
    """Report where a quantity of 1 is taken, once for all."""
    rows = np.unique(column.row_numbers[np.isnan(quantity.values) & usable])
    if not len(rows):
        return
    if column.letters:
        place = next(areas(column.letters, rows))[0].partition(":")[0]
        message = f"Quantity per vehicle is blank in {counted(len(rows), 'row')}: 1 is used."
    else:
        place = ""
        message = "There is no column Quantity per vehicle: 1 is used in all rows."
    column.findings.whole_sheet(
        Severity.ASSUMPTION, message, "Fill in Quantity per vehicle.", cell=place, rows=len(rows)
    )


def _report_us_above_regional(column: Column, amounts: Mapping[str, Amounts], usable: Flags) -> None:
    """Report rows whose US content is larger than their regional content, of which it is a part."""
    regional = amounts["regional_content"].values
    where = (amounts["us_content"].values > regional + 1e-9) & usable  # NaN compares as False
    column.report(
        Severity.WARNING,
        where,
        "{value} is more than the regional content of the row, of which it is a part.",
        "Correct one of the two.",
        "",
    )
