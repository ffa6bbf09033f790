"""What of the cross-hair of the policy map is taken by the pointer."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt

from headroom.window.pages.map.chart_frame import MapFrame
from headroom.window.pages.map.shown.map_view import Pair
from headroom.window.plots.chart_look import ChartLook

Grip = tuple[bool, bool]
"""Whether the regional and the US threshold are dragged."""

_DIGITS = 3
"""Thresholds are set to a tenth of a point, as in the other charts."""

_REACH = 6.0
"""How near a line is taken, pixels at normal type."""

CURSORS = {
    (True, False): Qt.CursorShape.SizeHorCursor,
    (False, True): Qt.CursorShape.SizeVerCursor,
    (True, True): Qt.CursorShape.CrossCursor,
    None: Qt.CursorShape.ArrowCursor,
}
"""Shapes of the pointer: what a drag would move."""


def grip_at(
    point: QPointF, frame: MapFrame, here: Pair, pills: Sequence[QRectF], look: ChartLook
) -> Grip | None:
    """Return what is dragged from a point: one threshold by its line or pill, else both; None for neither.

    Args:
        point: Where the pointer is.
        frame: Where things stand.
        here: Thresholds of the scenario.
        pills: Of the regional and of the US threshold.
        look: Theme and size of type.
    """
    if pills[0].contains(point):
        return True, False
    if pills[1].contains(point):
        return False, True
    if not frame.body.adjusted(-1, -1, 1, 1).contains(point):
        return None
    away = point - frame.point_of(*here)
    near = abs(away.x()) <= look.px(_REACH), abs(away.y()) <= look.px(_REACH)
    return near if near[0] != near[1] else (True, True)


def kept(place: Pair) -> Pair:
    """Return two thresholds within their range, in tenths of a point."""
    regional, us = (round(min(max(share, 0.0), 1.0), _DIGITS) for share in place)
    return regional, us
