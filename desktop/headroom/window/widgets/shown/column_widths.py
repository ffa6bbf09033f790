"""How the columns of a table share the room there is."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """What a column needs, pixels.

    Attributes:
        whole: At which width it shows heading and texts whole.
        least: Down to which it gives way where room is short.
        grows: Whether it takes the room that is left.
    """

    whole: int
    least: int
    grows: bool = False


def shared_widths(needs: Sequence[ColumnNeed], room: int, most: int) -> tuple[int, ...]:
    """Return the width of every column.

    Where there is room for all of them whole, those that grow share the rest. Where there is not, the widest
    give way first, all down to the same width. Where even their least does not fit, they stay whole up to
    ``most``, and the table is scrolled: what shows next to nothing of its texts is no use.

    Args:
        needs: Of the columns.
        room: That there is, pixels.
        most: Beyond which nothing is wide where room is short.
    """
    whole = [need.whole for need in needs]
    left = room - sum(whole)
    if left >= 0:
        growing = [at for at, need in enumerate(needs) if need.grows]
        for nth, at in enumerate(growing):
            whole[at] += left // len(growing) + (nth < left % len(growing))
        return tuple(whole)
    if sum(need.least for need in needs) > room:
        return tuple(max(min(need.whole, most), need.least) for need in needs)
    return _given_way(needs, room)


def _given_way(needs: Sequence[ColumnNeed], room: int) -> tuple[int, ...]:
    """Return widths that fill the room exactly, none above the same cap but where its least is."""
    low, high = 0, max(need.whole for need in needs)
    while high - low > 1:  # the greatest cap that fits
        cap = (low + high) // 2
        if sum(_capped(need, cap) for need in needs) <= room:
            low = cap
        else:
            high = cap
    widths = [_capped(need, low) for need in needs]
    for at, need in enumerate(needs):  # what a whole pixel of the cap leaves
        if sum(widths) < room and widths[at] == low and need.whole > low:
            widths[at] += 1
    return tuple(widths)


def _capped(need: ColumnNeed, cap: int) -> int:
    """Return the width of a column under a cap."""
    return max(need.least, min(need.whole, cap))
