"""The one mutable object of the program: what is open, what is assumed and what comes of it."""

from dataclasses import replace
from datetime import date
from itertools import count

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from headroom.analysis.model_filter import ModelFilter, shown_flags
from headroom.analysis.refresh_effect import Refresh
from headroom.arrays import Flags
from headroom.foreign_text import one_line
from headroom.language import tr, tr_count
from headroom.policy_files.policy_file import followed_law
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy
from headroom.rules.readings import Reading
from headroom.rules.scenario import Scenario
from headroom.rules.succession import Succession
from headroom.user_error import UserError
from headroom.window.session.summing import Outcomes, Summing, takes_long
from headroom.window.session.undo_step import UndoStep
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.news import News
from headroom.window.shown.tone import Tone
from headroom.words import formatting
from headroom.work.workspace import Workspace

LAW_ON = tr("Law on another day")
"""What the step is called that puts the law of another day in place."""


class Session(QObject):
    """What is open, what is assumed, and what comes of it.

    Views read it and draw themselves again on ``changed``; they change nothing but by handing it a
    new value. Every edit is one step of ``undo_stack``; edits of one gesture are one step.

    Where an edit touches so many rows that they are summed beside the window, everything that is shown stays
    that of ``workspace`` until the sums are there; ``wanted`` is what it will be, and what is edited next.

    While a view of a story is presented, another workspace is lent: whatever is edited then is no step of the
    history and goes when it is given back; what is saved is ``own`` all the time.

    Attributes:
        changed: Emitted after the exposure or the workspace changed.
        lent_changed: Emitted when a workspace was lent, and when it was given back.
        summing_changed: Emitted when it begins to take long to sum what is wanted, and when that ends.
        not_summed: Emitted with what was taken back, as no sums come of it.
        undo_stack: All edits.
    """

    not_summed: ValueSignal[News] = value_signal()
    changed = Signal()
    summing_changed = Signal()
    lent_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self._gestures = count(1)
        self._steps: list[UndoStep] = []
        self._workspace = self._wanted = workspace
        self._exposure: Exposure | None = None
        self._offers: Offers | None = None
        self._outcomes: Outcomes | None = None
        self._earlier: Outcome | None = None
        self._refresh: Refresh | None = None
        self._published: tuple[Policy, ...] = ()
        self._shown_models: tuple[Outcome, ModelFilter, Flags] | None = None
        self._gesture = 0
        self._last_gesture = 0
        self._telling = False
        self._works = 0
        self._moved_from: tuple[int, Policy] | None = None
        self._another_change = False
        self._own: tuple[Workspace, Outcome | None] | None = None
        self._summing = Summing(self)
        self._summing.summed.connect(self._take)
        self._summing.failed.connect(self._take_back)
        self._summing.told.connect(self.summing_changed)

    @property
    def works(self) -> int:
        """Return how often other work was begun."""
        return self._works

    @property
    def workspace(self) -> Workspace:
        """Return the scenarios as they are shown."""
        return self._workspace

    @property
    def wanted(self) -> Workspace:
        """Return the scenarios as they were edited last: those that are shown, once they are summed."""
        return self._wanted

    @property
    def own(self) -> Workspace:
        """Return the scenarios as they were edited last, whatever is lent: what is saved."""
        return self._wanted if self._own is None else self._own[0]

    @property
    def lent(self) -> bool:
        """Return whether another workspace is shown for a while."""
        return self._own is not None

    def lend(self, workspace: Workspace) -> None:
        """Show another workspace until it is given back; the history stays as it is.

        While views are told of a change nothing is lent.
        """
        if self._telling:
            return
        if self._own is None:
            self._own = self._wanted, self._earlier
        self._put(workspace)
        self.lent_changed.emit()

    def give_back(self) -> None:
        """Show again what is the analyst's own."""
        if self._own is None or self._telling:
            return
        (own, earlier), self._own = self._own, None
        if own != self._wanted:
            self._put(own)
        self._earlier = earlier
        self.lent_changed.emit()

    @property
    def summing(self) -> bool:
        """Return whether what is wanted is being summed, and what is shown is that of a moment ago."""
        return self._wanted is not self._workspace

    @property
    def summing_long(self) -> bool:
        """Return whether it takes so long that this is said."""
        return self._summing.long

    def settle(self) -> None:
        """Wait until what is wanted is summed and shown; for whatever writes or copies figures."""
        self._summing.settle()

    @property
    def published(self) -> tuple[Policy, ...]:
        """Return the policies that are offered, as published."""
        return self._published

    def publish(self, policy: Policy) -> None:
        """Offer a policy, as published; changes are told against it."""
        self._published = (*self._published, policy)

    @property
    def scenario(self) -> Scenario:
        """Return the scenario being tried."""
        return self._workspace.scenario

    @property
    def exposure(self) -> Exposure | None:
        """Return the sums of the open workbook; None where none is open."""
        return self._exposure

    @property
    def offers(self) -> Offers | None:
        """Return every source of every part; None where no workbook is open, or it was not asked for."""
        return self._offers

    @property
    def outcome(self) -> Outcome | None:
        """Return what comes of the scenario; None where no workbook is open."""
        return None if self._outcomes is None else self._outcomes.scenario

    @property
    def baseline_outcome(self) -> Outcome | None:
        """Return what comes of the baseline; None where no workbook is open."""
        return None if self._outcomes is None else self._outcomes.baseline

    @property
    def earlier_outcome(self) -> Outcome | None:
        """Return what came of the scenario before the last change; None where there was none.

        All steps of one gesture are one change; undo and redo are changes as well.
        """
        return self._earlier

    @property
    def shown(self) -> Flags:
        """Return ``(model,)``: which models are shown; empty where no workbook is open."""
        outcome, wanted = self.outcome, self._workspace.shown
        if outcome is None:
            return np.zeros(0, dtype=np.bool_)
        known = self._shown_models
        if known is None or known[0] is not outcome or known[1] != wanted:
            known = self._shown_models = (outcome, wanted, shown_flags(outcome, wanted))
        return known[2]

    def shows(self, model: str) -> bool:
        """Return whether a model is shown; one that the workbook does not have is only where all are."""
        if self._workspace.shown.all or self._exposure is None:
            return True
        names = self._exposure.book.rows.models
        return model in names and bool(self.shown[names.index(model)])

    @property
    def shown_words(self) -> str:
        """Return how many models are shown, e.g. ``5 of 12 models``; empty for all."""
        if self._workspace.shown.all or self._exposure is None:
            return ""
        count = tr_count("{n} model", "{n} models", len(self.shown))
        return tr("{shown} of {count}", shown=formatting.count(int(self.shown.sum())), count=count)

    def show_only(self, shown: ModelFilter) -> None:
        """Show other models on every page, as one step."""
        text = tr("Show all models") if shown.all else tr("Show other models")
        self.edit(text, self._wanted.with_shown(shown))

    @property
    def refresh(self) -> Refresh | None:
        """Return what changed when the open workbook was read again; None where it was read once."""
        return self._refresh

    def open(self, exposure: Exposure, offers: Offers | None = None, refresh: Refresh | None = None) -> None:
        """Show another workbook, or the same one read again; scenarios and history stay.

        Args:
            exposure: Its sums.
            offers: Every source of every part of it.
            refresh: What changed since it was read before; None where it is another one.
        """
        self._exposure, self._offers, self._refresh = exposure, offers, refresh
        self._outcomes = self._earlier = None
        self._another_change = False
        self._show(self._wanted)

    def begin(
        self, workspace: Workspace, exposure: Exposure | None = None, offers: Offers | None = None
    ) -> None:
        """Show other work: its scenarios and its workbook; history begins anew.

        Args:
            workspace: The scenarios.
            exposure: The sums of its workbook; None: it is not there.
            offers: Every source of every part of it.
        """
        self.undo_stack.clear()
        self._keep_steps(0)
        self._works += 1
        self._own = None
        self._workspace = self._wanted = workspace
        if exposure is not None:
            self.open(exposure, offers)
            return
        self._exposure = self._offers = self._refresh = None
        self._outcomes = self._earlier = None
        self._another_change = False
        self._show(workspace)

    def new_gesture(self) -> int:
        """Return a number for a gesture that begins; edits with the same number are one step."""
        return next(self._gestures)

    def edit(self, text: str, workspace: Workspace, gesture: int | None = None) -> None:
        """Put ``workspace`` in the place of the present one, as one step that can be undone.

        While views are told of a change nothing can be edited: the history is being walked, and a
        widget that goes, or shows another number, is no wish of the user.

        Args:
            text: What the step is called, e.g. "Regional content".
            workspace: The new value; if it equals the present one nothing happens.
            gesture: Number of the gesture it belongs to; None: one of its own.
        """
        if workspace == self._wanted or self._telling:
            return
        if self._own is not None:
            self._put(workspace)
            return
        number = self.new_gesture() if gesture is None else gesture
        self._gesture = number
        step = self._last_step()
        if step is not None and step.follows(text, number):
            step.follow(workspace)
            self._put(workspace)
            if step.isObsolete():
                self.undo_stack.undo()  # takes it from the history, without undoing anything
        else:
            self._keep_steps(self.undo_stack.index())
            self._steps.append(UndoStep(text, self._wanted, workspace, number, self._put_step))
            self.undo_stack.push(self._steps[-1])
        self._keep_steps(self.undo_stack.count())

    def _last_step(self) -> UndoStep | None:
        """Return the last step of the history; None where it was taken back, or what it led to was saved."""
        at = self.undo_stack.index()
        if not at or at < self.undo_stack.count() or at == self.undo_stack.cleanIndex():
            return None
        return self._steps[-1]

    def _keep_steps(self, count: int) -> None:
        """Let go of all steps of the history but the first ``count``."""
        while len(self._steps) > count:
            self._steps.pop().let_go()

    def set_value(self, text: str, key: str, value: float | None, gesture: int | None = None) -> None:
        """Change one threshold, rate, fee, currency rate or the freight of the scenario.

        Args:
            text: What the step is called.
            key: As in ``Scenario.with_value``.
            value: Fraction, factor or US dollars per unit.
            gesture: As in ``edit``.
        """
        scenario = self._wanted.scenario.with_value(key, value)
        self.edit(text, self._wanted.with_scenario(scenario), gesture)

    def choose_reading(self, reading: Reading, word: str) -> None:
        """Read a text of the scenario's policy in another of its ways, as one step.

        Args:
            reading: The text.
            word: What is chosen of its words.
        """
        policy = self._wanted.scenario.policy.with_reading(reading.key, word)
        self.edit(reading.label, self._wanted.with_scenario(replace(self._wanted.scenario, policy=policy)))

    @property
    def succession(self) -> Succession:
        """Return the policies that were law one after the other, the scenario's among them, or it alone."""
        return followed_law(self._wanted.scenario.policy, self._published)

    def set_day(self, day: date, gesture: int | None = None) -> None:
        """Put the law of another day in the place of the scenario's; what was set by hand stays.

        Where the policy is one of those that were law one after the other, it is the one of that day; of any
        other the figures follow the day. A policy of which only one date is known stays. The days of a
        gesture are all counted from the policy with which it began: what one does not know is not lost.

        Args:
            day: The day.
            gesture: As in ``edit``.
        """
        scenario = self._wanted.scenario
        policy = scenario.policy
        if gesture is not None:
            if self._moved_from is None or self._moved_from[0] != gesture:
                self._moved_from = gesture, policy
            policy = self._moved_from[1]
        moved = replace(scenario, policy=self.succession.moved(policy, day))
        self.edit(LAW_ON, self._wanted.with_scenario(moved), gesture)

    @Slot()
    def turn_scenario(self) -> None:
        """Try the next scenario, as one step; the first follows the last."""
        workspace = self._wanted
        at = (workspace.current + 1) % len(workspace.scenarios)
        self.edit(tr("Scenario {name}", name=workspace.scenarios[at].name), workspace.with_current(at))

    @Slot()
    def reset(self) -> None:
        """Put the scenario back to the baseline, as one step."""
        self.edit(tr("Reset to baseline"), self._wanted.reset())

    def _put_step(self, workspace: Workspace) -> None:
        """Put what a step of the history leads to; while something is lent it waits behind that."""
        if self._own is None:
            self._put(workspace)
        else:
            self._own = workspace, self._own[1]

    def _put(self, workspace: Workspace) -> None:
        """Make ``workspace`` the present one, now or when it is summed."""
        if not self._gesture or self._gesture != self._last_gesture:
            self._another_change = True
        self._last_gesture, self._gesture = self._gesture, 0
        self._wanted = workspace
        exposure, shown = self._exposure, self._outcomes
        if exposure is not None and shown is not None and takes_long(exposure, workspace, self._workspace):
            self._summing.begin(exposure, workspace, shown)
        else:
            self._show(workspace)

    @Slot(object)
    def _take(self, outcomes: Outcomes) -> None:
        """Show what was summed beside the window."""
        self._show(outcomes.workspace, outcomes)

    @Slot(object)
    def _take_back(self, error: BaseException) -> None:
        """Take back what cannot be summed: what is shown stays, and can be edited."""
        what = tr("The view") if self._own is not None else self.undo_stack.undoText()
        if self._own is not None:
            self._wanted = self._workspace
        elif self.undo_stack.canUndo():
            self.undo_stack.undo()
        else:
            self._wanted = self._workspace
        why = f": {error}" if isinstance(error, UserError) else ""
        text = tr(
            "“{what}” could not be summed and was taken back{why}. The figures are those before it.",
            what=what,
            why=why,
        )
        self.not_summed.emit(News(one_line(text), Tone.BAD))

    def _show(self, workspace: Workspace, outcomes: Outcomes | None = None) -> None:
        """Show a workspace.

        Args:
            workspace: The workspace.
            outcomes: What comes of it; None: that is counted now.
        """
        shown = self._outcomes
        self._summing.give_up()
        if self._exposure is not None and outcomes is None:
            outcomes = self._summed(self._exposure, workspace, shown)
        if self._another_change and workspace is not self._workspace:
            self._earlier = None if shown is None else shown.scenario
        self._another_change = False
        self._workspace = self._wanted = workspace
        self._outcomes = outcomes
        self._tell()

    def _summed(self, exposure: Exposure, workspace: Workspace, shown: Outcomes | None) -> Outcomes:
        """Return what comes of a workspace, counted now; where that fails, what is shown stays wanted."""
        try:
            return Outcomes.of(exposure, workspace, shown)
        except BaseException:
            if shown is not None:
                self._wanted = self._workspace
            raise

    def _tell(self) -> None:
        """Tell the views; nothing can be edited meanwhile."""
        self._telling = True
        try:
            self.changed.emit()
        finally:
            self._telling = False
