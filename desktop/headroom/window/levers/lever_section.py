"""A topic of levers under a heading that folds them away."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from headroom.output.levers import LeverGroup
from headroom.window.levers.lever_row import LeverRow
from headroom.window.levers.section_heading import SectionHeading
from headroom.window.levers.shown.lever_arrangement import MOVES_MOST, matches
from headroom.words.formatting import counted


class LeverSection(QWidget):
    """Shows the rows of one topic; the heading says how many there are, or how many of them are changed.

    What moves the fleet most stands open always.

    Attributes:
        rows: Its rows, in order.
    """

    def __init__(self, group: LeverGroup, rows: tuple[LeverRow, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self._title = group.title
        self._folds = group.title != MOVES_MOST
        self._typed = ""
        self.heading = SectionHeading(group.title, folds=self._folds)
        self.heading.setChecked(not group.folded)
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 2, 0, 4)
        inside.setSpacing(4)
        for row in rows:
            inside.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._body)
        self.heading.toggled.connect(self._fold)
        self._fold()

    @property
    def title(self) -> str:
        """Return the topic."""
        return self._title

    @property
    def folded(self) -> bool:
        """Return whether its rows are put away while nothing is searched for."""
        return self._folds and not self.heading.isChecked()

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of its levers."""
        return tuple(row.lever.key for row in self.rows)

    def refresh(self) -> None:
        """Say in the heading how many levers there are, or were changed."""
        changed = sum(row.lever.changed for row in self.rows)
        self.heading.show_count(len(self.rows), changed)
        state = "folded" if self.folded else "open"
        more = f", {changed} changed" if changed else ""
        self.heading.setAccessibleName(f"{self._title}, {state}, {counted(len(self.rows), 'lever')}{more}")

    def search(self, typed: str) -> int:
        """Show only the rows that have the words that are typed, and return how many; none: all as before."""
        self._typed = typed
        found = [matches(row.lever, self._title, typed) for row in self.rows]
        for row, shown in zip(self.rows, found, strict=True):
            row.setVisible(shown)
        self.setVisible(any(found))
        self._fold()
        return sum(found)

    @Slot()
    def _fold(self) -> None:
        """Show or hide the rows: while something is searched for, they are shown."""
        self._body.setVisible(bool(self._typed) or not self.folded)
        self.refresh()
