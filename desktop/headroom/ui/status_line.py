"""The line at the foot of the window: rows used, problems, and what the figures are not."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from headroom.present import words
from headroom.state.session import Session
from headroom.ui.policy_panel import hairline


class StatusLine(QWidget):
    """Says how much of the workbook counts; its problems are a button.

    Attributes:
        problems: Shows the problems when clicked.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows = QLabel()
        self.rows.setProperty("kind", "caption")
        self.problems = QPushButton()
        self.problems.setProperty("kind", "link")
        self.problems.setToolTip("Show the problems")
        self.problems.setCursor(Qt.CursorShape.PointingHandCursor)
        note = QLabel("planning estimate, not legal advice")
        note.setProperty("kind", "caption")
        line = QHBoxLayout()
        line.setContentsMargins(16, 4, 16, 4)
        line.setSpacing(12)
        line.addWidget(self.rows)
        line.addWidget(self.problems)
        line.addStretch(1)
        line.addWidget(note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(line)
        session.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the rows of the session's workbook."""
        exposure = self._session.exposure
        if exposure is not None:
            book = exposure.book
            used, read = words.count(book.rows_used), words.counted(book.rows_read, "row")
            self.rows.setText(
                f"{read} used" if book.rows_used == book.rows_read else f"{used} of {read} used"
            )

    @Slot(int, str)
    def show_problems(self, _count: int, text: str) -> None:
        """Show how many problems there are."""
        self.problems.setText(text)
        self.problems.setAccessibleName(f"Problems: {text}")
