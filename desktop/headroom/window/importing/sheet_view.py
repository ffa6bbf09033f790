"""The first rows of a sheet that is looked over, with a field above each column that can be changed."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from headroom.book.fields.field_tables import FIELDS, next_field
from headroom.book.layout import ColumnLayout, TableKind, TableLayout, column_letters
from headroom.book.survey import CERTAIN, TableFinding
from headroom.language import tr
from headroom.window.importing.field_header import NOT_USED, FieldHeader
from headroom.window.importing.mapping_table import MappingModel
from headroom.window.importing.reading_corner import ReadingCorner
from headroom.window.importing.reading_header import ReadingHeader
from headroom.window.importing.sheet_grid import SheetGrid
from headroom.window.importing.shown.row_readings import RowReading
from headroom.window.importing.shown.row_tree import RowTree, row_tree
from headroom.window.look.plain_text import plain_caption
from headroom.window.look.theme import BODY, SPACE, font_of, type_scale
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.workbook.layouts.layout_draft import DraftTable

_LEAST, _MOST = 72, 260
"""Pixels of a column."""


class SheetView(QTableView):
    """Shows the top of a sheet; it keeps nothing that is chosen, but says it.

    Attributes:
        chosen: Emitted with the ``ColumnLayout`` as it shall be.
        grid: The cells.
        fields: The headings, with the field of each column.
        rows: The numbers of the rows, with what each is read as.
        corner: The heading above them.
        tree: Which rows go into which.
        folded: Rows whose parts are not seen.
        menu: The fields that a column may be read as.
    """

    chosen: ValueSignal[ColumnLayout] = value_signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = SheetGrid(self)
        self.setModel(self.grid)
        self.fields = FieldHeader(self)
        self.setHorizontalHeader(self.fields)
        self.rows = ReadingHeader(self)
        self.setVerticalHeader(self.rows)
        self.setCornerButtonEnabled(False)
        self.corner = ReadingCorner(self)
        self.tree = RowTree()
        self.folded: frozenset[int] = frozenset()
        self._shown: tuple[str, str] | None = None
        self.menu = QMenu(self)
        self._first_column = 0
        self._mapping: MappingModel | None = None
        self.setAccessibleName(tr("First rows of the sheet"))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.fields.asked.connect(self.offer_fields)
        self.menu.triggered.connect(self._take)
        self.rows.turned.connect(self.turn)
        self.corner.turned.connect(self.turn_all)

    def show_table(self, table: DraftTable, mapping: MappingModel, readings: tuple[RowReading, ...]) -> None:
        """Show the sheet of a table; one that was shown before stays where it was scrolled and folded.

        Args:
            table: The table.
            mapping: What its columns mean.
            readings: What its rows are read as.
        """
        finding = table.finding if table.used else None
        layout = finding.layout if finding is not None else None
        self._first_column, self._mapping = table.sheet.first_column, mapping
        used: dict[int, str] = {}
        measured: frozenset[int] = frozenset()
        if layout is not None:
            known = {field.name: field for field in FIELDS[layout.kind]}
            filled = [column for column in layout.columns if column.field in known]
            used = {one.position: one.model or known[one.field].heading for one in filled}
            measured = frozenset(one.position for one in filled if known[one.field].measured)
        name = (table.sheet.file, table.sheet.name)
        again, self._shown = name == self._shown, name
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        stood, current = [bar.value() for bar in bars], self.currentIndex()
        place = current.row(), current.column()
        self.tree = row_tree(table.sheet, finding)
        self.grid.show_sheet(table.sheet, layout, used, measured, readings, self.tree)
        self.rows.show_rows(readings, self.tree)
        self._show_fields(finding)
        self._span_titles(table.sheet.top, layout)
        self._fold(self.folded & self.tree.assemblies if again else frozenset(), every=True)
        if again:
            self.setCurrentIndex(self.grid.index(*place))
            for bar, value in zip(bars, stood, strict=True):
                bar.setValue(value)
        elif layout is not None:
            above = self.grid.index(max(layout.header_row - 2, 0), 0)
            self.scrollTo(above, QAbstractItemView.ScrollHint.PositionAtTop)

    def go_to(self, row: int) -> None:
        """Show a row of the sheet, and put the keys there.

        Args:
            row: Its place, from 0.
        """
        if not 0 <= row < self.grid.rowCount():
            return
        self._fold(self.folded - set(self.tree.above(row)))
        index = self.grid.index(row, max(self.currentIndex().column(), 0))
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()

    @Slot(int)
    def turn(self, row: int) -> None:
        """Fold what goes into a row, or unfold it."""
        if row in self.tree.assemblies:
            self._fold(self.folded ^ {row})

    @Slot(bool)
    def turn_all(self, fold: bool) -> None:  # noqa: FBT001 - a slot
        """Fold all rows, or unfold them."""
        self._fold(self.tree.assemblies if fold else frozenset())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold and unfold as in trees: Left and Right in the first column, else the signs of the key pad."""
        row, at_left = self.currentIndex().row(), self.currentIndex().column() == 0
        assembly, folded = row in self.tree.assemblies, row in self.folded
        key = event.key()
        above = self.tree.above(row)[:1]
        if key == Qt.Key.Key_Asterisk and self.tree.rows:
            self.turn_all(fold=False)
        elif key == Qt.Key.Key_Slash and self.tree.rows:
            self.turn_all(fold=True)
        elif assembly and (
            (folded and (key == Qt.Key.Key_Plus or (at_left and key == Qt.Key.Key_Right)))
            or (not folded and (key == Qt.Key.Key_Minus or (at_left and key == Qt.Key.Key_Left)))
        ):
            self.turn(row)
        elif at_left and key == Qt.Key.Key_Left and above:
            self.setCurrentIndex(self.grid.index(above[0], 0))
        else:
            super().keyPressEvent(event)

    def updateGeometries(self) -> None:
        """Put the heading of what rows are read as above the rows."""
        super().updateGeometries()
        across, down = self.fields.geometry(), self.rows.geometry()
        self.corner.setGeometry(down.x(), across.y(), down.width(), across.height())

    def _fold(self, folded: frozenset[int], *, every: bool = False) -> None:
        """Show which rows are folded.

        Args:
            folded: The rows.
            every: Whether all rows are seen now, whatever was folded before.
        """
        before = frozenset() if every else self.tree.hidden(self.folded)
        now = self.tree.hidden(folded)
        self.folded = folded
        self.setUpdatesEnabled(False)
        for row in before ^ now:
            self.setRowHidden(row, row in now)
        self.setUpdatesEnabled(True)
        self.grid.show_folded(folded)
        self.rows.show_folded(folded)
        self.corner.show_state(
            self.rows.number_width,
            assemblies=bool(self.tree.assemblies),
            unfolded=bool(self.tree.assemblies - folded),
        )
        current = self.currentIndex()
        if current.row() in now:
            seen = next((row for row in self.tree.above(current.row()) if row not in now), 0)
            self.setCurrentIndex(self.grid.index(seen, current.column()))

    @Slot(int, QPoint)
    def offer_fields(self, section: int, below: QPoint) -> None:
        """Offer what a column may be read as.

        Args:
            section: The column.
            below: Where the list begins, on the screen.
        """
        mapping, row = self._mapping, self._row(section)
        if mapping is None or row is None:
            return
        now = mapping.column(row)
        self.menu.clear()
        for field, heading in mapping.meanings(row):
            action = self.menu.addAction(plain_caption(heading))
            action.setCheckable(True)
            action.setChecked(field == now.field)
            action.setData(replace(now, field=field, model=now.model if field == now.field else ""))
        self.menu.popup(below)

    def _row(self, section: int) -> int | None:
        """Return the row of the mapping that tells of a column."""
        mapping = self._mapping
        rows: Iterator[int] = iter(range(mapping.rowCount() if mapping is not None else 0))
        position = section + self._first_column
        return next((at for at in rows if mapping and mapping.column(at).position == position), None)

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        """Say what a column shall be read as."""
        self.chosen.emit(action.data())

    def _span_titles(self, top: tuple[tuple[str, ...], ...], layout: TableLayout | None) -> None:
        """Let what stands above the headings run on over blank cells, as in the sheet.

        Args:
            top: The first rows of the sheet.
            layout: Where its table stands; None where nothing of it is read.
        """
        self.clearSpans()
        for row, cells in enumerate(top[: layout.header_row - 1] if layout is not None else ()):
            filled = [column for column, text in enumerate(cells) if text.strip()]
            for column, following in zip(filled, [*filled[1:], len(cells)], strict=False):
                if following > column + 1:
                    self.setSpan(row, column, 1, following - column)

    def _show_fields(self, finding: TableFinding | None) -> None:
        """Show above each column its heading and the field it is read as."""
        count = self.grid.columnCount()
        captions = {at: column_letters(at + self._first_column) for at in range(count)}
        fields: dict[int, str] = {}
        unsure: set[int] = set()
        for one in finding.columns if finding is not None else ():
            column = one.proposed
            at = column.position - self._first_column
            captions[at] = f"{column.letters} · {column.heading}" if column.heading else column.letters
            fields[at] = _words(column, finding.layout.kind) if finding is not None else ""
            if column.field and one.confidence < CERTAIN:
                unsure.add(at)
        self.fields.show_columns(captions, fields, frozenset(unsure))
        metrics, scale = QFontMetrics(font_of(self, BODY, QFont.Weight.DemiBold)), type_scale(self)
        for at in range(count):
            wanted = max(metrics.horizontalAdvance(self.grid.longest(at)) + 3 * SPACE, self.fields.wanted(at))
            self.setColumnWidth(at, round(min(max(wanted, _LEAST * scale), _MOST * scale)))


def _words(column: ColumnLayout, kind: TableKind) -> str:
    """Return what a column is read as, with its model or currency."""
    if not column.field:
        return NOT_USED
    field = next_field(kind, column.field)
    return ", ".join(filter(None, (field.said if field else column.field, column.model or column.currency)))
