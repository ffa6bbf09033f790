"""Comply or pay as it is now: decided again when the scenario changes, and marked old until it is."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal, Slot

from headroom.optimum.decisions import TO_THE_CENT, Decided, DecisionQuestion, decide
from headroom.window.session.latest_answer import FRAME_S, Cancelled, LatestAnswer
from headroom.window.session.session import Session

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
        self._latest = LatestAnswer(
            _decide_and_prove,
            self,
            quick=_decide_hurriedly,
            finished=lambda decided: decided.proven,
            frame_s=budget_s,
            hope_s=budget_s * _HOPE,
        )
        self._latest.answered.connect(self._tell)

    @property
    def decided(self) -> Decided | None:
        """Return what was decided last for the open workbook; None for nothing yet."""
        return self._latest.answer

    @property
    def current(self) -> bool:
        """Return whether what was decided last is the answer to what is asked now."""
        return self._latest.current

    @property
    def swift(self) -> bool:
        """Return whether the next answer is likely to be there at once."""
        return self._latest.swift

    def forget(self) -> None:
        """Ask nothing, and let what was decided be old."""
        self._latest.stop()

    def ask(self, models: tuple[int, ...] | None = None) -> None:
        """Decide for the session as it is now.

        Args:
            models: Indices of the models; None: all.
        """
        offers = self._session.offers
        question = None if offers is None else DecisionQuestion.of(offers, self._session.scenario, models)
        if question == self._latest.question:
            return
        before = self.decided
        if before is not None and before.question.offers is not offers:
            self._latest.forget()
        if question is None:
            self._latest.stop()
        else:
            self._latest.ask(question)
        if not self.current:
            self.changed.emit()

    def settle(self) -> None:
        """Wait for the answer; for pictures and for the end of the program."""
        self._latest.settle()

    @Slot()
    def _tell(self) -> None:
        """Tell of an answer."""
        self.changed.emit()


def _decide_hurriedly(
    question: DecisionQuestion, earlier: Decided | None, cancelled: Cancelled
) -> Decided | None:
    """Return what can be decided at once."""
    return decide(question, earlier, cancelled, hurried=True)


def _decide_and_prove(
    question: DecisionQuestion, earlier: Decided | None, cancelled: Cancelled
) -> Iterator[Decided]:
    """Decide, unless that was done, and then look for the proofs that are still missing."""
    decided = earlier
    if decided is None or decided.question != question:
        decided = decide(question, earlier, cancelled)
        if decided is None:
            return
        yield decided
    if not decided.proven:
        proven = decide(question, decided, cancelled, effort=TO_THE_CENT)
        if proven is not None:
            yield proven
