"""Reads a part list: facts of parts by their number, whatever model they go into."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints
from headroom.book.fields.field import ROW_LEFT_OUT, TAKEN_AS_BLANK, CellKind, Field
from headroom.book.fields.field_tables import PART_LIST
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.problem import Severity
from headroom.foreign_text import a_few
from headroom.language import localized, tr, tr_count
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.rows.field_reading import read_words
from headroom.workbook.rows.level_marks import without_marks
from headroom.workbook.rows.priced_cells import priced_cells
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table
from headroom.workbook.tables.totals_rows import repeated_headers, total_rows

_FIELDS = {field.name: field for field in PART_LIST}
_NUMBER, _CURRENCY, _PIECES, _SUPPLIER = "part_number", "currency", "price_unit", "supplier"
_EACH_A_SOURCE = frozenset({"alternative", "purchase_share"})
"""Columns that say that each row of a part is a source of its own."""

_TEXTS = tuple(field.name for field in PART_LIST if field.kind is CellKind.TEXT)
_FACTS = tuple(field for field in PART_LIST if field.carried and field.name not in (_NUMBER, _CURRENCY))
_OF_PRICES = tuple(
    field for field in SOURCING if field.measured and (field.required or not field.carried or field.assumed)
) + tuple(field for field in SOURCING if field.name == _CURRENCY)
"""Fields that prices are read by, also where a list does not have them."""

_SHOWN = 5


@dataclass(frozen=True, slots=True, eq=False)
class ReadList:
    """A part list.

    Attributes:
        table: Its rows that have a part number.
        findings: Takes what is wrong with it.
        number: ``(row,)``, part numbers.
        first: ``(number,)``, the first row of each number.
        words: Facts that are no numbers, by field, ``(row,)``.
        amounts: Facts that are numbers, by field, ``(row,)``; money is for one piece.
        currency: ``(row,)``, what the money is in; blank where it does not say.
        used: ``(number,)``, which of its numbers some bill has; filled while bills are joined.
        told: ``(number,)``, of which it was said that the first of several rows counts; likewise.
    """

    table: Table
    findings: Findings
    number: CodedTexts
    first: Ints
    words: Mapping[str, CodedTexts]
    amounts: Mapping[str, Floats]
    currency: CodedTexts
    used: Flags
    told: Flags

    @property
    def name(self) -> str:
        """Return its sheet as problems name it."""
        return f"“{self.table.layout.place}”"

    @property
    def each_row_a_source(self) -> bool:
        """Return whether each row of a part is a source of its own."""
        return says_source(self.table)

    def rows_of(self, number: int) -> Ints:
        """Return the rows of one of its numbers, ascending."""
        return np.flatnonzero(self.number.codes == number).astype(np.int32)

    def differing(self) -> Flags:
        """Return which numbers stand in rows that say different things, ``(number,)``."""
        first = self.first[self.number.codes]
        unlike = np.zeros(len(first), dtype=np.bool_)
        if len(first) == len(self.first):  # each number stands once, as in most lists
            return unlike[self.first]
        told = (_SUPPLIER,) if self.each_row_a_source else ()
        for name, texts in (*self.words.items(), (_CURRENCY, self.currency)):
            if name not in _TEXTS or name in told:
                unlike |= texts.codes != texts.codes[first]
        for values in self.amounts.values():
            same = (values == values[first]) | (np.isnan(values) & np.isnan(values[first]))
            unlike |= ~same
        found: Flags = np.bincount(self.number.codes, weights=unlike, minlength=len(self.first)) > 0
        return found

    def address(self, row: int, name: str = _NUMBER) -> str:
        """Return the cell of a field in one of its rows."""
        return f"{self.table.letters(name)}{int(self.table.row_numbers[row])}"

    def report_left_over(self) -> None:
        """Report the numbers that no bill has, once all bills are joined."""
        left = np.flatnonzero(~self.used)
        if not len(left):
            return
        shown = a_few([self.number.values[at] for at in left.tolist()], _SHOWN)
        self.findings.whole_sheet(
            Severity.ASSUMPTION,
            tr_count(
                "{left} of its {n} part number stands in no bill of material ({numbers}): they are not used.",
                "{left} of its {n} part numbers stand in no bill of material ({numbers}): they are not used.",
                len(self.used),
                left=localized(f"{len(left):,}"),
                numbers=shown,
            ),
            tr("Nothing needs to be done, unless a bill should have them."),
            cell=self.address(int(self.first[left[0]])),
            rows=len(left),
        )


def says_source(table: Table) -> bool:
    """Return whether a table has a column that says which source of a part a row is."""
    return bool(_EACH_A_SOURCE & table.columns.keys())


def read_list(table: Table, findings: Findings) -> ReadList:
    """Return what a part list says.

    Args:
        table: Its table.
        findings: Takes what is wrong with it.
    """
    table = without_marks(table, findings)
    headers = repeated_headers(table)
    totals = total_rows(table, tuple(table.columns), (_NUMBER,), _TEXTS) & ~headers
    number, faulty = read_words(_column(table.take(~(headers | totals)), _FIELDS[_NUMBER], findings))
    table = table.take(~(headers | totals)).take(~faulty)
    number = CodedTexts(number.codes[~faulty], number.values)
    columns = {field.name: _column(table, field, findings) for field in _FACTS if field.name in table.columns}
    words = {name: read_words(one)[0] for name, one in columns.items() if not one.field.measured}
    blank = {field.name: FieldColumn.of(table, field, findings, TAKEN_AS_BLANK) for field in _OF_PRICES}
    priced = priced_cells(table, {**blank, **columns})
    amounts = {name: priced.amounts[name] for name, one in columns.items() if one.field.measured}
    currency = priced.currencies.named()
    used, first = np.unique(number.codes, return_index=True)
    values = tuple(number.values[code] for code in used.tolist())
    codes = np.searchsorted(used, number.codes).astype(np.int32)
    return ReadList(
        table,
        findings,
        CodedTexts(codes, values),
        first.astype(np.int32),
        words,
        {name: one.values for name, one in amounts.items()},
        currency,
        np.zeros(len(values), dtype=np.bool_),
        np.zeros(len(values), dtype=np.bool_),
    )


def _column(table: Table, field: Field, findings: Findings) -> FieldColumn:
    outcome = ROW_LEFT_OUT if field.name == _NUMBER else TAKEN_AS_BLANK
    return FieldColumn.of(table, field, findings, outcome)
