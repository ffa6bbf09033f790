"""The cells of a table for a view, in the order of one of its columns; figures change in place."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from headroom.language import tr
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import CAPTION, font_of, normal_scale, theme_of, type_scale
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import paint_icon
from headroom.window.widgets.group_header import GROUP_ROLE
from headroom.window.widgets.shown.table_order import is_numeric, row_order

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ICON = 16
_DASH, _DASH_WIDTH = 7.0, 1.4
"""Pixels at normal type of an icon, and of the dash in it."""

_FOLLOW = tr("Double-click to follow this figure back to its cells and its law.")
_INSET = "\N{EM SPACE}"
"""What stands before a text that is about the row above."""

_ONE_BY_ONE = 40
"""Changed rows up to which each cell is painted by itself."""

_VERDICTS = {
    VehicleTestResult.FAILS: Verdict.FAILS,
    VehicleTestResult.UNDETERMINED: Verdict.UNDETERMINED,
    VehicleTestResult.PASSES: Verdict.QUALIFIES,
}


class DetailTableModel(QAbstractTableModel):
    """Gives the cells of a table to a view; figures change in place while a slider is dragged.

    Its rows are those that are seen: sorted, ``row_of`` says which row of the table one of them is.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._table = DetailTable("", (), ())
        self._order: tuple[int, ...] = ()
        self._place: dict[int, int] = {}
        self._sorted_by: int | None = None
        self._descending = False
        self._icons: dict[tuple[VehicleTestResult, str, float], QPixmap] = {}
        self._old = False
        self._longest: list[int] = []

    @property
    def table(self) -> DetailTable:
        """Return what is shown, in the order in which it was made."""
        return self._table

    @property
    def order(self) -> tuple[int, ...]:
        """Return the rows of the table in the order in which they are seen."""
        return self._order

    def row_of(self, index: _Index) -> int:
        """Return which row of the table a cell belongs to; -1 for none."""
        return self._order[index.row()] if 0 <= index.row() < len(self._order) else -1

    def place_of(self, row: int) -> int:
        """Return where a row of the table is seen; -1 for none."""
        return self._place.get(row, -1)

    def show_table(self, table: DetailTable) -> bool:
        """Show another table; return whether its columns have to be measured anew.

        That is where its shape is another one, or a text has more letters than any before.
        """
        before = self._table
        same_columns = before.columns == table.columns
        if same_columns and len(before.rows) == len(table.rows):
            self._table = table
            return self._tell_changes(before)
        self.beginResetModel()
        self._table = table
        if not same_columns:
            self._sorted_by = None
        self._put_in_order(row_order(table, self._sorted_by, descending=self._descending))
        self._longest = [max(map(len, texts), default=0) for texts in _texts(table)]
        self.endResetModel()
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; below 0: as they were made."""
        self._sorted_by = column if column >= 0 else None
        self._descending = order is Qt.SortOrder.DescendingOrder
        self._arrange()

    def mark_old(self, *, old: bool) -> None:
        """Show everything grey, because it is about to be replaced, or not."""
        if old is not self._old:
            self._old = old
            self._tell_all()

    def _arrange(self) -> bool:
        """Sort again; return whether any row moved. What is selected stays selected."""
        order = row_order(self._table, self._sorted_by, descending=self._descending)
        if order == self._order:
            return False
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        rows = [self._order[index.row()] for index in kept]
        self._put_in_order(order)
        moved = [self.index(self._place[row], index.column()) for row, index in zip(rows, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()
        return True

    def _put_in_order(self, order: tuple[int, ...]) -> None:
        """Take an order of the rows."""
        self._order = order
        self._place = {row: place for place, row in enumerate(order)}

    def _tell_all(self) -> None:
        """Tell the view that any cell may be another one."""
        if self._table.rows:
            last = self.index(len(self._table.rows) - 1, len(self._table.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _tell_changes(self, before: DetailTable) -> bool:
        """Tell the view which cells changed, one by one: it paints only those again; of many all at once.

        Returns:
            Whether one of them has more letters than any of its column before.
        """
        changed = [
            (row, old, new)
            for row, (old, new) in enumerate(zip(before.rows, self._table.rows, strict=True))
            if old != new
        ]
        longer = False
        for _, _, new in changed:
            for column, cell in enumerate(new):
                if len(cell.text) > self._longest[column]:
                    self._longest[column] = len(cell.text)
                    longer = True
        if changed and self._sorted_by is not None and self._arrange():
            return longer
        if len(changed) > _ONE_BY_ONE:
            self._tell_all()
            return longer
        for row, old, new in changed:
            for column, (one, other) in enumerate(zip(old, new, strict=True)):
                if one != other:
                    place = self.index(self._place[row], column)
                    self.dataChanged.emit(place, place)
        return longer

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, and how."""
        row, column = self._order[index.row()], index.column()
        cell = self._table.rows[row][column]
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = f"{_INSET}{cell.text}" if cell.inset else cell.text
            case Qt.ItemDataRole.ToolTipRole:
                shown = plain_tooltip(cell.note or (_FOLLOW if cell.trail is not None else cell.text))
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = self._alignment(self._table.columns[column])
            case Qt.ItemDataRole.DecorationRole if cell.mark is not None:
                shown = self._icon(cell.mark)
            case Qt.ItemDataRole.FontRole:
                shown = self._font(cell, row)
            case Qt.ItemDataRole.ForegroundRole:
                shown = self._ink(cell)
        return shown

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column, and by which order it sorts first: numbers from the greatest."""
        if orientation is Qt.Orientation.Vertical or section >= len(self._table.columns):
            return None
        column = self._table.columns[section]
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = column.title
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = column.heading
            case Qt.ItemDataRole.ToolTipRole:
                shown = column.note or None
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = self._alignment(column)
            case Qt.ItemDataRole.InitialSortOrderRole:
                numeric = is_numeric(self._table, section)
                shown = Qt.SortOrder.DescendingOrder if numeric else Qt.SortOrder.AscendingOrder
            case _ if role == GROUP_ROLE:
                shown = column.group or None
        return shown

    @staticmethod
    def _alignment(column: TableColumn) -> Qt.AlignmentFlag:
        """Return how the texts of a column stand."""
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _font(self, cell: Cell, row: int) -> QFont | None:
        """Return the type of a cell that is not like the others."""
        if self._table.has_total and row == len(self._table.rows) - 1:
            return font_of(self._view, weight=QFont.Weight.DemiBold)
        return font_of(self._view, CAPTION) if cell.quiet else None

    def _ink(self, cell: Cell) -> QColor | None:
        """Return the colour of a text that has not the one of the others."""
        theme = theme_of(self._view)
        if cell.quiet or cell.muted or self._old:
            return QColor(theme.muted)
        if not cell.tinted or cell.mark is None:
            return None
        return QColor(
            {
                VehicleTestResult.FAILS: theme.fails,
                VehicleTestResult.UNDETERMINED: theme.undetermined,
                VehicleTestResult.PASSES: theme.qualifies,
                VehicleTestResult.NOT_ASSESSED: theme.muted,
            }[cell.mark]
        )

    def _icon(self, result: VehicleTestResult) -> QPixmap:
        """Return the icon of a result: that of a verdict, or a dash for one that was not assessed."""
        verdict = _VERDICTS.get(result)
        theme, density = theme_of(self._view), self._view.devicePixelRatioF()
        scale = type_scale(self._view)
        key = (result, theme.qualifies, density * scale)
        if key not in self._icons:
            look = ChartLook.of(theme, font_of(self._view), normal_scale(self._view))
            side = round(_ICON * scale * density)
            picture = QPixmap(side, side)
            picture.setDevicePixelRatio(density)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = _ICON * scale / 2
            if verdict is None:
                painter.setPen(look.line(theme.muted, _DASH_WIDTH))
                reach = look.px(_DASH) / 2
                painter.drawLine(QPointF(middle - reach, middle), QPointF(middle + reach, middle))
            else:
                paint_icon(painter, verdict, QPointF(middle, middle), look)
            painter.end()
            self._icons[key] = picture
        return self._icons[key]


def _texts(table: DetailTable) -> list[list[str]]:
    """Return the texts of every column."""
    return [[row[at].text for row in table.rows] for at in range(len(table.columns))]
