"""Which certificates would settle what is open, as it is now; marked old until it is computed again."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, thread_time

from PySide6.QtCore import QObject, Signal, Slot

from headroom.analysis.certificates.requests import SupplierRequest, supplier_requests
from headroom.analysis.certificates.settling import Certificates, certificates
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome
from headroom.window.session.decisions import FRAME_S
from headroom.window.session.latest_answer import Latest
from headroom.window.session.session import Session


@dataclass(frozen=True, slots=True, eq=False)
class CertificateAnswer:
    """What would settle the verdicts that are open.

    Attributes:
        outcome: Whose verdicts.
        found: For each model that is open, those with the fewest certificates first.
        requests: The same, supplier by supplier.
        took_s: How much of a processor's time it took.
    """

    outcome: Outcome
    found: tuple[Certificates, ...]
    requests: tuple[SupplierRequest, ...]
    took_s: float


class CertificateAnswers(QObject):
    """Answers for a session, at once where that takes less than a frame, else beside the window.

    Args:
        session: Whose scenario and workbook.
        budget_s: What takes longer is computed beside the window, seconds.
        parent: Parent object.

    Attributes:
        changed: Emitted when another answer is there, or the one that is there has become old.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None, *, budget_s: float = FRAME_S) -> None:
        super().__init__(parent)
        self._session = session
        self._budget_s = budget_s
        self._answer: CertificateAnswer | None = None
        self._asked: Outcome | None = None
        self._exposure: Exposure | None = None
        self._took_s = float("inf")
        self._latest = Latest(self)
        self._latest.answered.connect(self._take)

    @property
    def answer(self) -> CertificateAnswer | None:
        """Return the last answer for the open workbook; None for nothing yet."""
        return self._answer

    @property
    def current(self) -> bool:
        """Return whether the last answer is that to what is asked now."""
        return self._answer is not None and self._answer.outcome is self._asked

    def ask(self) -> None:
        """Answer for the session as it is now."""
        outcome = self._session.outcome
        if outcome is self._asked:
            return
        self._asked = outcome
        if self._session.exposure is not self._exposure:
            self._exposure, self._answer = self._session.exposure, None
        if outcome is None or self.current:
            self._latest.drop()
        elif not self._answer_now(outcome):
            self._latest.ask(_Asking(outcome))
        self.changed.emit()

    def settle(self) -> None:
        """Wait for the answer; for pictures and for the end of the program."""
        self._latest.settle()

    def _answer_now(self, outcome: Outcome) -> bool:
        """Answer within a frame if the last answer took less; return whether that was possible."""
        if self._took_s > self._budget_s:
            return False
        begun = perf_counter()
        answer = _Asking(outcome)(lambda: perf_counter() - begun > self._budget_s)
        self._took_s = perf_counter() - begun
        if answer is None:
            return False
        self._latest.drop()
        self._answer = answer
        return True

    @Slot(object)
    def _take(self, answer: object) -> None:
        """Take an answer that was computed beside the window."""
        if isinstance(answer, CertificateAnswer) and answer.outcome is self._asked:
            self._took_s = answer.took_s
            self._answer = answer
            self.changed.emit()


class _Asking:
    """A question: what settles the verdicts of an outcome."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome

    def __call__(self, cancelled: Callable[[], bool]) -> CertificateAnswer | None:
        """Return the answer; None where it was given up."""
        begun = thread_time()
        found = certificates(self._outcome, cancelled)
        if cancelled():
            return None
        requests = supplier_requests(found, self._outcome.exposure.book.rows)
        return CertificateAnswer(self._outcome, found, requests, thread_time() - begun)
