"""The scenarios of the workspace as a list that is kept in order: new, copy, rename, note, delete, move."""

from PySide6.QtCore import QModelIndex, QSignalBlocker, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.output.table import DetailTable
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import SPACE
from headroom.window.pages.page_stack import EDITS
from headroom.window.session.session import Session
from headroom.window.widgets.table_view import DetailTableView
from headroom.work.workspace import Workspace

_FEWEST_SEEN, _MOST_SEEN = 2, 5
"""Rows that are seen at once; more are scrolled."""


class ScenarioList(QWidget):
    """Shows the scenarios and hands the session what is done to them; the baseline is locked.

    A click tries a scenario: the sliders then are its sliders.

    Args:
        session: Whose scenarios.
        parent: Parent widget.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._names: tuple[str, ...] = ()
        self.table = DetailTableView(tr("Scenarios"))
        self.new = QPushButton(tr("New from baseline"))
        self.copy = QPushButton(tr("Duplicate"))
        self.delete = QPushButton(tr("Delete"))
        self.up = QPushButton(tr("Up"))
        self.down = QPushButton(tr("Down"))
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the scenario"))
        self.name.setPlaceholderText(tr("Name"))
        self.note = QLineEdit()
        self.note.setAccessibleName(tr("Note on the scenario"))
        self.note.setPlaceholderText(tr("Note"))
        for button in (self.new, self.copy, self.delete, self.up, self.down):
            button.setProperty("kind", "quiet")
        self._lay_out()
        self.table.clicked.connect(self._try)
        self.table.activated.connect(self._try)
        self.new.clicked.connect(self._add)
        self.copy.clicked.connect(self._duplicate)
        self.delete.clicked.connect(self._delete)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.name.editingFinished.connect(self._rename)
        self.note.editingFinished.connect(self._remark)
        session.summing_changed.connect(self._show_tried)

    def show_scenarios(self, table: DetailTable, workspace: Workspace) -> None:
        """Show the scenarios, the one being tried marked."""
        self._names = _names(workspace)
        self.table.show_table(table)
        self.table.see_rows(min(max(len(table.rows), _FEWEST_SEEN), _MOST_SEEN))
        self._show_tried()

    @Slot()
    def _show_tried(self) -> None:
        """Show which scenario is tried, though it may be summed still."""
        workspace = self._session.wanted
        self._mark()
        for line, text in ((self.name, workspace.scenario.name), (self.note, workspace.scenario.note)):
            if not (line.hasFocus() and line.isModified()):  # what is being typed stays
                with QSignalBlocker(line):
                    line.setText(text)
        count = len(workspace.scenarios)
        self.delete.setEnabled(count > 1)
        self.up.setEnabled(workspace.current > 0)
        self.down.setEnabled(workspace.current < count - 1)

    def _mark(self) -> None:
        """Mark the scenario that is tried; the baseline stands first."""
        wanted = self._session.wanted
        self.table.mark_row(_place(wanted.current, _names(wanted), self._names) + 1)

    def _edit(self, text: str, workspace: Workspace) -> None:
        """Make one step that can be undone."""
        self._session.edit(text, workspace)

    @Slot(QModelIndex)
    def _try(self, index: QModelIndex) -> None:
        """Try the scenario of the row; the baseline cannot be tried, only replaced."""
        workspace = self._session.wanted
        row = self.table.row_of(index)
        place = _place(row - 1, self._names, _names(workspace)) if row > 0 else -1
        if place >= 0:
            self._edit(tr("Try another scenario"), workspace.with_current(place))
        self._show_tried()

    @Slot()
    def _add(self) -> None:
        self._edit(tr("New scenario"), self._session.wanted.with_new(tr("Scenario")))

    @Slot()
    def _duplicate(self) -> None:
        self._edit(tr("Duplicate the scenario"), self._session.wanted.with_copy())

    @Slot()
    def _delete(self) -> None:
        workspace = self._session.wanted
        self._edit(
            tr("Delete {scenario}", scenario=workspace.scenario.name), workspace.without(workspace.current)
        )

    @Slot()
    def _move_up(self) -> None:
        workspace = self._session.wanted
        self._edit(tr("Move the scenario"), workspace.moved(workspace.current, workspace.current - 1))

    @Slot()
    def _move_down(self) -> None:
        workspace = self._session.wanted
        self._edit(tr("Move the scenario"), workspace.moved(workspace.current, workspace.current + 1))

    @Slot()
    def _rename(self) -> None:
        """Take the name that was typed; an empty one is put back."""
        workspace = self._session.wanted
        wanted = self.name.text().strip()
        if wanted and wanted != workspace.scenario.name:
            self._edit(tr("Rename the scenario"), workspace.renamed(workspace.current, wanted))
        self.name.setText(self._session.wanted.scenario.name)

    @Slot()
    def _remark(self) -> None:
        """Take the note that was typed."""
        workspace = self._session.wanted
        if self.note.text() != workspace.scenario.note:
            self._edit(tr("Note on the scenario"), workspace.noted(workspace.current, self.note.text()))

    def _lay_out(self) -> None:
        """Put the buttons below the list."""
        self.table.see_rows(_FEWEST_SEEN)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        for button in (self.new, self.copy, self.delete, self.up, self.down):
            line.addWidget(button)
        line.addSpacing(SPACE)
        for words, field, share in ((tr("Name"), self.name, 2), (tr("Note"), self.note, 3)):
            label = PlainLabel(words)
            label.setProperty(EDITS, True)
            line.addWidget(label)
            line.addWidget(field, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.table)
        column.addLayout(line)


def _names(workspace: Workspace) -> tuple[str, ...]:
    """Return what the scenarios are called."""
    return tuple(scenario.name for scenario in workspace.scenarios)


def _place(at: int, listed: tuple[str, ...], now: tuple[str, ...]) -> int:
    """Return where a listed scenario stands in another list; -1 where it is in it no longer.

    They are others only while a scenario is summed that takes the place of one that was deleted.
    """
    if len(listed) == len(now):
        return at
    return now.index(listed[at]) if listed[at] in now else -1
