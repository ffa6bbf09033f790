"""A long task off the window's thread, with progress, cancel and one end."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from headroom.window.session.value_signal import ValueSignal, value_signal

Said = TypeVar("Said")
Result = TypeVar("Result")
Said_co = TypeVar("Said_co", covariant=True)
Result_co = TypeVar("Result_co", covariant=True)


class Task(Protocol[Said_co, Result_co]):
    """Work that can say how far it is and asks whether to go on."""

    def __call__(self, progress: Callable[[Said_co], None], cancelled: Callable[[], bool]) -> Result_co:
        """Do the work and return its result."""


class Job(QObject, Generic[Said, Result]):
    """Runs one task in a thread of its own; signals arrive in the thread the job lives in.

    Attributes:
        progressed: How far the task is, whatever it says.
        succeeded: The task's result.
        failed: The exception that ended the task.
        ended: Emitted last, once, also after a cancel.
    """

    progressed: ValueSignal[Said] = value_signal()
    succeeded: ValueSignal[Result] = value_signal()
    failed: ValueSignal[BaseException] = value_signal()
    ended = Signal()
    _finished = Signal()

    def __init__(self, task: Task[Said, Result], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task = task
        self._tell: Callable[[], None] | None = None
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
            self._tell = partial(
                self.succeeded.emit, self._task(self.progressed.emit, self._cancelled.is_set)
            )
        except BaseException as error:  # noqa: BLE001 - whatever it is, the window's thread deals with it
            self._tell = partial(self.failed.emit, error)
        self._finished.emit()

    @Slot()
    def _finish(self) -> None:
        """Say how the task ended, in the window's thread."""
        self._thread.join()
        tell, self._tell = self._tell, None  # what came of it is not kept
        if tell is not None and not self._cancelled.is_set():
            tell()
        self.ended.emit()
