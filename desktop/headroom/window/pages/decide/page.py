"""The page of decisions: who complies and who pays, and what each model would change."""

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from headroom.findings.decide import decide_finding
from headroom.findings.finding import Finding
from headroom.language import WordEnum, tr, tr_count, tr_in
from headroom.optimum.applied_models import applied_models
from headroom.optimum.change_worth import worths
from headroom.optimum.courses_of_action import Course, course_of
from headroom.optimum.decisions import Decided
from headroom.optimum.problems import HOW_TO_OFFER, offer_problems
from headroom.output.decision_table import model_table
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import SPACE
from headroom.window.pages.decide.change_panel import ChangePanel
from headroom.window.pages.decide.lock_bar import LockBar
from headroom.window.pages.page_stack import EDITS
from headroom.window.pages.part_changes.rule_dialog import RuleDialog
from headroom.window.pages.session_page import COMPUTING_AGAIN, SessionPage
from headroom.window.session.decisions import Decisions
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.key_splitter import KeySplitter
from headroom.window.widgets.segmented import Segmented
from headroom.window.widgets.shaped_table import DENSE
from headroom.window.widgets.table_view import DetailTableView
from headroom.window.widgets.tool_line import ToolLine
from headroom.words import formatting
from headroom.words.definitions import COURSES_SHOWN


class Which(WordEnum):
    """Which models are listed: all, or those that take a course of action."""

    ALL = "all models"
    STAY = "stay"
    RE_SOURCE = "re-source"
    PAY = "pay"
    NOTHING_DUE = "nothing due"


_WORDS = {Which.ALL: tr_in("models", "All"), Which.NOTHING_DUE: COURSES_SHOWN[Course.NOTHING_DUE].word}
"""What stands on a button in the place of its value."""


