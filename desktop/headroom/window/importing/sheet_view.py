"""The first rows of a sheet that is looked over, with a field above each column that can be changed."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from headroom.book.fields.field_tables import FIELDS, next_field
from headroom.book.layout import ColumnLayout, TableKind, column_letters
from headroom.book.survey import CERTAIN, TableFinding
from headroom.window.importing.field_header import NOT_USED, FieldHeader
from headroom.window.importing.mapping_table import MappingModel
from headroom.window.importing.sheet_grid import SheetGrid
from headroom.window.look.plain_text import plain_caption
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
        menu: The fields that a column may be read as.
    """

    chosen: ValueSignal[ColumnLayout] = value_signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = SheetGrid(self)
        self.setModel(self.grid)
        self.fields = FieldHeader(self)
        self.setHorizontalHeader(self.fields)
        self.fields.setStretchLastSection(True)
        self.menu = QMenu(self)
        self._first_column = 0
        self._mapping: MappingModel | None = None
        self.setAccessibleName("First rows of the sheet")
        self.verticalHeader().setToolTip("Double click: the headings stand in this row")
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.fields.asked.connect(self.offer_fields)
        self.menu.triggered.connect(self._take)

    def show_table(self, table: DraftTable, mapping: MappingModel) -> None:
        """Show the sheet of a table.

        Args:
            table: The table.
            mapping: What its columns mean.
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
        levels = {} if finding is None else finding.read_as
        self.grid.show_sheet(table.sheet, layout, used, measured, levels)
        self._show_fields(finding)
        if layout is not None:
            above = self.grid.index(max(layout.header_row - 2, 0), 0)
            self.scrollTo(above, QAbstractItemView.ScrollHint.PositionAtTop)

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

    def _show_fields(self, finding: TableFinding | None) -> None:
        """Show above each column its heading and the field it is read as."""
        last = self.grid.columnCount() - 1
        captions = {at: column_letters(at + self._first_column) for at in range(max(last, 0))}
        fields: dict[int, str] = {}
        unsure: set[int] = set()
        for one in finding.columns if finding is not None else ():
            column = one.proposed
            at = column.position - self._first_column
            captions[at] = f"{column.letters} · {column.heading}" if column.heading else column.letters
            fields[at] = _words(column, finding.layout.kind) if finding is not None else ""
            if column.field and one.confidence < CERTAIN:
                unsure.add(at)
        captions[last] = "Read as"
        self.fields.show_columns(captions, fields, frozenset(unsure))
        for at in range(last + 1):
            wanted = max(self.sizeHintForColumn(at), self.fields.wanted(at))
            self.setColumnWidth(at, min(max(wanted, _LEAST), _MOST))


def _words(column: ColumnLayout, kind: TableKind) -> str:
    """Return what a column is read as, with its model or currency."""
    if not column.field:
        return NOT_USED
    field = next_field(kind, column.field)
    return ", ".join(filter(None, (field.said if field else column.field, column.model or column.currency)))
