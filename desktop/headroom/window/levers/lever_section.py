"""A group of levers under a heading that folds them away."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from headroom.output.levers import LeverGroup
from headroom.window.levers.lever_row import LeverRow
from headroom.window.look.icons import icon
from headroom.window.look.theme import theme_of
from headroom.words.formatting import counted


class LeverSection(QWidget):
    """Shows the rows of one group; the heading says how many of them are changed.

    Attributes:
        rows: Its rows, in order.
    """

    def __init__(self, group: LeverGroup, rows: tuple[LeverRow, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self._title = group.title
        self.heading = QPushButton(group.title)
        self.heading.setProperty("kind", "section")
        self.heading.setCheckable(True)
        self.heading.setChecked(not group.folded)
        self._body = QWidget()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 2, 0, 0)
        inside.setSpacing(2)
        for row in rows:
            inside.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._body)
        self.heading.toggled.connect(self._fold)
        self._fold(self.heading.isChecked())

    @property
    def title(self) -> str:
        """Return the title of the group."""
        return self._title

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of its levers."""
        return tuple(row.lever.key for row in self.rows)

    def refresh(self) -> None:
        """Say in the heading what is folded away and how much of it is changed."""
        changed = sum(row.lever.changed for row in self.rows)
        text = self._title
        if changed and not self.heading.isChecked():
            text += f" · {changed} changed"
        self.heading.setText(text)
        state = "open" if self.heading.isChecked() else f"folded, {counted(len(self.rows), 'lever')}"
        self.heading.setAccessibleName(f"{self._title}, {state}")

    def changeEvent(self, event: QEvent) -> None:
        """Draw the arrow again when the palette changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._point()

    @Slot(bool)
    def _fold(self, opened: bool) -> None:  # noqa: FBT001 - a slot of a check mark
        """Show or hide the rows."""
        self._body.setVisible(opened)
        self._point()
        self.refresh()

    def _point(self) -> None:
        """Point the arrow down where the rows are shown."""
        name = "chevron-down" if self.heading.isChecked() else "chevron-right"
        self.heading.setIcon(icon(name, theme_of(self).muted))
        self.heading.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
