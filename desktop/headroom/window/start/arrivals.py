"""Files that reach the window from outside, kept until it can take them: it is loaded, and asks nothing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from headroom.opening.several_files import ALONE

_AGAIN_MS = 200

Open = Callable[[tuple[Path, ...]], None]
"""Opens files as one, as a file that is dropped on the window."""


class Arrivals(QObject):
    """Hands files on one after the other, each once the window has no question open.

    Else a second question would lie over the first, and an answer might be given to the wrong one.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: Open | None = None
        self._waiting: list[tuple[Path, ...]] = []
        self._single: list[Path] = []
        self._clock = QTimer(self)
        self._clock.setInterval(_AGAIN_MS)
        self._clock.timeout.connect(self._hand_on)

    @property
    def waiting(self) -> tuple[tuple[Path, ...], ...]:
        """Return what was not handed on yet, in its order."""
        self._gather()
        return tuple(self._waiting)

    def take(self, files: tuple[Path, ...]) -> None:
        """Take files that belong together; none is nothing to take."""
        if files:
            self._waiting.append(files)
            self._hand_on()

    @Slot(Path)
    def take_one(self, file: Path) -> None:
        """Take a file of which the system tells by itself; workbooks that come at once belong together."""
        self._single.append(file)
        QTimer.singleShot(0, self._hand_on)

    def serve(self, open_files: Open) -> None:
        """Hand files on from now on: the window is loaded."""
        self._open = open_files
        self._hand_on()

    @Slot()
    def _hand_on(self) -> None:
        """Hand on the next files, unless the window asks something."""
        self._gather()
        free = self._open is not None and QApplication.activeModalWidget() is None
        if self._open is not None and free and self._waiting:
            self._open(self._waiting.pop(0))
        if self._waiting and self._open is not None:
            self._clock.start()
        else:
            self._clock.stop()

    def _gather(self) -> None:
        """Put together what came by itself: workbooks as one, all else one at a time."""
        alone = [file for file in self._single if file.suffix.lower() in ALONE]
        books = tuple(file for file in self._single if file not in alone)
        self._single.clear()
        self._waiting += [*((books,) if books else ()), *((file,) for file in alone)]
