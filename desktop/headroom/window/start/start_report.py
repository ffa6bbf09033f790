"""When the program was ready: said on the standard output, after which it closes itself.

For tests of the installed program and for its benchmark, which start it as a user does.
"""

import json
import sys
import time
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QMainWindow

_PATIENCE_MS = 60_000
_TOO_LATE = 1


class StartReport(QObject):
    """Notes when the window was painted, when its picture was finished and when it answers, then closes it.

    The times are seconds since 1970, so that who started the program can take off when that was.
    """

    def __init__(self, window: QMainWindow) -> None:
        """Begin to watch.

        Args:
            window: The window, not yet shown.
        """
        super().__init__(window)
        self._window = window
        self._painted_at: float | None = None
        self._shown_at: float | None = None
        self._paints = False
        window.installEventFilter(self)
        QTimer.singleShot(_PATIENCE_MS, self._give_up)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the first painting of the window; it is done when the event loop comes round again."""
        if not self._paints and event.type() == QEvent.Type.Paint:
            self._paints = True
            QTimer.singleShot(0, self._note_painted)
        return super().eventFilter(watched, event)

    @Slot()
    def _note_painted(self) -> None:
        """Note that the window is on the screen."""
        self._painted_at = time.time()

    def note_finished(self) -> None:
        """Note that what the window shows stays as it is until the user does something."""
        self._shown_at = time.time()

    @Slot()
    def finish_soon(self) -> None:
        """Finish when what the window has to show is painted."""
        QTimer.singleShot(0, self._paint_all)

    @Slot()
    def _paint_all(self) -> None:
        """Paint the page now, so that the time is that of the finished picture."""
        self._window.repaint()
        self._finish()

    @Slot()
    def _finish(self) -> None:
        """Say it and close the window."""
        now = time.time()
        report = {
            "title": self._window.windowTitle(),
            "painted_at": self._painted_at,
            "shown_at": self._shown_at or now,
            "answers_at": now,
        }
        if sys.stdout is not None:
            with suppress(OSError):  # whoever started the program listens no more
                sys.stdout.write(json.dumps(report) + "\n")
                sys.stdout.flush()
        self._window.close()

    @Slot()
    def _give_up(self) -> None:
        """End the program: the workbook was not shown."""
        QApplication.exit(_TOO_LATE)
