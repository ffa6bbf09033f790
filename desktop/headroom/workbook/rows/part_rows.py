"""Turns the table of a Sourcing sheet into part rows: every faulty cell becomes a problem."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.fields.field import CellKind, Field
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.part_rows import ALTERNATIVE, TRAVELLING, TYPED
from headroom.book.problem import Severity
from headroom.book.row_fates import Fate, RowTally
from headroom.book.sourcing import PartRows, SheetTotal
from headroom.book.table_answers import METRE_ANSWER, PRICE_UNITS
from headroom.workbook.columns.amounts import ColumnAmounts, read_amounts
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.columns.shown_zeros import with_shown_zeros
from headroom.workbook.columns.texts import recoded, used_only
from headroom.workbook.rows.cost_kinds import OtherCosts, kinds_of, other_costs
from headroom.workbook.rows.extended_costs import with_extended
from headroom.workbook.rows.field_reading import outcome_of, read_words
from headroom.workbook.rows.matrix_rows import spread
from headroom.workbook.rows.price_units import (
    as_read,
    column_of_pieces,
    pieces_beside,
    report_units,
    units_of_measure,
)
from headroom.workbook.rows.row_counts import fates_of, sheet_totals, tallied
from headroom.workbook.rows.row_currencies import RowCurrencies, read_currencies, shown_currencies
from headroom.workbook.rows.row_notes import (
    report_certified_unknown,
    report_default,
    report_unknown_origins,
    report_us_above_regional,
    without_half_statements,
)
from headroom.workbook.rows.scrap import report_scrap
from headroom.workbook.rows.stated_totals import PartValues, report_totals
from headroom.workbook.tables.findings import Findings, counted
from headroom.workbook.tables.tables import Table
from headroom.workbook.tables.totals_rows import repeated_headers, total_rows

_FIELDS = {field.name: field for field in SOURCING}
_REQUIRED = tuple(field.name for field in SOURCING if field.required)
_USED_UP = tuple(field for field in SOURCING if not field.carried)
_REASONS = {
    Fate.NO_MODEL: "model",
    Fate.NO_PART_NUMBER: "part_number",
    Fate.NO_SOURCE: "alternative",
    Fate.NO_CURRENCY: "currency",
    Fate.NO_COST: "unit_cost",
    Fate.NO_QUANTITY: "quantity",
}
"""Columns whose faulty cells have a reason of their own to leave the row out."""


@dataclass(frozen=True, slots=True, eq=False)
class ReadRows:
    """What a Sourcing sheet gives.

    Attributes:
        rows: The usable rows.
        rows_read: Rows found in the table; those that are not usable are among the findings.
        totals: What they come to, by currency.
        tallies: What became of them.
        other: What rows cost that are no parts.
    """

    rows: PartRows
    rows_read: int
    totals: tuple[SheetTotal, ...] = ()
    tallies: tuple[RowTally, ...] = ()
    other: OtherCosts = field(default_factory=lambda: OtherCosts({}))


def read_rows(table: Table, rates: Mapping[str, float], findings: Findings) -> ReadRows:
    """Return the part rows of a Sourcing table.

    Args:
        table: The table.
        rates: US dollars per unit by currency code.
        findings: Takes what is wrong with it.
    """
    found = len(table)
    by_model = any(column.model for column in table.spelling.values())
    plain, totals, no_parts = _without_totals(with_shown_zeros(table, SOURCING, findings), findings)
    apart, not_parts = kinds_of(plain)
    other = other_costs(not_parts, lambda rest, said: read_rows(rest, rates, said).rows, rates, findings)
    parts = spread(plain.take(~apart) if apart.any() else plain, findings)
    table = parts.table
    if by_model:
        found, no_parts = len(table), ()
    report_scrap(table, findings)
    column = {
        field.name: FieldColumn.of(table, field, findings, outcome_of(field))
        for field in (*TYPED, *_USED_UP, *TRAVELLING)
        if field.name in table.columns or field not in TRAVELLING
    }
    metre = table.answers.get(PRICE_UNITS) == METRE_ANSWER
    column["price_unit"], coded = column_of_pieces(column["price_unit"], metre=metre)
    words: dict[str, tuple[CodedTexts, Flags]] = {}
    _read(column, words, CellKind.KEY, CellKind.COUNTRY)
    amounts = {name: read_amounts(one) for name, one in column.items() if one.field.measured}
    cost, quantity, pieces = (amounts[name] for name in ("unit_cost", "quantity", "price_unit"))
    summed = None if by_model or apart.any() else PartValues(table.row_numbers, cost.values, quantity.values)
    report_totals(totals, _FIELDS["unit_cost"], summed, findings)
    extended = column["extended_cost"]
    told = column["unit_cost"] if column["unit_cost"].letters else extended
    stated = read_currencies(column["currency"])
    beside = as_read((*cost.units, *stated.units), metre=metre)
    amounts |= _for_one_piece(amounts, pieces.values, pieces_beside(pieces.values, beside, told))
    amounts["unit_cost"] = cost = with_extended(extended, amounts, table.answers)
    _read(column, words, CellKind.CHOICE, CellKind.YES_NO)
    costs = [
        (told if name == "unit_cost" else column[name], amounts[name])
        for name in amounts
        if _FIELDS[name].per_part
    ]
    words["currency"] = RowCurrencies(
        table.headings,
        table.layout.header_row,
        column["currency"],
        costs,
        shown_currencies(table, told.field.name),
    ).read(rates, stated)
    _read(column, words, CellKind.TARIFF_CODE, CellKind.DATE, CellKind.CURRENCY)

    faulty = {name: where for name, (_, where) in words.items()}
    faulty |= {name: one.faulty for name, one in amounts.items()}
    reasons = _reasons(faulty, _no_cost(column["unit_cost"], cost))
    usable = ~np.logical_or.reduce(list(reasons.values()))
    report_unknown_origins(column["origin"], words["origin"][0], usable)
    report_certified_unknown(column["originating"], words["originating"][0], words["origin"][0], usable)
    for one in SOURCING:
        if one.assumed:
            blank = _blank(one, words, amounts, usable)
            report_default(FieldColumn.of(table, one, findings), blank & usable)
    report_us_above_regional(column["us_content"], amounts, usable)
    amounts |= without_half_statements(column, amounts, usable)
    _read(column, words, CellKind.TEXT)
    kept = {name: _kept(column[name], texts, usable) for name, (texts, _) in words.items()}
    rows = PartRows.of(
        {**kept, **{name: _filled(_FIELDS[name], one.values[usable]) for name, one in amounts.items()}},
        parts.layouts,
        parts.layout_of_row[usable],
        table.row_numbers[usable],
    )
    value = cost.values * np.where(np.isnan(quantity.values) & ~quantity.faulty, 1.0, quantity.values)
    counted_in = (*quantity.units, *units_of_measure(column["unit_of_measure"]))
    worth = np.where(usable, value * _in_dollars(words["currency"][0], rates), np.nan)
    report_units(column, counted_in, (*coded, *beside), worth)
    fates = fates_of(words["alternative"][0].codes == ALTERNATIVE, reasons)
    tallies = (*tallied(table.layout.place, words["currency"][0], fates, value), *other.tallies)
    return ReadRows(rows, found, sheet_totals(tallies), (*no_parts, *tallies), other)


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
        name: replace(one, values=one.values / (of_cost if name == "unit_cost" else others))
        for name, one in amounts.items()
        if _FIELDS[name].by_price_unit
    }


def _in_dollars(currencies: CodedTexts, rates: Mapping[str, float]) -> Floats:
    """Return the US dollars per unit of the currency of each row, ``(row,)``; NaN where there is none."""
    return np.array([*(rates.get(name, np.nan) for name in currencies.values), np.nan])[currencies.codes]


def _read(
    column: Mapping[str, FieldColumn], words: dict[str, tuple[CodedTexts, Flags]], *kinds: CellKind
) -> None:
    """Read the columns of some kinds that have not been read, into ``words``."""
    words |= {
        name: read_words(one)
        for name, one in column.items()
        if one.field.kind in kinds and name not in words and name != "currency"
    }


def _reasons(faulty: Mapping[str, Flags], no_cost: Flags) -> dict[Fate, Flags]:
    """Return where a row is left out, ``(row,)``, by the reason.

    Args:
        faulty: ``(row,)``, where a column holds something that cannot be used, by its key.
        no_cost: ``(row,)``, where there is no unit cost.
    """
    found = {name: where for name, where in faulty.items() if _FIELDS[name].drops_row}
    reasons = {fate: found.pop(name) for fate, name in _REASONS.items()}
    reasons[Fate.NO_COST] = no_cost | found.pop("price_unit")
    reasons[Fate.NO_AMOUNT] = np.logical_or.reduce([np.zeros_like(no_cost), *found.values()])
    return reasons


def _blank(
    field: Field,
    words: Mapping[str, tuple[CodedTexts, Flags]],
    amounts: Mapping[str, ColumnAmounts],
    everywhere: Flags,
) -> Flags:
    """Return where a column is blank, ``(row,)``; everywhere where the sheet does not have it."""
    if field.name in amounts:
        return np.isnan(amounts[field.name].values)
    return words[field.name][0].codes < 0 if field.name in words else np.ones_like(everywhere)


def _filled(field: Field, values: Floats) -> Floats:
    """Return numbers with what stands in for a blank cell."""
    return values if field.blank is None else np.where(np.isnan(values), field.blank, values)


def _kept(column: FieldColumn, texts: CodedTexts, usable: Flags) -> CodedTexts:
    """Return the texts of the usable rows, with what stands in for a blank cell."""
    field = column.field
    if field.choices:
        blank = -1 if field.blank is None else field.words.index(str(field.blank))
        codes = texts.codes[usable]
        return CodedTexts(np.where(codes < 0, np.int32(blank), codes), field.words)
    if field.name == "model":
        texts = _same_names(column, texts)
    elif field.name == "origin":
        texts = _with_blank_as(texts, UNKNOWN_ORIGIN)
    elif field.blank is not None and field.name != "currency":
        texts = _with_blank_as(texts, str(field.blank))
    return used_only(texts, usable)


def _named(kind: CellKind) -> tuple[str, ...]:
    """Return the keys of the columns of a kind."""
    return tuple(field.name for field in SOURCING if field.kind is kind)


def _without_totals(table: Table, findings: Findings) -> tuple[Table, Table, tuple[RowTally, ...]]:
    """Return the table without totals rows and repeated header rows, its totals rows, and their count.

    Repeated header rows are reported.
    """
    headers = repeated_headers(table)
    totals = total_rows(table, _REQUIRED, _named(CellKind.KEY), _named(CellKind.TEXT)) & ~headers
    findings.rows(
        Severity.WARNING,
        FieldColumn.of(table, _FIELDS["model"], findings).letters,
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


def _no_cost(column: FieldColumn, amounts: ColumnAmounts) -> Flags:
    """Return where there is no unit cost, ``(row,)``; blank ones are reported here."""
    blank = np.isnan(amounts.values) & ~amounts.faulty
    column.report(Severity.ERROR, blank, "is missing.", "Type the cost of one part; 0 if it costs nothing.")
    return blank | amounts.faulty


def _with_blank_as(texts: CodedTexts, word: str) -> CodedTexts:
    """Return the texts with blank as a value of its own."""
    return CodedTexts(
        np.where(texts.codes < 0, len(texts.values), texts.codes).astype(np.int32), (*texts.values, word)
    )


def _same_names(column: FieldColumn, models: CodedTexts) -> CodedTexts:
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
