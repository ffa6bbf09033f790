"""Which certificates would settle what is open, as it is now; marked old until it is computed again."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from headroom.analysis.certificates.fewest_certificates import Certificates, certificates
from headroom.analysis.certificates.requests import SupplierRequest, supplier_requests
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome
from headroom.window.session.latest_answer import FRAME_S, Cancelled, LatestAnswer
from headroom.window.session.session import Session


@dataclass(frozen=True, slots=True, eq=False)
class CertificateAnswer:
    """What would settle the verdicts that are open.

    Attributes:
        outcome: Whose verdicts.
        found: For each model that is open, those with the fewest certificates first.
        requests: The same, supplier by supplier.
    """

    outcome: Outcome
    found: tuple[Certificates, ...]
    requests: tuple[SupplierRequest, ...]


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
        self._exposure: Exposure | None = None
        self._latest = LatestAnswer(_answers, self, quick=_answer, frame_s=budget_s)
        self._latest.answered.connect(self._tell)

    @property
    def answer(self) -> CertificateAnswer | None:
        """Return the last answer for the open workbook; None for nothing yet."""
        return self._latest.answer

    @property
    def current(self) -> bool:
        """Return whether the last answer is that to what is asked now."""
        return self._latest.current

    def ask(self) -> None:
        """Answer for the session as it is now."""
        outcome = self._session.outcome
        if outcome is self._latest.question:
            return
        if self._session.exposure is not self._exposure:
            self._exposure = self._session.exposure
            self._latest.forget()
        if outcome is None:
            self._latest.stop()
        else:
            self._latest.ask(outcome)
        if not self.current:
            self.changed.emit()

    def settle(self) -> None:
        """Wait for the answer; for pictures and for the end of the program."""
        self._latest.settle()

    @Slot()
    def _tell(self) -> None:
        """Tell of an answer."""
        self.changed.emit()


def _answer(
    outcome: Outcome, earlier: CertificateAnswer | None, cancelled: Cancelled
) -> CertificateAnswer | None:
    """Return what settles the verdicts of an outcome; None where it was given up."""
    del earlier  # another outcome has other sets of certificates
    found = certificates(outcome, cancelled)
    if cancelled():
        return None
    return CertificateAnswer(outcome, found, supplier_requests(found, outcome.exposure.book.rows))


def _answers(
    outcome: Outcome, earlier: CertificateAnswer | None, cancelled: Cancelled
) -> Iterator[CertificateAnswer]:
    """Answer beside the window."""
    answer = _answer(outcome, earlier, cancelled)
    if answer is not None:
        yield answer
