"""The page between choosing a workbook and reading it: what will be opened, the sheet, and what is asked."""

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListView,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from headroom.book.layout import BookLayout, ColumnLayout, Span, TableKind
from headroom.book.survey import BookSurvey
from headroom.language import WordEnum, tr, tr_count
from headroom.user_error import UserError
from headroom.window.importing.encoding_choice import EncodingChoice
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
from headroom.window.importing.question_panel import QuestionPanel
from headroom.window.importing.rate_fields import RateFields
from headroom.window.importing.sheet_view import SheetView
from headroom.window.importing.shown.preview_questions import questions_of
from headroom.window.importing.shown.preview_words import rows_read, subtitle, title
from headroom.window.importing.shown.row_readings import RowReading, readings_of
from headroom.window.importing.table_place import TablePlace
from headroom.window.look.focus_frame import FocusFrame
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import SPACE, theme_of, type_scale
from headroom.window.shown.topics import GuideTopic
from headroom.window.widgets.explained import explain
from headroom.window.widgets.hairline import HairlineSplitter, hairline
from headroom.window.widgets.segmented import Segmented
from headroom.workbook.layouts.layout_draft import LayoutDraft
from headroom.workbook.survey.other_encoding import survey_in

_WIDTHS = {COLUMN: 64, HEADING: 144, MEANS: 168, SURE: 64, NUMBERS: 136, CELLS: 120}
_NARROW = 1280
"""Pixels of the page from which columns grow."""

_OPEN = tr("Open")
_ROW = 26
_TABS_HEIGHT = 48
_PANEL_WIDTH, _PANEL_MOST = 320, 0.42
"""Pixels of what stands beside the sheet, and its share of the page at most."""


class SheetAspect(WordEnum):
    """What is shown of a sheet."""

    SHEET = "as in the sheet"
    COLUMNS = "columns and place"


