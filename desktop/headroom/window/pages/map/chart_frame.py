"""Where things stand on the policy map: the map, its axes, and what is said around it."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from headroom.arrays import Floats
from headroom.window.look.theme import SPACE
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.shown.extent import WHOLE, Extent

_HEADER, _FOOTER, _AXIS, _SIDE = 40.0, 44.0, 72.0, 200.0
_LEAST_WIDTH, _LEAST_HEIGHT = 620.0, 320.0
"""Pixels at normal type: of the areas, and of the whole that leaves room for names of models."""

_NAMES = (58.0, 132.0)
_AMPLE, _AMPLE_NAMES = (1100.0, 640.0), (80.0, 190.0)
"""Pixels at normal type that names take above and beside the map; and where the whole is so wide and high."""


@dataclass(frozen=True, slots=True)
class MapFrame:
    """The areas of the map, pixels.

    Attributes:
        whole: All of it.
        body: The map itself, in whole pixels.
        above: Names of models that tip at a regional threshold; empty for none.
        beside: Names of models that tip at a US threshold; empty for none.
        side: Read-out, scale and legend.
        across: Regional thresholds that are in view, fractions.
        up: US thresholds that are in view, fractions.
    """

    whole: QRectF
    body: QRectF
    above: QRectF
    beside: QRectF
    side: QRectF
    across: Extent
    up: Extent

    @classmethod
    def of(
        cls,
        whole: QRectF,
        look: ChartLook,
        across: Extent = WHOLE,
        up: Extent = WHOLE,
        *,
        names: bool = False,
    ) -> Self:
        """Return the areas of a chart.

        Args:
            whole: All of it.
            look: Theme and size of type.
            across: Regional thresholds that are in view.
            up: US thresholds that are in view.
            names: Whether models are named above and beside the map, where there is room.
        """
        side = min(look.px(_SIDE), whole.width() * 0.4)
        roomy = whole.width() >= look.px(_LEAST_WIDTH) and whole.height() >= look.px(_LEAST_HEIGHT)
        named = names and roomy
        ample = whole.width() >= look.px(_AMPLE[0]) and whole.height() >= look.px(_AMPLE[1])
        name_height, name_width = _AMPLE_NAMES if ample else _NAMES
        left = whole.left() + round(look.px(_AXIS))
        head = whole.top() + round(look.px(_HEADER))
        top = head + (round(look.px(name_height)) if named else 0)
        end = round(whole.right() - side - look.px(SPACE * 2))
        right = end - (round(look.px(name_width)) if named else 0)
        bottom = round(whole.bottom() - look.px(_FOOTER))
        body = QRectF(left, top, max(right - left, 8), max(bottom - top, 8))
        reading = QRectF(max(end, body.right()) + look.px(SPACE * 2), head, side, whole.bottom() - head)
        above = QRectF(body.left(), head, end - body.left(), top - head).adjusted(0, -look.px(SPACE), 0, 0)
        beside = QRectF(body.right(), body.top(), end - right, body.height())
        return cls(whole, body, above, beside, reading, across, up)

    @property
    def named(self) -> bool:
        """Return whether there is room for names of models."""
        return self.beside.width() > 0

    def point_of(self, regional: float, us: float) -> QPointF:
        """Return where two thresholds stand, fractions."""
        body = self.body
        return QPointF(
            body.left() + self.across.share_of(regional) * body.width(),
            body.bottom() - self.up.share_of(us) * body.height(),
        )

    def thresholds_at(self, point: QPointF) -> tuple[float, float]:
        """Return regional and US threshold at a point, kept within what is in view."""
        body = self.body
        across = (point.x() - body.left()) / body.width()
        up = (body.bottom() - point.y()) / body.height()
        return self.across.at(min(max(across, 0.0), 1.0)), self.up.at(min(max(up, 0.0), 1.0))

    def thresholds_of(self, columns: int, rows: int) -> tuple[Floats, Floats]:
        """Return the regional threshold of each of so many columns, and the US one of each row down."""
        across = self.across.at(0.0) + (np.arange(columns) + 0.5) / columns * self.across.width
        down = self.up.at(1.0) - (np.arange(rows) + 0.5) / rows * self.up.width
        return across, down
