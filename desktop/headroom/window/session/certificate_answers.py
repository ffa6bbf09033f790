"""Which certificates would settle what is open, as it is now; marked old until it is computed again."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject

from headroom.analysis.certificates.fewest_certificates import Certificates, certificates
from headroom.analysis.certificates.requests import SupplierRequest, supplier_requests
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome
from headroom.window.session.latest_answer import FRAME_S, Cancelled, LatestAnswer
from headroom.window.session.session import Session
from headroom.window.session.session_answers import SessionAnswers


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


class CertificateAnswers(SessionAnswers[Outcome, CertificateAnswer]):
    """Which certificates settle the verdicts of a session.

    Args:
        session: Whose scenario and workbook.
        budget_s: What takes longer is computed beside the window, seconds.
        parent: Parent object.
    """

    def __init__(self, session: Session, parent: QObject | None = None, *, budget_s: float = FRAME_S) -> None:
        super().__init__(LatestAnswer(_answers, quick=_answer, frame_s=budget_s), parent)
        self._session = session
        self._exposure: Exposure | None = None

    def ask(self) -> None:
        """Answer for the session as it is now."""
        outcome, exposure = self._session.outcome, self._session.exposure
        if outcome is self._latest.question:
            return
        another_book = exposure is not self._exposure
        self._exposure = exposure
        self._put(outcome, another_book=another_book)


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
