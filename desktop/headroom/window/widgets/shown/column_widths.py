"""How the columns of a table share the room there is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

_APART = 8
"""Share of the widest, by which columns are set apart where there is room."""


@dataclass(frozen=True, slots=True)
class ColumnNeed:
    """What a column needs, pixels.

    Attributes:
        whole: At which width it shows heading and texts whole.
        least: Down to which it gives way where room is short.
        grows: Whether it takes the room that is left.
        stays: Whether it has the width that the user gave it.
        yields: Whether it gives way before others.
        bare: Down to which one that yields gives way rather than that the table is scrolled.
    """

    whole: int
    least: int
    grows: bool = False
    stays: bool = False
    yields: bool = False
    bare: int = 0


NOTHING = ColumnNeed(0, 0)
"""Of a column that is left out."""


def left_out(needs: Sequence[ColumnNeed], room: int) -> frozenset[int]:
    """Return the columns that a room does without: those that yield, where they would be cut.

    Args:
        needs: Of the columns.
        room: That there is, pixels.
    """
    if sum(need.whole for need in needs) <= room:
        return frozenset()
    return frozenset(at for at, need in enumerate(needs) if need.yields and not need.stays)


def shared_widths(needs: Sequence[ColumnNeed], room: int, most: int) -> tuple[int, ...]:
    """Return the width of every column.

    Where there is room for all of them whole, those that grow share the rest, each up to ``most``; what is
    then left sets the columns a little apart and else stays empty, so that figures stand near what they
    belong to. A last column that grows takes all of it. Where there is not, those that yield give way first,
    then the widest, all down to the same width. Where even their least does not fit, they stay whole up to
    ``most``, and the table is scrolled: what shows next to nothing of its texts is no use.

    Args:
        needs: Of the columns.
        room: That there is, pixels.
        most: Beyond which nothing grows, and nothing is wide where room is short.
    """
    whole = [need.whole for need in needs]
    if sum(whole) <= room:
        return _grown(needs, room - sum(whole), most)
    if sum(need.least for need in needs) > room:
        widths = [min(need.bare, need.least) if need.yields else need.least for need in needs]
        if sum(widths) <= room:
            _filled(widths, {at: need.least for at, need in enumerate(needs)}, room - sum(widths))
            return tuple(widths)
        return tuple(max(min(need.whole, most), need.least) for need in needs)
    return _given_way(_yielded(needs, sum(whole) - room), room)


def _yielded(needs: Sequence[ColumnNeed], lacking: int) -> list[ColumnNeed]:
    """Return needs of which those that yield make up for what is lacking, as far as they can."""
    found = []
    for need in needs:
        gives = min(need.whole - need.least, lacking) if need.yields else 0
        lacking -= gives
        found.append(replace(need, whole=need.whole - gives))
    return found


def _grown(needs: Sequence[ColumnNeed], left: int, most: int) -> tuple[int, ...]:
    """Return widths that use what is left beside the columns, as far as that is of use."""
    widths = [need.whole for need in needs]
    growing = [at for at, need in enumerate(needs) if need.grows]
    if growing:
        left = _filled(widths, {at: max(most, widths[at]) for at in growing}, left)
        if needs[-1].grows:
            widths[-1] += left
        else:
            moved = (at for at, need in enumerate(needs) if not need.stays)
            _filled(widths, {at: widths[at] + most // _APART for at in moved}, left)
    return tuple(widths)


def _filled(widths: list[int], caps: dict[int, int], left: int) -> int:
    """Let some columns share what is left in equal parts, each up to its cap; return what remains."""
    while left > 0 and (open_ones := [at for at in caps if widths[at] < caps[at]]):
        part = max(left // len(open_ones), 1)
        for at in open_ones:
            more = min(part, caps[at] - widths[at], left)
            widths[at] += more
            left -= more
    return left


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
