"""The page of certificates: which papers to ask for, by model or supplier, and which statements."""

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from headroom.analysis.certificates.fewest_certificates import Certificates
from headroom.analysis.certificates.requests import SupplierRequest, supplier_requests
from headroom.analysis.certificates.statements import NO_STATEMENTS, Statement
from headroom.book.sourcing import PartRows
from headroom.findings.certificates import certificates_finding, labels_finding, request_sentence
from headroom.findings.finding import Finding
from headroom.findings.statements import not_looked_at, statement_effect
from headroom.language import WordEnum, tr, tr_count, translated
from headroom.output.certificate_tables import (
    idle_table,
    model_table,
    part_table,
    request_table,
    supplier_table,
)
from headroom.output.table import DetailTable
from headroom.rules.outcome import Outcome
from headroom.window.look.theme import SPACE, TITLE
from headroom.window.pages.certificates.shown.statement_tables import (
    UPPER_BOUND,
    cell_table,
    statement_table,
)
from headroom.window.pages.session_page import COMPUTING_AGAIN, SessionPage
from headroom.window.session.certificate_answers import CertificateAnswer, CertificateAnswers
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.key_splitter import KeySplitter
from headroom.window.widgets.segmented import Segmented
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.still_paragraph import StillParagraph
from headroom.window.widgets.table_view import DetailTableView
from headroom.window.widgets.title_line import TitleLine
from headroom.window.widgets.tool_line import ToolLine

_MOST_COPIED = 200
_NOTHING_LINES = 2
_WOULD_STAND = tr(
    "Where a verdict hangs on parts whose origin a sourcing workbook does not give, the "
    "certificates that settle it stand here: by model and by supplier, the fewest first, "
    "with what either answer would do."
)
"""What would fill the page."""

_NO_STATEMENT = tr("None would help: no verdict and no duty hangs on one.")


class ListedBy(WordEnum):
    """By what the certificates are listed."""

    MODEL = "by model"
    SUPPLIER = "by supplier"
    STATEMENT = "statements"


