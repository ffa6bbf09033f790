"""Which part of its axes the policy map is cut to: where anything changes, in round numbers."""

from collections.abc import Sequence

import numpy as np

from headroom.arrays import Floats
from headroom.window.plots.shown.extent import WHOLE, Extent

_ROUND = 0.1
"""Axes that are cut begin and end at a multiple of it."""

_SAME = 1e-9


def changing(values: Floats, ends: Floats, axis: int) -> list[float]:
    """Return the first and the last threshold at which any value changes; none where none does."""
    if not len(ends):
        return []
    steps = np.abs(np.diff(values, axis=axis))
    greatest = np.nanmax(steps, initial=0.0)
    at = np.flatnonzero((steps > _SAME * max(greatest, 1.0)).any(axis=1 - axis))
    return [float(ends[at[0]]), float(ends[at[-1]])] if len(at) else []


def around(shares: Sequence[float]) -> Extent:
    """Return the round extent that holds some shares, with room beside them."""
    low = max(np.floor((min(shares) - _ROUND / 10) / _ROUND) * _ROUND, 0.0)
    high = min(np.ceil((max(shares) + _ROUND / 10) / _ROUND) * _ROUND, 1.0)
    return Extent(float(low), float(high)) if high - low > 1.5 * _ROUND else WHOLE
