"""Hands figures over when that is first asked for: what it needs is loaded no sooner."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from headroom.window.frame.main_view import MainView
from headroom.work.story import Story


class HandsOver(Protocol):
    """Hands figures over; from when it is made it hears what the window asks for."""

    def ask(self) -> None:
        """Ask what is handed over."""

    def ask_for_story(self, story: Story) -> None:
        """Ask for the name of the file that a story becomes."""

    def finish(self) -> None:
        """Give up what is being written: the program ends."""


class HandingOverLater(QObject):
    """Waits for the first request, and lets what is then made do it and all that follow.

    Args:
        window: Asks.
        make: Makes what hands over.
        parent: Parent object.
    """

    def __init__(
        self, window: MainView, make: Callable[[], HandsOver], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._make = make
        self._made: HandsOver | None = None
        window.hand_over_requested.connect(self._ask)
        window.story_requested.connect(self._ask_for_story)

    @Slot()
    def finish(self) -> None:
        """Give up what is being written: the program ends."""
        if self._made is not None:
            self._made.finish()

    @Slot()
    def _ask(self) -> None:
        """Ask what is handed over."""
        self._begin().ask()

    @Slot(object)
    def _ask_for_story(self, story: Story) -> None:
        """Ask for the name of the file that a story becomes."""
        self._begin().ask_for_story(story)

    def _begin(self) -> HandsOver:
        """Return what hands over; it hears of the next requests itself."""
        self._window.hand_over_requested.disconnect(self._ask)
        self._window.story_requested.disconnect(self._ask_for_story)
        self._made = self._make()
        return self._made
