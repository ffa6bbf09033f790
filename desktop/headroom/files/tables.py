"""Finds the table in a sheet: its header row, its columns and the rows below it."""

import re
from collections.abc import Callable, Iterable, Mapping, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Protocol

import numpy as np

from headroom.domain.sourcing import Flags, Ints, SheetLayout
from headroom.files.addresses import column_letters
from headroom.files.cells import Cells, CellsBuilder, Value
from headroom.files.columns import Field
from headroom.files.headings import Headings, HeadingTable

_ROWS_SEARCHED = 1000
_CHUNK = 20_000
_LEAST_REPEATED = 2


class SheetReader(Protocol):
    """One sheet of a workbook, row by row.

    Attributes:
        name: Name of the sheet.
        first_column: Position of the column that the first cell of each row stands in, from 0.
        height: How many rows there are; 0 where that is not known beforehand.
    """

    name: str
    first_column: int
    height: int

    def rows(self) -> Iterator[Sequence[object]]:
        """Yield the cells of each row, from the sheet's first row on, all of the same number."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a sheet looks like: the row that resembles a header row most.

    Attributes:
        row: Its row number as Excel counts; 0 where no row has any of the headings.
        headings: What its cells mean.
        missing: Required headings that it does not have.
    """

    row: int
    headings: Headings
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The rows below a header row, column by column; blank rows are left out.

    Attributes:
        layout: Where the fields stand.
        headings: What the header row holds.
        row_numbers: ``(row,)``, as Excel counts, ascending.
        columns: Columns by field name.
    """

    layout: SheetLayout
    headings: Headings
    row_numbers: Ints
    columns: dict[str, Cells]

    def __len__(self) -> int:
        return len(self.row_numbers)

    def take(self, rows: Flags) -> "Table":
        """Return some of the rows."""
        columns = {name: cells.take(rows) for name, cells in self.columns.items()}
        return Table(self.layout, self.headings, self.row_numbers[rows], columns)

    def letters(self, name: str) -> str:
        """Return the column letters of a field; empty where the sheet does not have it."""
        return self.layout.columns.get(name, "")


def read_table(
    sheet: SheetReader,
    fields: Sequence[Field],
    progress: Callable[[int], None],
    hidden: Callable[[], Mapping[tuple[int, int], Value]] = dict,
) -> tuple[Look, Table | None]:
    """Return what a sheet looks like, and its table where every required heading is there.

    Args:
        sheet: The sheet.
        fields: The fields it may have.
        progress: Is told how many rows have been read.
        hidden: Returns what stands in cells that the sheet shows as blank, by row and column of the
            sheet from 0; called once, after the rows.
    """
    rows = sheet.rows()
    top = list(islice(rows, _ROWS_SEARCHED))
    look = _look(top, HeadingTable(fields))
    if not look.row or look.missing:
        return look, None
    positions = {name: heading.position for name, heading in look.headings.found.items()}
    builders = {name: CellsBuilder() for name in positions}
    below = chain(top[look.row :], rows)
    del top
    count = 0
    while chunk := list(islice(below, _CHUNK)):
        columns = list(zip(*chunk, strict=True))
        for name, position in positions.items():
            builders[name].add(columns[position])
        count += len(chunk)
        progress(count)
    layout = SheetLayout(
        sheet.name,
        {name: column_letters(position + sheet.first_column) for name, position in positions.items()},
        look.row,
        tuple(f"{text} ({column_letters(p + sheet.first_column)})" for p, text in look.headings.unknown),
    )
    columns_found = _with_hidden(
        {name: builder.build() for name, builder in builders.items()},
        hidden(),
        look.row,
        {position + sheet.first_column: name for name, position in positions.items()},
    )
    count = max(map(len, columns_found.values()))
    numbers = np.arange(look.row + 1, look.row + 1 + count, dtype=np.int32)
    table = Table(layout, look.headings, numbers, columns_found)
    return look, table.take(~_all_blank(table))


def _with_hidden(
    columns: dict[str, Cells],
    hidden: Mapping[tuple[int, int], Value],
    first_row: int,
    names: Mapping[int, str],
) -> dict[str, Cells]:
    """Return the columns with hidden values in their place; they may stand below the last row.

    Args:
        columns: Columns by field name.
        hidden: Values by row and column of the sheet, from 0.
        first_row: Row of the sheet that the columns begin with, from 0.
        names: Field names by column of the sheet.
    """
    rows: dict[str, dict[Value, list[int]]] = {}
    last = -1
    for (row, position), value in hidden.items():
        if row >= first_row and position in names:
            rows.setdefault(names[position], {}).setdefault(value, []).append(row - first_row)
            last = max(last, row - first_row)
    if not rows:
        return columns
    longer = {name: cells.padded(last + 1) for name, cells in columns.items()}
    return {name: cells.replaced(rows.get(name, {})) for name, cells in longer.items()}


def _look(rows: Iterable[Sequence[object]], names: HeadingTable) -> Look:
    """Return the row that has the most headings; of equal ones the first."""
    best = Look(0, Headings({}, (), ()), names.required)
    for number, cells in enumerate(rows, start=1):
        if sum(isinstance(cell, str) and cell != "" for cell in cells) <= len(best.headings.found):
            continue
        headings = names.match(cells)
        missing = names.missing(headings)
        if (-len(missing), len(headings.found)) > (-len(best.missing), len(best.headings.found)):
            best = Look(number, headings, missing)
    return best


def _all_blank(table: Table) -> Flags:
    """Return which rows have nothing in any column, ``(row,)``."""
    blank = np.ones(len(table), dtype=np.bool_)
    for cells in table.columns.values():
        blank &= cells.blank
    return blank


_TOTAL = re.compile(
    r"(?:(?:grand|sub)[\s-]*)?totals?\b.*|.*\b(?:sub)?totals?|(?:sum|summe|gesamt(?:summe)?|somme|suma)\b.*",
    re.IGNORECASE,
)


def total_rows(table: Table, required: Sequence[str], keys: Sequence[str], labels: Sequence[str]) -> Flags:
    """Return which rows are totals of others, ``(row,)``.

    A totals row says so in one of its labels, has no name of its own in one of the keys, and leaves
    something blank that a part has. Only rows that leave something blank are looked at: a million
    part numbers would take seconds.

    Args:
        table: The table.
        required: Fields of which a totals row leaves at least one blank.
        keys: Fields that name a part.
        labels: Fields in which the word may stand, beside the keys.
    """
    totals = np.zeros(len(table), dtype=np.bool_)
    some = np.logical_or.reduce([table.columns[name].blank for name in required])
    rows = np.flatnonzero(some)
    if not len(rows):
        return totals
    few = table.take(some)
    says = np.zeros(len(few), dtype=np.bool_)
    lacks = np.zeros(len(few), dtype=np.bool_)
    for name in {*keys, *labels} & set(few.columns):
        cells = few.columns[name]
        word = _where(cells, lambda text: _TOTAL.fullmatch(text.strip()) is not None)
        says |= word
        if name in keys:
            lacks |= word | cells.blank
    totals[rows] = says & lacks
    return totals


def repeated_headers(table: Table) -> Flags:
    """Return which rows repeat the header row, ``(row,)``."""
    same = np.zeros(len(table), dtype=np.int32)
    for name, cells in table.columns.items():
        same += cells.equal_to(table.headings.found[name].raw)
    return same >= max(_LEAST_REPEATED, (len(table.columns) + 1) // 2)


def _where(cells: Cells, test: Callable[[str], bool]) -> Flags:
    """Return where a cell's text passes a test, ``(row,)``; each distinct text is tested once."""
    distinct, places = np.unique(cells.codes, return_inverse=True)
    values = (cells.values[code] if code >= 0 else None for code in distinct.tolist())
    passes = np.array([isinstance(value, str) and test(value) for value in values], dtype=np.bool_)
    return passes[places]