class ImportPreview(QuestionPage):
    """Shows what was found in a workbook and lets it be corrected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explain(self, GuideTopic.IMPORT)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._draft: LayoutDraft | None = None
        self._readings: tuple[tuple[RowReading, ...], ...] = ()
        self.title = PlainLabel()
        self.title.setProperty("kind", "title")
        self.subtitle = PlainLabel()
        self.subtitle.setProperty("kind", "muted")
        for line in (self.title, self.subtitle):
            line.setWordWrap(True)
        self.questions = QuestionPanel()
        self.state = LayoutState()
        self.tables = QListWidget()
        self.tables.setAccessibleName(tr("Sheets and tables"))
        self.tables.setFlow(QListView.Flow.LeftToRight)
        self.tables.setWrapping(False)
        self.shown = Segmented(tr("What is shown of the sheet"), tuple(SheetAspect))
        self.encoding = EncodingChoice()
        self.views = QStackedWidget()
        self.place = TablePlace()
        self.rates = RateFields()
        self.sheet = SheetView()
        self.mapping = MappingModel(self)
        self.columns = QTableView()
        self.columns.setModel(self.mapping)
        self.columns.setAccessibleName(tr("Columns and what they mean"))
        self.columns.setItemDelegate(Chooser(self.mapping, self.columns))
        self.remember = QCheckBox(tr("Remember as"))
        self.remember.setChecked(True)
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the layout"))
        self.back = QPushButton(tr("Cancel"))
        self.back.setProperty("kind", "quiet")
        self.open = QPushButton(tr("Open"))
        self.open.setProperty("kind", "primary")
        self.open.setDefault(True)
        self.beside = QWidget()
        self._set_up_tables()
        self._lay_out()
        self._size()
        self._connect()

    def show_survey(self, survey: BookSurvey, present: BookLayout | None = None) -> None:
        """Show what was found in a workbook, and the layout to begin with; None: what is proposed."""
        self.remember.setChecked(True)
        self.name.setText((present.name if present else "") or Path(survey.name).stem)
        self.name.setCursorPosition(0)
        self._begin(LayoutDraft.of(survey, present))
        self.open.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the headings and the cells of the columns a part of the room there is."""
        super().resizeEvent(event)
        more = max(self.width() - _NARROW, 0)
        for column, part in ((HEADING, 5), (MEANS, 8), (CELLS, 3)):
            self.columns.setColumnWidth(column, _WIDTHS[column] + more // part)
        self._size()

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and size of the type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size()
        if event.type() == QEvent.Type.PaletteChange:
            self.sheet.grid.colour(theme_of(self))
            self.mapping.colour(theme_of(self))
            if self._draft is not None:
                self._colour_tables()

    @property
    def draft(self) -> LayoutDraft:
        """Return the layout as it is now.

        Raises:
            RuntimeError: If nothing is shown.
        """
        if self._draft is None:
            msg = tr("no workbook is looked over")
            raise RuntimeError(msg)
        return self._draft

    def _begin(self, draft: LayoutDraft) -> None:
        """Show a draft of other tables, the first that is read in front."""
        self._draft = draft
        self.questions.begin()
        with QSignalBlocker(self.tables):
            self.tables.clear()
            self.tables.addItems([""] * len(draft.tables))
            used = [at for at, table in enumerate(draft.tables) if table.used]
            self.tables.setCurrentRow(used[0] if used else 0)
        self._refresh()

    def _take(self, draft: LayoutDraft) -> None:
        self._draft = draft
        self._refresh()

    def _refresh(self) -> None:
        """Show the draft."""
        draft = self.draft
        questions = questions_of(draft)
        self._readings = readings_of(draft)
        self.title.setText(title(draft, questions, self._readings))
        self.questions.show_questions(questions)
        for at, table in enumerate(draft.tables):
            self.tables.item(at).setText(table_line(table, self._readings[at]))
        self._colour_tables()
        self.state.show_draft(draft)
        missing = bool(draft.missing())
        self.open.setEnabled(not missing)
        rows = rows_read(draft, self._readings)
        self.open.setText(
            _OPEN if missing or rows is None else tr_count("Open {n} row", "Open {n} rows", rows)
        )
        self.rates.show_currencies(draft.without_rate(), dict(draft.rates), draft.rate_doubt())
        self._show_table()

    def _colour_tables(self) -> None:
        """Mute the sheets of which nothing is read."""
        for at, table in enumerate(self.draft.tables):
            palette = self.palette()
            self.tables.item(at).setForeground(palette.text() if table.used else palette.placeholderText())

    @property
    def _at(self) -> int:
        return max(self.tables.currentRow(), 0)

    def _show_table(self) -> None:
        """Show the chosen table: its place, its first rows and its columns."""
        table, readings = self.draft.tables[self._at], self._readings[self._at]
        finding = table.finding if table.used else None
        self.place.show_table(table)
        self.encoding.show_sheet(table.sheet)
        self.mapping.show_table(finding)
        self.subtitle.setText(subtitle(self.draft, table, readings))
        self.sheet.show_table(table, self.mapping, readings)

    @Slot(str)
    def _take_encoding(self, encoding: str) -> None:
        """Look the workbook over as it reads where the text of the file shown is encoded otherwise."""
        table = self.draft.tables[self._at]
        try:
            survey = survey_in(self.draft.survey, encoding, table.sheet.file)
        except UserError as refusal:
            self.encoding.show_sheet(table.sheet)
            self.subtitle.setText(str(refusal))
            return
        self._begin(LayoutDraft.of(survey))

    @Slot(int, str, str)
    def _answer(self, at: int, key: str, word: str) -> None:
        """Take the answer to a question."""
        self._take(self.draft.with_answer(at, key, word))

    @Slot(int, str)
    def _name_table(self, at: int, model: str) -> None:
        """Take the model of all rows of a table."""
        self._take(self.draft.with_model(at, model))

    @Slot(object)
    def _show_view(self, shown: SheetAspect) -> None:
        """Show the sheet, or what its columns mean and where it stands."""
        self.views.setCurrentIndex(tuple(SheetAspect).index(shown))

    @Slot(int, int)
    def _seek(self, at: int, row: int) -> None:
        """Show a row of a table."""
        self.tables.setCurrentRow(at)
        self.shown.choose(SheetAspect.SHEET)
        self._show_view(SheetAspect.SHEET)
        self.sheet.go_to(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, and leave with Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.open.isEnabled():
            self._confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    @Slot(int)
    def _turn(self, _row: int) -> None:
        """Show another table."""
        self._show_table()

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
        self.questions.give_names()
        self.place.name_model()
        if self.draft.missing():
            return
        name = self.name.text().strip() if self.remember.isChecked() else ""
        layout: BookLayout = self.draft.layout(name)
        self.confirmed.emit(layout)

    def _size(self) -> None:
        """Give what has a size of its own the one that fits the type, and leave the sheet the larger part."""
        scale = type_scale(self)
        for view in (self.sheet, self.columns):
            view.verticalHeader().setDefaultSectionSize(round(_ROW * scale))
        self.tables.setFixedHeight(round(_TABS_HEIGHT * scale))
        self.beside.setFixedWidth(min(round(_PANEL_WIDTH * scale), round(self.width() * _PANEL_MOST)))

    def _set_up_tables(self) -> None:
        for view in (self.sheet, self.columns):
            view.setShowGrid(False)
            view.setWordWrap(False)
            view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
            view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            view.horizontalHeader().setSectionsClickable(False)  # columns stand as in the sheet
        self.columns.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
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
        head.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        tabs = QHBoxLayout()
        tabs.setSpacing(2 * SPACE)
        tabs.addWidget(self.tables, 1)
        tabs.addWidget(self.encoding)
        tabs.addWidget(self.shown)
        details = QWidget()
        below = QVBoxLayout(details)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SPACE)
        below.addWidget(self.place)
        below.addWidget(self.columns, 1)
        self.views.addWidget(self.sheet)
        self.views.addWidget(details)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(tabs)
        column.addWidget(self.views, 1)
        both = HairlineSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(left)
        self._fill_panel()
        both.addWidget(self.beside)
        both.setStretchFactor(0, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addLayout(head)
        page.addWidget(hairline())
        page.addWidget(both, 1)

    def _fill_panel(self) -> None:
        """Put beside the sheet the questions, and what opens it."""
        asked = QWidget()
        column = QVBoxLayout(asked)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, SPACE)
        column.setSpacing(2 * SPACE)
        for widget in (self.rates, self.questions, self.state):  # without a rate rows are left out
            column.addWidget(widget)
        column.addStretch(1)
        room = QScrollArea()
        room.setAccessibleName(tr("Questions and columns"))
        FocusFrame(room)
        room.setProperty("kind", "surface")
        room.setFrameShape(QScrollArea.Shape.NoFrame)
        room.setWidgetResizable(True)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setWidget(asked)
        remember = QHBoxLayout()
        remember.setSpacing(SPACE)
        remember.addWidget(self.remember)
        remember.addWidget(self.name, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.open)
        foot = QVBoxLayout()
        foot.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, 2 * SPACE)
        foot.setSpacing(SPACE)
        foot.addLayout(remember)
        foot.addLayout(buttons)
        whole = QVBoxLayout(self.beside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(room, 1)
        whole.addWidget(hairline())
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.tables.currentRowChanged.connect(self._turn)
        self.sheet.chosen.connect(self._change)
        self.questions.answered.connect(self._answer)
        self.questions.named.connect(self._name_table)
        self.questions.sought.connect(self._seek)
        self.shown.chosen.connect(self._show_view)
        self.encoding.encoding_chosen.connect(self._take_encoding)
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
