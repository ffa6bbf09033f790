"""A table of the window as a value, and as it is copied."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from headroom.explain.trail import Trail
from headroom.language import colon
from headroom.output.copied_table import CopiedCell, CopiedTable, tables_as_html, tables_as_text
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.words import formatting

VERDICT_MARKS: Mapping[Verdict, VehicleTestResult] = MappingProxyType(
    {
        Verdict.FAILS: VehicleTestResult.FAILS,
        Verdict.UNDETERMINED: VehicleTestResult.UNDETERMINED,
        Verdict.QUALIFIES: VehicleTestResult.PASSES,
    }
)
"""The result whose icon stands for a verdict."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of a table.

    Attributes:
        title: What stands above it; it may have two lines.
        right: Whether its figures stand right-aligned.
        unit: Unit of its numbers where they are copied, e.g. ``%`` or ``USD``.
        wide: Whether it takes the room that is left.
        note: What the title means, for its tooltip.
        group: What stands above it and the columns beside it that share it; empty for nothing.
        uncut: Whether it gives way after the others, being what they are about.
        yields: Whether it gives way before others, being read in full elsewhere, too.
    """

    title: str
    right: bool = False
    unit: str = ""
    wide: bool = False
    note: str = ""
    group: str = ""
    uncut: bool = False
    yields: bool = False

    @property
    def heading(self) -> str:
        """Return its title with its group on one line."""
        title = self.title.replace("\n", " ")
        return colon(self.group, title) if self.group else title


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    Attributes:
        text: What is shown.
        number: What is copied where it is a number, in the unit of its column.
        note: More about it, for the tooltip.
        mark: Result whose icon stands before the text.
        quiet: Whether it is shown as a caption.
        trail: The figure, where it can be followed back.
        rank: By what it is sorted where it is no number that is copied, such as the low end of a range.
        muted: Whether it is read along only: shown in the colour of captions, in the size of the others.
        inset: Whether it stands farther in than the others of its column, being about the row above.
        tinted: Whether its text has the colour of its mark.
        whole: What is copied in place of a text that is shown shortened; empty: the text.
    """

    text: str
    number: float | None = None
    note: str = ""
    mark: VehicleTestResult | None = None
    quiet: bool = False
    trail: Trail | None = field(default=None, compare=False)
    rank: float | None = None
    muted: bool = False
    inset: bool = False
    tinted: bool = False
    whole: str = ""


@dataclass(frozen=True, slots=True)
class DetailTable:
    """One table of the model detail.

    Attributes:
        title: Its name.
        columns: Its columns.
        rows: Its cells, row by row.
        has_total: Whether the last row is the sum of the others.
        caption: A sentence below it, or in its place where it has no rows.
    """

    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_total: bool = False
    caption: str = ""


def verdict_cell(verdict: Verdict) -> Cell:
    """Return a verdict with its icon."""
    return Cell(formatting.verdict_word(verdict), mark=VERDICT_MARKS[verdict])


def with_columns(table: DetailTable, titles: Collection[str], *, spread: bool = False) -> DetailTable:
    """Return a table with some of its columns.

    Args:
        table: The table.
        titles: Of the columns that are kept, in the order of the table.
        spread: Whether they share the room that is left; else the first takes it.
    """
    return at_places(
        table, [at for at, column in enumerate(table.columns) if column.title in titles], spread=spread
    )


def at_places(table: DetailTable, kept: Sequence[int], *, spread: bool = False) -> DetailTable:
    """Return a table with the columns at some places; see ``with_columns``."""
    columns = tuple(replace(table.columns[at], wide=spread or at == kept[0]) for at in kept)
    return replace(table, columns=columns, rows=tuple(tuple(row[at] for at in kept) for row in table.rows))


def copied_table(
    table: DetailTable, rows: Iterable[int] | None = None, columns: Sequence[int] | None = None
) -> CopiedTable:
    """Return a table as it is copied: numbers as they were calculated, with their units in the headings.

    Args:
        table: The table.
        rows: Which of its rows, in which order; None: all.
        columns: Which of its columns, in which order; None: all.
    """
    wanted = range(len(table.columns)) if columns is None else columns
    lines = range(len(table.rows)) if rows is None else rows
    return CopiedTable(
        table.title,
        tuple(_title(table.columns[at]) for at in wanted),
        tuple(tuple(_copied(table.rows[row][at]) for at in wanted) for row in lines),
        table.caption,
    )


def as_text(heading: str, tables: Iterable[DetailTable]) -> str:
    """Return tables as tab-separated text below a heading, numbers plain."""
    return tables_as_text((heading,), map(copied_table, tables))


def as_html(heading: str, tables: Iterable[DetailTable]) -> str:
    """Return tables as HTML below a heading; text cells are marked as text, numbers are plain."""
    return tables_as_html((heading,), map(copied_table, tables))


def _title(column: TableColumn) -> str:
    """Return the heading of a column with the unit of its numbers."""
    return f"{column.heading}, {column.unit}" if column.unit else column.heading


def _copied(cell: Cell) -> CopiedCell:
    """Return what is copied of a cell."""
    if cell.number is None or not math.isfinite(cell.number):
        return cell.whole or cell.text
    return cell.number
