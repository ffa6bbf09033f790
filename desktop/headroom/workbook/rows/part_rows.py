"""Turns the table of a Sourcing sheet into part rows: every faulty cell becomes a problem."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.fields.field import CellKind, Field
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.part_rows import ALTERNATIVE, with_used_texts
from headroom.book.part_tree import PartTree
from headroom.book.problem import Severity
from headroom.book.row_fates import Fate, RowTally
from headroom.book.sourcing import PartRows, SheetTotal
from headroom.language import tr, tr_count
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.columns.column import FIELD, FieldColumn
from headroom.workbook.columns.shown_zeros import with_shown_zeros
from headroom.workbook.columns.texts import recoded, used_only
from headroom.workbook.rows.alternates import with_alternates
from headroom.workbook.rows.banner_models import banner_rows
from headroom.workbook.rows.blank_quantities import without_quantity
from headroom.workbook.rows.certificates import with_certificates
from headroom.workbook.rows.cost_kinds import OtherCosts, kinds_of, other_costs
from headroom.workbook.rows.example_rows import example_rows
from headroom.workbook.rows.filled_models import group_rows
from headroom.workbook.rows.hidden_rows import report_hidden_rows
from headroom.workbook.rows.joined_facts import join_facts
from headroom.workbook.rows.level_marks import without_marks
from headroom.workbook.rows.listed_models import with_listed_models
from headroom.workbook.rows.matrix_rows import spread
from headroom.workbook.rows.origin_notes import report_origins
from headroom.workbook.rows.part_cells import PartCells, part_cells
from headroom.workbook.rows.part_lists import ReadList
from headroom.workbook.rows.row_counts import fates_of, sheet_totals, tallied
from headroom.workbook.rows.row_notes import (
    report_certified_unknown,
    report_default,
    report_unknown_origins,
    report_us_above_regional,
    without_half_statements,
)
from headroom.workbook.rows.rows_below_total import PartValues
from headroom.workbook.rows.rows_out_of_use import rows_out_of_use
from headroom.workbook.rows.scrap import report_scrap
from headroom.workbook.rows.stated_totals import report_totals
from headroom.workbook.rows.structure.bill_reading import ReadBill, ReadTable, read_bill
from headroom.workbook.rows.supplied_quantities import with_supply
from headroom.workbook.rows.unapplied_sizes import report_sizes
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.page_feet import page_feet
from headroom.workbook.tables.tables import Table
from headroom.workbook.tables.totals_rows import repeated_headers, total_rows

_FIELDS = {field.name: field for field in SOURCING}
_REQUIRED = tuple(field.name for field in SOURCING if field.required)
_REASONS = {
    Fate.NO_MODEL: "model",
    Fate.NO_PART_NUMBER: "part_number",
    Fate.NO_SOURCE: "alternative",
    Fate.NO_CURRENCY: "currency",
    Fate.NO_COST: "unit_cost",
    Fate.NO_QUANTITY: "quantity",
}
"""Columns whose faulty cells have a reason of their own to leave the row out."""

_UNKNOWN: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class ReadRows:
    """What a Sourcing sheet gives.

    Attributes:
        rows: The usable rows.
        rows_read: Rows found in the table; those that are not usable are among the findings.
        totals: What they come to, by currency.
        tallies: What became of them.
        tree: Which part goes into which; None where the table has one level.
        other: What rows cost that are no parts.
    """

    rows: PartRows
    rows_read: int
    totals: tuple[SheetTotal, ...] = ()
    tallies: tuple[RowTally, ...] = ()
    tree: PartTree | None = None
    other: OtherCosts = field(default_factory=lambda: OtherCosts({}))


def read_rows(
    table: Table,
    rates: Mapping[str, float],
    findings: Findings,
    lists: Sequence[ReadList] = (),
    assembly: Mapping[str, str] = _UNKNOWN,
) -> ReadRows:
    """Return the part rows of a Sourcing table.

    Args:
        table: The table.
        rates: US dollars per unit by currency code.
        findings: Takes what is wrong with it.
        lists: Part lists that are joined to it.
        assembly: Country of assembly of models, by their names in small letters, where it is known.

    Raises:
        UserError: If its assemblies are together at more places than can be held.
    """
    found = len(table)
    table = without_marks(table, findings)
    by_model = any(column.model for column in table.spelling.values())
    plain, totals, no_parts = _without_totals(with_shown_zeros(table, SOURCING, findings), findings)
    apart, not_parts = kinds_of(plain)
    other = other_costs(not_parts, lambda rest, said: read_rows(rest, rates, said).rows, rates, findings)
    plain = plain.take(~apart) if apart.any() else plain
    listed = with_listed_models(plain, findings)
    found += len(listed) - len(plain)
    parts = spread(listed, findings)
    facts = join_facts(parts.table, lists, findings)
    found += len(facts.table) - len(parts.table)
    alone = not by_model and not apart.any() and listed is plain and len(facts.table) == len(parts.table)
    table = facts.table
    if by_model:
        found, no_parts = len(table), ()
    report_scrap(listed, findings)
    report_sizes(listed, findings)
    cells = part_cells(facts, rates, findings)
    share = cells.amounts["purchase_share"]
    cells.put("alternative", with_alternates(table, cells.texts("alternative"), share.values, findings))
    parts = replace(parts, table=table, layout_of_row=parts.layout_of_row[facts.source])
    gone = rows_out_of_use(table, cells.texts("model"), cells.texts("part_number"), findings)
    read = ReadTable(listed, parts, cells.column, cells.words, cells.amounts, rates, table.answers, assembly)
    bill = read_bill(read, gone.values())
    facts.report_joins(np.zeros(len(table), dtype=np.bool_) if bill is None else bill.spared)
    reasons = _reasons(cells, bill, gone)
    usable = ~np.logical_or.reduce(list(reasons.values()))
    report_totals(totals, _summed(cells, bill, usable, comparable=alone), findings)
    _report_rows(cells, usable, findings)
    amounts = cells.amounts
    amounts |= without_half_statements(cells.column, amounts, usable)
    if bill is not None:
        amounts["quantity"] = bill.quantity
    amounts["quantity"] = with_supply(cells, usable, flat=bill is None)
    readable = usable if bill is None else bill.readable
    kept = {name: _kept(cells.column[name], texts, readable) for name, (texts, _) in cells.words.items()}
    rows = PartRows.of(
        {**kept, **{name: _filled(_FIELDS[name], one.values[readable]) for name, one in amounts.items()}},
        parts.layouts,
        parts.layout_of_row[readable],
        table.row_numbers[readable],
        facts.places(readable),
    )
    tree = None
    if bill is not None:
        unfit = _unfit(reasons, cells.amounts["unit_cost"].values)
        tree = bill.tree(rows, usable, unfit, np.where(share.faulty, np.nan, share.values))
        other = other.with_own_work(bill.own_work(cells.texts("model")))
        rows = with_used_texts(rows.take(usable[readable]))
    report_hidden_rows(table, usable, cells.value(), cells.texts("currency"), findings)
    cells.report_units(usable, rates)
    fates = fates_of(cells.texts("alternative").codes == ALTERNATIVE, reasons)
    tallies = tallied(table.layout.place, cells.texts("currency"), fates, cells.value())
    tallies = (*tallies, *other.tallies)
    return ReadRows(rows, found, sheet_totals(tallies), (*no_parts, *tallies), tree, other)


def _summed(cells: PartCells, bill: ReadBill | None, usable: Flags, *, comparable: bool) -> PartValues:
    """Return the rows that stated totals are the sum of."""
    every = PartValues(
        cells.table.row_numbers,
        cells.texts("model").codes,
        cells.texts("currency").codes,
        cells.stated_cost.values,
        cells.amounts["unit_cost"].values,
        cells.amounts["quantity"].values,
        usable & (cells.texts("alternative").codes != ALTERNATIVE),
        comparable=comparable,
    )
    return every if bill is None else bill.summed(every)


def _reasons(cells: PartCells, bill: ReadBill | None, gone: Mapping[Fate, Flags]) -> dict[Fate, Flags]:
    """Return where a row is left out, ``(row,)``, by the reason.

    Args:
        cells: The rows.
        bill: Which of them count, where the table has several levels.
        gone: Which of them are out of use, by the reason.
    """
    faulty = cells.faulty() | ({} if bill is None else {"quantity": bill.quantity.faulty})
    no_cost = _no_cost(cells.column["unit_cost"], cells.amounts["unit_cost"], bill)
    found = {name: where for name, where in faulty.items() if _FIELDS[name].drops_row}
    reasons = {fate: found.pop(name) for fate, name in _REASONS.items()}
    reasons[Fate.NO_COST] = no_cost | found.pop("price_unit")
    unused = without_quantity(cells.column["quantity"], cells.table.answers)
    reasons[Fate.NO_QUANTITY] = reasons[Fate.NO_QUANTITY] | unused
    reasons[Fate.NO_AMOUNT] = np.logical_or.reduce([np.zeros_like(no_cost), *found.values()])
    reasons |= {} if bill is None else bill.reasons
    reasons |= gone
    return reasons


def _unfit(reasons: Mapping[Fate, Flags], unit_cost: Floats) -> Flags:
    """Return which rows could count at no place of a bill, ``(row,)``, a missing cost apart."""
    of_place = {Fate.OPENED, Fate.INSIDE, Fate.NO_COST}
    found = np.logical_or.reduce([where for fate, where in reasons.items() if fate not in of_place])
    unfit: Flags = found | (reasons[Fate.NO_COST] & ~np.isnan(unit_cost))
    return unfit


def _report_rows(cells: PartCells, usable: Flags, findings: Findings) -> None:
    """Report what is assumed of rows that count, and what in them contradicts itself."""
    column, origins = cells.column, cells.texts("origin")
    cells.put("originating", with_certificates(cells.table, cells.texts("originating"), findings))
    report_unknown_origins(column["origin"], origins, usable, joined=cells.facts.has("origin"))
    report_origins(column["origin"], origins, usable)
    report_certified_unknown(column["originating"], cells.texts("originating"), origins, usable)
    for one in SOURCING:
        if one.assumed:
            lacking = FieldColumn.of(cells.table, one, findings)
            report_default(lacking, cells.blank(one) & usable, joined=cells.facts.has(one.name))
    report_us_above_regional(column["us_content"], cells.amounts, usable)


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
    """Return the table without rows that are no parts, its totals rows, and how many of each kind there are.

    They are totals, repeated headings, names of groups and feet of pages. Repeated headings are reported.
    """
    headers = repeated_headers(table)
    totals = total_rows(table, _REQUIRED, _named(CellKind.KEY), _named(CellKind.TEXT)) & ~headers
    groups, feet = (group_rows(table) | banner_rows(table)) & ~headers, page_feet(table)
    examples = example_rows(table, findings) & ~(headers | totals | groups | feet)
    totals &= ~(groups | feet)
    findings.rows(
        Severity.WARNING,
        FieldColumn.of(table, _FIELDS["model"], findings).letters,
        table.row_numbers[headers],
        tr("This row repeats the headings. It is not used."),
        tr("Nothing needs to be done, unless it is a part."),
    )
    tallies = (
        RowTally(table.layout.place, "", fate, int(where.sum()), int(where.sum()))
        for fate, where in (
            *((Fate.HEADINGS, headers), (Fate.TOTAL, totals)),
            *((Fate.GROUP, groups), (Fate.FOOTER, feet & ~headers), (Fate.EXAMPLE, examples)),
        )
        if where.any()
    )
    return table.take(~(headers | totals | groups | feet | examples)), table.take(totals), tuple(tallies)


def _no_cost(column: FieldColumn, amounts: ColumnAmounts, bill: ReadBill | None) -> Flags:
    """Return where there is no unit cost, ``(row,)``; blank ones are reported here, where one is needed."""
    blank = np.isnan(amounts.values) & ~amounts.faulty
    needed = blank if bill is None else blank & ~bill.spared
    column.report(
        Severity.ERROR,
        needed,
        tr("{field} is missing.", field=FIELD),
        tr("Type the cost of one part; 0 if it costs nothing."),
    )
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
                tr_count(
                    "Model “{model}” is taken for “{other}” in {n} row.",
                    "Model “{model}” is taken for “{other}” in {n} rows.",
                    len(rows),
                    model=name,
                    other=kept,
                ),
                tr("Write the name in the same way everywhere."),
                cell=f"{column.letters}{int(column.row_numbers[rows[0]])}",
                rows=len(rows),
            )
    return recoded(models.codes, names)
