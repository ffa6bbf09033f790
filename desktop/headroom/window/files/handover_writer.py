"""Writes what is handed over beside the window: one file at a time, which can be given up."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from headroom.output.writers.report import ReportFile
from headroom.window.files.handover_tasks import WriteHandover, WritingStep
from headroom.window.session.job import Job
from headroom.window.session.value_signal import ValueSignal, value_signal

_PATIENCE_S = 5.0


class HandoverWriter(QObject):
    """Runs the task of one file after another, each in a thread of its own.

    Args:
        parent: Parent object.

    Attributes:
        progressed: How far the file is.
        written: What was written, once it is; another file can be begun then.
        failed: Why there is no file; likewise.
    """

    progressed: ValueSignal[WritingStep] = value_signal()
    written: ValueSignal[ReportFile] = value_signal()
    failed: ValueSignal[BaseException] = value_signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job[WritingStep, ReportFile] | None = None
        self._left: list[Job[WritingStep, ReportFile]] = []
        self.out = Path()

    @property
    def busy(self) -> bool:
        """Return whether a file is being written."""
        return self._job is not None

    def begin(self, task: WriteHandover) -> None:
        """Begin to write a file; none is being written."""
        self.out = task.out
        self._job = Job(task)
        self._job.progressed.connect(self._tell_progress)
        self._job.succeeded.connect(self._tell)
        self._job.failed.connect(self._complain)
        self._job.ended.connect(self._end)
        self._job.start()

    def give_up(self) -> None:
        """Give up what is being written; nothing of it stays."""
        if self._job is not None:
            job, self._job = self._job, None
            job.ended.disconnect(self._end)
            job.cancel()
            self._left = [one for one in self._left if not one.wait(0)]
            self._left.append(job)

    def finish(self) -> None:
        """Give up what is being written, and wait until nothing is any more."""
        self.give_up()
        for job in self._left:
            job.wait(_PATIENCE_S)

    def settle(self) -> None:
        """Wait for what is being written; for tests."""
        if self._job is not None:
            self._job.wait(_PATIENCE_S)

    @Slot(object)
    def _tell_progress(self, step: WritingStep) -> None:
        """Say how far it is; of what was given up nothing is said."""
        if self._job is not None:
            self.progressed.emit(step)

    @Slot(object)
    def _tell(self, report: ReportFile) -> None:
        """Say what was written."""
        self._end()
        self.written.emit(report)

    @Slot(object)
    def _complain(self, error: BaseException) -> None:
        """Say why there is no file."""
        self._end()
        self.failed.emit(error)

    @Slot()
    def _end(self) -> None:
        """Be ready for another file."""
        self._job = None
