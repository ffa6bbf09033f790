"""Where things stand on the policy map: the map, its axes, and what is said beside it."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from headroom.arrays import Floats
from headroom.window.look.theme import SPACE
from headroom.window.plots.chart_look import ChartLook

_HEADER, _FOOTER, _AXIS, _SIDE = 40.0, 44.0, 72.0, 216.0
"""Pixels at normal type."""


@dataclass(frozen=True, slots=True)
class MapFrame:
    """The areas of the map, pixels.

    Attributes:
        whole: All of it.
        body: The map itself, in whole pixels.
        side: Read-out, scale and legend.
    """

    whole: QRectF
    body: QRectF
    side: QRectF

    @classmethod
    def of(cls, whole: QRectF, look: ChartLook) -> Self:
        """Return the areas of a chart."""
        side = min(look.px(_SIDE), whole.width() * 0.4)
        left = whole.left() + round(look.px(_AXIS))
        top = whole.top() + round(look.px(_HEADER))
        right = round(whole.right() - side - look.px(SPACE * 2))
        bottom = round(whole.bottom() - look.px(_FOOTER))
        body = QRectF(left, top, max(right - left, 8), max(bottom - top, 8))
        beside = QRectF(body.right() + look.px(SPACE * 2), top, side, body.height() + look.px(_FOOTER))
        return cls(whole, body, beside)

    def point_of(self, regional: float, us: float) -> QPointF:
        """Return where two thresholds stand, fractions."""
        body = self.body
        return QPointF(body.left() + regional * body.width(), body.bottom() - us * body.height())

    def thresholds_at(self, point: QPointF) -> tuple[float, float]:
        """Return regional and US threshold at a point, kept within 0 to 1."""
        body = self.body
        regional = (point.x() - body.left()) / body.width()
        us = (body.bottom() - point.y()) / body.height()
        return min(max(regional, 0.0), 1.0), min(max(us, 0.0), 1.0)

    def pixel_thresholds(self, ratio: float) -> tuple[Floats, Floats]:
        """Return the regional threshold of each column of pixels, and the US one of each row from the top.

        Args:
            ratio: Pixels of the screen for one of the widget.
        """
        width, height = round(self.body.width() * ratio), round(self.body.height() * ratio)
        across = (np.arange(width) + 0.5) / width
        down = 1.0 - (np.arange(height) + 0.5) / height
        return across, down
