"""Which rows of a part list belong to the rows of a bill, and what of that has to be said."""

from collections.abc import Callable

import numpy as np

from headroom.arrays import CodedTexts, Flags, Ints
from headroom.book.fields.field import named
from headroom.book.fields.sourcing_fields import SOURCING
from headroom.book.problem import Severity
from headroom.foreign_text import a_few
from headroom.language import localized, tr, tr_count
from headroom.notation.part_numbers import find_numbers
from headroom.workbook.columns.amounts import read_amounts
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.rows.field_reading import read_words
from headroom.workbook.rows.part_lists import ReadList, says_source
from headroom.workbook.tables.findings import Findings, quoted
from headroom.workbook.tables.tables import Table

_NUMBER, _SUPPLIER, _COST, _QUANTITY = "part_number", "supplier", "unit_cost", "quantity"
_SHOWN = 5


def heading_of(name: str) -> str:
    """Return the heading of a field in the template, in words."""
    return named(SOURCING, name).heading


def matched_numbers(table: Table, one: ReadList, findings: Findings) -> tuple[Ints, Flags]:
    """Return for each row the place of its part number in a list, ``(row,)``; -1 where it is not there.

    What is written differently, and what may be several, is reported; what is found is marked as used.

    Args:
        table: The rows of the bill.
        one: The part list.
        findings: Takes what is to be said about the bill.

    Returns:
        The places; and the rows whose part the list does not have, ``(row,)``, see ``report_missing``.
    """
    numbers = _texts(table, _NUMBER)
    found = find_numbers(numbers.values, one.number.values)
    codes = numbers.codes
    place = np.append(found.place, np.int32(-1))[codes]
    one.used[place[place >= 0]] = True
    report = _Reported(table, numbers, findings)
    forgiven = np.append(found.forgiven, np.False_)[codes]
    if forgiven.any():
        first = int(np.flatnonzero(forgiven)[0])
        there = one.number.values[int(place[first])]
        report.rows(
            Severity.ASSUMPTION,
            forgiven,
            lambda n, cells, _: tr_count(
                "Part numbers are written differently in {list} in {n} row ({cells}; {number} is taken for "
                "{other}): capitals, spaces, dashes, and zeros and signs at the beginning are passed over.",
                "Part numbers are written differently in {list} in {n} rows ({cells}; {number} is taken for "
                "{other}): capitals, spaces, dashes, and zeros and signs at the beginning are passed over.",
                n,
                cells=cells,
                list=one.name,
                number=quoted(numbers[first]),
                other=quoted(there),
            ),
            tr("Write the part numbers in one way."),
        )
    ambiguous = np.append(found.ambiguous, np.False_)[codes]
    report.rows(
        Severity.WARNING,
        ambiguous,
        lambda n, cells, parts: tr_count(
            "The part number may be any of several in {list} in {n} row ({cells}: {numbers}): none is taken.",
            "The part number may be any of several in {list} in {n} rows ({cells}: {numbers}): none is "
            "taken.",
            n,
            list=one.name,
            cells=cells,
            numbers=parts,
        ),
        tr("Write it exactly as it stands there."),
    )
    return place, (codes >= 0) & (place < 0) & ~ambiguous


def report_missing(table: Table, one: ReadList, missing: Flags, needed: int, findings: Findings) -> None:
    """Report the rows of a bill whose part a list does not have.

    Args:
        table: The rows of the bill.
        one: The part list.
        missing: ``(row,)``, which rows.
        needed: How many rows of its sheet need a row in the list.
        findings: Takes what is to be said about the bill.
    """
    if missing.any():
        _Reported(table, _texts(table, _NUMBER), findings).rows(
            Severity.WARNING,
            missing,
            lambda n, cells, parts: _lacking(n, cells, parts, one.name, needed, _worth(table, missing)),
            tr("Add them there, or correct the part numbers."),
        )


