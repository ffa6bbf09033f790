"""Finds the table in a sheet: its header row, its columns and the rows below it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Protocol

import numpy as np

from headroom.domain.sourcing import Flags, Ints, SheetLayout
from headroom.files.addresses import column_letters
from headroom.files.cells import Cells, CellsBuilder, Value
from headroom.files.columns import Field
from headroom.files.headings import Headings, HeadingTable
from headroom.files.overlays import Area, Place, with_hidden, with_merged

_ROWS_SEARCHED = 1000
_CHUNK = 500
"""Rows taken at once: their cells stay in the processor's cache, which saves a third of the time."""

_TOLD_EVERY = 20_000


class SheetReader(Protocol):
    """One sheet of a workbook, row by row.

    Attributes:
        name: Name of the sheet.
        first_column: Position of the column that the first cell of each row stands in, from 0.
        height: How many rows there are; 0 where that is not known beforehand.
        merged: First and last cell of each merged area, as row and column from 0.
    """

    name: str
    first_column: int
    height: int
    merged: Sequence[Area]

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
        first_column: Position of the column that the headings' positions count from.
        row_numbers: ``(row,)``, as Excel counts, ascending.
        columns: Columns by field name.
        merged: Addresses of merged cells that were taken to hold their text in every row.
        merged_amounts: Addresses of merged cells that hold an amount, which counts in the first row.
    """

    layout: SheetLayout
    headings: Headings
    first_column: int
    row_numbers: Ints
    columns: dict[str, Cells]
    merged: tuple[str, ...] = ()
    merged_amounts: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.row_numbers)

    def take(self, rows: Flags) -> "Table":
        """Return some of the rows."""
        columns = {name: cells.take(rows) for name, cells in self.columns.items()}
        return replace(self, row_numbers=self.row_numbers[rows], columns=columns)

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
    measured = {field.name for field in fields if field.measured}
    builders = {name: CellsBuilder(measured=name in measured) for name in positions}
    below = chain(top[look.row :], rows)
    del top
    count = 0
    while chunk := list(islice(below, _CHUNK)):
        columns = list(zip(*chunk, strict=True))
        for name, position in positions.items():
            builders[name].add(columns[position])
        count += len(chunk)
        if count % _TOLD_EVERY == 0:
            progress(count)
    progress(count)
    layout = SheetLayout(
        sheet.name,
        {name: column_letters(position + sheet.first_column) for name, position in positions.items()},
        look.row,
        tuple(f"{text} ({column_letters(p + sheet.first_column)})" for p, text in look.headings.unknown),
    )
    place = Place(look.row, {position + sheet.first_column: name for name, position in positions.items()})
    read = with_hidden({name: builder.build() for name, builder in builders.items()}, hidden(), place)
    merged = with_merged(read, sheet.merged, place, [field.name for field in fields if not field.measured])
    numbers = np.arange(look.row + 1, look.row + 1 + len(next(iter(read.values()))), dtype=np.int32)
    table = Table(
        layout, look.headings, sheet.first_column, numbers, merged.columns, merged.filled, merged.amounts
    )
    return look, table.take(~_all_blank(table))


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