class CertificatesPage(SessionPage):
    """Shows which certificates of origin settle the verdicts that are open, and which statements help.

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
        self._stated: tuple[Statement, ...] = ()
        self._statement: tuple[object, ...] = ()
        self.group = Segmented(tr("List"), tuple(ListedBy))
        self.copy = QPushButton(tr("Copy"))
        self.copy.setProperty("kind", "quiet")
        self.copy.setToolTip(
            tr("Copy the certificates of all models and suppliers, and the statements, for a spreadsheet")
        )
        self.list_title = TitleLine()
        self.list = DetailTableView(tr("What to ask for"))
        self.about = StillLabel(TITLE, strong=True)
        self.idle_title = TitleLine()
        self.idle = DetailTableView(tr("Rows without origin"))
        self.parts = DetailTableView(tr("Parts to ask for"))
        self.exhibits = (self.idle,)
        self.chosen_by = {"list": self.group}
        self.nothing = StillParagraph(_NOTHING_LINES)
        self.nothing.set_text(_WOULD_STAND)
        self.down = KeySplitter(Qt.Orientation.Vertical)
        self._lay_out()
        self.group.chosen.connect(self._show)
        self.list.looked_at.connect(self._look_at)
        self.copy.clicked.connect(self.copy_tables)
        self.answers.changed.connect(self._show)

    def refresh(self) -> None:
        """Ask for the session as it is now, and show what is known."""
        outcome = self._session.outcome
        if outcome is None:
            return
        definition = outcome.exposure.book.definition
        if definition:
            found = labels_finding(outcome)
            self._say_nothing(
                replace(
                    found, detail=tr("The workbook holds {definition}.", definition=translated(definition))
                )
            )
            self._list_idle(None)
            return
        self.answers.ask()
        self._show()

    def settle(self) -> None:
        """Wait for the answer; for pictures."""
        self.answers.settle()

    @Slot()
    def copy_tables(self) -> None:
        """Put all certificates on the clipboard, as text and as HTML."""
        self.copy_page()

    def copied_heading(self) -> str:
        """Return what the certificates would settle, whatever is listed of them."""
        answer = self.answers.answer
        return (
            super().copied_heading() if answer is None or self.copy.isHidden() else _finding(answer).sentence
        )

    def whole_tables(self) -> tuple[DetailTable, ...]:
        """Return all certificates, also those that are not seen; without any what is listed."""
        answer = self.answers.answer
        if self.copy.isHidden() or answer is None or not (answer.found or answer.stated.found):
            return ()
        rows, shows = answer.outcome.exposure.book.rows, self._session.shows
        found = [one for one in answer.found if shows(one.model)]
        statements = [one for one in answer.stated.found if shows(one.model)]
        certificates = (
            model_table(found),
            *(part_table(one, rows) for one in found),
            supplier_table(self._requests(answer)),
            *(request_table(one, rows) for one in self._requests(answer)),
        )
        stated = (
            statement_table(statements),
            *(cell_table(one, rows) for one in statements[:_MOST_COPIED]),
        )
        return (certificates if answer.found else ()) + (stated if answer.stated.found else ())

    @Slot()
    def _show(self) -> None:
        """Show the last answer, grey where it is old."""
        answer, outcome = self.answers.answer, self._session.outcome
        if outcome is None or outcome.exposure.book.definition:
            return
        if answer is None:
            self._say_nothing(Finding(tr("Computing which certificates are missing")), known=False)
            self._list_idle(None)
            return
        old, listed_by = not self.answers.current, self._listed_by(answer)
        grey = old or (listed_by is ListedBy.STATEMENT and not answer.complete)
        for table in (self.list, self.parts):
            table.cells.mark_old(old=grey)
        self.about.setEnabled(not grey)
        found = _finding(answer)
        found = replace(found, detail=COMPUTING_AGAIN) if old else found
        self._list_idle(None if answer.found else outcome)
        if listed_by is None:
            self._say_nothing(found)
            return
        self.tell(found)
        self.nothing.hide()
        for widget in (self.down, self.copy, self.about, self.parts):
            widget.setVisible(True)
        self.group.setVisible(bool(answer.found))
        self.list_title.setVisible(listed_by is ListedBy.STATEMENT)
        match listed_by:
            case ListedBy.MODEL:
                self._list_models(answer)
            case ListedBy.SUPPLIER:
                self._list_suppliers(answer)
            case ListedBy.STATEMENT:
                self._list_statements(answer)

    def _listed_by(self, answer: CertificateAnswer) -> ListedBy | None:
        """Return what is listed: statements alone where nothing is open; None: there is nothing."""
        if answer.found:
            return self.group.value
        return ListedBy.STATEMENT if answer.stated.found else None

    def _say_nothing(self, found: Finding, *, known: bool = True) -> None:
        """Say why nothing is listed, and what would stand here, where that is known."""
        self.tell(found)
        self.nothing.setVisible(known)
        for widget in (self.down, self.group, self.copy, self.list_title):
            widget.setVisible(False)

    def _list_idle(self, outcome: Outcome | None) -> None:
        """List the rows without origin where no verdict hangs on them; None: something else is listed."""
        table = None if outcome is None else idle_table(outcome)
        shown = table is not None and bool(table.rows)
        for widget in (self.idle_title, self.idle):
            widget.setVisible(shown)
        if table is not None and shown:
            self.idle_title.say(table.title, table.caption)
            self.idle.show_table(table)
            self.idle.fit_height()

    def _list_models(self, answer: CertificateAnswer) -> None:
        """List the models, and below them the parts of the one looked at."""
        search = self._focus.search.strip().casefold()
        self._models = tuple(
            one for one in answer.found if search in one.model.casefold() and self._session.shows(one.model)
        )
        self.list.show_table(model_table(self._models))
        self.list.fit_height()
        names = [one.model for one in self._models]
        at = names.index(self._focus.model) if self._focus.model in names else 0
        self.list.mark_row(at if names else -1)
        if names:
            one = self._models[at]
            count = len(one.settling)
            self.about.set_text(
                tr_count(
                    "{model}: {n} certificate to ask for",
                    "{model}: {n} certificates to ask for",
                    count,
                    model=one.model,
                )
            )
            self.parts.show_table(part_table(one, _rows(answer.outcome)))

    def _list_suppliers(self, answer: CertificateAnswer) -> None:
        """List the suppliers, and below them the parts of one."""
        self._suppliers = self._requests(answer)
        self.list.show_table(supplier_table(self._suppliers))
        self.list.fit_height()
        names = [one.supplier for one in self._suppliers]
        at = names.index(self._supplier) if self._supplier in names else 0
        self.list.mark_row(at if names else -1)
        if names:
            one = self._suppliers[at]
            self.about.set_text(request_sentence(one))
            self.parts.show_table(request_table(one, _rows(answer.outcome)))

    def _requests(self, answer: CertificateAnswer) -> tuple[SupplierRequest, ...]:
        """Return what to ask of each supplier for the models that are shown."""
        if self._session.workspace.shown.all:
            return answer.requests
        found = [one for one in answer.found if self._session.shows(one.model)]
        return supplier_requests(found, answer.outcome.exposure.book.rows)

    def _list_statements(self, answer: CertificateAnswer) -> None:
        """List the statements, and below them the cells of one."""
        search = self._focus.search.strip().casefold()
        self._stated = tuple(
            one
            for one in answer.stated.found
            if search in one.model.casefold() and self._session.shows(one.model)
        )
        table = statement_table(self._stated)
        said = (UPPER_BOUND, not_looked_at(answer.stated), table.caption)
        self.list_title.say(table.title, " ".join(filter(None, said)) if self._stated else _NO_STATEMENT)
        self.list.show_table(table)
        self.list.fit_height()
        names = [_which(one) for one in self._stated]
        at = names.index(self._statement) if self._statement in names else 0
        self.list.mark_row(at if names else -1)
        self.about.setVisible(bool(names))
        self.parts.setVisible(bool(names))
        if names:
            one = self._stated[at]
            self.about.set_text(statement_effect(one))
            self.parts.show_table(cell_table(one, _rows(answer.outcome)))

    @Slot(int)
    def _look_at(self, at: int) -> None:
        """Look at the model, the supplier or the statement of a row."""
        answer = self.answers.answer
        listed_by = None if answer is None else self._listed_by(answer)
        if listed_by is ListedBy.MODEL:
            if 0 <= at < len(self._models):
                self._focus.look_at(self._models[at].model)
        elif listed_by is ListedBy.STATEMENT:
            if 0 <= at < len(self._stated):
                self._statement = _which(self._stated[at])
                self._show()
        elif 0 <= at < len(self._suppliers):
            self._supplier = self._suppliers[at].supplier
            self._show()

    def _lay_out(self) -> None:
        """Put the list over the parts."""
        margin = SPACE * 3 // 2
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
        column.addWidget(self.nothing)
        column.addWidget(self.list_title)
        column.addWidget(self.down, 1)
        column.addWidget(self.idle_title)
        column.addWidget(self.idle, 1)
        column.addStretch()


def _finding(answer: CertificateAnswer) -> Finding:
    """Return what an answer comes to; of statements that are looked for again nothing."""
    stated = answer.stated if answer.complete else NO_STATEMENTS
    return certificates_finding(answer.found, answer.requests, answer.outcome, stated)


def _which(statement: Statement) -> tuple[object, ...]:
    """Return by what a statement is known again when it is looked for anew."""
    return statement.kind, statement.model, statement.parts


def _rows(outcome: Outcome) -> PartRows:
    """Return the rows of the workbook of an outcome."""
    return outcome.exposure.book.rows
