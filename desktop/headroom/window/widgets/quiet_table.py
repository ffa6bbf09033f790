"""Tables of which a cell, rows or all can be copied, by the keys or from one menu."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from headroom.language import tr, tr_count
from headroom.output.copied_table import CopiedTable
from headroom.window.look.plain_text import plain_caption
from headroom.window.look.theme import type_scale
from headroom.window.session.clipboard import copy_tables
from headroom.window.shown.printed_table import MOST_PRINTED, PrintedTable, left_out
from headroom.window.widgets.shaped_table import ShapedTable

_WIDER = 24
"""Pixels by which a command makes a column wider."""

Entry = tuple[str, Callable[[], None]]
"""A line of a menu, and what it does."""


class QuietTable(ShapedTable):
    """A table without grid whose headings sort it, with a menu.

    Args:
        name: For screen readers, and under which its widths are remembered.
        parent: Parent widget.
        sorts: Whether its headings sort it; where the order of the rows says something they do not.
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, sorts: bool = True) -> None:
        super().__init__(name, parent, sorts=sorts)
        header = self.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_header_menu)

    def copied(self, places: Sequence[int] | None) -> CopiedTable | None:
        """Return rows as they are copied, by where they are seen; None: all, below their headings.

        None is returned where they are more than a spreadsheet takes.
        """
        raise NotImplementedError

    def menu_entries(self, index: QModelIndex) -> list[Entry]:
        """Return what the menu of a cell offers beside copying."""
        del index
        return []

    def selected_places(self) -> list[int]:
        """Return the rows that are selected, by where they are seen."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected rows, without any the whole table."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
            event.accept()
        else:
            super().keyPressEvent(event)

    @Slot()
    def copy_rows(self) -> None:
        """Put the selected rows on the clipboard; without any the whole table."""
        self._copy(self.selected_places() or None)

    @Slot()
    def copy_table(self) -> None:
        """Put the whole table on the clipboard, with its headings."""
        self._copy(None)

    def copied_title(self) -> str:
        """Return what stands above the table where it is copied with others of its page."""
        return self.accessibleName()

    def copied_tables(self) -> tuple[CopiedTable, ...]:
        """Return the whole table with its title; none where it has no rows."""
        copied = self.copied(None) if self.model().rowCount() else None
        return () if copied is None else (replace(copied, title=self.copied_title()),)

    def printed_table(self) -> PrintedTable:
        """Return the table as it is printed: what is seen of it, and the rows below."""
        model, columns = self.model(), self.visible_columns()
        across, right = Qt.Orientation.Horizontal, Qt.AlignmentFlag.AlignRight
        titles = self.column_titles()
        count = model.rowCount()
        rows = min(count, MOST_PRINTED)
        aligned = (model.headerData(at, across, Qt.ItemDataRole.TextAlignmentRole) for at in columns)
        return PrintedTable(
            self.copied_title(),
            tuple(" ".join(titles[at].split()) for at in columns),
            tuple(isinstance(how, Qt.AlignmentFlag) and bool(how & right) for how in aligned),
            tuple(tuple(str(model.index(row, at).data() or "") for at in columns) for row in range(rows)),
            caption=left_out(rows, count),
        )

    def _copy(self, places: Sequence[int] | None) -> None:
        """Put rows on the clipboard, by where they are seen; None: all, below their headings."""
        copied = self.copied(places)
        if copied is not None:
            copy_tables((), (copied,))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the cell under the pointer, or the one in focus."""
        keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        place = self.visualRect(index).center() if keyboard and index.isValid() else event.pos()
        self.popup(self.entries_at(index), self.viewport().mapToGlobal(place))
        event.accept()

    def entries_at(self, index: QModelIndex) -> list[Entry]:
        """Return what the menu of a cell offers; of no cell, of the table."""
        if not index.isValid():
            return [(tr("Copy the table"), self.copy_table), (tr("Columns…"), self.open_columns)]
        if index.row() not in self.selected_places():
            self.setAutoScroll(False)  # it is in sight, be it as the total below all rows
            self.selectRow(index.row())
            self.setAutoScroll(True)
        count = len(self.selected_places())
        text = str(index.data() or "").strip()

        def copy_cell() -> None:
            QGuiApplication.clipboard().setText(text)

        rows = tr("Copy the row") if count == 1 else tr_count("Copy {n} rows", "Copy {n} rows", count)
        return [
            (tr("Copy the cell"), copy_cell),
            (rows, self.copy_rows),
            (tr("Copy the table"), self.copy_table),
            (tr("Columns…"), self.open_columns),
            *self.menu_entries(index),
        ]

    @Slot(QPoint)
    def _open_header_menu(self, place: QPoint) -> None:
        """Offer what can be done with the columns, below the pointer."""
        header = self.horizontalHeader()
        self.column_menu(header.logicalIndexAt(place)).popup(header.mapToGlobal(place))

    @Slot()
    def open_columns(self) -> None:
        """Offer what can be done with the columns, below the headings."""
        header = self.horizontalHeader()
        column = self.currentIndex().column()
        self.column_menu(column).popup(header.mapToGlobal(QPoint(0, header.height())))

    def column_menu(self, column: int = -1) -> QMenu:
        """Return the menu of the columns: which are shown, how they were made, and what keys do with one.

        Args:
            column: The one that is meant; -1 for none.
        """
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for at, choice in enumerate(self.column_choices()):
            action = menu.addAction(plain_caption(choice.title or tr("Name")))
            action.setCheckable(True)
            action.setChecked(choice.shown)
            action.setEnabled(choice.free)
            action.triggered.connect(partial(self.turn_column, at))
        menu.addSeparator()
        for text, do in (
            (tr("Columns as they were"), self.put_back),
            (tr("Copy the table"), self.copy_table),
        ):
            menu.addAction(text).triggered.connect(do)
        if column >= 0:
            self._offer_column(menu, column)
        return menu

    def _offer_column(self, menu: QMenu, column: int) -> None:
        """Offer what the pointer does with the heading of a column."""
        header, at = self.horizontalHeader(), self.horizontalHeader().visualIndex(column)
        title = plain_caption(" ".join(self.column_titles()[column].split()) or tr("Name"))
        menu.addSeparator()
        if self.isSortingEnabled():
            menu.addAction(tr("Sort by {column}", column=title)).triggered.connect(
                partial(self.sort_by, column)
            )
        for text, by in (
            (tr("Make {column} wider", column=title), _WIDER),
            (tr("Make {column} narrower", column=title), -_WIDER),
        ):
            menu.addAction(text).triggered.connect(partial(self.widen, column, by))
        if header.sectionsMovable():
            for text, to in (
                (tr("Move {column} to the left", column=title), at - 1),
                (tr("Move {column} to the right", column=title), at + 1),
            ):
                action = menu.addAction(text)
                action.setEnabled(at > 0 and 0 < to < self.model().columnCount())  # the first one stays
                action.triggered.connect(partial(header.moveSection, at, to))

    def sort_by(self, column: int) -> None:
        """Sort by a column; by the one that it is sorted by the other way round."""
        header = self.horizontalHeader()
        again = header.sortIndicatorSection() == column
        down = again and header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, order)

    def widen(self, column: int, by: int) -> None:
        """Make a column wider by so many pixels of normal type."""
        header, width = self.horizontalHeader(), self.columnWidth(column) + round(by * type_scale(self))
        header.resizeSection(column, max(width, header.minimumSectionSize()))

    def popup(self, entries: Sequence[Entry], place: QPoint) -> None:
        """Show a menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, do in entries:
            action = QAction(text, menu)
            action.triggered.connect(do)
            menu.addAction(action)
        menu.popup(place)
