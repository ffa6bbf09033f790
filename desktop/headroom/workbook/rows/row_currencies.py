"""Finds the currency of each row, and whether the workbook has a rate for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from headroom.arrays import CodedTexts, Flags, Ints
from headroom.book.layout import column_letters
from headroom.book.problem import Severity
from headroom.foreign_text import a_few
from headroom.language import tr, tr_count
from headroom.notation.currencies import DOLLAR
from headroom.notation.measured_numbers import currency_and_unit
from headroom.notation.units import CountingUnit
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.columns.column import FIELD, VALUE, FieldColumn
from headroom.workbook.columns.measured_cells import UnitBeside
from headroom.workbook.columns.texts import recoded
from headroom.workbook.fields.headings import Heading, heading_currency
from headroom.workbook.tables.tables import Headings, Table


@dataclass(frozen=True, slots=True, eq=False)
class StatedCurrencies:
    """The Currency column.

    Attributes:
        codes: ``(row,)``, index into ``names``, -1 where blank or not recognised.
        names: ISO 4217 codes.
        faulty: ``(row,)``, where the cell is not recognised.
        units: What prices are for, where the cell says it beside the currency (``USD/KG``).
    """

    codes: Ints
    names: tuple[str, ...]
    faulty: Flags
    units: tuple[UnitBeside, ...] = ()


def read_currencies(column: FieldColumn) -> StatedCurrencies:
    """Return the currencies of a column; what is not recognised is an error."""
    faulty = column.report_without_value(Severity.ERROR)
    values = column.cells.values
    blank = ("", None, "")
    found = [currency_and_unit(v) if isinstance(v, str) and v.strip() else blank for v in values]
    strange = np.array([*(one is None for one in found), True], dtype=np.bool_)[column.cells.codes] & ~faulty
    column.report(
        Severity.ERROR,
        strange,
        tr("{field} {value} is not a currency code.", field=FIELD, value=VALUE),
        tr("Write the ISO 4217 code, for example EUR."),
    )
    texts = recoded(column.cells.codes, [one[0] if one else "" for one in found])
    return StatedCurrencies(texts.codes, texts.values, faulty | strange, _units(column, found))


def _units(
    column: FieldColumn, found: Sequence[tuple[str, CountingUnit | None, str] | None]
) -> tuple[UnitBeside, ...]:
    """Return what prices are for, where the column of currencies says it."""
    codes: dict[CountingUnit, list[int]] = {}
    texts: dict[CountingUnit, str] = {}
    for code, one in enumerate(found):
        if one is not None and one[1] is not None:
            codes.setdefault(one[1], []).append(code)
            texts.setdefault(one[1], one[2])
    return tuple(
        UnitBeside(unit, texts[unit], per=True, where=column.cells.having(places))
        for unit, places in codes.items()
    )


def shown_currencies(table: Table, field: str) -> dict[str, Flags]:
    """Return where the number format of a field's cells names a currency, ``(row,)``, by ISO 4217 code."""
    found: dict[str, Flags] = {}
    for shape, rows in table.formats.get(field, ()):
        if shape.currency:
            where = np.isin(table.row_numbers, rows)
            found[shape.currency] = found.get(shape.currency, np.zeros_like(where)) | where
    return found


