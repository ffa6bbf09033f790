"""Where the card of the tour stands: beside what it points at, never over it where there is room."""

from typing import NamedTuple

_APART, _EDGE = 14, 12


class CardBox(NamedTuple):
    """A rectangle, pixels.

    Attributes:
        left: Its left edge.
        top: Its upper edge.
        width: Of it.
        height: Of it.
    """

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Return its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Return its lower edge."""
        return self.top + self.height

    def meets(self, other: "CardBox") -> bool:
        """Return whether two rectangles cover each other anywhere."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


def card_place(card: tuple[int, int], room: tuple[int, int], target: CardBox | None) -> CardBox:
    """Return where a card stands in a window.

    Args:
        card: Its width and height.
        room: Width and height of the window.
        target: What it points at; None: it stands in the middle.
    """
    width, height = card
    if target is None:
        return CardBox((room[0] - width) // 2, (room[1] - height) // 2, width, height)
    across = target.left + (target.width - width) // 2
    down = target.top + (target.height - height) // 2
    beside = (
        CardBox(target.right + _APART, down, width, height),
        CardBox(across, target.bottom + _APART, width, height),
        CardBox(across, target.top - _APART - height, width, height),
        CardBox(target.left - _APART - width, down, width, height),
    )
    placed = [_inside(box, room) for box in beside]
    free = (box for box in placed if not box.meets(target))
    return next(free, _inside(CardBox(target.right, target.bottom, width, height), room))


def _inside(box: CardBox, room: tuple[int, int]) -> CardBox:
    """Return a rectangle moved into the window as far as it fits."""
    left = max(min(box.left, room[0] - _EDGE - box.width), _EDGE)
    top = max(min(box.top, room[1] - _EDGE - box.height), _EDGE)
    return CardBox(left, top, box.width, box.height)
