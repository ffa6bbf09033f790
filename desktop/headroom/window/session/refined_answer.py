"""An answer that gets finer and finer, off the window's thread: only that to the latest question arrives."""

from collections.abc import Callable, Iterator
from time import monotonic

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from headroom.window.session.job import Job

Steps = Callable[[Callable[[], bool]], Iterator[object]]
"""Yields finer and finer answers; is given what says whether to give up, and then yields nothing more."""

_PATIENCE_S = 120.0
_PAUSE_S = 0.05
"""Answers that follow the last one sooner than this are left out, but for the final one."""


class Refining(QObject):
    """Computes finer and finer answers to the latest question; those to earlier ones never arrive.

    Attributes:
        refined: Emitted with each answer, in the window's thread.
        changed: Emitted when computing begins or ends.
    """

    refined = Signal(object)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._waiting: Steps | None = None
        self._wanted = False

    @property
    def busy(self) -> bool:
        """Return whether an answer is still to come."""
        return self._job is not None and self._wanted

    def ask(self, steps: Steps) -> None:
        """Begin to answer a question; what is being computed is given up."""
        self._wanted = True
        if self._job is None:
            self._begin(steps)
        else:
            self._waiting = steps
            self._job.cancel()
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Give up what is being computed; what arrived stays as it is."""
        self._waiting = None
        self._wanted = False
        if self._job is not None:
            self._job.cancel()
        self.changed.emit()

    def settle(self) -> None:
        """Wait for the final answer to the latest question; for pictures and for tests."""
        while (job := self._job) is not None:
            if not job.wait(_PATIENCE_S):
                return
            QCoreApplication.sendPostedEvents(self)  # what was said on the way comes before the end
            QCoreApplication.sendPostedEvents(job)

    def _begin(self, steps: Steps) -> None:
        """Compute in a thread of its own."""

        def task(progress: Callable[[object], None], cancelled: Callable[[], bool]) -> object:
            held: object = None
            said = -_PAUSE_S
            for answer in steps(cancelled):
                held = answer
                if monotonic() - said >= _PAUSE_S:
                    progress(answer)
                    held, said = None, monotonic()
            return held

        job = Job(task, QCoreApplication.instance())  # it may have to outlive what asked
        self.destroyed.connect(job.cancel)
        job.ended.connect(job.deleteLater)
        job.progressed.connect(self._pass_on)
        job.succeeded.connect(self._pass_on)
        job.failed.connect(self._fail)
        job.ended.connect(self._end)
        self._job = job
        job.start()

    @Slot(object)
    def _pass_on(self, answer: object) -> None:
        """Pass an answer on, unless another question has been asked since."""
        if answer is not None and self._waiting is None and self._wanted:
            self.refined.emit(answer)

    @Slot()
    def _end(self) -> None:
        """Go on with the question that came meanwhile."""
        self._job = None
        if self._waiting is not None:
            steps, self._waiting = self._waiting, None
            self._begin(steps)
        self.changed.emit()

    @Slot(object)
    def _fail(self, error: object) -> None:
        """Pass a fault of the program on to where faults are shown."""
        if isinstance(error, BaseException):
            raise error
