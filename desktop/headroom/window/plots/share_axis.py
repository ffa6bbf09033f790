"""The axis of a share beside a plot: ticks every fifth, in percent, and what the share is of."""

import pyqtgraph as pg

from headroom.window.plots.value_axis import ValueAxis
from headroom.words import formatting

TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


class ShareAxis(ValueAxis):
    """The lower or the left axis of a box; it follows the range of the box.

    Args:
        box: Whose axis.
        name: What is read on it.
        upright: Whether it stands to the left of the box; else it lies below.
    """

    def __init__(self, box: pg.ViewBox, name: str, *, upright: bool) -> None:
        super().__init__(box, name, upright=upright)
        self.show_ticks(tuple((share, formatting.percent(share, 0)) for share in TICKS))
