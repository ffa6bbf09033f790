"""The window in which parts are changed by hand: the parts, what becomes of them, and the changes."""

from PySide6.QtCore import QItemSelection, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.rules.exposure import Exposure
from headroom.window.look.look import dress
from headroom.window.look.sized import open_at
from headroom.window.look.theme import CAPTION, SPACE
from headroom.window.pages.part_changes.drawer import PartDrawer
from headroom.window.pages.part_changes.list_of_changes import ListOfChanges
from headroom.window.pages.part_changes.shown.listed_parts import parts_of
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.shown.topics import GuideTopic
from headroom.window.widgets.choice_box import ChoiceBox
from headroom.window.widgets.explained import explain
from headroom.window.widgets.key_splitter import KeySplitter
from headroom.window.widgets.search_field import SearchField
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.table_view import DetailTableView
from headroom.window.widgets.when_seen import WhenSeen

_LETTERS = 20


class PartChangesWindow(WhenSeen, QDialog):
    """Changes parts of the model looked at.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at.
        parent: Window it belongs to.
    """

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explain(self, GuideTopic.PART_CHANGES)
        dress(self)
        self.setWindowTitle(tr("Change parts"))
        open_at(self, 1180, 760)
        self._session = session
        self._focus = focus
        self._exposure: Exposure | None = None
        self._rows: tuple[int, ...] = ()
        self.model = ChoiceBox(tr("Model"), _LETTERS)
        self.search = SearchField(tr("Part, supplier, origin"))
        self.parts = DetailTableView(tr("Parts to change"), sorts=False)
        self.note = StillLabel(CAPTION, muted=True)
        self.drawer = PartDrawer(session)
        self.list = ListOfChanges(session, focus)
        self._lay_out()
        self.model.textActivated.connect(focus.look_at)
        self.search.textChanged.connect(self.refresh)
        self.parts.selectionModel().selectionChanged.connect(self._choose)
        self.list.edit_asked.connect(self.drawer.edit)
        session.changed.connect(self._follow)
        focus.changed.connect(self._follow)

    @Slot()
    def refresh(self) -> None:
        """Show the parts of the model looked at as they are now."""
        outcome = self._session.outcome
        names = () if outcome is None else outcome.exposure.book.rows.models
        with QSignalBlocker(self.model):
            if tuple(self.model.itemText(at) for at in range(self.model.count())) != names:
                self.model.clear()
                self.model.addItems(list(names))
            at = names.index(self._focus.model) if self._focus.model in names else 0
            self.model.setCurrentIndex(at if names else -1)
        if outcome is None or not names or not outcome.exposure.book.states_costs:
            self._exposure, self._rows = None, ()
            self.drawer.choose(())
            self.setEnabled(outcome is not None and outcome.exposure.book.states_costs)
            return
        self.setEnabled(True)
        kept = set(self.chosen) if self._exposure is self._session.exposure else set()
        self._exposure = self._session.exposure
        shown = parts_of(outcome, at, self.search.text())
        with QSignalBlocker(self.parts.selectionModel()):
            self._rows = shown.rows
            self.parts.show_table(shown.table)
            self.note.set_text(shown.note)
            self.note.setVisible(bool(shown.note))
            self._select([place for place, row in enumerate(shown.rows) if row in kept])
        self.drawer.choose(self.chosen)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Return the chosen rows of the workbook, as imported."""
        places = sorted(self.parts.row_of(index) for index in self.parts.selectionModel().selectedRows())
        return tuple(self._rows[place] for place in places if 0 <= place < len(self._rows))

    def _select(self, places: list[int]) -> None:
        """Choose rows of the table of parts."""
        selection = self.parts.selectionModel()
        chosen = QItemSelection()
        for place in places:
            index = self.parts.cells.index(self.parts.cells.place_of(place), 0)
            chosen.select(index, index)
        flags = selection.SelectionFlag
        selection.select(chosen, flags.ClearAndSelect | flags.Rows)

    @Slot()
    def _choose(self) -> None:
        """Let the chosen parts be changed."""
        self.drawer.choose(self.chosen)

    def _lay_out(self) -> None:
        """Put the parts beside what becomes of them, and the changes below."""
        tools = QHBoxLayout()
        tools.setSpacing(SPACE)
        tools.addWidget(self.model)
        tools.addWidget(self.search, 1)
        left = QWidget()
        parts = QVBoxLayout(left)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(SPACE)
        parts.addLayout(tools)
        parts.addWidget(self.parts, 1)
        parts.addWidget(self.note)
        above = QWidget()
        beside = QHBoxLayout(above)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(2 * SPACE)
        beside.addWidget(left, 1)
        beside.addWidget(self.drawer, 0, Qt.AlignmentFlag.AlignTop)
        down = KeySplitter(Qt.Orientation.Vertical)
        down.setHandleWidth(SPACE)
        down.addWidget(above)
        down.addWidget(self.list)
        down.setChildrenCollapsible(False)
        down.setStretchFactor(0, 3)
        down.setStretchFactor(1, 2)
        inside, room = QWidget(), QScrollArea()  # at large type it is higher than small screens
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(down)
        room.setFrameShape(QScrollArea.Shape.NoFrame)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(480, 320)
        room.setWidgetResizable(True)
        room.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(room)
