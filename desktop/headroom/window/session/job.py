"""A long task off the window's thread, with progress, cancel and one end."""

import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Task(Protocol):
    """Work that can say how far it is and asks whether to go on."""

    def __call__(self, progress: Callable[[object], None], cancelled: Callable[[], bool]) -> object:
        """Do the work and return its result."""


class Job(QObject):
    """Runs one task in a thread of its own; signals arrive in the thread the job lives in.

    Attributes:
        progressed: How far the task is, whatever it says.
        succeeded: The task's result.
        failed: The exception that ended the task.
        ended: Emitted last, once, also after a cancel.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _finished = Signal(object, object)

    def __init__(self, task: Task, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = task
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._run, name="headroom job", daemon=True)
        self._finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    @Slot()
    def cancel(self) -> None:
        """Ask the task to end; nothing of it arrives any more but ``ended``."""
        self._cancelled.set()

    def wait(self, seconds: float) -> bool:
        """Return whether the task ended within ``seconds``."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        """Do the task in the job's thread."""
        try:
            result = self._task(self.progressed.emit, self._cancelled.is_set)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the window's thread deals with it
            self._finished.emit(None, error)
        else:
            self._finished.emit(result, None)

    @Slot(object, object)
    def _finish(self, result: object, error: BaseException | None) -> None:
        """Say how the task ended, in the window's thread."""
        self._thread.join()
        if not self._cancelled.is_set():
            if error is None:
                self.succeeded.emit(result)
            else:
                self.failed.emit(error)
        self.ended.emit()
