"""Where the names of the lines of a panel stand: at their left ends, none over another."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from PySide6.QtCore import QPointF, QRectF

from headroom.window.look.theme import SPACE
from headroom.window.plots.chart_look import ChartLook

_INDENT, _BELOW, _ABOVE, _BEYOND = 4, 13, 5, 3
"""Pixels at normal type: from the left end, down and up to the baseline, and over the plot at the most."""


def name_places(
    names: Sequence[str], begins: Sequence[float], plot: QRectF, look: ChartLook
) -> tuple[QPointF, ...]:
    """Return the baselines of names: under the left ends of their lines, over them where there is no room.

    Peaks and steps are mostly to the right. Where neither keeps two names apart, they stand beside each
    other.

    Args:
        names: Of the lines.
        begins: How high each line begins, pixels of the view.
        plot: Where values are drawn.
        look: Theme and size of type.
    """

    def faults(baselines: tuple[float, ...]) -> tuple[int, int, int]:
        bands = [_band(baseline, look) for baseline in baselines]
        over = sum(_touch(one, other) for one, other in pairwise(sorted(bands)))
        outside = sum(
            top < plot.top() - look.px(_BEYOND) or baseline > plot.bottom()
            for baseline, (top, _) in zip(baselines, bands, strict=True)
        )
        crossed = sum(top < begin < bottom for top, bottom in bands for begin in begins)
        return outside, over, crossed

    ways = [(begin + look.px(_BELOW), begin - look.px(_ABOVE)) for begin in begins]
    found = min(product(*ways), key=faults)
    return tuple(_beside_each_other(names, found, plot.left() + look.px(_INDENT), look))


def _beside_each_other(
    names: Sequence[str], baselines: Sequence[float], left: float, look: ChartLook
) -> Iterator[QPointF]:
    """Yield where names stand, further to the right where another one stands already."""
    taken: list[tuple[tuple[float, float], float]] = []
    for name, baseline in zip(names, baselines, strict=True):
        band = _band(baseline, look)
        x = max((right for other, right in taken if _touch(other, band)), default=left)
        yield QPointF(x, baseline)
        taken.append((band, x + look.width_of(name, look.caption) + look.px(SPACE)))


def _band(baseline: float, look: ChartLook) -> tuple[float, float]:
    """Return from where to where letters stand above and below their baseline."""
    metrics = look.caption_metrics
    return baseline - metrics.capHeight() - 1, baseline + metrics.descent()


def _touch(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Return whether two bands have some height in common."""
    return one[0] < other[1] and other[0] < one[1]
