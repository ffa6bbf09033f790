"""A window with one table and a sentence, beside the window it belongs to."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.output.table import DetailTable, copied_table
from headroom.window.look.look import dress
from headroom.window.look.plain_text import PlainLabel, plain_title
from headroom.window.look.sized import open_at
from headroom.window.session.clipboard import copy_tables
from headroom.window.widgets.table_view import DetailTableView


class TableWindow(QDialog):
    """Shows a table that can be copied.

    Args:
        title: Of the window.
        sentence: What the table is about.
        table: What is shown.
        parent: Window it belongs to.
    """

    def __init__(self, title: str, sentence: str, table: DetailTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setWindowTitle(plain_title(title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 1120, 520)
        self._heading = sentence
        text = PlainLabel(sentence)
        text.setWordWrap(True)
        self.table = DetailTableView(title)
        self.table.show_table(table)
        self.copy = QPushButton(tr("Copy"))
        self.copy.setProperty("kind", "quiet")
        self.copy.setToolTip(tr("Copy the table, for a spreadsheet"))
        close = QPushButton(tr("Close"))
        close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(text)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.copy.clicked.connect(self._copy)
        close.clicked.connect(self.close)

    @Slot()
    def _copy(self) -> None:
        """Put the table on the clipboard."""
        copy_tables((self._heading,), (copied_table(self.table.cells.table),))
