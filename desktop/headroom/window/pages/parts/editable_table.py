"""What the lists of parts have in common: lines that are rows of the book, changed by keys."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from headroom.explain.trail import Trail
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.widgets.quiet_table import QuietTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EditableTable(QuietTable):
    """A table whose lines are rows of the book, or stand for none.

    Args:
        name: For screen readers, and under which its widths are remembered.
        parent: Parent widget.
        sorts: Whether its headings sort it.

    Attributes:
        followed: Emitted with the ``Trail`` of a figure that shall be followed back.
        cell_asked: Emitted with the row whose cell shall be opened in the workbook.
        too_many: Emitted with how many rows shall be copied, where they are more than can be.
        edit_asked: Emitted where the selected rows shall be changed.
        fill_asked: Emitted where the selected rows shall all be changed alike.
        take_back_asked: Emitted where changes of the selected rows shall be taken back.
        chosen_rows: Emitted after other lines were selected.
    """

    followed: ValueSignal[Trail] = value_signal()
    cell_asked = Signal(int)
    too_many = Signal(int)
    edit_asked = Signal()
    fill_asked = Signal()
    take_back_asked = Signal()
    chosen_rows = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, sorts: bool = True) -> None:
        super().__init__(name, parent, sorts=sorts)
        self.doubleClicked.connect(self.open_index)

    def row_at(self, line: int) -> int:
        """Return the row of the book that a line is; -1 for none."""
        raise NotImplementedError

    def trail_at(self, index: QModelIndex) -> Trail | None:
        """Return the figure of a cell that can be followed back; None for none."""
        raise NotImplementedError

    def open_index(self, index: QModelIndex) -> None:
        """Open or fold what a cell is the heading of; else follow its figure back."""
        trail = self.trail_at(index)
        if trail is not None:
            self.followed.emit(trail)

    def current_trail(self) -> Trail | None:
        """Return the figure of the current cell, else what its part does to the content."""
        return self.trail_at(self.currentIndex())

    def selected_places(self) -> list[int]:
        """Return the lines that are selected; of a million it does not look at each."""
        selected = self.selectionModel().selection()
        ranges = [selected.at(at) for at in range(selected.count())]
        spans = [(one.top(), one.bottom()) for one in ranges]
        return sorted({line for top, bottom in spans for line in range(top, bottom + 1)})

    @property
    def selected_rows(self) -> tuple[int, ...]:
        """Return the rows of the book that are selected, in the order in which they are seen."""
        rows = (self.row_at(line) for line in self.selected_places())
        return tuple(dict.fromkeys(row for row in rows if row >= 0))

    def event(self, event: QEvent) -> bool:
        """Keep the key that fills from commands of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _fills(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the selected rows on Enter, with Ctrl open the cell in focus; on a heading unfold it."""
        line = self.currentIndex().row()
        if event.key() in _ENTER and line >= 0:
            event.accept()
            row = self.row_at(line)
            if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if row >= 0:
                    self.edit_asked.emit()
                else:
                    self.open_index(self.currentIndex())
            elif row >= 0:
                self.cell_asked.emit(row)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.take_back_asked.emit()
        elif _fills(event):
            self.fill_asked.emit()
        else:
            super().keyPressEvent(event)


def _fills(event: QKeyEvent) -> bool:
    """Return whether a key changes all selected rows alike."""
    return event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier
