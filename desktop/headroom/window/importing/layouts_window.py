"""The remembered layouts: renamed in place, forgotten, handed to a colleague and taken from one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from headroom.book.layout import RememberedLayout
from headroom.language import tr
from headroom.window.importing.shown.layout_list import LayoutLine, layout_line
from headroom.window.look.file_dialog import FileDialog
from headroom.window.look.look import dress
from headroom.window.look.plain_text import PlainLabel, plain_tooltip
from headroom.window.look.sized import open_at
from headroom.window.look.theme import SPACE, type_scale
from headroom.window.shown.tone import Tone
from headroom.window.shown.topics import GuideTopic
from headroom.window.widgets.explained import explain

LAYOUT_ENDING = ".layout.json"
"""How the names of layout files end."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TITLES = (tr("Name"), tr("Reads"), tr("Known again by"), tr("Last used"))
_NAME = 0
_WIDTHS = (200, 256, 256, 112)
_ROW = 28
_FILES = f"{tr('Layouts')} (*{LAYOUT_ENDING});;{tr('All files')} (*)"
_NONE_YET = tr(
    "No layout is remembered yet. Confirm how a workbook is read and give it a name: the "
    "next export with the same headings opens at once."
)


class LayoutListModel(QAbstractTableModel):
    """Shows the layouts, a line each; only their names can be changed.

    Attributes:
        renamed: Emitted with the old and the new name.
    """

    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[LayoutLine, ...] = ()

    def show_layouts(self, layouts: Sequence[RememberedLayout]) -> None:
        """Show other layouts."""
        self.beginResetModel()
        self._lines = tuple(layout_line(layout) for layout in layouts)
        self.endResetModel()

    def name(self, row: int) -> str:
        """Return the name of a layout."""
        return self._lines[row].name

    def row_of(self, name: str) -> int:
        """Return the row of a layout; -1 where there is none of this name."""
        return next((at for at, line in enumerate(self._lines) if line.name == name), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many layouts there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how much is said of each."""
        return 0 if parent.isValid() else len(_TITLES)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the name be changed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == _NAME else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell."""
        line = self._lines[index.row()]
        texts = (line.name, line.reads, line.headings, line.used)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return texts[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            text = texts[index.column()]
            return plain_tooltip(line.every if text == line.headings else text)
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Say how a layout shall be called."""
        old, new = self.name(index.row()), str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not new or new == old:
            return False
        self.renamed.emit(old, new)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[section]
        return None


class LayoutsWindow(QDialog):
    """Lists the remembered layouts beside the window it belongs to; it changes none itself.

    Attributes:
        renamed: Emitted with the old and the new name.
        deleted: Emitted with the name of the layout to forget.
        restored: The layout forgotten last shall come back.
        export_requested: Emitted with the name of a layout and where to save it.
        import_requested: Emitted with the file of a colleague.
    """

    renamed = Signal(str, str)
    deleted = Signal(str)
    restored = Signal()
    export_requested = Signal(str, Path)
    import_requested = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explain(self, GuideTopic.LAYOUTS)
        dress(self)
        self.setWindowTitle(tr("Remembered layouts"))
        self.layouts = LayoutListModel(self)
        self.table = QTableView()
        self.table.setModel(self.layouts)
        self.table.setAccessibleName(tr("Remembered layouts"))
        self.nothing = PlainLabel(_NONE_YET)
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setProperty("kind", "muted")
        self.nothing.setMargin(6 * SPACE)
        self.shown = QStackedWidget()
        self.message = PlainLabel()
        self.undo = QPushButton(tr("Undo"))
        self.undo.setProperty("kind", "link")
        self.rename, self.delete = QPushButton(tr("Rename")), QPushButton(tr("Delete"))
        self.save, self.take = QPushButton(tr("Export…")), QPushButton(tr("Import…"))
        self.leave = QPushButton(tr("Close"))
        for button in (self.rename, self.delete, self.save, self.take):
            button.setProperty("kind", "quiet")
            button.setAutoDefault(False)
        self.save.setToolTip(tr("Save the chosen layout as a file for a colleague"))
        self.take.setToolTip(tr("Take in the layout file of a colleague"))
        self._set_up_table()
        self._lay_out()
        open_at(self, 880, 400)
        self._connect()
        self.say("")
        self._follow()

    def show_layouts(self, layouts: Sequence[RememberedLayout], chosen: str = "") -> None:
        """Show the layouts.

        Args:
            layouts: All that are remembered, in the order they are shown.
            chosen: Name of the one to choose; empty: that in the same row as before.
        """
        row = self.table.currentIndex().row()
        self.layouts.show_layouts(layouts)
        wanted = self.layouts.row_of(chosen) if chosen else min(max(row, 0), len(layouts) - 1)
        if wanted >= 0:
            self.table.selectRow(wanted)
        self.shown.setCurrentWidget(self.table if layouts else self.nothing)
        self._follow()

    def say(self, text: str, tone: Tone = Tone.SAME, *, undo: bool = False) -> None:
        """Say what was done, or why it was not.

        Args:
            text: A sentence; empty for nothing.
            tone: ``BAD`` for what could not be done.
            undo: Whether it can be undone.
        """
        self.message.setText(text)
        self.message.setProperty("tone", tone.value)
        self.message.style().polish(self.message)
        self.undo.setVisible(undo)

    @property
    def chosen(self) -> str:
        """Return the name of the chosen layout; empty where none is."""
        row = self.table.currentIndex().row()
        return self.layouts.name(row) if 0 <= row < self.layouts.rowCount() else ""

    @Slot()
    def _follow(self) -> None:
        """Let only be done what can be."""
        for button in (self.rename, self.delete, self.save):
            button.setEnabled(bool(self.chosen))

    @Slot()
    def _rename(self) -> None:
        """Let the name of the chosen layout be typed."""
        self.table.edit(self.layouts.index(self.table.currentIndex().row(), _NAME))

    @Slot()
    def _delete(self) -> None:
        """Say which layout to forget."""
        if self.chosen:
            self.deleted.emit(self.chosen)

    @Slot()
    def _ask_where_to_save(self) -> None:
        """Ask where the chosen layout goes."""
        dialog = FileDialog(self, tr("Export the layout"), _FILES, f"{self.chosen}{LAYOUT_ENDING}")
        dialog.fileSelected.connect(self._save)
        dialog.open()

    @Slot(str)
    def _save(self, text: str) -> None:
        """Say where the chosen layout goes; its file has the ending of layouts."""
        name = text if text.endswith(".json") else f"{text}{LAYOUT_ENDING}"
        self.export_requested.emit(self.chosen, Path(name))

    @Slot()
    def _ask_what_to_take(self) -> None:
        """Ask for the file of a colleague."""
        dialog = FileDialog(self, tr("Import a layout"), _FILES)
        dialog.fileSelected.connect(self._take)
        dialog.open()

    @Slot(str)
    def _take(self, text: str) -> None:
        """Say which file to take in."""
        self.import_requested.emit(Path(text))

    def _set_up_table(self) -> None:
        table = self.table
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(_ROW * type_scale(self)))
        header = table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        """Put the list above what was done and what can be done."""
        self.shown.addWidget(self.table)
        self.shown.addWidget(self.nothing)
        said = QHBoxLayout()
        said.setSpacing(SPACE)
        said.addWidget(self.message)
        said.addWidget(self.undo)
        said.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        for button in (self.rename, self.delete, self.save, self.take):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.shown, 1)
        column.addLayout(said)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.layouts.renamed.connect(self.renamed)
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self.rename.clicked.connect(self._rename)
        self.delete.clicked.connect(self._delete)
        self.undo.clicked.connect(self.restored)
        self.save.clicked.connect(self._ask_where_to_save)
        self.take.clicked.connect(self._ask_what_to_take)
        self.leave.clicked.connect(self.close)
