"""Comply or pay as it is now: decided again when the scenario changes, and marked old until it is."""

from collections.abc import Iterator

from PySide6.QtCore import QObject

from headroom.optimum.decisions import TO_THE_CENT, Decided, DecisionQuestion, decide, with_points
from headroom.window.session.latest_answer import FRAME_S, Cancelled, LatestAnswer
from headroom.window.session.session import Session
from headroom.window.session.session_answers import SessionAnswers

_BUDGET_S = 3 * FRAME_S
"""Twelve models are decided in one frame, fifty in three. Beside a drag no answer would come to its end."""
_REST_S = 0.15
"""A slider that so long has not moved rests: break-even points are found, and proofs that are missing."""


class Decisions(SessionAnswers[DecisionQuestion, Decided]):
    """Decides for a session.

    Args:
        session: Whose scenario and workbook.
        budget_s: What takes longer is decided beside the window, seconds.
        parent: Parent object.
    """

    def __init__(
        self, session: Session, parent: QObject | None = None, *, budget_s: float = _BUDGET_S
    ) -> None:
        latest = LatestAnswer(
            _decide_and_prove,
            quick=_decide_hurriedly,
            finished=lambda decided: decided.proven and decided.complete,
            frame_s=budget_s,
            rest_s=_REST_S,
        )
        super().__init__(latest, parent)
        self._session = session

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
        offers, before = self._session.offers, self.answer
        question = None if offers is None else DecisionQuestion.of(offers, self._session.scenario, models)
        if question != self._latest.question:
            self._put(question, another_book=before is not None and before.question.offers is not offers)


def _decide_hurriedly(
    question: DecisionQuestion, earlier: Decided | None, cancelled: Cancelled
) -> Decided | None:
    """Return what can be decided at once; break-even points are put off where they move."""
    return decide(question, earlier, cancelled, hurried=True)


def _decide_and_prove(
    question: DecisionQuestion, earlier: Decided | None, cancelled: Cancelled
) -> Iterator[Decided]:
    """Decide, unless that was done; find the break-even points, then the proofs that are still missing."""
    decided = earlier
    if decided is None or decided.question != question:
        decided = decide(question, earlier, cancelled, hurried=True)
        if decided is None:
            return
        yield decided
    if not decided.complete:
        decided = with_points(decided, cancelled)
        if decided is None:
            return
        yield decided
    if not decided.proven:
        proven = decide(question, decided, cancelled, effort=TO_THE_CENT)
        if proven is not None:
            yield proven
