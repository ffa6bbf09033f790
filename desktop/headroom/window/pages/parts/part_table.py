"""The list of parts on the screen: a table of any length, with a bar for the content each part costs."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from heapq import nlargest

import numpy as np
from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Signal,
)
from PySide6.QtWidgets import QWidget

from headroom.explain.trail import Trail
from headroom.language import tr
from headroom.output.copied_table import CopiedTable
from headroom.window.pages.parts.editable_table import EditableTable
from headroom.window.pages.parts.part_cells import BarCellDelegate, PartCellDelegate
from headroom.window.pages.parts.part_model import PartModel
from headroom.window.pages.parts.shown.part_columns import FIRST_SHOWN, PartColumn, text_of
from headroom.window.pages.parts.shown.part_trails import part_trail
from headroom.window.pages.parts.shown.struck_texts import STRUCK
from headroom.window.widgets.quiet_table import Entry
from headroom.window.widgets.shaped_table import DENSE, ColumnChoice

_MEASURED, _LONGEST = 300, 3
"""Lines that a column is measured by at most, and the longest texts among them."""

MOST_COPIED = 100_000
"""Rows that are copied at most: a spreadsheet takes hardly more from the clipboard."""

_YIELDING = frozenset({PartColumn.SUPPLIER, PartColumn.MODEL, PartColumn.ROLE, PartColumn.SYSTEM})


class PartTable(EditableTable):
    """Shows a list of parts.

    Args:
        parent: Parent widget.

    Attributes:
        parts: The lines.
        unfolded: Emitted with the label of a group that shall be opened or folded.
    """

    unfolded = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Parts"), parent)
        self.parts = PartModel(self)
        self.setModel(self.parts)
        shown = self._shapes.of(self.accessibleName()).shown
        chosen = tuple(column for column in PartColumn if column.said.heading in shown)
        self._chosen, self._without = chosen or FIRST_SHOWN, frozenset[PartColumn]()
        self._with_bars = True
        self.parts.choose(self._chosen)
        self._bars = BarCellDelegate(self)
        self._plain = PartCellDelegate(self)
        self.setProperty("kind", DENSE)
        self._place_bars()
        self.row_entries = self._no_entries
        self.selectionModel().selectionChanged.connect(self.chosen_rows)

    def choose(self, columns: tuple[PartColumn, ...]) -> None:
        """Show other columns, and remember them."""
        shape = self._shapes.of(self.accessibleName())
        titles = tuple(column.said.heading for column in columns)
        self._shapes.put(self.accessibleName(), replace(shape, shown=titles))
        self._chosen = columns
        self._show_columns()

    def column_choices(self) -> tuple[ColumnChoice, ...]:
        """Return all columns that the list offers."""
        return tuple(
            ColumnChoice(one.said.heading, one in self._chosen, one is not PartColumn.PART)
            for one in PartColumn
        )

    def turn_column(self, at: int) -> None:
        """Show a column, or put it away."""
        shown = set(self._chosen) ^ {tuple(PartColumn)[at]}
        self.choose(tuple(one for one in PartColumn if one in shown))

    def put_back(self) -> None:
        """Let columns, widths, places and order be as they were made."""
        self.choose(FIRST_SHOWN)
        super().put_back()

    @property
    def chosen(self) -> tuple[PartColumn, ...]:
        """Return the columns that were chosen, those that are left out for now among them."""
        return self._chosen

    def leave_out(self, columns: frozenset[PartColumn], *, bars: bool = True) -> None:
        """Show no columns in which all rows that are listed say the same, or for which there is no room.

        Args:
            columns: These.
            bars: Whether there is room for bars.
        """
        if columns != self._without or bars is not self._with_bars:
            self._without, self._with_bars, self.parts.curt = columns, bars, not bars
            self._show_columns()

    def _show_columns(self) -> None:
        """Show the columns that were chosen and are not left out."""
        self._arranging = True  # a column that goes is no wish of the user for another order
        self.parts.choose(tuple(column for column in self._chosen if column not in self._without))
        self._arranging = False
        self._place_bars()
        self.restore()
        self.measure()

    def column_titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return tuple(column.said.heading for column in self.parts.columns)

    def heading_lines(self, column: int) -> list[str]:
        """Return the lines of a heading."""
        return self.parts.columns[column].said.title.split("\n")

    def first_sorted(self) -> int:
        """Return the column that sorts first: what costs most content stands first."""
        columns = self.parts.columns
        return columns.index(PartColumn.LOST) if PartColumn.LOST in columns else -1

    def first_descending(self) -> bool:
        """Return that the greatest stands first."""
        return True

    def grows(self, column: int) -> bool:
        """Return whether a column takes the room that is left."""
        return self.parts.columns[column].said.wide

    def uncut(self, column: int) -> bool:
        """Return whether a column gives way after the others: what tells parts apart does."""
        return self.parts.columns[column] is PartColumn.PART

    def yields(self, column: int) -> bool:
        """Return whether a column gives way before others."""
        return self.parts.columns[column] in _YIELDING

    def measured_rows(self, column: int) -> Iterable[int]:
        """Return the lines with the longest texts among the first, and with the greatest amounts of all."""
        effects, listing = self.parts.effects, self.parts.listing
        if effects is None or listing is None or not len(listing.lines):
            return []
        chosen = self.parts.columns[column]
        count = min(_MEASURED, len(listing.lines))
        found = [line for line in range(count) if listing.group_at(line) is not None][:_LONGEST]
        rows = ((line, self.parts.row_of(line)) for line in range(count))
        lengths = ((len(text_of(effects, row, chosen)), line) for line, row in rows if row >= 0)
        found += [line for _, line in nlargest(_LONGEST, lengths)]
        if self.parts.changed is not None and chosen in STRUCK:
            listed = np.flatnonzero(listing.lines >= 0)
            found += listed[self.parts.changed.touched[listing.lines[listed]]][:_LONGEST].tolist()
        if chosen.said.amount:
            amounts = np.where(listing.lines < 0, 0.0, getattr(effects, chosen.said.amount)[listing.lines])
            found.append(int(np.argmax(np.nan_to_num(amounts))))
        return found

    def trail_at(self, index: QModelIndex) -> Trail | None:
        """Return the figure of a cell that can be followed back; of a text what its part costs."""
        effects, row = self.parts.effects, self.parts.row_of(index.row())
        if effects is None or row < 0:
            return None
        return part_trail(effects, row, self.parts.columns[index.column()])

    def menu_entries(self, index: QModelIndex) -> list[Entry]:
        """Offer to follow a figure back, to open the workbook, and to list only what is like it."""
        row, trail = self.parts.row_of(index.row()), self.trail_at(index)
        if row < 0 or trail is None:
            return []
        return [
            (tr("Follow this figure back"), lambda: self.followed.emit(trail)),
            (tr("Open the workbook at this cell\tCtrl+Enter"), lambda: self.cell_asked.emit(row)),
            *self.row_entries(row),
        ]

    def copied(self, places: Sequence[int] | None) -> CopiedTable | None:
        """Return lines as they are seen; None: all, below their headings."""
        wanted = range(self.parts.rowCount()) if places is None else places
        if len(wanted) > MOST_COPIED:
            self.too_many.emit(len(wanted))
            return None
        columns = [self.parts.columns[at] for at in self.visible_columns()]
        headings = tuple(_heading(column) for column in columns) if places is None else ()
        lines = (tuple(self.parts.copied(line, column) for column in columns) for line in wanted)
        return CopiedTable("", headings, tuple(lines))

    def mark_row(self, row: int) -> None:
        """Select the line of a row, where it is listed; -1: none."""
        listing = self.parts.listing
        if row < 0 or listing is None:
            return
        found = np.flatnonzero(listing.lines == row)
        if len(found):
            self.selectRow(int(found[0]))

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select the lines of some rows, where they are listed; the line in focus stays."""
        listing = self.parts.listing
        if listing is None:
            return
        lines = np.flatnonzero(np.isin(listing.lines, np.array(rows, dtype=np.int64)))
        chosen = QItemSelection()
        for run in np.split(lines, np.flatnonzero(np.diff(lines) > 1) + 1):
            if len(run):
                first, last = (self.parts.index(int(line), 0) for line in (run[0], run[-1]))
                chosen.select(first, last)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)

    def row_at(self, line: int) -> int:
        """Return the row of the book that a line is; -1 for a group or none."""
        return self.parts.row_of(line)

    def open_index(self, index: QModelIndex) -> None:
        """Follow the figure of a cell back; open or fold a group."""
        group = self.parts.group_of(index.row())
        if group is not None:
            self.unfolded.emit(group.label)
        else:
            super().open_index(index)

    def _place_bars(self) -> None:
        """Let the bars stand in their column."""
        for at, column in enumerate(self.parts.columns):
            self.setItemDelegateForColumn(
                at, self._bars if self._with_bars and column is PartColumn.LOST else self._plain
            )

    @staticmethod
    def _no_entries(row: int) -> list[Entry]:
        """Return nothing."""
        del row
        return []


def _heading(column: PartColumn) -> str:
    """Return the heading of a column with the unit of its numbers."""
    return f"{column.said.heading}, {column.said.unit}" if column.said.unit else column.said.heading
