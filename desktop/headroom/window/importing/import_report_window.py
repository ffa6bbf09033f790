"""A window with what became of the rows of a workbook, what was read as what, and what is wrong."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from headroom.analysis.import_report import ImportReport
from headroom.language import colon, tr
from headroom.output.import_report_tables import report_facts, report_headline, report_tables
from headroom.output.table import DetailTable, copied_table
from headroom.window.look.focus_frame import FocusFrame
from headroom.window.look.look import dress
from headroom.window.look.plain_text import PlainLabel, plain_title
from headroom.window.look.sized import open_at
from headroom.window.look.theme import SPACE, TITLE
from headroom.window.session.clipboard import copy_tables
from headroom.window.shown.topics import GuideTopic
from headroom.window.widgets.explained import explain
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.table_view import DetailTableView


class ImportReportWindow(QDialog):
    """Shows a report beside the window it belongs to.

    Args:
        report: The report.
        save: Saves it.
        parent: The window.
    """

    def __init__(self, report: ImportReport, save: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explain(self, GuideTopic.IMPORT_REPORT)
        dress(self)
        self._report = report
        self.setWindowTitle(plain_title(tr("Import of {file}", file=report.name)))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        open_at(self, 960, 640)
        self.headline = StillLabel(TITLE, strong=True)
        self.headline.set_text(report_headline(report))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Parts of the report"))
        FocusFrame(self.tabs.tabBar())
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for table in report_tables(report):
            self.tabs.addTab(_tab(table), table.title)
        self.copy = QPushButton(tr("Copy"))
        self.copy.setToolTip(tr("Copy all tables, for a spreadsheet"))
        self.save = QPushButton(tr("Save…"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.copy, self.save):
            button.setProperty("kind", "quiet")
            button.setAutoDefault(False)
            self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        self._lay_out()
        self.copy.clicked.connect(self.copy_tables)
        self.save.clicked.connect(save.trigger)
        self.buttons.rejected.connect(self.close)

    @Slot()
    def copy_tables(self) -> None:
        """Put the whole report on the clipboard, as text and as HTML."""
        heading = colon(self.windowTitle(), report_headline(self._report))
        copy_tables((heading,), [copied_table(table) for table in report_tables(self._report)])

    def _lay_out(self) -> None:
        """Put the facts above the tables."""
        facts = QGridLayout()
        facts.setHorizontalSpacing(SPACE * 2)
        facts.setVerticalSpacing(SPACE // 2)
        facts.setColumnStretch(1, 1)
        for row, (name, text) in enumerate(report_facts(self._report)):
            facts.addWidget(_caption(name), row, 0, Qt.AlignmentFlag.AlignTop)
            said = _caption(text)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            facts.addWidget(said, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(self.headline)
        column.addLayout(facts)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.buttons)


def _tab(table: DetailTable) -> QWidget:
    """Return a table with what is to be said of it below."""
    tab = QWidget()
    view = DetailTableView(table.title)
    view.wrap_texts()
    view.show_table(table)
    caption = _caption(table.caption)
    caption.setVisible(bool(table.caption))
    column = QVBoxLayout(tab)
    column.setContentsMargins(0, SPACE // 2, 0, 0)
    column.setSpacing(SPACE)
    column.addWidget(view, 1)
    column.addWidget(caption)
    return tab


def _caption(text: str) -> QLabel:
    """Return small text that may take several lines."""
    label = PlainLabel(text)
    label.setProperty("kind", "caption")
    label.setWordWrap(True)
    return label