def _lacking(rows: int, cells: str, numbers: str, name: str, needed: int, worth: float) -> str:
    """Return that a list does not have the parts of some rows, and what these are worth.

    Args:
        rows: How many.
        cells: Where they are.
        numbers: Their part numbers.
        name: Of the list.
        needed: How many rows of the bill need a row in the list.
        worth: By their own unit costs; 0 where they have none.
    """
    if worth:
        return tr_count(
            "{n} row of {total} is of parts that {list} does not have ({cells}: {numbers}), worth {amount} "
            "at their unit costs.",
            "{n} rows of {total} are of parts that {list} does not have ({cells}: {numbers}), worth "
            "{amount} at their unit costs.",
            rows,
            total=localized(f"{needed:,}"),
            list=name,
            cells=cells,
            numbers=numbers,
            amount=localized(f"{worth:,.2f}"),
        )
    return tr_count(
        "{n} row of {total} is of parts that {list} does not have ({cells}: {numbers}).",
        "{n} rows of {total} are of parts that {list} does not have ({cells}: {numbers}).",
        rows,
        total=localized(f"{needed:,}"),
        list=name,
        cells=cells,
        numbers=numbers,
    )


def rows_there(place: Ints, one: ReadList, table: Table) -> tuple[Ints, Ints]:
    """Return the rows of a bill, and the row of a list that belongs to each.

    A number that stands in several rows of the list which say different things is settled by the supplier
    of the row; where each row of the list is a source of its own, the row of the bill stands for each of
    them; else the first counts, which is reported.

    Args:
        place: ``(row,)``, place of the part number in the list; -1 where it is not there.
        one: The part list.
        table: The rows of the bill.

    Returns:
        Positions in ``table``, some of them several times; and rows of the list, -1 where there is none.
    """
    every = np.arange(len(place), dtype=np.int32)
    own = np.where(place >= 0, np.append(one.first, np.int32(-1))[place], np.int32(-1))
    differing = np.append(one.differing(), np.False_)[place]
    if not differing.any():
        return every, own
    if one.each_row_a_source and not says_source(table):
        return _each_source(place, own, differing, one)
    told = _by_supplier(place, differing, one, _texts(table, _SUPPLIER))
    own = np.where(told >= 0, told, own)
    _report_first(place, differing & (told < 0), one)
    return every, own


def _each_source(place: Ints, own: Ints, differing: Flags, one: ReadList) -> tuple[Ints, Ints]:
    """Return the rows of a bill once for each source that a list has of their part, and those sources."""
    count = np.bincount(one.number.codes, minlength=len(one.first))
    order = np.argsort(one.number.codes, kind="stable").astype(np.int32)
    begin = np.cumsum(count) - count
    times = np.where(differing, count[place], 1)
    rows = np.repeat(np.arange(len(place), dtype=np.int32), times)
    nth = np.arange(len(rows)) - np.repeat(np.cumsum(times) - times, times)
    several = differing[rows]
    at = np.where(several, begin[place[rows]] + nth, 0)
    one.findings.whole_sheet(
        Severity.ASSUMPTION,
        tr_count(
            "Each row of a part is a source of its own: {n} row of the bill stands for {sources} sources.",
            "Each row of a part is a source of its own: {n} rows of the bill stand for {sources} sources.",
            int(differing.sum()),
            sources=localized(f"{int(several.sum()):,}"),
        ),
        tr("Nothing needs to be done, unless a part stands there twice."),
        rows=int(differing.sum()),
    )
    return rows, np.where(several, order[at], own[rows])


def _by_supplier(place: Ints, differing: Flags, one: ReadList, suppliers: CodedTexts) -> Ints:
    """Return the row of a list by part number and supplier, ``(row,)``; -1 where these do not tell."""
    told = np.full(len(place), -1, dtype=np.int32)
    theirs = one.words.get(_SUPPLIER)
    rows = np.flatnonzero(differing & (suppliers.codes >= 0))
    if theirs is None or not len(rows):
        return told
    names: dict[str, int] = {}
    ids = np.array([*(names.setdefault(_plain(text), len(names)) for text in theirs.values), -1])
    ours = np.array([*(names.get(_plain(text), -1) for text in suppliers.values), -1])
    size = len(names) + 1
    there = np.flatnonzero(theirs.codes >= 0)
    keys, first = np.unique(
        one.number.codes[there].astype(np.int64) * size + ids[theirs.codes[there]], return_index=True
    )
    rows = rows[ours[suppliers.codes[rows]] >= 0]
    wanted = place[rows].astype(np.int64) * size + ours[suppliers.codes[rows]]
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    found = keys[at] == wanted
    told[rows[found]] = there[first[at[found]]]
    return told


