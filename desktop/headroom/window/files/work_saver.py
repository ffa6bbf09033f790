"""Writes work into files, one after the other, beside the window."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from headroom.user_error import UserError
from headroom.window.files.work_saving import SaveWork
from headroom.window.frame.faults import Faults
from headroom.window.session.job import Job
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.work.file_state import OccupiedError

_PATIENCE_S = 3600.0


class WorkSaver(QObject):
    """Does one task of saving at a time; of those that come meanwhile the last.

    Args:
        faults: Takes the faults of the program.
        parent: Parent object.

    Attributes:
        saved: Emitted with the ``SaveWork`` that was done.
        failed: Emitted with the sentence that says why it could not be; empty for a fault.
        occupied: Emitted with the ``OccupiedError`` where the place holds something that would be lost.
        idle: Nothing is to be saved any more.
    """

    saved: ValueSignal[SaveWork] = value_signal()
    failed = Signal(str)
    occupied: ValueSignal[OccupiedError] = value_signal()
    idle = Signal()

    def __init__(self, faults: Faults, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faults = faults
        self._job: Job[object, SaveWork] | None = None
        self._next: SaveWork | None = None
        self._done: SaveWork | None = None

    @property
    def busy(self) -> bool:
        """Return whether something is being saved."""
        return self._job is not None

    def save(self, task: SaveWork) -> None:
        """Begin to save, or do so when what is being saved is written."""
        if self._job is not None:
            self._next = task
            return
        job = Job(task, self)
        job.succeeded.connect(self._note)
        job.succeeded.connect(self.saved)
        job.failed.connect(self._complain)
        job.ended.connect(self._end)
        job.ended.connect(job.deleteLater)
        self._job = job
        job.start()

    @Slot()
    def finish(self) -> None:
        """Wait until what is being saved is written."""
        if self._job is not None:
            self._job.wait(_PATIENCE_S)

    @Slot(object)
    def _note(self, done: SaveWork) -> None:
        """Know what the file is like that was saved just now."""
        self._done = done

    @Slot(object)
    def _complain(self, error: BaseException) -> None:
        """Say why the work could not be saved; a fault of the program is shown as one."""
        if isinstance(error, OccupiedError):
            self.occupied.emit(error)
        elif isinstance(error, UserError):
            self.failed.emit(str(error))
        else:
            self.failed.emit("")
            self._faults.take(type(error), error)

    @Slot()
    def _end(self) -> None:
        """Save what came meanwhile."""
        self._job = None
        task, self._next = self._next, None
        done, self._done = self._done, None
        if task is not None:
            if done is not None and done.path == task.path:  # what it replaces was saved by this program
                task = replace(task, known=done.known)
            self.save(task)
        else:
            self.idle.emit()
