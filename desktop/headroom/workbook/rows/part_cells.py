"""What the cells of a table of parts say, with what part lists say of the same parts."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats
from headroom.book.fields.field import CellKind, Field
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.part_rows import TRAVELLING, TYPED
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.columns.measured_cells import UnitBeside
from headroom.workbook.rows.dollar_amounts import in_dollars
from headroom.workbook.rows.field_reading import outcome_of, read_words
from headroom.workbook.rows.joined_facts import JoinedFacts
from headroom.workbook.rows.price_units import report_units, units_of_measure
from headroom.workbook.rows.priced_cells import priced_cells
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_USED_UP = tuple(field for field in SOURCING if not field.carried)
_MONEY = frozenset(field.name for field in SOURCING if field.per_part)


@dataclass(frozen=True, slots=True, eq=False)
class PartCells:
    """The cells of a table of parts, column by column.

    Attributes:
        facts: The rows, with what part lists say of them.
        column: The columns by field name.
        words: Their texts, and ``(row,)`` where a cell cannot be used; by field name.
        amounts: Their numbers, money for one piece in the currency of the row; by field name.
        stated_cost: The unit cost as it stands, for whatever number of pieces.
        prices_for: What prices are for, beside a number of pieces.
    """

    facts: JoinedFacts
    column: dict[str, FieldColumn]
    words: dict[str, tuple[CodedTexts, Flags]]
    amounts: dict[str, ColumnAmounts]
    stated_cost: ColumnAmounts
    prices_for: tuple[UnitBeside, ...]

    @property
    def table(self) -> Table:
        """Return the table."""
        return self.facts.table

    def texts(self, name: str) -> CodedTexts:
        """Return the texts of a column, ``(row,)``."""
        return self.words[name][0]

    def put(self, name: str, texts: CodedTexts) -> None:
        """Take other texts of a column."""
        self.words[name] = texts, self.words[name][1]

    def blank(self, field: Field) -> Flags:
        """Return where a column is blank, ``(row,)``; everywhere where the table does not have it."""
        if field.name in self.amounts:
            return np.isnan(self.amounts[field.name].values)
        if field.name in self.words:
            return self.words[field.name][0].codes < 0
        return np.ones(len(self.table), dtype=np.bool_)

    def faulty(self) -> dict[str, Flags]:
        """Return where the cells of each column cannot be used, ``(row,)``, by field name."""
        words = {name: where for name, (_, where) in self.words.items()}
        return words | {name: one.faulty for name, one in self.amounts.items()}

    def value(self) -> Floats:
        """Return quantity times unit cost, ``(row,)``, in the row's currency; NaN where one is missing."""
        quantity = self.amounts["quantity"]
        pieces = np.where(np.isnan(quantity.values) & ~quantity.faulty, 1.0, quantity.values)
        value: Floats = self.amounts["unit_cost"].values * pieces
        return value

    def report_units(self, usable: Flags, rates: Mapping[str, float]) -> None:
        """Report what quantities count that is no piece, and is not what prices are for.

        Args:
            usable: ``(row,)``, which rows count.
            rates: US dollars per unit by currency code.
        """
        currencies = self.texts("currency")
        usd = np.array([*(rates.get(name, np.nan) for name in currencies.values), np.nan])
        counted_in = (*self.amounts["quantity"].units, *units_of_measure(self.column["unit_of_measure"]))
        worth = np.where(usable, self.value() * usd[currencies.codes], np.nan)
        report_units(self.column, counted_in, self.prices_for, worth)


def part_cells(facts: JoinedFacts, rates: Mapping[str, float], findings: Findings) -> PartCells:
    """Return what the cells of a table of parts say; what is wrong with them is reported.

    Args:
        facts: The rows, with the part lists that are joined to them.
        rates: US dollars per unit by currency code.
        findings: Takes what is wrong.
    """
    table = facts.table
    column = {
        field.name: FieldColumn.of(table, field, findings, outcome_of(field))
        for field in (*TYPED, *_USED_UP, *TRAVELLING)
        if field.name in table.columns or field not in TRAVELLING or facts.has(field.name)
    }
    words: dict[str, tuple[CodedTexts, Flags]] = {}
    _read(column, words, facts, CellKind.KEY, CellKind.COUNTRY)
    priced = priced_cells(table, column)
    own = {name: in_dollars(column[name], one, rates) for name, one in priced.amounts.items()}
    amounts = {name: facts.amounts(name, one) for name, one in own.items()}
    _read(column, words, facts, CellKind.CHOICE, CellKind.YES_NO)
    words["currency"] = priced.currencies.read(rates, facts.currency_of_costs())
    money = {name: one for name, one in amounts.items() if name in _MONEY}
    amounts |= facts.in_currency(money, words["currency"][0], rates)
    _read(column, words, facts, CellKind.TARIFF_CODE, CellKind.DATE, CellKind.CURRENCY, CellKind.TEXT)
    return PartCells(facts, column, words, amounts, priced.stated, priced.prices_for)


def _read(
    column: Mapping[str, FieldColumn],
    words: dict[str, tuple[CodedTexts, Flags]],
    facts: JoinedFacts,
    *kinds: CellKind,
) -> None:
    """Read the columns of some kinds that have not been read, into ``words``, with what part lists say."""
    words |= {
        name: facts.texts(name, read_words(one))
        for name, one in column.items()
        if one.field.kind in kinds and name not in words and name != "currency"
    }
