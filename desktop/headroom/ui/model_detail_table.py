"""A table of the model detail on the screen."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from headroom.domain.verdict import Result, Verdict
from headroom.present.detail_table import Cell, Column, DetailTable
from headroom.ui.chart_look import ChartLook
from headroom.ui.chart_marks import paint_icon
from headroom.ui.theme import CAPTION, SPACE, font_of, theme_of, type_scale

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW, _ICON = 26, 16
_MOST_WIDTH = 320

_VERDICTS = {
    Result.FAILS: Verdict.FAILS,
    Result.UNDETERMINED: Verdict.UNDETERMINED,
    Result.PASSES: Verdict.QUALIFIES,
}


class DetailTableModel(QAbstractTableModel):
    """Gives the cells of a table to a view; figures change in place while a slider is dragged."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._table = DetailTable("", (), ())
        self._icons: dict[tuple[Result, str, float], QPixmap] = {}

    @property
    def table(self) -> DetailTable:
        """Return what is shown."""
        return self._table

    def show_table(self, table: DetailTable) -> bool:
        """Show another table; return whether its shape differs from that of the last one."""
        before = self._table
        same = before.columns == table.columns and len(before.rows) == len(table.rows)
        if same:
            self._table = table
            self._tell_changes(before)
        else:
            self.beginResetModel()
            self._table = table
            self.endResetModel()
        return not same

    def _tell_changes(self, before: DetailTable) -> None:
        """Tell the view which cells changed, one by one: it paints only those again."""
        for row, (old, new) in enumerate(zip(before.rows, self._table.rows, strict=True)):
            if old == new:
                continue
            for column, (one, other) in enumerate(zip(old, new, strict=True)):
                if one != other:
                    place = self.index(row, column)
                    self.dataChanged.emit(place, place)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, and how."""
        row, column = index.row(), index.column()
        cell = self._table.rows[row][column]
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = cell.text
            case Qt.ItemDataRole.ToolTipRole:
                shown = cell.note or cell.text
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = self._alignment(self._table.columns[column])
            case Qt.ItemDataRole.DecorationRole if cell.mark is not None:
                shown = self._icon(cell.mark)
            case Qt.ItemDataRole.FontRole:
                shown = self._font(cell, row)
            case Qt.ItemDataRole.ForegroundRole if cell.quiet:
                shown = QColor(theme_of(self._view).muted)
        return shown

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Vertical or section >= len(self._table.columns):
            return None
        column = self._table.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        return self._alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @staticmethod
    def _alignment(column: Column) -> Qt.AlignmentFlag:
        """Return how the texts of a column stand."""
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _font(self, cell: Cell, row: int) -> QFont | None:
        """Return the type of a cell that is not like the others."""
        if self._table.has_total and row == len(self._table.rows) - 1:
            return font_of(self._view, weight=QFont.Weight.DemiBold)
        return font_of(self._view, CAPTION) if cell.quiet else None

    def _icon(self, result: Result) -> QPixmap | None:
        """Return the icon of a result; None for one that was not assessed."""
        verdict = _VERDICTS.get(result)
        if verdict is None:
            return None
        theme, density = theme_of(self._view), self._view.devicePixelRatioF()
        scale = type_scale(self._view)
        key = (result, theme.qualifies, density * scale)
        if key not in self._icons:
            look = ChartLook.of(theme, font_of(self._view))
            side = round(_ICON * scale * density)
            picture = QPixmap(side, side)
            picture.setDevicePixelRatio(density)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = _ICON * scale / 2
            paint_icon(painter, verdict, QPointF(middle, middle), look)
            painter.end()
            self._icons[key] = picture
        return self._icons[key]


class DetailTableView(QTableView):
    """A quiet table: no grid, one line below each row, figures to the right.

    Args:
        name: For screen readers.
        parent: Parent widget.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = DetailTableModel(self)
        self.setModel(self.cells)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(SPACE * 4)

    def show_table(self, table: DetailTable) -> None:
        """Show another table; columns are measured anew only where it has another shape."""
        other_shape = self.cells.show_table(table)
        self.verticalHeader().setDefaultSectionSize(round(_ROW * type_scale(self)))
        if other_shape:
            self.measure()

    def measure(self) -> None:
        """Give every column the width of its texts, and the rest to those that can use it."""
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        self.resizeColumnsToContents()
        most = round(_MOST_WIDTH * type_scale(self))
        for position, column in enumerate(self.cells.table.columns):
            stretched = QHeaderView.ResizeMode.Stretch if column.wide else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(position, stretched)
            if self.columnWidth(position) > most:
                self.setColumnWidth(position, most)
