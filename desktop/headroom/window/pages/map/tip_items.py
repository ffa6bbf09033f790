"""The names of models at the edges of the policy map, where they tip."""

from math import radians, sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from headroom.window.pages.map.chart_items import MapItem
from headroom.window.pages.map.shown.map_marks import Tip, Tips
from headroom.window.plots.chart_look import ChartLook
from headroom.words import formatting

_LEADER, _GAP = 12.0, 4.0
"""Pixels at normal type: from the map to a name, and between both ends of that and their neighbours."""

_BESIDE, _ABOVE = 14.0, 30.0
"""Pixels at normal type from one name to the next, beside the map and above it."""

_SLOPE = -32.0
"""Degrees by which names above the map are turned."""

_AROUND = 20.0
"""Pixels at normal type of the height above the map that a turned name does not reach into."""

_LEAST_LETTERS = 3
"""Of a name without the make before it; what is shorter says nothing."""


class TipNamesItem(MapItem):
    """The names of the models that tip, above the map or to its right, each with a line to where it tips.

    Their pixels are kept, for no rate moves them; with their ground, on which words look as anywhere.

    Args:
        above: Whether they stand above the map; else to its right.

    Names are written whole, or all of them without the make that they begin with: see ``write``.
    """

    def __init__(self, *, above: bool) -> None:
        super().__init__(kept=True)
        self._above = above
        self._tips: tuple[Tip, ...] = ()
        self._stands: list[float] = []
        self._whole = True
        self._measured: tuple[tuple[Tip, ...], QRectF, ChartLook] | None = None
        self._fits = True

    def boundingRect(self) -> QRectF:
        """Return where it paints: a name may begin a little before its area."""
        return self._area.adjusted(-6, 0, 0, 0) if self._above else self._area.adjusted(0, -6, 0, 6)

    def show_tips(self, tips: Tips, look: ChartLook) -> tuple[Tip, ...]:
        """Show the names that have room, and return whose they are."""
        frame = self._frame
        if frame is None or not frame.named:
            return ()
        body = frame.body
        pitch = look.px(_ABOVE if self._above else _BESIDE)
        length = body.width() if self._above else body.height()
        found = tips.in_view(frame.across if self._above else frame.up, int(length / pitch))
        if self._above:
            wanted = [frame.point_of(tip.share, 0.0).x() for tip in found]
            stands = spread(wanted, pitch, body.left(), body.right())
        else:
            wanted = [frame.point_of(0.0, tip.share).y() for tip in reversed(found)]
            stands = spread(wanted, pitch, body.top(), body.bottom())[::-1]
        if (found, stands) != (self._tips, self._stands):
            self._tips, self._stands = found, stands
            self.update()
        return found

    def fit_whole(self, look: ChartLook) -> bool:
        """Return whether every name has room as it is; measured anew where it may have changed."""
        asked = (self._tips, self._area, look)
        if asked != self._measured:
            self._measured = asked
            self._fits = all(
                look.width_of(tip.name, look.caption) <= self._room(tip, look) for tip in self._tips
            )
        return self._fits

    def write(self, *, whole: bool) -> None:
        """Write all names whole, or all of them short."""
        if whole is not self._whole:
            self._whole = whole
            self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint the names."""
        painter.fillRect(self.boundingRect(), QColor(look.theme.surface))
        painter.setFont(look.caption)
        for tip, stand in zip(self._tips, self._stands, strict=True):
            if self._above:
                self._paint_above(painter, tip, stand, look)
            else:
                self._paint_beside(painter, tip, stand, look)

    def _paint_above(self, painter: QPainter, tip: Tip, stand: float, look: ChartLook) -> None:
        """Paint a name above the map, turned."""
        frame = self._frame
        if frame is None:
            return
        x, edge = frame.point_of(tip.share, 0.0).x(), frame.body.top()
        foot = edge - look.px(_LEADER)
        painter.setPen(look.line(look.theme.edge))
        painter.drawPolyline([QPointF(x, edge), QPointF(x, edge - look.px(_GAP)), QPointF(stand, foot)])
        name = self._written(tip, look)
        painter.save()
        painter.translate(stand, foot - look.px(1))
        painter.rotate(_SLOPE)
        painter.setPen(look.ink)
        painter.drawText(QPointF(0, 0), name)
        painter.restore()

    def _paint_beside(self, painter: QPainter, tip: Tip, stand: float, look: ChartLook) -> None:
        """Paint a name to the right of the map, and its content."""
        frame = self._frame
        if frame is None:
            return
        y, edge = frame.point_of(0.0, tip.share).y(), frame.body.right()
        left = edge + look.px(_LEADER)
        painter.setPen(look.line(look.theme.edge))
        painter.drawPolyline([QPointF(edge, y), QPointF(edge + look.px(_GAP), y), QPointF(left, stand)])
        name = self._written(tip, look)
        baseline = stand + look.caption_metrics.capHeight() / 2
        painter.setPen(look.ink)
        painter.drawText(QPointF(left + look.px(_GAP), baseline), name)
        painter.setPen(look.faint_ink)
        after = left + look.px(_GAP) + look.width_of(name, look.caption)
        painter.drawText(QPointF(after, baseline), _share(tip))

    def _written(self, tip: Tip, look: ChartLook) -> str:
        """Return a name as it is written, cut where there is no room even so."""
        name = tip.name if self._whole else without_make(tip.name)
        return look.shortened(name, self._room(tip, look), look.caption)

    def _room(self, tip: Tip, look: ChartLook) -> float:
        """Return how long a name may be, pixels."""
        if self._above:
            return (self._area.height() - look.px(_AROUND)) / sin(radians(-_SLOPE))
        around = look.px(_LEADER + _GAP) + look.width_of(_share(tip), look.caption)
        return max(self._area.width() - around, 0.0)


def without_make(name: str) -> str:
    """Return the name of a model without the make that it begins with, where that leaves a name."""
    short = name.partition(" ")[2]
    return short if len(short) >= _LEAST_LETTERS else name


def _share(tip: Tip) -> str:
    """Return the content of a model, behind its name."""
    return f" {formatting.percent(tip.share)}"


def spread(wanted: list[float], apart: float, low: float, high: float) -> list[float]:
    """Return places as near as can be to those wanted, rising, each so far apart, between two ends."""
    places: list[float] = []
    for at in wanted:
        places.append(max(at, places[-1] + apart if places else low))
    limit = high
    for at in range(len(places) - 1, -1, -1):
        places[at] = min(places[at], limit)
        limit = places[at] - apart
    return places
