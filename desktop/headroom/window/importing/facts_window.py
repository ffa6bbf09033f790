"""A window to type facts of vehicles that the workbook does not state."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from headroom.book.fields.field import Field
from headroom.book.model_facts import FACT_FIELDS, FIRST_FACTS, FactChange, ModelFacts, with_changes
from headroom.book.sourcing import SourcingBook
from headroom.language import tr
from headroom.window.importing.facts_table import FactCells, FactsTable
from headroom.window.importing.shown.fact_cells import FactGrid, Pasted, grid_headline
from headroom.window.look.file_dialog import FileDialog
from headroom.window.look.look import dress
from headroom.window.look.plain_text import PlainLabel, plain_title, plain_tooltip
from headroom.window.look.sized import grow, open_at
from headroom.window.look.theme import SPACE, TITLE
from headroom.window.session.session import Session
from headroom.window.shown.tone import Tone
from headroom.window.shown.topics import GuideTopic
from headroom.window.widgets.explained import explain
from headroom.window.widgets.search_field import SearchField
from headroom.window.widgets.still_label import StillLabel

STEP = tr("Vehicle facts")
"""What the step is called that types facts."""

_HOW = tr(
    "What the workbook does not state may be typed here. It counts in every scenario, is "
    "marked as assumed and saved with the work. Cells that the workbook states cannot be "
    "changed: they count."
)
_KEYS = tr(
    "Paste cells from a spreadsheet with Ctrl+V, fill down with Ctrl+D, clear with Del, undo with Ctrl+Z."
)
_FILES = tr("Excel workbook (*.xlsx)")
_PROPOSED = "models.xlsx"


class FactsWindow(QDialog):
    """Shows the facts of the vehicles of the open workbook; what is typed is a step of the session.

    Args:
        session: What is open, and takes what is typed.
        parent: The window it belongs to.

    Attributes:
        save_requested: Emitted with where to write the facts as a sheet Models.
    """

    save_requested = Signal(Path)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explain(self, GuideTopic.FACTS)
        dress(self)
        self._session = session
        self._columns: tuple[Field, ...] = FIRST_FACTS
        self._shown: tuple[SourcingBook, ModelFacts, tuple[Field, ...], str] | None = None
        self.setWindowTitle(plain_title(STEP))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        open_at(self, 1080, 620)
        self.headline = StillLabel(TITLE, strong=True)
        self.search = SearchField(tr("Find a model"))
        self.cells = FactCells(self)
        self.table = FactsTable(self.cells)
        self.message = PlainLabel()
        self.message.setWordWrap(True)
        self.columns = QToolButton()
        self.fill, self.clear = QPushButton(tr("Fill down")), QPushButton(tr("Clear"))
        self.save, self.leave = QPushButton(tr("Save as a Models sheet…")), QPushButton(tr("Close"))
        self._lay_out()
        self._connect()
        typed = {fact.field for fact in session.workspace.facts}
        self._choose(lambda one: one in FIRST_FACTS or one.name in typed)

    def say(self, text: str, tone: Tone = Tone.SAME) -> None:
        """Say what was done, or why it was not; empty for how it is done."""
        self.message.setText(text or _KEYS)
        self.message.setProperty("tone", tone.value)
        self.message.style().polish(self.message)

    @Slot()
    def refresh(self) -> None:
        """Show the facts of the session."""
        exposure, facts = self._session.exposure, self._session.workspace.facts
        if exposure is None:
            self.close()
            return
        shown = (exposure.book.as_read, facts, self._columns, self.search.text())
        if self._shown is not None and all(a is b or a == b for a, b in zip(shown, self._shown, strict=True)):
            return
        self._shown = shown
        self.headline.set_text(grid_headline(exposure.book, facts, self._columns))
        self.cells.show_grid(FactGrid.of(*shown))
        self.table.measure()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first cell."""
        super().showEvent(event)
        self.table.measure()
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.cells.index(0, 1))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _type(self, changes: tuple[FactChange, ...] | FactChange) -> None:
        """Type facts, as one step."""
        several = changes if isinstance(changes, tuple) else (changes,)
        workspace = self._session.wanted
        self.say("")
        self._session.edit(STEP, workspace.with_facts(with_changes(workspace.facts, several)))

    @Slot(object)
    def _tell(self, pasted: Pasted) -> None:
        """Say what of a paste could not be taken."""
        nothing = tr("The clipboard has no cells for the chosen place.")
        bad = pasted.refused or not pasted.changes
        self.say(pasted.said or nothing, Tone.BAD if bad else Tone.SAME)

    @Slot(str)
    def _refuse(self, reason: str) -> None:
        """Say why what was typed cannot be."""
        self.say(reason, Tone.BAD)

    @Slot()
    def _choose_columns(self) -> None:
        """Show the columns that are checked."""
        checked = {action.data() for action in self.columns.menu().actions() if action.isChecked()}
        self._columns = (
            *(one for one in FIRST_FACTS if one.name in checked),
            *(one for one in FACT_FIELDS if one.name in checked and one not in FIRST_FACTS),
        )
        self.refresh()

    def _choose(self, wanted: Callable[[Field], bool]) -> None:
        """Check columns, and show them."""
        chosen = {one.name for one in FACT_FIELDS if wanted(one)}
        for action in self.columns.menu().actions():
            action.setChecked(action.data() in chosen)
        self._choose_columns()

    @Slot()
    def _ask_where(self) -> None:
        """Ask where the sheet goes."""
        dialog = FileDialog(self, tr("Save as a Models sheet"), _FILES, _PROPOSED)
        dialog.fileSelected.connect(self._save)
        dialog.open()

    @Slot(str)
    def _save(self, text: str) -> None:
        """Say where the sheet goes."""
        self.save_requested.emit(Path(text))

    def _lay_out(self) -> None:
        """Put search and columns above the table, what can be done below it."""
        how = PlainLabel(_HOW)
        how.setProperty("kind", "muted")
        how.setWordWrap(True)
        grow(self.search, self.search.setMaximumWidth, 240)
        self.columns.setText(tr("Columns"))
        self.columns.setProperty("kind", "menu")
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.columns)
        menu.setToolTipsVisible(True)
        for one in FACT_FIELDS:
            action = QAction(one.heading, menu)
            action.setCheckable(True)
            action.setData(one.name)
            action.setToolTip(plain_tooltip(one.help))
            menu.addAction(action)
        self.columns.setMenu(menu)
        for button in (self.fill, self.clear, self.save):
            button.setProperty("kind", "quiet")
        for button in (self.fill, self.clear, self.save, self.leave):
            button.setAutoDefault(False)
        self.fill.setToolTip(tr("Type the first of the chosen cells of each column into those below it"))
        self.clear.setToolTip(tr("Clear what was typed into the chosen cells"))
        self.save.setToolTip(tr("Write what is stated and typed into a workbook with the sheet Models"))
        head, foot = QHBoxLayout(), QHBoxLayout()
        for line, parts in ((head, (self.search, self.columns)), (foot, (self.fill, self.clear, self.save))):
            line.setSpacing(SPACE)
            for part in parts:
                line.addWidget(part)
            line.addStretch(1)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self.headline)
        column.addWidget(how)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.message)
        column.addLayout(foot)
        self.say("")

    def _connect(self) -> None:
        history = self._session.undo_stack
        for keys, do in (
            (QKeySequence.keyBindings(QKeySequence.StandardKey.Undo), history.undo),
            ([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")], history.redo),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(keys)
            shortcut.activated.connect(do)
        self._session.changed.connect(self.refresh)
        self.search.textChanged.connect(self.refresh)
        self.cells.typed.connect(self._type)
        self.cells.refused.connect(self._refuse)
        self.table.changed.connect(self._type)
        self.table.told.connect(self._tell)
        for action in self.columns.menu().actions():
            action.triggered.connect(self._choose_columns)
        self.fill.clicked.connect(self.table.fill_down)
        self.clear.clicked.connect(self.table.clear)
        self.save.clicked.connect(self._ask_where)
        self.leave.clicked.connect(self.close)
