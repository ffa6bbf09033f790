"""Comply or pay as it is now: decided again when the scenario changes, and marked old until it is."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, thread_time

from PySide6.QtCore import QObject, Signal, Slot

from headroom.optimum.decisions import SWIFTLY, TO_THE_CENT, Decided, Question, decide
from headroom.window.session.latest_answer import Latest
from headroom.window.session.session import Session

FRAME_S = 0.016
"""Seconds of one frame: what is decided in less never shows an old answer."""

_HOPE = 1.5  # the next answer starts from this one, and is found in less time


class Decisions(QObject):
    """Decides for a session, at once where that takes less than a frame, else beside the window.

    Args:
        session: Whose scenario and workbook.
        budget_s: What takes longer is decided beside the window, seconds.
        parent: Parent object.

    Attributes:
        changed: Emitted when another answer is there, or the one that is there has become old.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None, *, budget_s: float = FRAME_S) -> None:
        super().__init__(parent)
        self._session = session
        self._budget_s = budget_s
        self._decided: Decided | None = None
        self._question: Question | None = None
        self._took = float("inf")
        self._latest = Latest(self)
        self._latest.answered.connect(self._take)

    @property
    def decided(self) -> Decided | None:
        """Return what was decided last for the open workbook; None for nothing yet."""
        return self._decided

    @property
    def current(self) -> bool:
        """Return whether what was decided last is the answer to what is asked now."""
        return self._decided is not None and self._decided.question == self._question

    @property
    def swift(self) -> bool:
        """Return whether the next answer is likely to be there at once."""
        return self._took <= self._budget_s * _HOPE

    def forget(self) -> None:
        """Ask nothing, and let what was decided be old."""
        self._question = None
        self._latest.drop()

    def ask(self, models: tuple[int, ...] | None = None) -> None:
        """Decide for the session as it is now.

        Args:
            models: Indices of the models; None: all.
        """
        offers = self._session.offers
        question = None if offers is None else Question.of(offers, self._session.scenario, models)
        if question == self._question:
            return
        before = self._decided
        if before is not None and (question is None or before.question.offers is not question.offers):
            self._decided, self._took = None, float("inf")
        self._question = question
        if question is None or self.current:
            self._latest.drop()
        elif not self._decide_now(question):
            self._latest.ask(_Deciding(question, self._decided))
        self.changed.emit()

    def settle(self) -> None:
        """Wait for the answer; for pictures and for the end of the program."""
        self._latest.settle()

    def _decide_now(self, question: Question) -> bool:
        """Decide within a frame if the last answer took less; return whether that was possible."""
        if not self.swift:
            return False
        begun = perf_counter()
        decided = decide(
            question, self._decided, lambda: perf_counter() - begun > self._budget_s, hurried=True
        )
        self._took = perf_counter() - begun
        if decided is None:
            return False
        self._latest.drop()
        self._decided = decided
        self._prove()
        return True

    def _prove(self) -> None:
        """Look for the proofs that are still missing, beside the window; what is shown stays till then."""
        if self._decided is not None and self._question is not None and not self._decided.proven:
            self._latest.ask(_Deciding(self._question, self._decided, TO_THE_CENT))

    @Slot(object)
    def _take(self, answer: object) -> None:
        """Take an answer that was computed beside the window."""
        if isinstance(answer, _Answer):
            self._decided = answer.decided
            if answer.effort == SWIFTLY:
                self._took = answer.took_s
                self._prove()
            self.changed.emit()


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    """What was decided beside the window, and how much of a processor's time it took."""

    decided: Decided
    took_s: float
    effort: int


class _Deciding:
    """A question, and what to start from."""

    def __init__(self, question: Question, earlier: Decided | None, effort: int = SWIFTLY) -> None:
        self._question = question
        self._earlier = earlier
        self._effort = effort

    def __call__(self, cancelled: Callable[[], bool]) -> _Answer | None:
        """Return what is decided; None where it was given up."""
        begun = thread_time()
        decided = decide(self._question, self._earlier, cancelled, effort=self._effort)
        return None if decided is None else _Answer(decided, thread_time() - begun, self._effort)
