"""The dialog for a fault of the program: what happened, as text to copy; the work stays."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from headroom.language import tr, tr_count
from headroom.window.look.look import dress
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.sized import open_at


class CrashDialog(QDialog):
    """Shows the first fault in full and counts those that follow while it is open."""

    def __init__(self, log_file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setWindowTitle(tr("A fault in Headroom"))
        open_at(self, 640, 420)
        self._more = 0
        title = PlainLabel(tr("Something in the program went wrong"))
        title.setProperty("kind", "title")
        self.text = PlainLabel(
            tr(
                "Your workbook and your scenario are still open; what you did last may not have "
                "taken effect. The text below helps to find the fault; it is also in {file}.",
                file=log_file,
            )
        )
        self.text.setWordWrap(True)
        self.more = PlainLabel()
        self.more.setProperty("kind", "muted")
        self.more.hide()
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setAccessibleName(tr("Report of the fault"))
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        copy = QPushButton(tr("Copy the text"))
        copy.clicked.connect(self._copy)
        close = QPushButton(tr("Go on working"))
        close.setProperty("kind", "primary")
        close.setDefault(True)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self.text)
        column.addWidget(self.report, 1)
        column.addWidget(self.more)
        column.addLayout(buttons)

    def show_fault(self, report: str) -> None:
        """Show a fault, or count it where one is shown already."""
        if self.isVisible():
            self._more += 1
            self.more.setText(
                tr_count(
                    "and {n} more since then, in the log file",
                    "and {n} more since then, in the log file",
                    self._more,
                )
            )
            self.more.show()
            return
        self._more = 0
        self.more.hide()
        self.report.setPlainText(report)
        self.open()

    @Slot()
    def _copy(self) -> None:
        """Copy the report."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
