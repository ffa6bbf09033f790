"""Shares and margins that are a range where origins are unknown, as people read them."""

import math

from headroom.language import tr_count
from headroom.rules.content import TOLERANCE
from headroom.words import formatting

_SHOWN = 0.0005
"""Half of the last decimal that is shown, as a fraction."""

_SEVERAL = 2.0
"""Points from which on every language says points."""


def is_range(low: float, high: float) -> bool:
    """Return whether two ends of a range differ by enough to show."""
    return high - low > _SHOWN


def percent_range(low: float, high: float) -> str:
    """Return a share, or the range it lies in, e.g. ``64.7 … 69.8 %``."""
    if not is_range(low, high):
        return formatting.percent(low)
    return f"{formatting.number(low * 100, 1)} … {formatting.percent(high)}"


def margin(share_difference: float) -> str:
    """Return a margin in points, with as many decimals as it takes to see that it is not 0."""
    return formatting.points(share_difference, _digits(share_difference))


def margin_range(low: float, high: float) -> str:
    """Return a margin, or the range it lies in, e.g. ``-4.3 … +9.1 pp``."""
    if not is_range(low, high):
        return margin(low)
    return f"{bare_margin(low, high)}{formatting.THIN_SPACE}{formatting.POINTS}"


def bare_margin(low: float, high: float) -> str:
    """Return the same without its unit, where a heading has it."""
    if not is_range(low, high):
        return formatting.signed(low * 100, _digits(low))
    return " … ".join(bare_range(low, high))


def bare_range(low: float, high: float) -> tuple[str, str]:
    """Return both ends of a range of margins in points, with the decimal that every other margin has."""
    return formatting.signed(low * 100, 1), formatting.signed(high * 100, 1)


def points_of(share_difference: float) -> str:
    """Return the size of a margin in words, e.g. ``5.2 points``, ``1 point``."""
    points = bare_points(share_difference)
    if points == formatting.number(1, 1):
        return tr_count("{points} point", "{points} points", 1, points=formatting.number(1))
    # Some languages say point up to 1.9: they have the same form for none and for one.
    n = 0 if round(abs(share_difference) * 100, 1) < _SEVERAL else 2
    return tr_count("{points} point", "{points} points", n, points=points)


def bare_points(share_difference: float) -> str:
    """Return the size of a margin without its unit, e.g. ``5.2``, ``0.04``."""
    return formatting.number(abs(share_difference) * 100, _digits(share_difference))


def _digits(share_difference: float) -> int:
    """Return the decimals a margin needs: one, or more where one would show 0."""
    if not math.isfinite(share_difference) or not TOLERANCE < abs(share_difference) < _SHOWN:
        return 1
    return min(1 - math.floor(math.log10(abs(share_difference) * 1000)), 6)
