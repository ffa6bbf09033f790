"""Follows figures back whose derivation takes long: beside the window first, then in its trail window."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from headroom.explain.trail import Trail
from headroom.rules.outcome import Outcome
from headroom.window.session.focus import Focus
from headroom.window.session.latest_answer import Cancelled, LatestAnswer


@dataclass(frozen=True, slots=True, eq=False)
class _Wish:
    """A figure to be followed, under an outcome; one that is asked for again is another one."""

    trail: Trail
    outcome: Outcome


class Following(QObject):
    """Derives a figure beside the window, and then lets it be followed; the last one asked for counts.

    Whoever derives it keeps what took long, so that the trail window derives it again in no time.

    Args:
        focus: Is told to follow the figure.
        parent: Parent object.

    Attributes:
        busy_changed: Emitted with whether a figure is being derived.
    """

    busy_changed = Signal(bool)

    def __init__(self, focus: Focus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._focus = focus
        self._latest = LatestAnswer(_derived, self)
        self._latest.answered.connect(self._take)

    def follow(self, trail: Trail, outcome: Outcome | None, *, long: bool) -> None:
        """Follow a figure back.

        Args:
            trail: The figure.
            outcome: Under which it is derived; None: no workbook is open, and nothing is followed.
            long: Whether its derivation may take long.
        """
        if outcome is None:
            return
        if not long:
            self._focus.followed.emit(trail)
            return

        self.busy_changed.emit(True)
        self._latest.ask(_Wish(trail, outcome))

    @Slot()
    def drop(self) -> None:
        """Follow nothing any more: what is asked has changed."""
        self._latest.forget()
        self.busy_changed.emit(False)

    @Slot(object)
    def _take(self, trail: Trail) -> None:
        """Let a figure that was derived be followed."""
        self.busy_changed.emit(False)
        self._focus.followed.emit(trail)


def _derived(wish: _Wish, earlier: Trail | None, cancelled: Cancelled) -> Iterator[Trail]:
    """Derive a figure."""
    del earlier, cancelled  # what was found out so far is of use to nobody else
    wish.trail.derive(wish.outcome)
    yield wish.trail
