"""The line at the foot of the window: rows used, problems, and what the figures are not."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from headroom.analysis.import_report import import_report
from headroom.language import tr
from headroom.output.import_report_tables import report_headline
from headroom.rules.exposure import Exposure
from headroom.window.frame.messages.news_label import NewsLabel
from headroom.window.look.plain_text import PlainLabel
from headroom.window.session.session import Session
from headroom.window.widgets.hairline import hairline
from headroom.words.definitions import ESTIMATE


class StatusLine(QWidget):
    """Says how much of the workbook counts; its rows and its problems are buttons.

    Attributes:
        rows: Asks for the import report when clicked.
        problems: Shows the problems when clicked.
        news: What was done, for a while.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._exposure: Exposure | None = None
        self.rows = QPushButton()
        self.rows.setToolTip(tr("Show what became of the rows of the workbook"))
        self.problems = QPushButton()
        self.problems.setToolTip(tr("Show the problems"))
        for button in (self.rows, self.problems):
            button.setProperty("kind", "link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.news = NewsLabel()
        note = PlainLabel(ESTIMATE)
        note.setProperty("kind", "caption")
        line = QHBoxLayout()
        line.setContentsMargins(16, 4, 16, 4)
        line.setSpacing(12)
        line.addWidget(self.rows)
        line.addWidget(self.problems)
        line.addWidget(self.news, 1)
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
        if exposure is not None and exposure is not self._exposure:
            self._exposure = exposure
            text = report_headline(import_report(exposure.book, ()))
            self.rows.setText(text)
            self.rows.setAccessibleName(tr("Import: {counts}", counts=text))

    @Slot(int, str)
    def show_problems(self, _count: int, text: str) -> None:
        """Show how many problems there are."""
        self.problems.setText(text)
        self.problems.setAccessibleName(tr("Problems: {counts}", counts=text))
