"""Takes the user through the steps of the tour, over a window that can be used meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from headroom.window.look.look import dress
from headroom.window.tour.card import TourCard
from headroom.window.tour.ring import Ring
from headroom.window.tour.shown.card_place import CardBox, card_place
from headroom.window.tour.shown.steps import STEPS, Target

_FOLLOW_MS = 150


class Tour(QObject):
    """Points at one part of the window after the other; a part that is not there is not pointed at.

    Args:
        over: The window.
        find: Returns where a part of the window is, in the pixels of the window; None where it is not seen.
        fits: Returns whether the window still shows what the tour is about.

    Attributes:
        ended: Emitted when the tour has ended, however that came.
    """

    ended = Signal()

    def __init__(
        self, over: QWidget, find: Callable[[Target], QRect | None], fits: Callable[[], bool]
    ) -> None:
        super().__init__(over)
        self._over, self._find, self._fits = over, find, fits
        self._at = 0
        self._before: QWidget | None = over.focusWidget()
        self.ring = Ring(over)
        self.card = TourCard(over)
        dress(self.card)
        self.card.turned.connect(self._turn)
        self.card.ended.connect(self.end)
        self._leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), over)
        self._leave.activated.connect(self.end)
        self._follower = QTimer(self)
        self._follower.setInterval(_FOLLOW_MS)
        self._follower.timeout.connect(self.follow)

    @property
    def at(self) -> int:
        """Return which step is shown, from 0."""
        return self._at

    def begin(self) -> None:
        """Show the first step."""
        self._follower.start()
        self._show()

    @Slot()
    def end(self) -> None:
        """End, and give the keys back to what had them."""
        if not self._follower.isActive():
            return
        self._follower.stop()
        self._leave.setEnabled(False)
        focus: QWidget | None = self._over.focusWidget()
        had = focus is not None and self.card.isAncestorOf(focus)
        self.card.hide()
        self.ring.hide()
        if had and self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (self.card, self.ring, self._leave):
            part.deleteLater()
        self.ended.emit()
        self.deleteLater()

    @Slot()
    def follow(self) -> None:
        """Stay with what is pointed at; end where the window shows something else."""
        if not self._fits():
            self.end()
            return
        found = self._find(STEPS[self._at].target)
        self.ring.surround(found)
        card, room = self.card.size(), self._over.size()
        box = None if found is None else CardBox(found.x(), found.y(), found.width(), found.height())
        place = card_place((card.width(), card.height()), (room.width(), room.height()), box)
        if (self.card.x(), self.card.y()) != (place.left, place.top):
            self.card.move(place.left, place.top)

    @Slot(int)
    def _turn(self, steps: int) -> None:
        """Go to another step; after the last one end."""
        self._at = max(self._at + steps, 0)
        if self._at >= len(STEPS):
            self._at = len(STEPS) - 1
            self.end()
        else:
            self._show()

    def _show(self) -> None:
        """Show a step, beside what it points at."""
        self.card.show_step(self._at, STEPS[self._at])
        self.follow()
