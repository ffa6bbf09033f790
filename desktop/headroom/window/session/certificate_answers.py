"""Which certificates and statements would help, as it is now; marked old until computed again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from headroom.analysis.certificates.fewest_certificates import Certificates, certificates
from headroom.analysis.certificates.requests import SupplierRequest, supplier_requests
from headroom.analysis.certificates.statements import NO_STATEMENTS, Statements, statements
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome
from headroom.window.session.latest_answer import FRAME_S, Cancelled, LatestAnswer
from headroom.window.session.session import Session
from headroom.window.session.session_answers import SessionAnswers

_REST_S = 0.2
"""Statements are looked for once a slider has rested so long, seconds."""


@dataclass(frozen=True, slots=True, eq=False)
class CertificateAnswer:
    """What would settle the verdicts that are open, or better them.

    Attributes:
        outcome: Whose verdicts.
        found: For each model that is open, those with the fewest certificates first.
        requests: The same, supplier by supplier.
        stated: The statements that would help, as they were when they were last looked for.
        complete: Whether that was for this outcome.
    """

    outcome: Outcome
    found: tuple[Certificates, ...]
    requests: tuple[SupplierRequest, ...]
    stated: Statements
    complete: bool


class CertificateAnswers(SessionAnswers[Outcome, CertificateAnswer]):
    """Which certificates and statements settle or better the verdicts of a session.

    Args:
        session: Whose scenario and workbook.
        budget_s: What takes longer is computed beside the window, seconds.
        parent: Parent object.
    """

    def __init__(self, session: Session, parent: QObject | None = None, *, budget_s: float = FRAME_S) -> None:
        latest = LatestAnswer(
            _answers, quick=_answer, finished=lambda one: one.complete, frame_s=budget_s, rest_s=_REST_S
        )
        super().__init__(latest, parent)
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
    """Return what settles the verdicts of an outcome, statements aside; None where it was given up."""
    found = certificates(outcome, cancelled)
    if cancelled():
        return None
    stated = NO_STATEMENTS if earlier is None else earlier.stated
    requests = supplier_requests(found, outcome.exposure.book.rows)
    return CertificateAnswer(outcome, found, requests, stated, complete=False)


def _answers(
    outcome: Outcome, earlier: CertificateAnswer | None, cancelled: Cancelled
) -> Iterator[CertificateAnswer]:
    """Answer beside the window: first the certificates, unless they are there, then the statements."""
    answer = earlier if earlier is not None and earlier.outcome is outcome else None
    if answer is None:
        answer = _answer(outcome, earlier, cancelled)
        if answer is None:
            return
        yield answer
    stated = statements(outcome, cancelled)
    if not cancelled():
        yield replace(answer, stated=stated, complete=True)
