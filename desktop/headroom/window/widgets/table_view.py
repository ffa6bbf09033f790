"""A table of the model detail on the screen."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from headroom.explain.trail import Trail
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import CAPTION, SPACE, font_of, theme_of, type_scale
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import paint_icon
from headroom.window.session.value_signal import ValueSignal, value_signal

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW, _ICON = 26, 16
_MOST_WIDTH, _LEAST_WIDTH = 320, 96
_FOLLOW = "Double-click to follow this figure back to its cells and its law."
_ONE_BY_ONE = 40
"""Changed rows up to which each cell is painted by itself."""

_MEASURED = 60
"""Rows that the width of a column is measured by: to measure 500 takes longer than a frame."""

_VERDICTS = {
    VehicleTestResult.FAILS: Verdict.FAILS,
    VehicleTestResult.UNDETERMINED: Verdict.UNDETERMINED,
    VehicleTestResult.PASSES: Verdict.QUALIFIES,
}


class DetailTableModel(QAbstractTableModel):
    """Gives the cells of a table to a view; figures change in place while a slider is dragged."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._table = DetailTable("", (), ())
        self._icons: dict[tuple[VehicleTestResult, str, float], QPixmap] = {}
        self._old = False

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

    def mark_old(self, *, old: bool) -> None:
        """Show everything grey, because it is about to be replaced, or not."""
        if old is not self._old:
            self._old = old
            if self._table.rows:
                last = self.index(len(self._table.rows) - 1, len(self._table.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)

    def _tell_changes(self, before: DetailTable) -> None:
        """Tell the view which cells changed, one by one: it paints only those again; of many all at once."""
        changed = sum(old != new for old, new in zip(before.rows, self._table.rows, strict=True))
        if changed > _ONE_BY_ONE:
            last = self.index(len(self._table.rows) - 1, len(self._table.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
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
                shown = plain_tooltip(cell.note or (_FOLLOW if cell.trail is not None else cell.text))
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = self._alignment(self._table.columns[column])
            case Qt.ItemDataRole.DecorationRole if cell.mark is not None:
                shown = self._icon(cell.mark)
            case Qt.ItemDataRole.FontRole:
                shown = self._font(cell, row)
            case Qt.ItemDataRole.ForegroundRole if cell.quiet or self._old:
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
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.note or None
        return self._alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

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

    def _icon(self, result: VehicleTestResult) -> QPixmap | None:
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

    Attributes:
        followed: Emitted with the ``Trail`` of a figure that shall be followed back.
    """

    followed: ValueSignal[Trail] = value_signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide: dict[int, int] = {}
        self.cells = self.new_cells()
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
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED)
        self.horizontalHeader().setMinimumSectionSize(SPACE * 4)
        self.setMouseTracking(True)
        self.doubleClicked.connect(self._follow)

    def new_cells(self) -> DetailTableModel:
        """Return what gives the view its cells."""
        return DetailTableModel(self)

    def show_table(self, table: DetailTable) -> None:
        """Show another table; columns are measured anew only where it has another shape."""
        other_shape = self.cells.show_table(table)
        height = round(_ROW * type_scale(self))
        if self.verticalHeader().defaultSectionSize() != height:  # Qt would paint everything anew
            self.verticalHeader().setDefaultSectionSize(height)
        if other_shape:
            self.measure()

    def trail_at(self, index: QModelIndex) -> Trail | None:
        """Return the figure of a cell that can be followed back; None where there is none."""
        return self.cells.table.rows[index.row()][index.column()].trail if index.isValid() else None

    def current_trail(self) -> Trail | None:
        """Return the figure of the current cell, else the first of its row that can be followed back."""
        index = self.currentIndex()
        if not index.isValid() or index.row() >= len(self.cells.table.rows):
            return None
        row = self.cells.table.rows[index.row()]
        return self.trail_at(index) or next((cell.trail for cell in row if cell.trail is not None), None)

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

    def mark_row(self, row: int) -> None:
        """Select a row and show it, without a word about it to anybody; -1: none."""
        selection = self.selectionModel()
        blocked = selection.blockSignals(True)
        if row < 0:
            self.clearSelection()
        elif self.currentIndex().row() != row or not selection.hasSelection():
            self.selectRow(row)
            self.scrollTo(self.cells.index(row, 0))
            self.viewport().update()
        selection.blockSignals(blocked)

    def fit_height(self) -> None:
        """Take no more height than the rows need."""
        rows = self.cells.rowCount() * self.verticalHeader().defaultSectionSize()
        self.setMaximumHeight(self.horizontalHeader().sizeHint().height() + rows + SPACE)

    def fix_height(self) -> None:
        """Take just the height that the rows need: what is around the table scrolls."""
        self.fit_height()
        if self.minimumHeight() != self.maximumHeight():
            self.setMinimumHeight(self.maximumHeight())

    def measure(self) -> None:
        """Give every column the width of its texts, and the rest to those that can use it."""
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)  # a stretched one is not measured
        self.resizeColumnsToContents()
        most = round(_MOST_WIDTH * type_scale(self))
        self._wide.clear()
        for position, column in enumerate(self.cells.table.columns):
            if self.columnWidth(position) > most:
                self.setColumnWidth(position, most)
            if column.wide:
                self._wide[position] = self.columnWidth(position)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Let wide columns have the room that is left, also less than their texts; else they keep these."""
        header, columns = self.horizontalHeader(), range(self.cells.columnCount())
        fixed = sum(self.columnWidth(at) for at in columns if at not in self._wide)
        least = sum(min(width, round(_LEAST_WIDTH * type_scale(self))) for width in self._wide.values())
        enough = fixed + least <= self.viewport().width()
        for position, width in self._wide.items():
            if enough:
                header.setSectionResizeMode(position, QHeaderView.ResizeMode.Stretch)
            elif header.sectionResizeMode(position) is QHeaderView.ResizeMode.Stretch or not self.isVisible():
                header.setSectionResizeMode(position, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(position, width)
