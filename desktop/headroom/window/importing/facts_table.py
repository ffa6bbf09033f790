"""The facts of vehicles as a table whose cells are typed, pasted, filled down and cleared."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import nlargest
from typing import ClassVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from headroom.book.fields.field import Field
from headroom.book.model_facts import FactChange
from headroom.language import colon, tr
from headroom.output.copied_table import CopiedTable
from headroom.window.importing.shown.fact_cells import MODEL, FactGrid, Pasted, Place, Standing
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import LIGHT, Theme, theme_of
from headroom.window.session.clipboard import copy_tables
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.widgets.choice_box import name_box
from headroom.window.widgets.quiet_table import Entry, QuietTable

_ROLE = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NAME = tr("Model")
_MEASURED, _LONGEST = 500, 3
FILL_KEYS = "Ctrl+D"
"""Keys that fill down."""


class FactCells(QAbstractTableModel):
    """Shows a ``FactGrid``; what is typed into a cell is handed on, not kept.

    Attributes:
        typed: Emitted with the ``FactChange`` that was typed.
        refused: Emitted with the sentence that says why it cannot be.
        grid: What is shown.
    """

    typed: ValueSignal[FactChange] = value_signal()
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = FactGrid((), (), ())
        self._theme = LIGHT

    def show_grid(self, grid: FactGrid) -> None:
        """Show other facts; the cell in focus stays where rows and columns are the same."""
        same = (grid.models, grid.columns) == (self.grid.models, self.grid.columns)
        if not same:
            self.beginResetModel()
        self.grid = grid
        if not same:
            self.endResetModel()
        elif grid.models:
            self.dataChanged.emit(self.index(0, 0), self.index(len(grid.models) - 1, len(grid.columns)))

    def colour(self, theme: Theme) -> None:
        """Show cells in the colours of a theme."""
        self._theme = theme

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many models there are."""
        return 0 if parent.isValid() else len(self.grid.models)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.grid.columns) + 1

    def field(self, column: int) -> Field:
        """Return the fact of a column behind the first."""
        return self.grid.columns[column - 1]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let be typed what the workbook does not state."""
        flags = super().flags(index)
        typed = self.grid.may_be_typed(index.row(), index.column())
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """Return what a cell shows."""
        if role == _ROLE.TextAlignmentRole:
            return self._alignment(index.column())
        said = self._SAID.get(role)
        return None if said is None else said(self, index.row(), index.column())

    def setData(self, index: _Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """Hand on what was typed into a cell."""
        if role != _ROLE.EditRole:
            return False
        cell, text = self.grid.cell(index.row(), index.column()), str(value)
        if text.strip() == cell.written:
            return False
        try:
            change = self.grid.typed(index.row(), index.column(), text)
        except ValueError as reason:
            self.refused.emit(colon(self.grid.models[index.row()], str(reason)))
            return False
        self.typed.emit(change)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """Return the title of a column, and what it is."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.TextAlignmentRole:
            return self._alignment(section)
        if section == MODEL:
            return _NAME if role == _ROLE.DisplayRole else None
        if role == _ROLE.DisplayRole:
            return self.field(section).heading
        if role == _ROLE.ToolTipRole:
            entry = self.field(section)
            return plain_tooltip(f"{entry.help} {entry.unit}.")
        return None

    def _text(self, row: int, column: int) -> str:
        return self.grid.cell(row, column).text

    def _written(self, row: int, column: int) -> str:
        return self.grid.cell(row, column).written

    def _tooltip(self, row: int, column: int) -> str:
        return plain_tooltip(self.grid.cell(row, column).tooltip)

    def _heard(self, row: int, column: int) -> str:
        cell = self.grid.cell(row, column)
        return cell.text if column == MODEL else f"{cell.text}, {cell.standing.word}"

    def _ink(self, row: int, column: int) -> QBrush:
        standing = self.grid.cell(row, column).standing
        gone = column == MODEL and self.grid.vehicles[row] is None
        if standing is Standing.TYPED:
            return QBrush(QColor(self._theme.accent))
        muted = standing is Standing.MISSING or gone
        return QBrush(QColor(self._theme.muted if muted else self._theme.text))

    _SAID: ClassVar[Mapping[int, Callable[["FactCells", int, int], object]]] = {
        _ROLE.DisplayRole: _text,
        _ROLE.EditRole: _written,
        _ROLE.ToolTipRole: _tooltip,
        _ROLE.AccessibleTextRole: _heard,
        _ROLE.ForegroundRole: _ink,
    }

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        """Return where the texts of a column stand."""
        numbers = column != MODEL and self.field(column).measured
        side = Qt.AlignmentFlag.AlignRight if numbers else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class FactEditor(QStyledItemDelegate):
    """Lets a fact be typed; one of few words is chosen from a list."""

    def __init__(self, cells: FactCells, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells = cells
        self._box: QComboBox | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Return a list of words, or a line to type into."""
        del option
        entry = self._cells.field(index.column())
        name = tr("{fact} of {model}", fact=entry.heading, model=self._cells.grid.models[index.row()])
        if not entry.words:
            line = QLineEdit(parent)
            line.setAccessibleName(name)
            line.setFrame(False)
            return line
        box = QComboBox(parent)
        name_box(box, name)
        box.addItem(tr("not given"), "")
        for word in entry.words:
            box.addItem(word, word)
        box.activated.connect(self._commit)
        self._box = box
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show what is typed now, and open the list."""
        written = str(index.data(_ROLE.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(written), 0))
            editor.showPopup()
        elif isinstance(editor, QLineEdit):
            editor.setText(written)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Hand on what was typed or chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    @Slot()
    def _commit(self) -> None:
        """Take what was chosen at once."""
        if self._box is not None:
            self.commitData.emit(self._box)
            self.closeEditor.emit(self._box)


class FactsTable(QuietTable):
    """Shows ``FactCells``, cell by cell.

    Args:
        cells: What is shown.
        parent: Parent widget.

    Attributes:
        changed: Emitted with the tuple of ``FactChange`` of one gesture.
        told: Emitted with the ``Pasted`` of a paste of which something is to be said.
    """

    changed: ValueSignal[tuple[FactChange, ...]] = value_signal()
    told: ValueSignal[Pasted] = value_signal()

    def __init__(self, cells: FactCells, parent: QWidget | None = None) -> None:
        super().__init__(tr("Vehicle facts"), parent, sorts=False)
        self._cells = cells
        self.setModel(cells)
        self.setItemDelegate(FactEditor(cells, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(True)
        cells.colour(theme_of(self))

    def measured_rows(self, column: int) -> Iterable[int]:
        """Return the rows with the longest texts among the first."""
        grid = self._cells.grid
        lengths = ((len(grid.cell(row, column).text), row) for row in range(min(_MEASURED, len(grid.models))))
        return [row for _, row in nlargest(_LONGEST, lengths)]

    def grows(self, column: int) -> bool:
        """Let the columns of texts take the room that is left."""
        return column != MODEL and not self._cells.field(column).measured

    def chosen(self) -> list[Place]:
        """Return the cells that are chosen."""
        return [(index.row(), index.column()) for index in self.selectionModel().selectedIndexes()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste, fill down and clear by the keys of every spreadsheet."""
        keys = QKeySequence.StandardKey
        doings: tuple[tuple[bool, Callable[[], None]], ...] = (
            (event.matches(keys.Copy), self.copy_cells),
            (event.matches(keys.Paste), self.paste),
            (QKeySequence(event.keyCombination()) == QKeySequence(FILL_KEYS), self.fill_down),
            (event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}, self.clear),
        )
        for pressed, do in doings:
            if pressed:
                do()
                event.accept()
                return
        super().keyPressEvent(event)

    @Slot()
    def copy_cells(self) -> None:
        """Put the chosen cells on the clipboard."""
        copy_tables((), (self._cells.grid.copied(self.chosen()),))

    @Slot()
    def paste(self) -> None:
        """Type the cells of the clipboard."""
        pasted = self._cells.grid.pasted(QGuiApplication.clipboard().text(), self.chosen())
        if pasted.changes:
            self.changed.emit(pasted.changes)
        if pasted.said or not pasted.changes:
            self.told.emit(pasted)

    @Slot()
    def fill_down(self) -> None:
        """Type the first of the chosen cells of each column into those below it."""
        self._do(self._cells.grid.filled_down(self.chosen()))

    @Slot()
    def clear(self) -> None:
        """Clear the chosen cells."""
        self._do(self._cells.grid.cleared(self.chosen()))

    def copied(self, places: Sequence[int] | None) -> CopiedTable | None:
        """Return rows as they are copied; None: all, below their headings."""
        grid, rows = self._cells.grid, range(self._cells.rowCount())
        columns = range(self._cells.columnCount())
        wanted = [(row, at) for row in (rows if places is None else places) for at in columns]
        return grid.copied(wanted, headings=places is None)

    def entries_at(self, index: QModelIndex) -> list[Entry]:
        """Return what can be done with the chosen cells, or with the one that is none of them."""
        table: Entry = (tr("Copy the table"), self.copy_table)
        if not index.isValid():
            return [table]
        if (index.row(), index.column()) not in self.chosen():
            self.setCurrentIndex(index)
        return [
            (tr("Copy"), self.copy_cells),
            (tr("Paste"), self.paste),
            (f"{tr('Fill down')}\t{FILL_KEYS}", self.fill_down),
            (tr("Clear"), self.clear),
            table,
        ]

    def changeEvent(self, event: QEvent) -> None:
        """Show the cells in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._cells.colour(theme_of(self))

    def _do(self, changes: tuple[FactChange, ...]) -> None:
        """Hand changes on, if there are any."""
        if changes:
            self.changed.emit(changes)
