"""The changes of a sourcing as a table with a check box in every row."""

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from headroom.window.look.theme import SPACE
from headroom.window.widgets.detail_cells import DetailTableModel
from headroom.window.widgets.quiet_table import Entry
from headroom.window.widgets.shown.column_widths import ColumnNeed
from headroom.window.widgets.table_view import DetailTableView

_Index = QModelIndex | QPersistentModelIndex


class ChangeCells(DetailTableModel):
    """Cells whose first column can be checked.

    Attributes:
        switched: Emitted with the text of a row's first cell and whether it is checked now.
    """

    switched = Signal(str, bool)

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._left_out: frozenset[str] = frozenset()

    def leave_out(self, names: Collection[str]) -> None:
        """Show the rows of these first cells unchecked, and all others checked."""
        left_out = frozenset(names)
        if left_out != self._left_out:
            self._left_out = left_out
            if self.table.rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.table.rows) - 1, 0))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, and whether it is checked."""
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            out = self.table.rows[self.row_of(index)][0].text in self._left_out
            return Qt.CheckState.Unchecked if out else Qt.CheckState.Checked
        return super().data(index, role)

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell that a row was checked or not."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column():
            return False
        checked = Qt.CheckState(value) is Qt.CheckState.Checked
        self.switched.emit(self.table.rows[self.row_of(index)][0].text, checked)
        return True


class ChangeList(DetailTableView):
    """The changes of a sourcing; the space bar switches the row in focus."""

    changes: ChangeCells
    """Its cells."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.locks: Callable[[int], list[Entry]] = lambda _row: []

    def menu_entries(self, index: QModelIndex) -> list[Entry]:
        """Offer the locks of a row, too."""
        return [*super().menu_entries(index), *self.locks(self.row_of(index))]

    def _need(self, column: int, chosen: int | None) -> ColumnNeed:
        """Leave room for the check boxes as well."""
        need = super()._need(column, chosen)
        if column or chosen is not None:
            return need
        room = 2 * SPACE
        return replace(need, whole=need.whole + room, least=need.least + room)

    def new_cells(self) -> ChangeCells:
        """Return cells that can be checked."""
        self.changes = ChangeCells(self)
        return self.changes
