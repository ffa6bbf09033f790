"""Reads the table of a sheet where a layout says that it stands: the rows below its headings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np

from headroom.arrays import Flags, Ints
from headroom.book.fields.field import Field
from headroom.book.fields.field_tables import FIELDS
from headroom.book.layout import ColumnLayout, TableKind, TableLayout
from headroom.book.sourcing import SheetLayout
from headroom.workbook.bytes.cells import BLANK, Cells, CellsBuilder, Value, Values
from headroom.workbook.bytes.reader_gaps import Place, with_hidden, with_merged
from headroom.workbook.fields.headings import Heading
from headroom.workbook.fields.known_headings import exact
from headroom.workbook.tables.cell_formats import FieldFormats
from headroom.workbook.tables.sheet_top import SheetReader
from headroom.workbook.tables.total_words import says_total

_MODEL, _PART = "model", "part_number"
_CHUNK = 500
"""Rows taken at once: their cells stay in the processor's cache, which saves a third of the time."""

_TOLD_EVERY = 20_000


@dataclass(frozen=True, slots=True)
class Headings:
    """What the header rows of a table hold.

    Attributes:
        found: The heading of each column that is used, by its name in ``Table.columns``.
        doubles: Columns that are not used, but mean a field which another column has, with that field.
        unknown: Other columns with a heading that are not used.
    """

    found: dict[str, Heading]
    doubles: tuple[tuple[ColumnLayout, Field], ...]
    unknown: tuple[ColumnLayout, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The rows below a header row, column by column; blank rows are left out.

    Attributes:
        layout: Where the fields stand.
        headings: What the header rows hold.
        row_numbers: ``(row,)``, as Excel counts, ascending.
        columns: Columns by field name; those of quantities of one model by its name.
        spelling: How each of them is written, by the same names.
        merged: Addresses of merged cells that were taken to hold their text in every row.
        merged_amounts: Addresses of merged cells that hold an amount, which counts in the first row.
        answers: What was answered to the questions about it: word by key.
        not_shown: Rows of the sheet that it does not show, as Excel counts.
        filtered: Whether a filter is set in the sheet.
        steps: ``(row,)``, how far the sheet indents or groups each row; None where that was not looked at.
        formats: What the number formats of its cells say, by field name.
        said_totals: Rows without a part number in which a column that is not used says that they are totals,
            as Excel counts.
    """

    layout: SheetLayout
    headings: Headings
    row_numbers: Ints
    columns: dict[str, Cells]
    spelling: Mapping[str, ColumnLayout]
    merged: tuple[str, ...] = ()
    merged_amounts: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    not_shown: tuple[int, ...] = ()
    filtered: bool = False
    steps: Ints | None = None
    formats: FieldFormats = field(default_factory=dict)
    said_totals: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.row_numbers)

    def take(self, rows: Flags | Ints) -> "Table":
        """Return some of the rows."""
        columns = {name: cells.take(rows) for name, cells in self.columns.items()}
        steps = None if self.steps is None else self.steps[rows]
        return replace(self, row_numbers=self.row_numbers[rows], columns=columns, steps=steps)

    def letters(self, name: str) -> str:
        """Return the column letters of a field; empty where the sheet does not have it."""
        return self.layout.columns.get(name, "")


def read_table(
    sheet: SheetReader,
    layout: TableLayout,
    progress: Callable[[int], None],
    hidden: Callable[[], Mapping[tuple[int, int], Value]] = dict,
) -> Table:
    """Return the table that stands where a layout says.

    Args:
        sheet: The sheet.
        layout: Where its headings stand, and what each column means.
        progress: Is told how many rows have been read.
        hidden: Returns what stands in cells that the sheet shows as blank, by row and column of the
            sheet from 0; called once, after the rows.
    """
    fields = FIELDS[layout.kind]
    used = {column.model or column.field: column for column in layout.columns if column.field}
    positions = {name: column.position - sheet.first_column for name, column in used.items()}
    measured = {one.name for one in fields if one.measured}
    builders = {name: CellsBuilder(measured=column.field in measured) for name, column in used.items()}
    rows = iter(sheet.rows())
    raw = dict.fromkeys(positions, "")
    width = 0
    for cells in islice(rows, layout.last_header_row):
        width = len(cells)
        for name, position in positions.items():
            cell = cells[position] if 0 <= position < width else ""
            raw[name] = cell if isinstance(cell, str) and cell.strip() else raw[name]
    last = layout.last_row
    below = rows if last is None else islice(rows, last - layout.last_header_row)
    count = 0
    said = _SaidTotals.of(layout, sheet.first_column)
    while chunk := list(islice(below, _CHUNK)):
        columns = list(zip(*chunk, strict=True))
        for name, position in positions.items():
            there = 0 <= position < len(columns)
            builders[name].add(columns[position] if there else ("",) * len(chunk))
        said.look_at(columns, layout.last_header_row + 1 + count)
        count += len(chunk)
        if count % _TOLD_EVERY == 0:
            progress(count)
    progress(count)
    place = Place(layout.last_header_row, {column.position: name for name, column in used.items()})
    read = with_hidden({name: builder.build() for name, builder in builders.items()}, hidden(), place)
    if last is not None:
        read = {
            name: cells.take(np.arange(len(cells)) < last - place.first_row) for name, cells in read.items()
        }
    texts = [name for name, column in used.items() if column.field not in measured]
    merged = with_merged(read, sheet.merged, place, texts)
    size = len(next(iter(read.values()))) if read else 0
    numbers = np.arange(place.first_row + 1, place.first_row + 1 + size, dtype=np.int32)
    table = Table(
        _sheet_layout(layout, used),
        Headings(_found(layout, raw), _doubles(layout), _unknown(layout)),
        numbers,
        _with_model(layout, merged.columns, size),
        used,
        merged.filled,
        merged.amounts,
        dict(layout.answers),
        said_totals=frozenset(said.rows),
    )
    return table.take(~_all_blank(table, merged.columns))


@dataclass(frozen=True, slots=True)
class _SaidTotals:
    """Finds rows without a part number that columns which are not used call totals.

    Attributes:
        part: Position of the part number in the rows of the sheet; -1: there is none.
        unused: Positions of the columns that are not used.
        rows: What was found, as Excel counts.
    """

    part: int
    unused: tuple[int, ...]
    rows: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, layout: TableLayout, first_column: int) -> "_SaidTotals":
        """Return what looks at the columns of a table."""
        part = layout.column(_PART)
        unused = [column.position - first_column for column in layout.columns if not column.field]
        at = -1 if part is None else part.position - first_column
        return cls(at, tuple(one for one in unused if one >= 0))

    def look_at(self, columns: Sequence[Sequence[Value]], first_row: int) -> None:
        """Look at some rows, column by column, of which the first has a number as Excel counts."""
        if not self.unused or not 0 <= self.part < len(columns):
            return
        nameless = [row for row, cell in enumerate(columns[self.part]) if cell == "" or cell is None]
        for row in nameless:
            cells = (columns[at][row] for at in self.unused if at < len(columns))
            if any(isinstance(cell, str) and says_total(cell) for cell in cells):
                self.rows.append(first_row + row)


def _sheet_layout(layout: TableLayout, used: Mapping[str, ColumnLayout]) -> SheetLayout:
    """Return where the fields of a table stand; without the quantities of single models."""
    return SheetLayout(
        layout.sheet,
        {name: column.letters for name, column in used.items() if not column.model},
        layout.last_header_row,
        tuple(f"{column.heading} ({column.letters})" for column in _unknown(layout)),
        layout.file,
    )


def _found(layout: TableLayout, raw: Mapping[str, str]) -> dict[str, Heading]:
    """Return the headings of the columns that are used."""
    return {
        column.model or column.field: Heading(
            column.position, raw[column.model or column.field], 0, column.currency
        )
        for column in layout.columns
        if column.field
    }


def _doubles(layout: TableLayout) -> tuple[tuple[ColumnLayout, Field], ...]:
    """Return the columns that are not used, but mean a field which another column has."""
    there = {column.field for column in layout.columns if column.field}
    by_name = {one.name: one for one in FIELDS[layout.kind]}
    found = []
    for column in layout.columns:
        meaning = None if column.field else exact(layout.kind, column.heading)
        if meaning is not None and meaning.field in there:
            found.append((column, by_name[meaning.field]))
    return tuple(found)


def _unknown(layout: TableLayout) -> tuple[ColumnLayout, ...]:
    """Return the columns with a heading that are not used."""
    doubles = {column.position for column, _ in _doubles(layout)}
    return tuple(
        column
        for column in layout.columns
        if not column.field and column.heading and column.position not in doubles
    )


def _with_model(layout: TableLayout, columns: dict[str, Cells], size: int) -> dict[str, Cells]:
    """Return the columns with that of the model, where all rows are parts of one."""
    if layout.kind is not TableKind.SOURCING or not layout.model or _MODEL in columns:
        return columns
    cells = Cells(np.full(size, np.nan), np.ones(size, dtype=np.int32), Values((BLANK, layout.model)))
    return {_MODEL: cells, **columns}


def _all_blank(table: Table, columns: Mapping[str, Cells]) -> Flags:
    """Return which rows have nothing in any column, ``(row,)``."""
    blank = np.ones(len(table), dtype=np.bool_)
    for cells in columns.values():
        blank &= cells.blank
    return blank