class RowCurrencies:
    """Finds the currency of each row: its cell, else a sign at its cost, else the heading, else dollars.

    Args:
        headings: What the header row holds.
        header_row: Its number as Excel counts.
        currency: The Currency column.
        costs: Columns of amounts in the row's currency, the one that the cost is taken from first.
        shown: ``(row,)``, where the number format of that one names a currency, by ISO 4217 code.
        stated: What the Currency column says; None: it is read.
    """

    def __init__(
        self,
        headings: Headings,
        header_row: int,
        currency: FieldColumn,
        costs: Sequence[tuple[FieldColumn, ColumnAmounts]],
        shown: Mapping[str, Flags] = MappingProxyType({}),
        stated: StatedCurrencies | None = None,
    ) -> None:
        self._headings = headings
        self._header_row = header_row
        self._column = currency
        self._costs = costs
        self._shown = shown
        self._stated = stated

    def stated(self) -> tuple[Ints, list[str], Flags]:
        """Return the currencies that cells or signs at amounts state, and where they contradict each other.

        Returns:
            ``(row,)`` index into the names, -1 where none is stated; the ISO 4217 codes; and ``(row,)``,
            where what stands there cannot be used.
        """
        stated = read_currencies(self._column) if self._stated is None else self._stated
        codes, faulty = stated.codes.copy(), stated.faulty
        names = list(stated.names)
        for column, amounts in self._costs:
            for name, where in amounts.currencies.items():
                code = _place(names, name)
                codes[where & (codes < 0) & ~faulty] = code
                faulty = faulty | _report_contradiction(column, name, where & (codes != code) & ~faulty)
        return codes, names, faulty

    def named(self) -> CodedTexts:
        """Return the currency that each row states, or its heading or number format; blank without one."""
        codes, names, faulty = self.stated()
        heading = self._heading()
        if heading is not None and heading.currency:
            codes[(codes < 0) & ~faulty] = _place(names, self._default())
        else:
            self._take_shown(codes, names, ~faulty)
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
        default, heading = self._default(), self._heading()
        if heading is None or not heading.currency:
            self._take_shown(codes, names, ~faulty)
        if default == DOLLAR:
            self._report_blank(codes, names, ~faulty)
        codes[(codes < 0) & ~faulty] = _place(names, default)
        self._report_shown(codes, names, ~faulty)
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
                    tr(
                        "The currency of the row is {currency}, for which there is no rate. The row is "
                        "left out.",
                        currency=name,
                    ),
                    tr("Add {currency} and its US dollars per unit to the sheet Rates.", currency=name),
                )
                found |= where
        return found

    def _report_blank(self, codes: Ints, names: Sequence[str], checked: Flags) -> None:
        """Report costs whose currency is blank in a column that states other ones than the dollar."""
        others = sorted({names[code] for code in np.unique(codes[checked & (codes >= 0)])} - {DOLLAR})
        blank = checked & (codes < 0) & ~np.isnan(self._costs[0][1].values)
        rows = np.unique(self._column.row_numbers[blank])
        if self._column.letters and others and len(rows):
            self._column.findings.whole_sheet(
                Severity.WARNING,
                tr_count(
                    "The currency is blank in {n} row, where others are in {currencies}: US dollars are "
                    "used.",
                    "The currency is blank in {n} rows, where others are in {currencies}: US dollars are "
                    "used.",
                    len(rows),
                    currencies=a_few(others),
                ),
                tr("Fill in the currency."),
                cell=f"{self._column.letters}{int(rows[0])}",
                rows=len(rows),
            )

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
                    tr_count(
                        "The heading “{heading}” names {currency}, but another currency is stated for {n} "
                        "row and counts.",
                        "The heading “{heading}” names {currency}, but another currency is stated for {n} "
                        "rows and counts.",
                        others,
                        heading=heading.text,
                        currency=heading.currency,
                    ),
                    tr("Correct the heading or the currencies."),
                    cell=f"{column.letters}{self._header_row}",
                    rows=others,
                )

    def _heading(self) -> Heading | None:
        """Return the heading of the first amounts that the sheet has a column for."""
        found = self._headings.found
        return next((found[one.field.name] for one, _ in self._costs if one.field.name in found), None)

    def _take_shown(self, codes: Ints, names: list[str], checked: Flags) -> None:
        """Give rows that name no currency the one that the number format of their cost shows."""
        column = self._costs[0][0]
        for name, shown in self._shown.items():
            where = checked & (codes < 0) & shown
            codes[where] = _place(names, name)
            rows = np.unique(column.row_numbers[where])
            if len(rows):
                column.findings.whole_sheet(
                    Severity.ASSUMPTION,
                    tr_count(
                        "The number format of {field} shows {currency} in {n} row: {currency} is the "
                        "currency of these rows.",
                        "The number format of {field} shows {currency} in {n} rows: {currency} is the "
                        "currency of these rows.",
                        len(rows),
                        field=column.called,
                        currency=name,
                    ),
                    tr("Add a Currency column."),
                    cell=f"{column.letters}{int(rows[0])}",
                    rows=len(rows),
                )

    def _report_shown(self, codes: Ints, names: list[str], checked: Flags) -> None:
        """Report where the number format of a cost shows another currency than its row has."""
        column = self._costs[0][0]
        for name, shown in self._shown.items():
            rows = np.unique(column.row_numbers[checked & shown & (codes != _place(names, name))])
            if len(rows):
                column.findings.whole_sheet(
                    Severity.WARNING,
                    tr_count(
                        "The number format of {field} shows {currency} in {n} row, but another currency is "
                        "stated, which counts.",
                        "The number format of {field} shows {currency} in {n} rows, but another currency is "
                        "stated, which counts.",
                        len(rows),
                        field=column.called,
                        currency=name,
                    ),
                    tr("Correct the number format or the currency."),
                    cell=f"{column.letters}{int(rows[0])}",
                    rows=len(rows),
                )

    def _default(self) -> str:
        """Return the currency of rows that name none; one that a heading names is reported."""
        heading = self._heading()
        if heading is None or heading.currency in ("", DOLLAR):
            return DOLLAR
        named = heading_currency(heading.text) == heading.currency
        told = (
            tr(
                "The heading “{field}” names {currency}: it counts for rows that state none.",
                field=heading.text,
                currency=heading.currency,
            )
            if named
            else tr(
                "“{field}” is read as in {currency}: it counts for rows that state none.",
                field=heading.text,
                currency=heading.currency,
            )
        )
        self._column.findings.whole_sheet(
            Severity.ASSUMPTION,
            told,
            tr("Add a Currency column."),
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
    remedy = tr("Correct the amount or the Currency cell.")
    column.report(
        Severity.ERROR,
        where,
        tr(
            "{field} {value} is in {currency}, but the row's currency is another.",
            field=FIELD,
            value=VALUE,
            currency=name,
        ),
        remedy,
    )
    return where
