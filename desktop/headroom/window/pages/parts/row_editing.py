"""Selected rows of the list of parts are changed by hand, in the drawer beside it and by keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton

from headroom.language import tr
from headroom.rules.part_changes import PartChange
from headroom.window.look.theme import CAPTION
from headroom.window.pages.page_stack import EDITS
from headroom.window.pages.part_changes.side_drawer import SideDrawer
from headroom.window.pages.parts.editable_table import EditableTable
from headroom.window.pages.parts.part_answers import PartAnswer
from headroom.window.widgets.still_label import StillLabel

_KEYS = tr("Enter or F2 changes the row, Ctrl+D all selected alike, Del takes a change back, Esc closes.")


class RowEditing(QObject):
    """Opens and closes the drawer, and hands it the selected rows.

    Args:
        tables: The lists, of which one is seen.
        drawer: Stands beside it.
        answer: Returns what is known of the rows that are listed; None before anything is.

    Attributes:
        button: Opens the drawer, and closes it.
        keys: Says which keys change rows, while the drawer is open.
        turned: Emitted after the drawer was opened or closed.
    """

    turned = Signal()

    def __init__(
        self, tables: Sequence[EditableTable], drawer: SideDrawer, answer: Callable[[], PartAnswer | None]
    ) -> None:
        super().__init__(drawer)
        self._tables, self._drawer, self._answer = tuple(tables), drawer, answer
        self.button = QPushButton(tr("Change parts…"))
        self.button.setProperty("kind", "quiet")
        self.button.setToolTip(tr("Change the selected parts in the scenario, beside the list (F2)"))
        self.keys = StillLabel(CAPTION, muted=True)
        self.keys.set_text(_KEYS)
        self.keys.setProperty(EDITS, True)
        self.keys.hide()
        drawer.hide()
        self.button.clicked.connect(self._turn)
        drawer.closed.connect(self.close)
        for table in tables:
            table.edit_asked.connect(self.begin)
            table.fill_asked.connect(self._fill)
            table.take_back_asked.connect(self._take_back)
            table.chosen_rows.connect(self.choose)

    @property
    def _table(self) -> EditableTable:
        """Return the list that is seen."""
        return next((table for table in self._tables if not table.isHidden()), self._tables[0])

    @property
    def is_open(self) -> bool:
        """Return whether the drawer is open."""
        return not self._drawer.isHidden()

    def offer(self, *, offered: bool) -> None:
        """Let parts be changed, or not: where the workbook states no costs nothing follows from them."""
        self.button.setEnabled(offered)
        if not offered and self.is_open:
            self.close()

    @Slot()
    def begin(self) -> None:
        """Open the drawer, and let what becomes of the selected rows be typed."""
        if not self.button.isEnabled():
            return
        self._open()
        if self._table.selected_rows:
            self._drawer.begin()

    @Slot()
    def close(self) -> None:
        """Close the drawer; the changes stay."""
        self._drawer.hide()
        self.keys.hide()
        self.turned.emit()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def choose(self) -> None:
        """Let the selected rows be changed."""
        answer = self._answer()
        if answer is None or not self.is_open:
            return
        rows = self._table.selected_rows
        if answer.changed is not None:
            source = answer.changed.source
            rows = tuple(dict.fromkeys(int(source[row]) for row in rows))
        self._drawer.choose(rows)

    def _open(self) -> None:
        """Open the drawer for the selected rows."""
        if not self.is_open:
            self._drawer.show()
            self.keys.show()
            self.turned.emit()
        self.choose()

    @Slot()
    def _turn(self) -> None:
        """Open the drawer, or close it."""
        if self.is_open:
            self.close()
        else:
            self.begin()

    def _changes_of_selected(self) -> list[PartChange]:
        """Return the last change of each selected row that has one, in the order of the rows."""
        answer = self._answer()
        changed = None if answer is None else answer.changed
        if changed is None:
            return []
        last = (changed.last_of(row) for row in self._table.selected_rows if changed.touched[row])
        return list(dict.fromkeys(one for one in last if one is not None))

    @Slot()
    def _fill(self) -> None:
        """Change all selected rows alike: as typed, else like the first of them that is changed."""
        if not self.button.isEnabled():
            return
        self._open()
        like, answer = next(iter(self._changes_of_selected()), None), self._answer()
        changed = None if answer is None else answer.changed
        done = changed.sources_of(like) if like is not None and changed is not None else frozenset[int]()
        self._drawer.fill(like, done)

    @Slot()
    def _take_back(self) -> None:
        """Take the last change of each selected row back."""
        if self.button.isEnabled():
            self._drawer.take_back(self._changes_of_selected())
