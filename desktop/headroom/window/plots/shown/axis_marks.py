"""Marks of an axis with their texts: all of one axis in one unit, with as many decimals as they need."""

from collections.abc import Callable, Iterable

from headroom.language import language
from headroom.words import formatting

Marks = tuple[tuple[float, str], ...]
"""Where an axis is marked, and with which text."""

_MOST_DIGITS = 3
_SAME = 1e-6
_UNITS = tuple(unit for unit in ((1e9, language().thousand_millions), (1e6, "M")) if unit[1])
"""Units of large sums that the language has a letter for, the greatest first."""


def marks(values: Iterable[float], write: Callable[[float, int], str], *, scale: float = 1.0) -> Marks:
    """Return marks that have the same number of decimals.

    Args:
        values: Where they stand.
        write: Writes a value with so many decimals.
        scale: By what a value is multiplied where it is written.
    """
    there = tuple(values)
    digits = _digits([value * scale for value in there])
    return tuple((value, write(value, digits)) for value in there)


def share_marks(values: Iterable[float]) -> Marks:
    """Return marks of an axis of fractions, in percent."""
    return marks(values, formatting.percent, scale=100.0)


def sum_marks(values: Iterable[float]) -> Marks:
    """Return marks of an axis of large sums, US dollars: all but nothing in the unit of the greatest."""
    there = tuple(values)
    greatest = max((abs(value) for value in there), default=0.0)
    size, unit = next((one for one in _UNITS if greatest >= one[0]), (1.0, ""))

    def write(value: float, digits: int) -> str:
        return formatting.dollars_of(value / size, unit, digits) if value else formatting.dollars(0.0)

    return marks(there, write, scale=1.0 / size)


def _digits(figures: Iterable[float]) -> int:
    """Return how many decimals the figure needs that needs most."""
    there = tuple(figures)
    if not there:
        return 0
    little = _SAME * (max(there) - min(there)) or _SAME
    for digits in range(_MOST_DIGITS):
        if all(abs(round(figure, digits) - figure) <= little for figure in there):
            return digits
    return _MOST_DIGITS
