"""The page of certificates: which papers to ask for, fewest first, model by model or supplier by supplier."""

from enum import StrEnum

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from headroom.analysis.certificates.fewest_certificates import Certificates
from headroom.analysis.certificates.requests import SupplierRequest
from headroom.book.sourcing import PartRows
from headroom.findings.certificates import first_request, request_sentence
from headroom.output.table import as_html, as_text
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict
from headroom.window.look.theme import SPACE, TITLE
from headroom.window.pages.certificates.shown import (
    NO_PARTS,
    label_sentence,
    model_table,
    open_summary,
    part_table,
    request_table,
    supplier_table,
    without_question,
)
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.certificate_answers import CertificateAnswer, CertificateAnswers
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.segmented import Segmented
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.table_view import DetailTableView
from headroom.window.widgets.tool_line import ToolLine

_COMPUTING = "Computing again: the certificates are those of a moment ago."


class Group(StrEnum):
    """By what the certificates are listed."""

    MODEL = "by model"
    SUPPLIER = "by supplier"


class CertificatesPage(SessionPage):
    """Shows which certificates of origin settle the verdicts that are open.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at.
        parent: Parent widget.
    """

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(session, focus, parent)
        self.answers = CertificateAnswers(session, self)
        self._models: tuple[Certificates, ...] = ()
        self._suppliers: tuple[SupplierRequest, ...] = ()
        self._supplier: str | None = None
        self.summary = StillLabel(TITLE, strong=True)
        self.first = StillLabel(muted=True)
        self.group = Segmented("List", tuple(Group))
        self.copy = QPushButton("Copy")
        self.copy.setProperty("kind", "quiet")
        self.copy.setToolTip("Copy the certificates of all models and suppliers, for a spreadsheet")
        self.list = DetailTableView("What to ask for")
        self.about = StillLabel(strong=True)
        self.parts = DetailTableView("Parts to ask for")
        self.down = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self.group.chosen.connect(self._show)
        self.list.selectionModel().currentRowChanged.connect(self._look_at)
        self.copy.clicked.connect(self.copy_tables)
        self.answers.changed.connect(self._show)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy_tables)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def refresh(self) -> None:
        """Ask for the session as it is now, and show what is known."""
        outcome = self._session.outcome
        if outcome is None:
            return
        definition = outcome.exposure.book.definition
        if definition:
            undetermined = int((outcome.verdict == Verdict.UNDETERMINED).sum())
            self._say(NO_PARTS, label_sentence(definition, undetermined))
            return
        self.answers.ask()
        self._show()

    def settle(self) -> None:
        """Wait for the answer; for pictures."""
        self.answers.settle()

    @Slot()
    def copy_tables(self) -> None:
        """Put all certificates on the clipboard, as text and as HTML."""
        answer = self.answers.answer
        if answer is None or not answer.found:
            return
        rows = answer.outcome.exposure.book.rows
        tables = (
            model_table(answer.found),
            *(part_table(one, rows) for one in answer.found),
            supplier_table(answer.requests),
            *(request_table(one, rows) for one in answer.requests),
        )
        heading = open_summary(answer.found, answer.requests)
        data = QMimeData()
        data.setText(as_text(heading, tables))
        data.setHtml(as_html(heading, tables))
        QGuiApplication.clipboard().setMimeData(data)

    @Slot()
    def _show(self) -> None:
        """Show the last answer, grey where it is old."""
        answer, outcome = self.answers.answer, self._session.outcome
        if outcome is None or outcome.exposure.book.definition:
            return
        old = not self.answers.current
        for table in (self.list, self.parts):
            table.cells.mark_old(old=old)
        for label in (self.summary, self.about):
            label.setEnabled(not old)
        if answer is None:
            self._say("Computing which certificates are missing", "")
        elif not answer.found:
            self._say(open_summary((), ()), _COMPUTING if old else without_question(outcome))
        else:
            self.summary.set_text(open_summary(answer.found, answer.requests))
            self.first.set_text(_COMPUTING if old else first_request(answer.requests))
            for widget in (self.down, self.group, self.copy):
                widget.setVisible(True)
            if self.group.value is Group.MODEL:
                self._list_models(answer)
            else:
                self._list_suppliers(answer)

    def _say(self, summary: str, more: str) -> None:
        """Say why nothing is listed."""
        self.summary.set_text(summary)
        self.first.set_text(more)
        for widget in (self.down, self.group, self.copy):
            widget.setVisible(False)

    def _list_models(self, answer: CertificateAnswer) -> None:
        """List the models, and below them the parts of the one looked at."""
        search = self._focus.search.strip().casefold()
        self._models = tuple(one for one in answer.found if search in one.model.casefold())
        self.list.show_table(model_table(self._models))
        self.list.fit_height()
        names = [one.model for one in self._models]
        at = names.index(self._focus.model) if self._focus.model in names else 0
        self.list.mark_row(at if names else -1)
        if names:
            one = self._models[at]
            count = len(one.settling)
            self.about.set_text(f"{one.model}: {count:,} certificate{'' if count == 1 else 's'} to ask for")
            self.parts.show_table(part_table(one, _rows(answer.outcome)))

    def _list_suppliers(self, answer: CertificateAnswer) -> None:
        """List the suppliers, and below them the parts of one."""
        self._suppliers = answer.requests
        self.list.show_table(supplier_table(self._suppliers))
        self.list.fit_height()
        names = [one.supplier for one in self._suppliers]
        at = names.index(self._supplier) if self._supplier in names else 0
        self.list.mark_row(at if names else -1)
        if names:
            one = self._suppliers[at]
            self.about.set_text(request_sentence(one))
            self.parts.show_table(request_table(one, _rows(answer.outcome)))

    @Slot(QModelIndex, QModelIndex)
    def _look_at(self, index: QModelIndex, _before: QModelIndex) -> None:
        """Look at the model or the supplier of a row."""
        at = index.row()
        if self.group.value is Group.MODEL:
            if 0 <= at < len(self._models):
                self._focus.look_at(self._models[at].model)
        elif 0 <= at < len(self._suppliers):
            self._supplier = self._suppliers[at].supplier
            self._show()

    def _lay_out(self) -> None:
        """Put the list over the parts."""
        margin = SPACE * 3 // 2
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.summary)
        said.addWidget(self.first)
        self.tools = ToolLine(self.group, self.copy)
        below = QWidget()
        parts = QVBoxLayout(below)
        parts.setContentsMargins(0, SPACE, 0, 0)
        parts.setSpacing(SPACE // 2)
        parts.addWidget(self.about)
        parts.addWidget(self.parts, 1)
        self.down.setHandleWidth(1)
        self.down.addWidget(self.list)
        self.down.addWidget(below)
        self.down.setChildrenCollapsible(False)
        self.down.setSizes([300, 240])
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, SPACE, margin, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.tools)
        column.addLayout(said)
        column.addWidget(self.down, 1)
        column.addStretch()


def _rows(outcome: Outcome) -> PartRows:
    """Return the rows of the workbook of an outcome."""
    return outcome.exposure.book.rows
