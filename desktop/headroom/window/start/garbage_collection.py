"""Collects Python's cyclic garbage in the window's thread, and in no other, and gives freed memory back.

Python collects in whichever thread happens to allocate. In the thread of a ``Job`` that would destroy
widgets and other objects of Qt that only a cycle kept alive; Qt allows that in their own thread alone,
and the heap of the process is damaged.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from headroom.window.start.freed_memory import give_back

_INTERVAL_MS = 500
_ROUNDS_UNTIL_GIVEN_BACK = 4  # often, so that it is little each time


class Collector(QObject):
    """Looks from time to time whether a collection is due, and does it in its own thread.

    What is due is what Python itself would find due: the counts of each generation against their
    thresholds. What stands when it starts is never gone through again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._rounds = 0

    def start(self) -> None:
        """Collect here from now on, and nowhere else."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Leave collecting to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due; every two seconds, give back what was freed.

        Not while a mouse button is held: what is dragged would stop for a moment.
        """
        generation = due()
        if generation is not None:
            gc.collect(generation)
        self._rounds += 1
        dragging = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if self._rounds >= _ROUNDS_UNTIL_GIVEN_BACK and not dragging:
            self._rounds = 0
            give_back()


def due() -> int | None:
    """Return the oldest generation whose count is above its threshold; None where there is none."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    over = [
        generation
        for generation, (count, threshold) in enumerate(zip(counts, thresholds, strict=True))
        if 0 < threshold < count
    ]
    return over[-1] if over else None
