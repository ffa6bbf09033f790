"""A threshold that is dragged on the fleet's chart."""

from PySide6.QtCore import QPointF

from headroom.window.pages.fleet.chart_frame import FleetFrame
from headroom.window.pages.fleet.thresholds import Handle
from headroom.window.session.session import Session

_STEP, _FINE_STEP = 0.005, 0.001
"""Fractions by which it moves; the second with Shift."""


class ThresholdDrag:
    """Keeps a threshold under the pointer, in one step of the history.

    Args:
        session: Holds the threshold.
        handle: As it was grabbed.
        point: Where, pixels.
    """

    def __init__(self, session: Session, handle: Handle, point: QPointF) -> None:
        self._session = session
        self._line = handle.line
        self._gesture = session.new_gesture()
        self._grip = point.x() - handle.tip.x()

    @property
    def key(self) -> str:
        """Return the key of the threshold."""
        return self._line.key

    def follow(self, point: QPointF, frame: FleetFrame, *, fine: bool) -> None:
        """Give the session the value under the pointer.

        Args:
            point: Where the pointer is, pixels.
            frame: Where the axis of content stands.
            fine: Whether it moves by tenths of a point, not by halves.
        """
        step = _FINE_STEP if fine else _STEP
        share = frame.share_at(point.x() - self._grip)
        self._set(round(round(share / step) * step, 3))

    def give_back(self) -> None:
        """Give the session the value with which it was grabbed."""
        self._set(self._line.share)

    def _set(self, share: float) -> None:
        """Give the session a value."""
        self._session.set_value(self._line.label, self._line.key, share, self._gesture)
