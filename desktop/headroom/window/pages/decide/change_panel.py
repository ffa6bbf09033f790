"""The changes of one model: each switched on or off, applied to the scenario, locked."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from headroom.language import WordEnum, tr, tr_count
from headroom.optimum.change_worth import Worth, picks_with, trial, worths
from headroom.optimum.constraint_costs import constraint_costs
from headroom.optimum.resourcing import ModelResourcing
from headroom.optimum.sourcing_choice import Sourcing
from headroom.output.resourcing_words import blocked, decision_reason, decision_sentence
from headroom.rules.scenario import SourceMove
from headroom.window.look.plain_text import plain_caption, plain_tooltip
from headroom.window.look.theme import SPACE, TITLE
from headroom.window.pages.decide.change_list import ChangeList
from headroom.window.pages.decide.cost_view import CostView
from headroom.window.pages.decide.shown.changes import (
    change_table,
    point_sentence,
    saving_sentence,
    trial_sentence,
)
from headroom.window.pages.page_stack import EDITS
from headroom.window.session.session import Session
from headroom.window.widgets.quiet_table import Entry
from headroom.window.widgets.segmented import Segmented
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.whole_paragraph import WholeParagraph
from headroom.window.widgets.whole_rows import WholeRows


class Aim(WordEnum):
    """Which sourcing of a model is shown."""

    COMPLYING = "cheapest that qualifies"
    PAYING = "cheapest that does not"


class ChangePanel(QWidget):
    """Shows the changes of one model and hands the session those that are switched on.

    Args:
        session: Takes the changes.
        parent: Parent widget.

    Attributes:
        part_kept: Emitted with the number of a part that shall stay.
        country_barred: Emitted with a country that is out.
    """

    part_kept = Signal(str)
    country_barred = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._answer: ModelResourcing | None = None
        self._old = False
        self._sourcing: Sourcing | None = None
        self._worths: tuple[Worth, ...] = ()
        self._aims: dict[str, Aim] = {}
        self._left_out: dict[str, frozenset[str]] = {}
        self._seen: tuple[SourceMove, ...] = ()
        self.title = StillLabel(TITLE, strong=True)
        self.aim = Segmented(tr("Sourcing"), tuple(Aim))
        self.list = ChangeList(tr("Changes of the model looked at"))
        self.costs = CostView()
        self.outcome = StillLabel()
        self.blocks = WholeParagraph()
        self.keep = QPushButton(tr("This part stays"))
        self.bar = QPushButton(tr("This country is out"))
        self.take_back = QPushButton(tr("Take back"))
        self.apply = QPushButton(tr("Apply to the scenario"))
        for button in (self.keep, self.bar, self.take_back):
            button.setProperty("kind", "quiet")
        self.apply.setProperty("kind", "primary")
        self._steps = QWidget()
        self._steps.setProperty(EDITS, True)
        self._lay_out()
        self.aim.chosen.connect(self._aim_at)
        self.list.changes.switched.connect(self._switch)
        self.list.looked_at.connect(self._offer_locks)
        self.list.locks = self._locks_at
        self.keep.clicked.connect(self._keep_part)
        self.bar.clicked.connect(self._bar_country)
        self.apply.clicked.connect(self._apply)
        self.take_back.clicked.connect(self._take_back)

    def show_answer(self, answer: ModelResourcing | None, *, old: bool) -> None:
        """Show what was decided for a model; None for none.

        Args:
            answer: The decision.
            old: Whether another one is about to come.
        """
        self._answer, self._old = answer, old
        self.list.cells.mark_old(old=old)
        self.costs.mark_old(old=old)
        for label in (self.title, self.outcome):
            label.setEnabled(not old)
        for widget in (self.aim, self.list, self.outcome, self.keep, self.bar, self.take_back, self.apply):
            widget.setVisible(answer is not None)
        if answer is None:
            self.costs.show((), self)
            self._sourcing, self._worths = None, ()
            self.title.set_text("")
            self.blocks.set_text("")
            return
        self._follow_scenario()
        self.title.set_text(saving_sentence(answer))
        self.title.setToolTip(plain_tooltip(decision_sentence(answer)))
        aim = self._aim(answer)
        self.aim.choose(aim)
        self.aim.buttons[Aim.COMPLYING.value].setEnabled(answer.comply is not None)
        self.aim.buttons[Aim.PAYING.value].setEnabled(answer.pay is not None)
        self._sourcing = answer.comply if aim is Aim.COMPLYING else answer.pay
        self._worths = () if self._sourcing is None else worths(self._sourcing)
        rows = answer.problem.terms.offers.current.book.rows
        self.list.show_table(change_table(self._worths, rows))
        self.costs.show(constraint_costs(answer) if aim is Aim.COMPLYING else (), self)
        near = answer.nearest()
        said = (point_sentence(self._worths),) if near is None else blocked(near)
        said = (f"{decision_reason(answer)}.", *said)
        self.blocks.set_text(" ".join(said))
        self.blocks.setToolTip(plain_tooltip("\n".join(said)))
        self._weigh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what each test costs as a table where there is room for one."""
        super().resizeEvent(event)
        self.costs.fit(self)

    def _aim(self, answer: ModelResourcing) -> Aim:
        """Return which sourcing is shown: as chosen, else as decided, if there is one."""
        decided = Aim.COMPLYING if answer.decision.qualifies else Aim.PAYING
        aim = self._aims.get(answer.model, decided)
        if aim is Aim.COMPLYING and answer.comply is None:
            return Aim.PAYING
        return Aim.COMPLYING if aim is Aim.PAYING and answer.pay is None else aim

    def _follow_scenario(self) -> None:
        """Check what the moves of the scenario say, where they were changed, e.g. by an undo."""
        moves = self._session.scenario.moves
        if moves is not self._seen:
            before = {move.model for move in self._seen}
            self._seen = moves
            for model in before | {move.model for move in moves}:
                off = frozenset(move.part_number for move in moves if move.model == model and not move.on)
                self._left_out[model] = off

    @property
    def _out(self) -> frozenset[str]:
        """Return the parts of the model that are switched off."""
        return frozenset() if self._answer is None else self._left_out.get(self._answer.model, frozenset())

    def _weigh(self) -> None:
        """Show what the changes that are switched on come to."""
        answer, sourcing, out = self._answer, self._sourcing, self._out
        self.list.changes.leave_out(out)
        self._offer_locks()
        if answer is None:
            return
        own = [move for move in self._session.scenario.moves if move.model == answer.model]
        wanted = self._moves()
        self.apply.setEnabled(not self._old and bool(wanted) and wanted != own)
        self.take_back.setEnabled(bool(own))
        if sourcing is None or not self._worths:
            self.outcome.set_text(
                "" if sourcing is None else tr("Nothing changes: it is sourced this way now.")
            )
            return
        made = sum(worth.change.part_number not in out for worth in self._worths)
        found = trial(answer.problem, picks_with(sourcing, out))
        self.outcome.set_text(trial_sentence(found, made, len(self._worths)))

    def _moves(self) -> list[SourceMove]:
        """Return the changes as moves of a scenario."""
        return [replace(worth.move, on=worth.change.part_number not in self._out) for worth in self._worths]

    @Slot()
    def _apply(self) -> None:
        """Put the changes into the scenario, as one step."""
        moves = self._moves()
        count = sum(move.on for move in moves)
        self._put_moves(
            tr_count("Re-source {model}: {n} part", "Re-source {model}: {n} parts", count, model=self._model),
            moves,
        )

    @Slot()
    def _take_back(self) -> None:
        """Take the model's changes out of the scenario, as one step."""
        self._put_moves(tr("Source {model} as in the workbook", model=self._model), [])

    @property
    def _model(self) -> str:
        """Return the name of the model."""
        return "" if self._answer is None else self._answer.model

    def _put_moves(self, text: str, moves: list[SourceMove]) -> None:
        """Put moves of the model in the place of those it has."""
        scenario = self._session.wanted.scenario
        others = tuple(move for move in scenario.moves if move.model != self._model)
        changed = replace(scenario, moves=(*others, *moves))
        self._session.edit(text, self._session.wanted.with_scenario(changed))

    @Slot(str, bool)
    def _switch(self, part: str, checked: bool) -> None:  # noqa: FBT001 - a slot of a check mark
        """Switch one change on or off."""
        self._left_out[self._model] = self._out - {part} if checked else self._out | {part}
        self._weigh()

    @Slot(object)
    def _aim_at(self, aim: Aim) -> None:
        """Show the other sourcing."""
        if self._answer is not None:
            self._aims[self._answer.model] = aim
            self.show_answer(self._answer, old=self._old)

    @Slot()
    def _offer_locks(self) -> None:
        """Let the row in focus be locked."""
        on_row = 0 <= self.list.row < len(self._worths)
        self.keep.setEnabled(on_row)
        self.bar.setEnabled(on_row)
        change = self._worths[self.list.row].change if on_row else None
        part = tr("This part") if change is None else plain_caption(change.part_number)
        self.keep.setText(tr("{part} stays", part=part))
        self.bar.setText(tr("This country is out") if change is None else _nothing_from(change.to_origin))

    @Slot()
    def _keep_part(self) -> None:
        """Let the part in focus stay."""
        self.part_kept.emit(self._worths[self.list.row].change.part_number)

    @Slot()
    def _bar_country(self) -> None:
        """Let no part come from the country that the part in focus would move to."""
        for country in self._worths[self.list.row].change.to_origins:
            self.country_barred.emit(country)

    def _locks_at(self, row: int) -> list[Entry]:
        """Return the locks that the menu of a row offers; they mean that row whatever is listed then."""
        if not 0 <= row < len(self._worths):
            return []
        change = self._worths[row].change
        part = change.part_number

        def bar(countries: tuple[str, ...]) -> None:
            for country in countries:
                self.country_barred.emit(country)

        return [
            (plain_caption(tr("Part {part} stays", part=part)), lambda: self.part_kept.emit(part)),
            (_nothing_from(change.to_origin), partial(bar, change.to_origins)),
            (_nothing_from(change.from_origin), partial(bar, change.from_origins)),
        ]

    def _lay_out(self) -> None:
        """Put the title over the list, and below it what it comes to."""
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.aim)
        below = QHBoxLayout(self._steps)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SPACE)
        below.addStretch(1)
        for button in (self.keep, self.bar, self.take_back, self.apply):
            below.addWidget(button)
        last = QHBoxLayout()
        last.addWidget(self.costs.line, 1)
        last.addWidget(self._steps)
        column = QVBoxLayout(self)
        margin = SPACE * 3 // 2
        column.setContentsMargins(margin, SPACE, margin, SPACE)
        column.setSpacing(SPACE // 2)
        column.addLayout(line)
        column.addWidget(self.outcome)
        column.addWidget(self.blocks)
        column.addWidget(WholeRows(((self.list, 5), (self.costs.table, 3)), 3 * SPACE), 1)
        column.addLayout(last)


def _nothing_from(country: str) -> str:
    """Return the name of a lock on a country."""
    return tr("Nothing from {country}", country=country) if country else tr("Nothing from unknown origin")
