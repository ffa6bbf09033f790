"""Answers off the window's thread to a question that changes: only the latest one is ever answered."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from headroom.window.session.job import Job

Question = Callable[[Callable[[], bool]], object]
"""Computes an answer; is given what says whether to give up, and may then return anything."""

_PATIENCE_S = 120.0


class Latest(QObject):
    """Computes the answer to the latest question; those to earlier ones never arrive.

    Attributes:
        answered: Emitted with the answer, in the window's thread.
        asked: Emitted when an answer that is shown has become old.
    """

    answered = Signal(object)
    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._waiting: Question | None = None

    @property
    def stale(self) -> bool:
        """Return whether an answer is still to come."""
        return self._job is not None

    def ask(self, question: Question) -> None:
        """Begin to answer a question; what is being computed is given up."""
        self.asked.emit()
        if self._job is None:
            self._begin(question)
        else:
            self._waiting = question
            self._job.cancel()

    def drop(self) -> None:
        """Give up what is being computed, and ask nothing else."""
        self._waiting = None
        if self._job is not None:
            self._job.cancel()

    def settle(self) -> None:
        """Wait until the latest question is answered; for pictures and for the end of the program."""
        while (job := self._job) is not None:
            if not job.wait(_PATIENCE_S):
                return
            QCoreApplication.sendPostedEvents(job)

    def _begin(self, question: Question) -> None:
        """Compute in a thread of its own."""

        def task(progress: Callable[[object], None], cancelled: Callable[[], bool]) -> object:
            del progress  # an answer is there or it is not
            return question(cancelled)

        job = Job(task, QCoreApplication.instance())  # it may have to outlive what asked
        self.destroyed.connect(job.cancel)
        job.ended.connect(job.deleteLater)
        job.succeeded.connect(self.answered)
        job.failed.connect(self._fail)
        job.ended.connect(self._end)
        self._job = job
        job.start()

    @Slot()
    def _end(self) -> None:
        """Go on with the question that came meanwhile."""
        self._job = None
        if self._waiting is not None:
            question, self._waiting = self._waiting, None
            self._begin(question)

    @Slot(object)
    def _fail(self, error: object) -> None:
        """Pass a fault of the program on to where faults are shown."""
        if isinstance(error, BaseException):
            raise error