class DecidePage(SessionPage):
    """Shows comply or pay for every model, and the changes of the one looked at.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at.
        parent: Parent widget.
    """

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(session, focus, parent)
        self.decisions = Decisions(session, self)
        self.offers = PlainLabel()
        self.offers.setWordWrap(True)
        self.offers.hide()
        self.assume = QPushButton(tr("Assume alternatives…"))
        self.assume.setToolTip(tr("Candidates by rule: from one country, at one premium, marked as assumed"))
        self.assume.setProperty(EDITS, True)
        self.assume.hide()
        self.which = Segmented(tr("Show"), tuple(Which))
        self.models = DetailTableView(tr("Models, comply or pay"))
        self.models.setProperty("kind", DENSE)
        self.models.followed.connect(focus.followed)
        self.changes = ChangePanel(session)
        self.locks = LockBar(session)
        self.locks.setProperty(EDITS, True)
        self.changes.setProperty(EDITS, True)  # the room looks at the models
        self.apply_all = QPushButton(tr("Apply all"))
        self.apply_all.setProperty("kind", "quiet")
        self.apply_all.setToolTip(tr("Put the changes decided on of every model into the scenario"))
        self._shown: tuple[int, ...] = ()
        self.exhibits = (self.models, self.changes.list)
        self.chosen_by = {"show": self.which, "sourcing": self.changes.aim}
        self._lay_out()
        self.which.chosen.connect(self._show)
        self.models.looked_at.connect(self._look_at)
        self.changes.part_kept.connect(self.locks.keep_part)
        self.changes.country_barred.connect(self.locks.bar_country)
        self.apply_all.clicked.connect(self._apply_all)
        self.assume.clicked.connect(self._assume)
        self.decisions.changed.connect(self._show)

    def refresh(self) -> None:
        """Decide for the session as it is now, and show it."""
        self.locks.refresh()
        self.decisions.ask()
        self._show()

    def settle(self) -> None:
        """Wait until it is decided; for pictures."""
        self.decisions.settle()

    @Slot()
    def _show(self) -> None:
        """Show what was decided last, grey where it is old."""
        decided, old = self.decisions.answer, not self.decisions.current
        self._say_what_is_offered()
        self.models.cells.mark_old(old=old)
        if decided is None:
            self.apply_all.setEnabled(False)
            self.tell(Finding(tr("Deciding")) if self._session.offers is not None else None)
            self.changes.show_answer(None, old=False)
            return
        moves = self._session.scenario.moves
        applied = applied_models(decided.answers, moves)
        found = decide_finding(decided, applied)
        self.tell(replace(found, detail=COMPUTING_AGAIN) if old else found)
        self._count(decided)
        self._shown = self._listed(decided)
        moved = {move.model for move in moves if move.on}
        changing = {answer.model for answer in decided.answers if answer.moving}
        self.apply_all.setEnabled(not (old or applied == changing == moved))
        table = model_table(decided, self._shown, moved, applied)
        self.models.show_table(table)
        at = self._at(decided)
        self.models.mark_row(self._shown.index(at) if at in self._shown else -1)
        self.changes.show_answer(None if at is None else decided.answers[at], old=old)

    def _count(self, decided: Decided) -> None:
        """Say on its button how many models take a course."""
        courses = Counter(course_of(answer).value for answer in decided.answers)
        courses[Which.ALL.value] = len(decided.answers)
        for which in Which:
            text = f"{_WORDS.get(which, which.label)} {formatting.count(courses[which.value])}"
            if self.which.buttons[which.value].text() != text:
                self.which.buttons[which.value].setText(text)

    def _say_what_is_offered(self) -> None:
        """Say why nothing can be sourced otherwise, and what to do about it."""
        offers = self._session.offers
        problems = (
            () if offers is None else offer_problems(offers.under(self._session.scenario), HOW_TO_OFFER)
        )
        self.offers.setText("\n".join(one.remedy for one in problems))
        self.offers.setVisible(bool(problems))
        self.assume.setVisible(bool(problems))

    @Slot()
    def _assume(self) -> None:
        """Ask by which rule alternatives are assumed."""
        dialog = RuleDialog(self._session, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _listed(self, decided: Decided) -> tuple[int, ...]:
        """Return the positions of the models to list."""
        which, search = self.which.value, self._focus.search.strip().casefold()
        return tuple(
            at
            for at, answer in enumerate(decided.answers)
            if (which is Which.ALL or course_of(answer).value == Which(which).value)
            and search in answer.model.casefold()
            and self._session.shows(answer.model)
        )

    def _at(self, decided: Decided) -> int | None:
        """Return the position of the model looked at, else of the first one listed."""
        at = None if self._focus.model is None else decided.position(self._focus.model)
        return at if at is not None else next(iter(self._shown), None)

    @Slot(int)
    def _look_at(self, row: int) -> None:
        """Look at the model of a row."""
        decided = self.decisions.answer
        if decided is not None and 0 <= row < len(self._shown):
            self._focus.look_at(decided.answers[self._shown[row]].model)

    @Slot()
    def _apply_all(self) -> None:
        """Put the changes of every model into the scenario, as one step."""
        decided = self.decisions.answer
        if decided is None or not self.decisions.current:
            return
        moves = tuple(
            worth.move for answer in decided.answers if answer.chosen for worth in worths(answer.chosen)
        )
        scenario = replace(self._session.wanted.scenario, moves=moves)
        models = len({move.model for move in moves})
        text = tr(
            "Re-source {models}: {parts}",
            models=tr_count("{n} model", "{n} models", models),
            parts=tr_count("{n} part", "{n} parts", len(moves)),
        )
        self._session.edit(text, self._session.wanted.with_scenario(scenario))

    def _lay_out(self) -> None:
        """Put the models over the changes of one of them."""
        margin = SPACE * 3 // 2
        self.tools = ToolLine(self.which)
        top = QWidget()
        above = QVBoxLayout(top)
        above.setContentsMargins(margin, SPACE, margin, SPACE // 2)
        above.setSpacing(SPACE // 2)
        above.addWidget(self.tools)
        above.addWidget(self.offers)
        above.addWidget(self.assume, 0, Qt.AlignmentFlag.AlignLeft)
        above.addWidget(self.models, 1)
        locks = QHBoxLayout()
        locks.setSpacing(SPACE * 2)
        locks.addWidget(self.locks, 1)
        locks.addWidget(self.apply_all)
        above.addLayout(locks)
        down = KeySplitter(Qt.Orientation.Vertical)
        down.setHandleWidth(1)
        down.addWidget(top)
        down.addWidget(self.changes)
        down.setChildrenCollapsible(False)
        down.setStretchFactor(0, 1)
        down.setStretchFactor(1, 1)
        down.setSizes([470, 210])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(down)
