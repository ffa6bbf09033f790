"""The first rows of a sheet as a table, with what was made of them: headings, used columns, rows not read."""

from collections.abc import Collection

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from headroom.book.layout import TableLayout, column_letters
from headroom.book.survey import SheetFinding
from headroom.window.importing.shown.row_readings import RowReading
from headroom.window.importing.shown.row_tree import RowTree
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import LIGHT, Theme

_Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_LONGEST, _MEASURED = 120, 200
"""Letters of a cell that are shown; rows by which columns are as wide as they are."""


class SheetGrid(QAbstractTableModel):
    """Shows the top of one sheet; what is not read of it is muted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheet: SheetFinding | None = None
        self._layout: TableLayout | None = None
        self._used: dict[int, str] = {}
        self._measured: frozenset[int] = frozenset()
        self._readings: tuple[RowReading, ...] = ()
        self._tree = RowTree()
        self._folded: Collection[int] = ()
        self._theme: Theme = LIGHT

    def show_sheet(
        self,
        sheet: SheetFinding,
        layout: TableLayout | None,
        used: dict[int, str],
        measured: frozenset[int],
        readings: tuple[RowReading, ...],
        tree: RowTree,
    ) -> None:
        """Show a sheet.

        Args:
            sheet: The sheet.
            layout: Where its table stands; None where nothing of it is read.
            used: What the columns mean in words, by their position in the sheet.
            measured: Positions of those that hold numbers.
            readings: What its rows are read as.
            tree: Which of them go into which.
        """
        self.beginResetModel()
        self._sheet, self._layout, self._used, self._measured = sheet, layout, used, measured
        self._readings, self._tree, self._folded = readings, tree, ()
        self.endResetModel()

    def show_folded(self, folded: Collection[int]) -> None:
        """Say of rows that they are folded, to screen readers."""
        self._folded = folded
        if self.rowCount():
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def said(self, row: int) -> str:
        """Return what a row is read as, and where it stands in the tree, in words."""
        return ", ".join(filter(None, (self._readings[row].said, self._tree.said(row, self._folded))))

    def longest(self, column: int) -> str:
        """Return the longest of the first cells of a column, from its heading on."""
        if self._sheet is None:
            return ""
        first = self._layout.header_row - 1 if self._layout is not None else 0
        cells = (row[column] for row in self._sheet.top[first : first + _MEASURED])
        return " ".join(max(cells, key=len, default="")[:_LONGEST].split())

    def colour(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self._theme = theme
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many rows are shown."""
        del parent
        return len(self._sheet.top) if self._sheet else 0

    def columnCount(self, parent: _Index | None = None) -> int:
        """Return how many columns are shown."""
        del parent
        return len(self._sheet.top[0]) if self._sheet and self._sheet.top else 0

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        """Return text, typeface or colour of a cell."""
        row, column = index.row(), index.column()
        if self._sheet is None:
            return None
        text = self._sheet.top[row][column]
        if role == _ROLE.DisplayRole:
            return " ".join(text[:_LONGEST].split())
        if role == _ROLE.ToolTipRole:
            return plain_tooltip(text) or None
        if role == _ROLE.AccessibleDescriptionRole:
            return self.said(row) if column == 0 else None
        return self._look(row, column, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """Return the letters of a column with what it means, or the number of a row.

        Screen readers are told as well what a row is read as.
        """
        if self._sheet is None or role not in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            more = self.said(section) if role == _ROLE.AccessibleTextRole else ""
            return f"{section + 1}, {more}" if more else str(section + 1)
        position = section + self._sheet.first_column
        meaning = self._used.get(position, "")
        return f"{column_letters(position)}  {meaning}".rstrip()

    def _look(self, row: int, column: int, role: int) -> object:
        """Return alignment, typeface or colour of a cell."""
        if role == _ROLE.TextAlignmentRole:
            return self._alignment(row, column)
        if role == _ROLE.FontRole and self._is_total(row):
            return _struck_out()
        if role in (_ROLE.FontRole, _ROLE.BackgroundRole):
            return self._of_heading(role) if self._is_heading(row) else None
        if role == _ROLE.ForegroundRole and not self._is_read(row, column):
            return QBrush(QColor(self._theme.muted))
        return None

    def _is_total(self, row: int) -> bool:
        return self._readings[row].is_total

    def _alignment(self, row: int, column: int) -> object:
        """Return that numbers stand at the right."""
        at_right = self._sheet is not None and column + self._sheet.first_column in self._measured
        above = self._layout is not None and row + 1 <= self._layout.last_header_row
        if not at_right or above:
            return None
        return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _of_heading(self, role: int) -> object:
        """Return typeface or colour of a heading."""
        if role == _ROLE.BackgroundRole:
            return QBrush(QColor(self._theme.raised))
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _is_heading(self, row: int) -> bool:
        layout = self._layout
        return layout is not None and layout.header_row <= row + 1 <= layout.last_header_row

    def _is_read(self, row: int, column: int) -> bool:
        """Return whether a cell is a heading, or is read."""
        layout, sheet = self._layout, self._sheet
        if layout is None or sheet is None or row + 1 < layout.header_row:
            return False
        if self._is_total(row) or self._readings[row].is_hidden:
            return False
        if layout.last_row is not None and row + 1 > layout.last_row:
            return False
        return column + sheet.first_column in self._used


def _struck_out() -> QFont:
    """Return the typeface of rows that are no parts."""
    font = QFont()
    font.setStrikeOut(True)
    return font