def _report_first(place: Ints, where: Flags, one: ReadList) -> None:
    """Report the numbers of which the first of several different rows counts."""
    concerned = np.unique(place[where])
    numbers = concerned[~one.told[concerned]].tolist()
    one.told[concerned] = True
    if not numbers:
        return
    names = a_few([quoted(one.number.values[number]) for number in numbers], _SHOWN)
    said = [_said(one, row) for row in one.rows_of(numbers[0]).tolist()]
    one.findings.whole_sheet(
        Severity.WARNING,
        tr_count(
            "{n} part number ({names}) is in several rows that say different things; the first counts. "
            "{number}: {rows}.",
            "{n} part numbers ({names}) are in several rows that say different things; the first counts. "
            "{number}: {rows}.",
            len(numbers),
            names=names,
            number=quoted(one.number.values[numbers[0]]),
            rows=a_few(said, _SHOWN, "; "),
        ),
        tr("Keep the row that holds, name the supplier in the bill, or add a column Source to the list."),
        cell=one.address(int(one.first[numbers[0]])),
        rows=int(where.sum()),
    )


def _said(one: ReadList, row: int) -> str:
    """Return what a row of a list says: its cell, its cost and its supplier."""
    words = [tr("row {row}", row=int(one.table.row_numbers[row]))]
    costs, suppliers = one.amounts.get(_COST), one.words.get(_SUPPLIER)
    if costs is not None and not np.isnan(costs[row]):
        words.append(f"{localized(f'{costs[row]:,.2f}')} {one.currency[row]}".rstrip())
    if suppliers is not None and suppliers[row]:
        words.append(quoted(suppliers[row]))
    return ", ".join(words)


class _Reported:
    """Says what concerns some rows of a bill, once for all of them."""

    def __init__(self, table: Table, numbers: CodedTexts, findings: Findings) -> None:
        self._table = table
        self._numbers = numbers
        self._findings = findings

    def rows(
        self, severity: Severity, where: Flags, message: Callable[[int, str, str], str], remedy: str
    ) -> None:
        """Report rows; the message is made of how many there are, where they are and which part numbers."""
        rows = np.flatnonzero(where)
        if not len(rows):
            return
        letters = self._table.letters(_NUMBER)
        places = np.unique(self._table.row_numbers[rows]).tolist()
        cells = [f"{letters}{number}" for number in places]
        numbers = [self._numbers.values[code] for code in np.unique(self._numbers.codes[rows]).tolist()]
        text = message(len(places), a_few(cells, _SHOWN), a_few(list(map(quoted, numbers)), _SHOWN))
        self._findings.whole_sheet(severity, text, remedy, cell=cells[0], rows=len(places))


def _worth(table: Table, where: Flags) -> float:
    """Return what some rows are worth by their own unit costs; 0 where they have none."""
    if _COST not in table.columns:
        return 0.0
    rows, unheard = table.take(where), Findings("")
    cost = read_amounts(FieldColumn.of(rows, named(SOURCING, _COST), unheard)).values
    quantity = read_amounts(FieldColumn.of(rows, named(SOURCING, _QUANTITY), unheard)).values
    return float(np.nansum(cost * np.where(np.isnan(quantity), 1.0, quantity)))


def _texts(table: Table, name: str) -> CodedTexts:
    """Return a column of texts without reporting its faults again."""
    return read_words(FieldColumn.of(table, named(SOURCING, name), Findings("")))[0]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
