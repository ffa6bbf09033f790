"""A table of the model detail on the screen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from heapq import nlargest

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from headroom.explain.trail import Trail
from headroom.language import tr
from headroom.output.copied_table import CopiedTable
from headroom.output.table import DetailTable, copied_table
from headroom.window.look.theme import SPACE
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.printed_table import PrintedTable, printed_table
from headroom.window.widgets.detail_cells import DetailTableModel
from headroom.window.widgets.quiet_table import Entry, QuietTable
from headroom.window.widgets.total_strip import TotalStrip

_LONGEST, _MEASURED = 2, 60
"""Texts of a kind that a column is measured by, the widest of those with the most letters."""


class DetailTableView(QuietTable):
    """Shows a ``DetailTable``; rows are those of the table, in whichever order they are seen.

    Args:
        name: For screen readers, and under which its widths are remembered.
        parent: Parent widget.
        sorts: Whether its headings sort it.

    Attributes:
        followed: Emitted with the ``Trail`` of a figure that shall be followed back.
        looked_at: Emitted with the row of the table that is looked at now; -1 for none.
    """

    followed: ValueSignal[Trail] = value_signal()
    looked_at = Signal(int)
    _total: TotalStrip | None = None  # Qt asks for rows to be shown before there is one
    _kept, _kept_from = False, 0  # whether the current row stays in sight, and where one had scrolled to
    _settling = False

    def __init__(self, name: str, parent: QWidget | None = None, *, sorts: bool = True) -> None:
        super().__init__(name, parent, sorts=sorts)
        self._fits = self._fixed = False
        self.cells = self.new_cells()
        self.setModel(self.cells)
        self.setMouseTracking(True)
        self._total = TotalStrip(self, self._paint_total, self._open_total_menu)
        self.doubleClicked.connect(self._follow)
        self.selectionModel().currentRowChanged.connect(self._look_at)
        self.verticalScrollBar().valueChanged.connect(self._keep_what_is_seen)

    def new_cells(self) -> DetailTableModel:
        """Return what gives the view its cells."""
        return DetailTableModel(self)

    def show_table(self, table: DetailTable) -> None:
        """Show another table; columns are measured anew only where it needs other widths."""
        before = self.cells.table.columns
        if self.cells.show_table(table):
            if before != table.columns:
                self.restore()
            self.measure()
        if self._total is not None:
            self._total.want(wanted=table.has_total)

    def row_of(self, index: QModelIndex) -> int:
        """Return which row of the table a cell belongs to; -1 for none."""
        return self.cells.row_of(index)

    @property
    def row(self) -> int:
        """Return the row of the table in focus; -1 for none."""
        return self.row_of(self.currentIndex())

    def column_titles(self) -> tuple[str, ...]:
        """Return the titles of the columns, each with its group."""
        return tuple(column.heading for column in self.cells.table.columns)

    def heading_lines(self, column: int) -> list[str]:
        """Return the lines of a heading below its group."""
        return self.cells.table.columns[column].title.split("\n")

    def grows(self, column: int) -> bool:
        """Return whether a column takes the room that is left."""
        return self.cells.table.columns[column].wide

    def uncut(self, column: int) -> bool:
        """Return whether a column gives way after the others."""
        return self.cells.table.columns[column].uncut

    def yields(self, column: int) -> bool:
        """Return whether a column gives way before others."""
        return self.cells.table.columns[column].yields

    def measured_rows(self, column: int) -> Iterable[int]:
        """Return the rows with the longest texts, of each kind of type, and with the total."""
        rows, place = self.cells.table.rows, self.cells.place_of
        kinds: dict[tuple[bool, ...], dict[str, int]] = {}
        for row, cells in enumerate(rows):
            cell = cells[column]
            kind = cell.quiet, cell.mark is not None, cell.inset
            kinds.setdefault(kind, {}).setdefault(cell.text, row)
        metrics = self.fontMetrics()
        found = [place(row) for kind in kinds.values() for row in _widest(kind, metrics)]
        return [*found, place(len(rows) - 1)] if rows else []

    def trail_at(self, index: QModelIndex) -> Trail | None:
        """Return the figure of a cell that can be followed back; None where there is none."""
        row = self.row_of(index)
        return self.cells.table.rows[row][index.column()].trail if row >= 0 else None

    def current_trail(self) -> Trail | None:
        """Return the figure of the current cell, else the first of its row that can be followed back."""
        index = self.currentIndex()
        if self.row_of(index) < 0:
            return None
        cells = self.cells.table.rows[self.row_of(index)]
        return self.trail_at(index) or next((cell.trail for cell in cells if cell.trail is not None), None)

    def menu_entries(self, index: QModelIndex) -> list[Entry]:
        """Offer to follow the figure of a cell back."""
        trail = self.trail_at(index)
        if trail is None:
            return []
        return [(tr("Follow this figure back"), lambda: self.followed.emit(trail))]

    def copied_title(self) -> str:
        """Return what stands above the table where it is copied with others of its page."""
        return self.cells.table.title or super().copied_title()

    def printed_table(self) -> PrintedTable:
        """Return the table as it is printed, in the order in which it is seen."""
        table, columns = self.cells.table, self.visible_columns()
        rows = tuple(tuple(table.rows[row][at] for at in columns) for row in self.cells.order)
        shown = replace(table, columns=tuple(table.columns[at] for at in columns), rows=rows)
        return replace(printed_table(shown), title=self.copied_title())

    def copied(self, places: Sequence[int] | None) -> CopiedTable | None:
        """Return rows as they are seen; None: all, below their headings."""
        order, columns = self.cells.order, self.visible_columns()
        rows = order if places is None else tuple(order[place] for place in places)
        copied = copied_table(self.cells.table, rows, columns)
        headings = copied.headings if places is None else ()
        return replace(copied, title="", headings=headings, caption="")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show with a hand where a figure can be followed back."""
        super().mouseMoveEvent(event)
        found = self.trail_at(self.indexAt(event.position().toPoint()))
        hand = Qt.CursorShape.PointingHandCursor if found is not None else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)

    @Slot(QModelIndex)
    def _follow(self, index: QModelIndex) -> None:
        """Follow the figure of a cell back."""
        trail = self.trail_at(index)
        if trail is not None:
            self.followed.emit(trail)

    @Slot(QModelIndex, QModelIndex)
    def _look_at(self, index: QModelIndex, _before: QModelIndex) -> None:
        """Tell which row of the table is looked at."""
        self._keep_what_is_seen()
        self.looked_at.emit(self.row_of(index))

    def mark_row(self, row: int) -> None:
        """Select a row of the table and show it, without a word about it to anybody; -1: none."""
        selection = self.selectionModel()
        blocked = selection.blockSignals(True)
        place = self.cells.place_of(row)
        if place < 0:
            self.clearSelection()
        elif self.currentIndex().row() != place or not selection.hasSelection():
            scrolled = self.verticalScrollBar().value()
            self.selectRow(place)
            self._kept, self._kept_from = True, scrolled
            self._keep_in_sight()
            self.viewport().update()
        selection.blockSignals(blocked)

    @Slot()
    def _keep_what_is_seen(self) -> None:
        """Keep the current row in sight from now on, if it is seen where one has scrolled to."""
        if not self._settling:
            row = self.visualRect(self.currentIndex())
            covered = 0 if self._total is None or self._total.isHidden() else self._total.row_height
            self._kept = (
                row.isValid() and row.bottom() >= 0 and row.top() < self.viewport().height() - covered
            )
            self._kept_from = self.verticalScrollBar().value()

    def _keep_in_sight(self) -> None:
        """Show the current row, scrolled no further than it takes from where one had scrolled to."""
        if self._total is not None:
            self._total.place()
        if self._kept and self.currentIndex().isValid():
            settling, self._settling = self._settling, True
            self.verticalScrollBar().setValue(self._kept_from)
            self.scrollTo(self.currentIndex())
            self._settling = settling

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the total in sight, and the current row until one scrolls away from it by hand."""
        settling, self._settling = self._settling, True
        super().resizeEvent(event)
        self._keep_in_sight()
        self._settling = settling

    def measure(self) -> None:
        """Measure every column; the current row stays in sight where rows become higher."""
        header, settling = self.verticalHeader(), self._settling
        height, self._settling = header.defaultSectionSize(), True
        super().measure()
        if header.defaultSectionSize() != height:
            self.updateGeometries()  # else it could be scrolled only as far as before
            self._keep_in_sight()
        self._settling = settling

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Show a row, above the total that stays in sight."""
        super().scrollTo(index, hint)
        if self._total is None or self._total.isHidden() or index.row() == self.cells.rowCount() - 1:
            return
        covered = self.visualRect(index).bottom() + 1 + self._total.row_height - self.viewport().height()
        if covered > 0:
            bar, row = self.verticalScrollBar(), self.verticalHeader().defaultSectionSize()
            bar.setValue(-(-(bar.value() + covered) // row) * row)  # the first row in sight is seen whole

    def _paint_total(self, painter: QPainter) -> None:
        """Paint the cells of the last row from the top, each in its column."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        height, row = self.verticalHeader().defaultSectionSize(), self.cells.rowCount() - 1
        for column in self.visible_columns():
            left, width = self.columnViewportPosition(column), self.columnWidth(column)
            option.rect = QRect(left, 0, width, height)
            index = self.cells.index(row, column)
            self.itemDelegateForIndex(index).paint(painter, option, index)

    def _open_total_menu(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the total in sight."""
        column = self.columnAt(event.pos().x())
        self.popup(self.entries_at(self.cells.index(self.cells.rowCount() - 1, column)), event.globalPos())

    def fit_height(self) -> None:
        """Take no more height than the rows need, whatever the size of the type."""
        self._fits = True
        self.setMaximumHeight(
            self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + SPACE
        )

    def fix_height(self) -> None:
        """Take just the height that the rows need from now on: what is around the table scrolls."""
        self._fixed = True
        self.fit_height()
        if self.minimumHeight() != self.maximumHeight():
            self.setMinimumHeight(self.maximumHeight())

    def _wrap(self) -> None:
        """Let rows be as high as their texts need, and the table as high as its rows."""
        super()._wrap()
        if self._fixed:
            self.fix_height()
        elif self._fits:
            self.fit_height()


def _widest(rows_of: dict[str, int], metrics: QFontMetrics) -> list[int]:
    """Return the rows of the widest texts, each given with one of its rows."""
    longest = nlargest(_MEASURED, rows_of, key=len)
    return [rows_of[text] for text in nlargest(_LONGEST, longest, key=metrics.horizontalAdvance)]
