"""Joins the facts of part lists to the rows of a bill of material, by part number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints
from headroom.book.fields.field import CellKind, named
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.part_rows import JoinedSheet
from headroom.book.problem import Severity
from headroom.foreign_text import a_few
from headroom.language import localized, tr, tr_count
from headroom.workbook.columns.amounts import ColumnAmounts
from headroom.workbook.columns.texts import recoded
from headroom.workbook.rows.list_matching import heading_of, matched_numbers, report_missing, rows_there
from headroom.workbook.rows.part_lists import ReadList
from headroom.workbook.tables.findings import Findings
from headroom.workbook.tables.tables import Table

_NUMBER, _CURRENCY, _COST, _CODE = "part_number", "currency", "unit_cost", "hts_code"
_SHOWN = 4
_SAME = 1e-6
"""By which part of it an amount may differ without contradicting another."""


@dataclass(frozen=True, slots=True, eq=False)
class _Match:
    """Rows of a bill and the rows of a part list that belong to them.

    Attributes:
        of: The part list.
        row: ``(row,)``, its row; -1 where it has none.
        missing: ``(row,)``, which rows are of parts that it does not have.
        filled: ``(row,)`` by field: where a cell of it was taken, among fields that the bill has as well.
    """

    of: ReadList
    row: Ints
    missing: Flags
    filled: dict[str, Flags] = field(default_factory=dict)

    def take(self, rows: Ints) -> "_Match":
        """Return some of the rows."""
        return replace(self, row=self.row[rows], missing=self.missing[rows])


@dataclass(frozen=True, slots=True, eq=False)
class JoinedFacts:
    """The rows of a bill, and what part lists say about them.

    Attributes:
        table: The rows; one of several sources in a list stands once for each of them.
        source: ``(row,)``, which row of the bill it was.
    """

    table: Table
    source: Ints
    findings: Findings
    _matches: tuple[_Match, ...] = ()

    def has(self, name: str) -> bool:
        """Return whether a part list has a field."""
        return any(name in match.of.table.columns for match in self._matches)

    def texts(self, name: str, own: tuple[CodedTexts, Flags]) -> tuple[CodedTexts, Flags]:
        """Return a column that is not measured, blank cells filled from the lists; and where it is faulty.

        Args:
            name: Of the field.
            own: What the bill says, and where that cannot be used, ``(row,)``.
        """
        texts, faulty = own
        for match in self._matches:
            theirs = match.of.words.get(name)
            if theirs is None:
                continue
            said = theirs.codes[match.row]
            known = (match.row >= 0) & (said >= 0)
            take = known & (texts.codes < 0) & ~faulty
            if named(SOURCING, name).kind is not CellKind.TEXT:
                unlike = _unlike(name, texts, CodedTexts(said, theirs.values))
                self._report_contradiction(match, name, known & ~take & ~faulty & unlike)
            texts = _filled(texts, CodedTexts(said, theirs.values), take)
            match.filled[name] = take
        return texts, faulty

    def amounts(self, name: str, own: ColumnAmounts) -> ColumnAmounts:
        """Return a column of numbers, blank cells filled from the lists.

        Money of a list is in the list's own currency; see ``in_currency``.

        Args:
            name: Of the field.
            own: What the bill says.
        """
        values = own.values
        for match in self._matches:
            theirs = match.of.amounts.get(name)
            if theirs is None:
                continue
            said = np.where(match.row >= 0, theirs[match.row], np.nan)
            take = ~np.isnan(said) & np.isnan(values) & ~own.faulty
            if not named(SOURCING, name).per_part:
                unlike = np.abs(said - values) > _SAME * np.maximum(np.abs(said), np.abs(values))
                self._report_contradiction(match, name, unlike & ~own.faulty)
            values = np.where(take, said, values)
            match.filled[name] = take
        return replace(own, values=values)

    def currency_of_costs(self) -> CodedTexts | None:
        """Return the currency of unit costs from a list, ``(row,)``; None where there is no list."""
        if not self._matches:
            return None
        codes = np.full(len(self.table), -1, dtype=np.int32)
        values: list[str] = []
        for match in self._matches:
            here = match.filled.get(_COST)
            if here is not None:
                said = match.of.currency.codes[match.row]
                take = here & (said >= 0)
                codes = np.where(take, said + np.int32(len(values)), codes)
                match.filled[_CURRENCY] = take
                values += match.of.currency.values
        return recoded(codes.astype(np.int32), values)

    def in_currency(
        self,
        amounts: Mapping[str, ColumnAmounts],
        currency: CodedTexts,
        rates: Mapping[str, float],
    ) -> dict[str, ColumnAmounts]:
        """Return money in the currency of each row; what of a list is in another one is converted.

        Args:
            amounts: The columns that are money, by field.
            currency: ``(row,)``, of the rows.
            rates: US dollars per unit by ISO 4217 code.
        """
        done = {}
        for name, own in amounts.items():
            values = own.values
            for match in self._matches:
                theirs = match.of.amounts.get(name)
                if theirs is None:
                    continue
                factor = self._factors(match, name, currency, rates)
                values = np.where(match.filled[name], values * factor, values)
                said = np.where(match.row >= 0, theirs[match.row], np.nan) * factor
                unlike = np.abs(said - values) > _SAME * np.maximum(np.abs(said), np.abs(values))
                self._report_contradiction(match, name, unlike & ~match.filled[name] & ~own.faulty)
            done[name] = replace(own, values=values)
        return done

    def _factors(self, match: _Match, name: str, currency: CodedTexts, rates: Mapping[str, float]) -> Floats:
        """Return what money of a list is multiplied by to be in the currency of its row, ``(row,)``.

        NaN where a rate is missing, which is reported.
        """
        theirs = match.of.currency
        worth = np.array([*(rates.get(code, np.nan) for code in theirs.values), np.nan])
        own = np.array([*(rates.get(code, np.nan) for code in currency.values), np.nan])
        place = {code: at for at, code in enumerate(currency.values)}
        same = np.array([*(place.get(code, -2) for code in theirs.values), -2])
        said = np.where(match.row >= 0, theirs.codes[match.row], -1)
        other = (said >= 0) & (same[said] != currency.codes)
        factor = np.where(other, worth[said] / own[currency.codes], 1.0)
        filled = match.filled[name] & other
        if filled.any():
            lost = int((filled & np.isnan(factor)).sum())
            first = match.of.address(int(match.row[np.flatnonzero(filled)[0]]), name)
            self.findings.whole_sheet(
                Severity.WARNING if lost else Severity.ASSUMPTION,
                _converted(heading_of(name), match.of.name, first, int(filled.sum()), lost),
                tr("Write the money of a part in one currency."),
                rows=int(filled.sum()),
            )
        return factor

    def places(self, usable: Flags) -> tuple[JoinedSheet, ...]:
        """Return where the joined cells of the usable rows come from, ``(row,)`` of these."""
        found = []
        for match in self._matches:
            table = match.of.table
            row = np.where(match.row >= 0, table.row_numbers[match.row], 0).astype(np.int32)
            lacking, shared = {}, {}
            for name, letters in table.layout.columns.items():
                if name in match.filled and name in self.table.layout.columns:
                    shared[name] = letters
                elif name in match.filled and name != _CURRENCY:
                    lacking[name] = letters
            if _COST in lacking and _CURRENCY in table.layout.columns and _CURRENCY not in shared:
                lacking[_CURRENCY] = table.layout.columns[_CURRENCY]
            if lacking:
                found.append(JoinedSheet(replace(table.layout, columns=lacking), row[usable]))
            for name, letters in shared.items():
                here = np.where(match.filled[name], row, 0).astype(np.int32)[usable]
                if here.any():
                    found.append(JoinedSheet(replace(table.layout, columns={name: letters}), here))
        return tuple(found)

    def report_joins(self, spared: Flags) -> None:
        """Report what was joined to how many rows, and which rows are of parts that a list does not have.

        Args:
            spared: ``(row,)``, which rows need no cost and no origin, as their parts count or they do not.
        """
        for match in self._matches:
            missing = match.missing & ~spared
            needed = len(np.unique(self.table.row_numbers[(match.row >= 0) | ~spared]))
            report_missing(self.table, match.of, missing, needed, self.findings)
            _report_join(self.table, match, needed, self.findings)

    def _report_contradiction(self, match: _Match, name: str, where: Flags) -> None:
        """Report rows that say something else than a list does."""
        rows = np.flatnonzero(where)
        if not len(rows):
            return
        letters = self.table.letters(name)
        cells = [f"{letters}{row}" for row in self.table.row_numbers[rows].tolist()]
        there = match.of.address(int(match.row[rows[0]]), name)
        self.findings.whole_sheet(
            Severity.WARNING,
            tr_count(
                "{field} is something else in {list} in {n} row ({cells}; the first stands there in "
                "{there}): what stands in the row counts.",
                "{field} is something else in {list} in {n} rows ({cells}; the first stands there in "
                "{there}): what stands in the row counts.",
                len(rows),
                field=heading_of(name),
                list=match.of.name,
                cells=a_few(cells, _SHOWN),
                there=there,
            ),
            tr("Correct one of the two."),
            cell=cells[0],
            rows=len(rows),
        )


def join_facts(table: Table, lists: Sequence[ReadList], findings: Findings) -> JoinedFacts:
    """Return the rows of a bill with the rows of part lists that belong to them; see ``report_joins``.

    Args:
        table: The rows of the bill.
        lists: The part lists; the first that has a fact counts.
        findings: Takes what is to be said.
    """
    source = np.arange(len(table), dtype=np.int32)
    matches: list[_Match] = []
    for one in lists:
        place, missing = matched_numbers(table, one, findings)
        rows, own = rows_there(place, one, table)
        if len(rows) != len(table):
            source, table, missing = source[rows], table.take(rows), missing[rows]
            matches = [match.take(rows) for match in matches]
        matches.append(_Match(one, own, missing))
    return JoinedFacts(table, source, findings, tuple(matches))


def _report_join(table: Table, match: _Match, needed: int, findings: Findings) -> None:
    """Report that a list was joined, and what came from it."""
    one = match.of
    names = [heading_of(name) for name in (*one.words, *one.amounts) if name not in table.columns]
    found = len(np.unique(table.row_numbers[match.row >= 0]))
    findings.whole_sheet(
        Severity.ASSUMPTION,
        _joined(a_few(names, _SHOWN), one.name, localized(f"{found:,}"), needed),
        tr("Nothing needs to be done, unless the sheets do not belong together."),
        cell=f"{table.letters(_NUMBER)}{table.layout.header_row}",
        rows=found,
    )


def _joined(fields: str, name: str, found: str, needed: int) -> str:
    """Return what was joined from a list.

    Args:
        fields: What the table of parts has no column of; empty: the list fills what is blank.
        name: Of the list.
        found: How many rows have a partner there.
        needed: How many rows need one.
    """
    if fields:
        return tr_count(
            "{fields} of the parts: joined from {list} by part number, in {found} of {n} row.",
            "{fields} of the parts: joined from {list} by part number, in {found} of {n} rows.",
            needed,
            fields=fields,
            list=name,
            found=found,
        )
    return tr_count(
        "What is blank of the parts: joined from {list} by part number, in {found} of {n} row.",
        "What is blank of the parts: joined from {list} by part number, in {found} of {n} rows.",
        needed,
        list=name,
        found=found,
    )


def _converted(field: str, name: str, cell: str, rows: int, lost: int) -> str:
    """Return that money of a list is in another currency than its rows.

    Args:
        field: Whose money.
        name: Of the list.
        cell: The first of them in the list.
        rows: How many rows.
        lost: How many of them have a currency without a rate.
    """
    if lost:
        return tr_count(
            "{field} from {list} is in another currency than its row in {n} row (from its cell {cell} on): "
            "it is converted, or left out where there is no rate ({count}).",
            "{field} from {list} is in another currency than its row in {n} rows (from its cell {cell} "
            "on): it is converted, or left out where there is no rate ({count}).",
            rows,
            field=field,
            list=name,
            cell=cell,
            count=localized(f"{lost:,}"),
        )
    return tr_count(
        "{field} from {list} is in another currency than its row in {n} row (from its cell {cell} on): it is "
        "converted.",
        "{field} from {list} is in another currency than its row in {n} rows (from its cell {cell} on): it "
        "is converted.",
        rows,
        field=field,
        list=name,
        cell=cell,
    )


def _filled(own: CodedTexts, theirs: CodedTexts, take: Flags) -> CodedTexts:
    """Return texts with some of others, all of the same rows, in their place."""
    if own.values in ((), theirs.values):  # there is no such column, or it has a few words to choose from
        return CodedTexts(np.where(take, theirs.codes, own.codes), theirs.values)
    codes = np.where(take, theirs.codes + np.int32(len(own.values)), own.codes)
    return recoded(codes.astype(np.int32), [*own.values, *theirs.values])


def _unlike(name: str, own: CodedTexts, theirs: CodedTexts) -> Flags:
    """Return where two columns say different things, ``(row,)``; of a tariff code one may be the shorter."""
    place = {text: at for at, text in enumerate(own.values)}
    same = np.array([*(place.get(text, -2) for text in theirs.values), -2])
    unlike: Flags = (own.codes >= 0) & (theirs.codes >= 0) & (same[theirs.codes] != own.codes)
    if name == _CODE:
        for row in np.flatnonzero(unlike).tolist():
            shorter, longer = sorted((own[row], theirs[row]), key=len)
            unlike[row] = not longer.startswith(shorter)
    return unlike
