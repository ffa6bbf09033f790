"""The page between choosing a workbook and reading it: where its tables stand and what their columns mean."""

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from headroom.book.fields.field_tables import FIELDS
from headroom.book.layout import BookLayout, ColumnLayout, Span, TableKind
from headroom.book.survey import BookSurvey
from headroom.window.importing.layout_state import LayoutState, table_line
from headroom.window.importing.mapping_table import (
    CELLS,
    COLUMN,
    HEADING,
    MEANS,
    NUMBERS,
    SURE,
    Chooser,
    MappingModel,
)
from headroom.window.importing.question_page import QuestionPage
from headroom.window.importing.rate_fields import RateFields
from headroom.window.importing.sheet_grid import SheetGrid
from headroom.window.importing.table_place import TablePlace
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import SPACE, theme_of, type_scale
from headroom.window.widgets.hairline import hairline
from headroom.workbook.layouts.layout_draft import DraftTable, LayoutDraft

_WIDTHS = {COLUMN: 64, HEADING: 152, MEANS: 184, SURE: 64, NUMBERS: 184, CELLS: 120}
_NARROW = 1280
"""Pixels of the page from which columns grow."""

_ROW = 26
_SHEETS_WIDTH = 216


class ImportPreview(QuestionPage):
    """Shows what was found in a workbook and lets it be corrected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._draft: LayoutDraft | None = None
        self.title = PlainLabel()
        self.title.setProperty("kind", "title")
        self.state = LayoutState()
        self.tables = QListWidget()
        self.tables.setAccessibleName("Sheets and tables")
        self.tables.setFixedWidth(_SHEETS_WIDTH)
        self.place = TablePlace()
        self.rates = RateFields()
        self.grid = SheetGrid(self)
        self.sheet = QTableView()
        self.sheet.setModel(self.grid)
        self.sheet.setAccessibleName("First rows of the sheet")
        self.sheet.verticalHeader().setToolTip("Double click: the headings stand in this row")
        self.mapping = MappingModel(self)
        self.columns = QTableView()
        self.columns.setModel(self.mapping)
        self.columns.setAccessibleName("Columns and what they mean")
        self.columns.setItemDelegate(Chooser(self.mapping, self.columns))
        self.remember = QCheckBox("Remember as")
        self.remember.setChecked(True)
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the layout")
        self.back = QPushButton("Cancel")
        self.back.setProperty("kind", "quiet")
        self.open = QPushButton("Open")
        self.open.setProperty("kind", "primary")
        self.open.setDefault(True)
        self._set_up_tables()
        self._lay_out()
        self._connect()

    def show_survey(self, survey: BookSurvey, present: BookLayout | None = None) -> None:
        """Show what was found in a workbook, and the layout to begin with; None: what is proposed."""
        self._draft = LayoutDraft.of(survey, present)
        self.title.setText(f"How {survey.name} is read")
        self.remember.setChecked(True)
        self.name.setText((present.name if present else "") or Path(survey.name).stem)
        with QSignalBlocker(self.tables):
            self.tables.clear()
            self.tables.addItems([""] * len(self._draft.tables))
            used = [at for at, table in enumerate(self._draft.tables) if table.used]
            self.tables.setCurrentRow(used[0] if used else 0)
        self._refresh()
        self.open.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the headings and the cells of the columns a part of the room there is."""
        super().resizeEvent(event)
        more = max(self.width() - _NARROW, 0)
        for column, part in ((HEADING, 5), (MEANS, 8), (CELLS, 3)):
            self.columns.setColumnWidth(column, _WIDTHS[column] + more // part)

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and size of the type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.grid.colour(theme_of(self))
            self.mapping.colour(theme_of(self))

    @property
    def draft(self) -> LayoutDraft:
        """Return the layout as it is now.

        Raises:
            RuntimeError: If nothing is shown.
        """
        if self._draft is None:
            msg = "no workbook is looked over"
            raise RuntimeError(msg)
        return self._draft

    def _take(self, draft: LayoutDraft) -> None:
        self._draft = draft
        self._refresh()

    def _refresh(self) -> None:
        """Show the draft."""
        draft = self.draft
        for at, table in enumerate(draft.tables):
            item = self.tables.item(at)
            item.setText(table_line(table))
            item.setForeground(self.palette().text() if table.used else self.palette().placeholderText())
        self.state.show_draft(draft)
        missing = bool(draft.missing())
        self.open.setEnabled(not missing)
        self.open.setText("Open" if missing or not draft.doubts() else "Confirm and open")
        self.rates.show_currencies(draft.without_rate(), dict(draft.rates))
        self._show_table(draft.tables[self._at])

    @property
    def _at(self) -> int:
        return max(self.tables.currentRow(), 0)

    def _show_table(self, table: DraftTable) -> None:
        """Show one table: its place, its first rows and its columns."""
        finding = table.finding if table.used else None
        layout = finding.layout if finding is not None else None
        self.place.show_table(table)
        self.mapping.show_table(finding)
        used: dict[int, str] = {}
        if layout is not None:
            headings = {field.name: field.heading for field in FIELDS[layout.kind]}
            used = {
                column.position: column.model or headings.get(column.field, "")
                for column in layout.columns
                if column.field
            }
        self.grid.show_sheet(table.sheet, layout, used)
        if layout is not None:
            above = self.grid.index(max(layout.header_row - 2, 0), 0)
            self.sheet.scrollTo(above, QAbstractItemView.ScrollHint.PositionAtTop)

    @Slot(int)
    def _turn(self, _row: int) -> None:
        """Show another table."""
        self._show_table(self.draft.tables[self._at])

    @Slot(object)
    def _choose_kind(self, kind: TableKind | None) -> None:
        """Take what the sheet holds."""
        self._take(self.draft.with_kind(self._at, kind))

    @Slot(int, int, int)
    def _move(self, first: int, last: int, end: int) -> None:
        """Take the rows of the headings and the end of the table."""
        self._take(self.draft.with_rows(self._at, first, last, end or None))

    @Slot(object)
    def _take_span(self, span: Span) -> None:
        """Take the columns of the table."""
        self._take(self.draft.with_span(self._at, span))

    @Slot(int)
    def _put_headings(self, row: int) -> None:
        """Let the headings stand in a row."""
        if self.draft.tables[self._at].used:
            end = self.place.end.value() or None
            self._take(self.draft.with_rows(self._at, row + 1, row + 1, end))

    @Slot(str)
    def _name_model(self, model: str) -> None:
        """Take the model of all rows."""
        finding = self.draft.tables[self._at].finding
        if finding is not None and model != finding.layout.model:
            self._take(self.draft.with_model(self._at, model))

    @Slot(str, float)
    def _take_rate(self, code: str, usd: float) -> None:
        """Take what a currency is worth."""
        self._take(self.draft.with_rate(code, usd))

    @Slot(object)
    def _change(self, column: ColumnLayout) -> None:
        """Take what a column means."""
        self._take(self.draft.with_column(self._at, column))

    @Slot()
    def _confirm(self) -> None:
        """Say by which layout the workbook is read."""
        self.place.name_model()
        if self.draft.missing():
            return
        name = self.name.text().strip() if self.remember.isChecked() else ""
        layout: BookLayout = self.draft.layout(name)
        self.confirmed.emit(layout)

    def _set_up_tables(self) -> None:
        for view in (self.sheet, self.columns):
            view.setShowGrid(False)
            view.setWordWrap(False)
            view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
            view.verticalHeader().setDefaultSectionSize(round(_ROW * type_scale(self)))
            view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
            view.horizontalHeader().setSectionsClickable(False)  # columns stand as in the sheet
        self.sheet.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.sheet.horizontalHeader().setDefaultSectionSize(132)
        self.columns.verticalHeader().hide()
        keys = QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.AnyKeyPressed
        self.columns.setEditTriggers(keys)
        self.columns.clicked.connect(self._edit)
        for column, width in _WIDTHS.items():
            self.columns.setColumnWidth(column, width)
        self.columns.horizontalHeader().setStretchLastSection(True)

    @Slot(QModelIndex)
    def _edit(self, index: QModelIndex) -> None:
        """Let a cell be changed that was clicked once."""
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.columns.edit(index)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addWidget(self.state)
        head.addWidget(self.rates)
        tables = QSplitter(Qt.Orientation.Vertical)
        tables.setChildrenCollapsible(False)
        tables.addWidget(self.sheet)
        tables.addWidget(self.columns)
        tables.setSizes([220, 320])
        right = QVBoxLayout()
        right.setSpacing(SPACE)
        right.addWidget(self.place)
        right.addWidget(tables, 1)
        middle = QHBoxLayout()
        middle.setSpacing(2 * SPACE)
        middle.addWidget(self.tables)
        middle.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self.remember)
        foot.addWidget(self.name)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.open)
        self.name.setFixedWidth(260)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addLayout(middle, 1)
        column.addWidget(hairline())
        column.addLayout(foot)

    def _connect(self) -> None:
        self.tables.currentRowChanged.connect(self._turn)
        self.place.kind_chosen.connect(self._choose_kind)
        self.place.moved.connect(self._move)
        self.place.spanned.connect(self._take_span)
        self.place.model_named.connect(self._name_model)
        self.rates.given.connect(self._take_rate)
        self.sheet.verticalHeader().sectionDoubleClicked.connect(self._put_headings)
        self.mapping.chosen.connect(self._change)
        self.remember.toggled.connect(self.name.setEnabled)
        self.open.clicked.connect(self._confirm)
        self.back.clicked.connect(self.cancelled)
