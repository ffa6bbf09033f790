"""The problems of the open workbook and of the scenario, to be filtered, sorted and copied."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from headroom.book.problem import Problem, Severity
from headroom.findings.problems import counted_problems, problems_finding
from headroom.language import tr
from headroom.output.problem_table import SEVERITIES, summary, tally
from headroom.rules.assumptions import assumptions
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.sized import grow
from headroom.window.look.theme import SPACE, theme_of
from headroom.window.pages.framed_page import FramedPage
from headroom.window.pages.problems.problem_list import ProblemList
from headroom.window.pages.problems.problem_model import ProblemModel
from headroom.window.session.session import Session
from headroom.window.widgets.search_field import SearchField
from headroom.window.widgets.tool_line import ToolLine

_PATIENCE_MS = 80
"""How long a slider has to rest before problems that nobody sees are taken up."""


class ProblemsPanel(FramedPage):
    """Shows all problems of a session; the table is brought up to date when it is seen.

    Attributes:
        counted: Emitted with the number of problems by severity, in words, when it changed.
    """

    counted = Signal(int, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._of_file: tuple[Problem, ...] = ()
        self._assumed: tuple[Problem, ...] = ()
        self._exposure: object = None
        self._all_counts: dict[Severity, int] = {}
        self._stale = True
        self.model = ProblemModel(self)
        self.table = ProblemList(self.model)
        self.search = SearchField(tr("Filter problems"))
        self.filters = {severity: QPushButton() for severity in SEVERITIES}
        self.copy = QPushButton(tr("Copy"))
        self.copy.setProperty("kind", "quiet")
        self.hand_back = QPushButton(tr("Hand back a marked copy…"))
        self.hand_back.setProperty("kind", "quiet")
        self.hand_back.setToolTip(
            tr("A copy of the workbook with these cells in colour and the reasons beside them")
        )
        self.facts = QPushButton(tr("Vehicle facts…"))
        self.facts.setProperty("kind", "quiet")
        self.facts.setToolTip(tr("Type what the workbook does not state of the vehicles"))
        self.nothing = PlainLabel(tr("No problem matches."))
        self.nothing.setProperty("kind", "muted")
        self.model.colour(theme_of(self))
        self.table.restore()
        self.exhibits = (self.table,)
        self.chosen_by = {"search": self.search}
        self._lay_out()
        self.copy.clicked.connect(self.copy_rows)
        self.search.textChanged.connect(self._filter)
        for severity, button in self.filters.items():
            button.setCheckable(True)
            button.setChecked(True)
            button.setProperty("kind", "quiet")
            button.setAccessibleName(tr("Show problems of severity {severity}", severity=severity.word))
            button.toggled.connect(self._filter)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PATIENCE_MS)
        self._soon.timeout.connect(self.refresh)
        session.changed.connect(self._follow)
        self.refresh()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return all problems: of the file, of its tariff codes, of the outcome."""
        return (*self._of_file, *self._assumed)

    @Slot()
    def _follow(self) -> None:
        """Take up the problems now where they are seen, else after what is seen was painted."""
        if self.isVisible():
            self.refresh()
        else:
            self._soon.start()

    @Slot()
    def refresh(self) -> None:
        """Take up the problems of the session; the table follows at once if it is seen."""
        outcome = self._session.outcome
        if outcome is None:
            return
        exposure = outcome.exposure
        assumed = assumptions(outcome)
        if exposure is not self._exposure:
            self._exposure = exposure
            self._of_file = (*exposure.book.problems, *exposure.classification.problems)
            self._counts = tally(self._of_file)
            self.hand_back.setEnabled(any(problem.cell for problem in self._of_file))
        elif assumed == self._assumed:
            return
        self._assumed = assumed
        more = tally(assumed)
        counts = {severity: self._counts[severity] + more[severity] for severity in SEVERITIES}
        for severity, button in self.filters.items():
            button.setText(counted_problems(severity, counts[severity]))
        self._all_counts = counts
        self.tell(problems_finding(self.problems))
        self.count()
        self._stale = True
        if self.isVisible():
            self._fill()

    def count(self) -> None:
        """Say again how many problems there are."""
        if self._all_counts:
            self.counted.emit(sum(self._all_counts.values()), summary(self._all_counts))

    @Slot()
    def copy_rows(self) -> None:
        """Copy the selected problems, or all that are shown, as a table."""
        self.table.copy_rows()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the table up to date."""
        super().showEvent(event)
        self.refresh()
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again when the palette changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.model.colour(theme_of(self))

    def _fill(self) -> None:
        """Show the problems in the table, if they changed."""
        if self._stale:
            self._stale = False
            self.model.show_problems(self.problems)
            self.table.measure()
            self._count_shown()

    @Slot()
    def _filter(self) -> None:
        """Show what passes the filters."""
        wanted = frozenset(severity for severity, button in self.filters.items() if button.isChecked())
        self.model.filter(wanted, self.search.text())
        self._count_shown()

    def _count_shown(self) -> None:
        """Say so where nothing is shown."""
        empty = not self.model.rowCount()
        self.nothing.setText(
            tr("No problem matches.") if self.problems else tr("No problems: every row is used.")
        )
        self.nothing.setVisible(empty)
        self.table.setVisible(not empty)

    def _lay_out(self) -> None:
        """Put the filters above the table."""
        grow(self.search, self.search.setMaximumWidth, 260)
        self.tools = ToolLine(*self.filters.values(), self.search, self.copy, self.facts, self.hand_back)
        column = QVBoxLayout(self)
        margin = SPACE * 3 // 2
        column.setContentsMargins(margin, SPACE, margin, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.tools)
        column.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.table, 1)
