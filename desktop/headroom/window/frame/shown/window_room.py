"""How large the window may be, and where it stands so that it is seen, on any screen."""

from collections.abc import Sequence
from typing import NamedTuple

USUAL, LEAST = (1280, 800), (1024, 640)
"""Pixels of a new window, and those that its pages need to be seen in full."""

FRAME = (16, 48)
"""Pixels that the frame around a window takes, at most as much as most systems do."""

_TITLE_HEIGHT = 40
_SEEN, _TITLE_SEEN = 0.98, 0.5
"""Shares of a window and of its title that are on a screen, for it to stay where it is."""


class ScreenBox(NamedTuple):
    """A rectangle, pixels.

    Attributes:
        left: Of its left edge.
        top: Of its upper edge.
        width: How wide it is.
        height: How high it is.
    """

    left: int
    top: int
    width: int
    height: int


def room_for_window(screen: tuple[int, int]) -> tuple[int, int]:
    """Return the width and height that a window may have inside its frame.

    Args:
        screen: Width and height of what is free on the screen.
    """
    return max(screen[0] - FRAME[0], 1), max(screen[1] - FRAME[1], 1)


def usual_size(screen: tuple[int, int]) -> tuple[int, int]:
    """Return the size of a new window on a screen."""
    width, height = room_for_window(screen)
    return min(USUAL[0], width), min(USUAL[1], height)


def least_size(screen: tuple[int, int]) -> tuple[int, int]:
    """Return how small a window on a screen may be made."""
    width, height = room_for_window(screen)
    return min(LEAST[0], width), min(LEAST[1], height)


def is_small(screen: tuple[int, int]) -> bool:
    """Return whether a screen is too small for the pages to be seen in full."""
    return least_size(screen) != LEAST


def placed(window: ScreenBox, screens: Sequence[ScreenBox]) -> ScreenBox:
    """Return where a window stands, its frame included: where it is, if it is seen there, else on a screen.

    Args:
        window: Where it is, or was left.
        screens: What is free on each screen, the first one first; there is at least one.
    """
    title = window._replace(height=min(_TITLE_HEIGHT, window.height))
    if _seen(window, screens) >= _SEEN and _seen(title, screens) >= _TITLE_SEEN:
        return window
    room = max(screens, key=lambda screen: _common(window, screen))  # the first one where it is on none
    width, height = min(window.width, room.width), min(window.height, room.height)
    return ScreenBox(
        min(max(window.left, room.left), room.left + room.width - width),
        min(max(window.top, room.top), room.top + room.height - height),
        width,
        height,
    )


def _seen(box: ScreenBox, screens: Sequence[ScreenBox]) -> float:
    """Return which share of a box is on a screen."""
    area = box.width * box.height
    return sum(_common(box, screen) for screen in screens) / area if area > 0 else 0.0


def _common(one: ScreenBox, other: ScreenBox) -> int:
    """Return the pixels that two boxes have in common."""
    width = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    height = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return max(width, 0) * max(height, 0)
