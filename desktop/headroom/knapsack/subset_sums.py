"""Whether some of many whole amounts add up to a sum within a window: exactly, by sets of sums.

A set of sums is one large whole number whose bit n says that n can be reached. Adding an amount is a
shift, so that a thousand amounts of a vehicle's parts in cents take some hundredths of a second.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SumWindow:
    """What a choice of amounts has to come to.

    Attributes:
        least: Least sum of all chosen amounts.
        below: The sum stays below it.
        least_first: Least sum of those chosen from the first list.
    """

    least: int
    below: int
    least_first: int = 0


def reaches_window(first: Sequence[int], second: Sequence[int], window: SumWindow) -> bool:
    """Return whether some amounts of both lists come to a sum within a window.

    Args:
        first: Amounts, at least 0, in descending order.
        second: Further amounts, likewise.
        window: What the choice has to come to.
    """
    least, below, floor = max(window.least, 0), window.below, max(window.least_first, 0)
    if below <= least or floor >= below or sum(first) < floor or sum(first) + sum(second) < least:
        return False
    if _greedily(first, second, window):
        return True
    sums = _with(1, first, below)
    sums = (sums >> floor) << floor
    sums = _with(sums, second, below)
    return bool(sums >> least)


def _greedily(first: Sequence[int], second: Sequence[int], window: SumWindow) -> bool:
    """Return whether taking each amount for which there is room comes to a sum within the window."""
    total = 0
    for amount in first:
        if total + amount < window.below:
            total += amount
    if total < window.least_first:
        return False
    for amount in second:
        if total + amount < window.below:
            total += amount
    return total >= window.least


def _with(sums: int, amounts: Iterable[int], below: int) -> int:
    """Return the sums below a limit that can be reached with some of the amounts added."""
    kept = (1 << below) - 1
    for amount in amounts:
        if 0 < amount < below:
            sums |= (sums << amount) & kept
    return sums
