"""Finds the currency of each row, and whether the workbook has a rate for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from headroom.arrays import CodedTexts, Flags, Ints
from headroom.book.layout import column_letters
from headroom.book.problem import Severity
from headroom.notation.currencies import DOLLAR, currency_code
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.columns.texts import recoded
from headroom.workbook.fields.headings import Heading
from headroom.workbook.tables.findings import counted
from headroom.workbook.tables.tables import Headings


@dataclass(frozen=True, slots=True, eq=False)
class StatedCurrencies:
    """The Currency column.

    Attributes:
        codes: ``(row,)``, index into ``names``, -1 where blank or not recognised.
        names: ISO 4217 codes.
        faulty: ``(row,)``, where the cell is not recognised.
    """

    codes: Ints
    names: tuple[str, ...]
    faulty: Flags


def read_currencies(column: FieldColumn) -> StatedCurrencies:
    """Return the currencies of a column; what is not recognised is an error."""
    faulty = column.report_without_value(Severity.ERROR)
    values = column.cells.values
    names = [currency_code(v) if isinstance(v, str) and v.strip() else "" for v in values]
    strange = (
        (np.array([*(name is None for name in names), True], dtype=np.bool_)[column.cells.codes]) & ~faulty
    )
    column.report(
        Severity.ERROR,
        strange,
        "{value} is not a currency code.",
        "Write the ISO 4217 code, for example EUR.",
    )
    texts = recoded(column.cells.codes, [name or "" for name in names])
    return StatedCurrencies(texts.codes, texts.values, faulty | strange)


class RowCurrencies:
    """Finds the currency of each row: its cell, else a sign at its cost, else the heading, else dollars.

    Args:
        headings: What the header row holds.
        header_row: Its number as Excel counts.
        currency: The Currency column.
        costs: Columns of amounts in the row's currency, the unit cost first.
    """

    def __init__(
        self,
        headings: Headings,
        header_row: int,
        currency: FieldColumn,
        costs: Sequence[tuple[FieldColumn, ColumnAmounts]],
    ) -> None:
        self._headings = headings
        self._header_row = header_row
        self._column = currency
        self._costs = costs

    def stated(self) -> tuple[Ints, list[str], Flags]:
        """Return the currencies that cells or signs at amounts state, and where they contradict each other.

        Returns:
            ``(row,)`` index into the names, -1 where none is stated; the ISO 4217 codes; and ``(row,)``,
            where what stands there cannot be used.
        """
        stated = read_currencies(self._column)
        codes, faulty = stated.codes.copy(), stated.faulty
        names = list(stated.names)
        for column, amounts in self._costs:
            for name, where in amounts.currencies.items():
                code = _place(names, name)
                codes[where & (codes < 0) & ~faulty] = code
                faulty = faulty | _report_contradiction(column, name, where & (codes != code) & ~faulty)
        return codes, names, faulty

    def named(self) -> CodedTexts:
        """Return the currency that each row states or its heading names; blank where neither does."""
        codes, names, faulty = self.stated()
        heading = self._heading()
        if heading is not None and heading.currency:
            codes[(codes < 0) & ~faulty] = _place(names, self._default())
        return CodedTexts(np.where(faulty, np.int32(-1), codes), tuple(names))

    def read(self, rates: Mapping[str, float], joined: CodedTexts | None = None) -> tuple[CodedTexts, Flags]:
        """Return the currency of each row, and where there is none that can be used, ``(row,)``.

        Args:
            rates: US dollars per unit by ISO 4217 code.
            joined: ``(row,)``, what a part list states for a cost that comes from there: it counts first;
                blank where there is no such. None: there is no part list.
        """
        codes, names, faulty = self.stated()
        if joined is not None:
            for code, name in enumerate(joined.values):
                codes[(joined.codes == code) & ~faulty] = _place(names, name)
        codes[(codes < 0) & ~faulty] = _place(names, self._default())
        self._report_headings(codes, names, ~faulty)
        return CodedTexts(codes, tuple(names)), faulty | self._report_no_rate(codes, names, rates, ~faulty)

    def _report_no_rate(
        self, codes: Ints, names: Sequence[str], rates: Mapping[str, float], checked: Flags
    ) -> Flags:
        """Report the rows in a currency without a rate; return where, ``(row,)``."""
        found = np.zeros(len(codes), dtype=np.bool_)
        place = self._column if self._column.letters else self._costs[0][0]
        for code, name in enumerate(names):
            if name not in rates:
                where = checked & (codes == code)
                place.findings.rows(
                    Severity.ERROR,
                    place.letters,
                    place.row_numbers[where],
                    f"The currency of the row is {name}, for which there is no rate. The row is left out.",
                    f"Add {name} and its US dollars per unit to the sheet Rates.",
                )
                found |= where
        return found

    def _report_headings(self, codes: Ints, names: list[str], checked: Flags) -> None:
        """Report where a heading names another currency than rows below it have."""
        for column, _ in self._costs:
            heading = self._headings.found.get(column.field.name)
            if heading is None or not heading.currency:
                continue
            others = int((checked & (codes != _place(names, heading.currency))).sum())
            if others:
                column.findings.whole_sheet(
                    Severity.WARNING,
                    f"The heading “{heading.text}” names {heading.currency}, but another currency is stated "
                    f"for {counted(others, 'row')} and counts.",
                    "Correct the heading or the currencies.",
                    cell=f"{column.letters}{self._header_row}",
                    rows=others,
                )

    def _heading(self) -> Heading | None:
        """Return the heading of the first amounts that the sheet has a column for."""
        found = self._headings.found
        return next((found[one.field.name] for one, _ in self._costs if one.field.name in found), None)

    def _default(self) -> str:
        """Return the currency of rows that name none; one that a heading names is reported."""
        heading = self._heading()
        if heading is None or heading.currency in ("", DOLLAR):
            return DOLLAR
        self._column.findings.whole_sheet(
            Severity.ASSUMPTION,
            f"The heading “{heading.text}” names {heading.currency}: it counts for rows that state none.",
            "Add a Currency column.",
            cell=f"{column_letters(heading.position)}{self._header_row}",
        )
        return heading.currency


def _place(names: list[str], name: str) -> int:
    """Return the position of a name, which is added where it is missing."""
    if name not in names:
        names.append(name)
    return names.index(name)


def _report_contradiction(column: FieldColumn, name: str, where: Flags) -> Flags:
    """Report amounts that name another currency than their row has; return where, ``(row,)``."""
    remedy = "Correct the amount or the Currency cell."
    column.report(
        Severity.ERROR, where, f"{{value}} is in {name}, but the row's currency is another.", remedy
    )
    return where
