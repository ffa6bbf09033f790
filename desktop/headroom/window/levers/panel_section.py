"""A topic of the panel under a heading that folds it away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from headroom.language import tr, tr_count, tr_in
from headroom.window.levers.section_heading import SectionCaption, SectionHeading
from headroom.window.look.icons import IconButton


class PanelRow(QWidget):
    """A row of a topic."""

    @property
    def changed(self) -> bool:
        """Return whether it is not at home."""
        raise NotImplementedError

    def matches(self, topic: str, typed: str) -> bool:
        """Return whether it has all words that are typed; the words of its topic count."""
        raise NotImplementedError

    @staticmethod
    def reset_button(name: str) -> IconButton:
        """Return a button that puts something back; its place stays while it is hidden, and nothing moves."""
        made = IconButton("reset", tr("Reset {lever}", lever=name), small=True)
        policy = made.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        made.setSizePolicy(policy)
        return made


class PanelSection(QWidget):
    """Shows the rows of one topic; the heading says how many there are, or how many of them are changed.

    Args:
        title: The topic.
        rows: Its rows, in order.
        counted: How many rows there are in words, for screen readers.
        folded: Whether it is put away until asked for.
        folds: Whether it can be folded; else it stands open always.
        parent: Parent widget.
    """

    def __init__(
        self,
        title: str,
        rows: Sequence[PanelRow],
        counted: Callable[[int], str],
        parent: QWidget | None = None,
        *,
        folded: bool = True,
        folds: bool = True,
    ) -> None:
        super().__init__(parent)
        self._asked = tuple(rows)
        self._title, self._counted = title, counted
        self._folds = folds
        self._typed = ""
        self.heading = SectionHeading(title) if folds else SectionCaption(title)
        self.heading.setChecked(not folded)
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

    def refresh(self) -> None:
        """Say in the heading how many rows there are, or were changed."""
        changed = sum(row.changed for row in self._asked)
        self.heading.show_count(len(self._asked), changed)
        more = ", " + tr_count("{n} changed", "{n} changed", changed) if changed else ""
        count = self._counted(len(self._asked))
        state = tr_in("a section", "folded") if self.folded else tr_in("a section", "open")
        self.heading.setAccessibleName(f"{self._title}, {state}, {count}{more}")

    def search(self, typed: str) -> int:
        """Show only the rows that have the words that are typed, and return how many; none: all as before."""
        self._typed = typed
        found = [row.matches(self._title, typed) for row in self._asked]
        for row, shown in zip(self._asked, found, strict=True):
            row.setVisible(shown)
        self.setVisible(any(found))
        self._fold()
        return sum(found)

    @Slot()
    def _fold(self) -> None:
        """Show or hide the rows: while something is searched for, they are shown."""
        self._body.setVisible(bool(self._typed) or not self.folded)
        self.refresh()
