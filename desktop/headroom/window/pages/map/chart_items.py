"""What stands on the policy map beside cells and lines: law points, numbers and the ring of the marker."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from headroom.window.pages.map.chart_frame import MapFrame
from headroom.window.pages.map.chart_image import PlateauNumber, TipLines
from headroom.window.pages.map.shown.map_marks import LawPoint
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import pill_size, tip_beyond
from headroom.window.plots.plot_items import PaintedItem
from headroom.words import formatting

_PLATE = 3.0
"""How far the plate behind a name reaches beyond it, pixels at normal type."""

_REACH = 5.0
"""From the middle of the mark of a law point to its corners, pixels at normal type."""

_APART, _POINTING = 4.0, 6.0
"""How far the two pills keep apart, and one reaches towards its line, pixels at normal type."""

Place = tuple[float, float]
"""Regional and US threshold, fractions."""


class MapItem(PaintedItem):
    """Something on the map; it knows where the map stands.

    Args:
        kept: Whether its pixels are kept.
    """

    def __init__(self, *, kept: bool = False) -> None:
        super().__init__(kept=kept)
        self._frame: MapFrame | None = None

    def fit(self, frame: MapFrame, area: QRectF, look: ChartLook) -> None:
        """Say where the map stands, where this is painted at most, and how it looks."""
        if frame != self._frame:
            self._frame = frame
            self.update()
        self.place(area, look)


class NumbersItem(MapItem):
    """The numbers of the plateaus, beside what else stands there: names and the lines of the cross-hair."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: tuple[PlateauNumber, ...] = ()
        self._taken: tuple[QRectF, ...] = ()

    @property
    def numbers(self) -> tuple[PlateauNumber, ...]:
        """Return all of them."""
        return self._numbers

    def show_numbers(self, numbers: tuple[PlateauNumber, ...]) -> None:
        """Show other numbers."""
        if numbers != self._numbers:
            self._numbers = numbers
            self.update()

    def keep_off(self, taken: tuple[QRectF, ...]) -> None:
        """Move those aside that would stand under something else, pixels of the view; leave out the rest."""
        if taken != self._taken:
            self._taken = taken
            self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint those that can be read."""
        painter.setFont(look.caption)
        rise = look.caption_metrics.capHeight()
        for number in self._numbers:
            box = self._free(number, look.size_of_caption(number.text))
            if box is not None:
                painter.setPen(QColor(number.ink))
                painter.drawText(QPointF(box.left(), box.center().y() + rise / 2), number.text)

    def _free(self, number: PlateauNumber, size: QSizeF) -> QRectF | None:
        """Return where a number stands: at its place, else at the nearest one beside what is in its way."""
        x, y = number.at.x(), number.at.y()
        box = _centred(x, y, size)
        in_its_way = [other for other in self._taken if box.intersects(other)]
        half = QSizeF(size.width() / 2 + 1, size.height() / 2 + 1)
        tries = [(x, y)]
        for other in in_its_way:
            tries += [(at, y) for at in (other.left() - half.width(), other.right() + half.width())]
            tries += [(x, at) for at in (other.top() - half.height(), other.bottom() + half.height())]
        tries.sort(key=lambda at: abs(at[0] - x) + abs(at[1] - y))
        across, down = number.room
        for left, top in tries:
            box = _centred(left, top, size)
            if across.holds(left) and down.holds(top) and not any(box.intersects(o) for o in self._taken):
                return box
        return None


class LawItem(MapItem):
    """The law points with their names, none over another, nor over a line where there is room beside it.

    Attributes:
        boxes: Where names and marks stand, pixels of the view.
    """

    def __init__(self) -> None:
        super().__init__()
        self._marks: tuple[QPointF, ...] = ()
        self._texts: list[tuple[str, QPointF]] = []
        self._asked: tuple[object, ...] = ()
        self.boxes: tuple[QRectF, ...] = ()

    def show_points(self, points: tuple[LawPoint, ...], lines: TipLines, look: ChartLook) -> None:
        """Show the law points that are in view.

        Args:
            points: All of them.
            lines: At which models tip.
            look: How they look.
        """
        frame, asked = self._frame, (points, lines, self._frame, look)
        if frame is None or asked == self._asked:
            return
        self._asked = asked
        taken: list[QRectF] = []
        crossed = (
            [frame.point_of(share, 0.0).x() for share in lines.regional],
            [frame.point_of(0.0, share).y() for share in lines.us],
        )
        texts = []
        seen = [point for point in points if frame.across.holds(point.regional) and frame.up.holds(point.us)]
        marks = tuple(frame.point_of(point.regional, point.us) for point in seen)
        for point, at in zip(seen, marks, strict=True):
            size = QSizeF(look.width_of(point.label, look.caption), look.caption_metrics.height())
            others = [other for other in marks if other is not at]
            box = _free(at, size, frame.body, (taken, others, crossed), look)
            taken.append(box)
            texts.append((point.label, QPointF(box.left(), box.bottom() - look.caption_metrics.descent())))
        grown, reach = look.px(_PLATE), look.px(_REACH)
        self.boxes = (
            *(box.adjusted(-grown, 0, grown, 0) for box in taken),
            *(_centred(at.x(), at.y(), QSizeF(2 * reach, 2 * reach)) for at in marks),
        )
        if (marks, texts) != (self._marks, self._texts):
            self._marks, self._texts = marks, texts
            self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint the law points, and their names."""
        painter.setPen(QPen(QColor(look.theme.surface), look.px(1.6)))
        painter.setBrush(QColor(look.theme.text))
        for at in self._marks:
            painter.drawPolygon(diamond(at, look.px(_REACH)))
        for text, at in self._texts:
            _plated(painter, text, at, look)


class MarkerItem(MapItem):
    """A ring where the read-out is taken; nothing where there is no marker."""

    def __init__(self) -> None:
        super().__init__()
        self._at: Place | None = None

    def put(self, at: Place | None) -> None:
        """Move it."""
        if at != self._at:
            self._at = at
            self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint the ring with its halo."""
        if self._at is None or self._frame is None:
            return
        centre = self._frame.point_of(*self._at)
        painter.setClipRect(self._area)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((look.theme.surface, 3.6), (look.theme.text, 1.4)):
            painter.setPen(look.line(colour, width))
            painter.drawEllipse(centre, look.px(5), look.px(5))


def _centred(x: float, y: float, size: QSizeF) -> QRectF:
    """Return a box about a place."""
    return QRectF(x - size.width() / 2, y - size.height() / 2, size.width(), size.height())


def pills(
    frame: MapFrame, here: Place, look: ChartLook
) -> tuple[tuple[QRectF, QPointF], tuple[QRectF, QPointF]]:
    """Return box and tip of the pill of the regional threshold, below, and of the US one, left.

    Where a threshold is out of view its pill stands at that end, and points towards it. Neither lies on the
    other: where both would stand in the corner the lower one moves aside.
    """
    body, at = frame.body, frame.point_of(*here)
    x = min(max(at.x(), body.left()), body.right())
    y = min(max(at.y(), body.top()), body.bottom())
    below = pill_size(formatting.percent(here[0]), look)
    beside = pill_size(formatting.percent(here[1]), look)
    right = body.left() - look.px(4)
    second = QRectF(QPointF(right - beside.width(), y - beside.height() / 2), beside)
    first = QRectF(QPointF(x - below.width() / 2, body.bottom() + look.px(5)), below)
    side, level = frame.across.side_of(here[0]), -frame.up.side_of(here[1])
    aside = look.px(_APART) + (look.px(_POINTING) if side < 0 else 0.0)
    if first.adjusted(-aside, 0, aside, 0).intersects(second):
        first.moveLeft(second.right() + aside)
    tip = tip_beyond(first, side, 0, look) if side else QPointF(x, body.bottom())
    return (first, tip), (second, tip_beyond(second, 0, level, look) if level else second.center())


def diamond(at: QPointF, reach: float) -> QPolygonF:
    """Return the mark of a law point."""
    return QPolygonF(
        [at + QPointF(0, -reach), at + QPointF(reach, 0), at + QPointF(0, reach), at + QPointF(-reach, 0)]
    )


def _free(
    at: QPointF,
    size: QSizeF,
    body: QRectF,
    around: tuple[list[QRectF], list[QPointF], tuple[list[float], list[float]]],
    look: ChartLook,
) -> QRectF:
    """Return where a name stands beside its point: inside the map, over no other name.

    It stands close to no other point, whose name it might be taken for, and over few lines.

    Args:
        at: The point.
        size: Of the name.
        body: The map.
        around: Other names, other points, and lines: where upright and level ones stand.
        look: How it looks.
    """
    taken, others, crossed = around
    gap = look.px(7)
    tries = [
        QPointF(at.x() + dx, at.y() + dy)
        for dy in (-gap - size.height(), gap)
        for dx in (gap, -gap - size.width())
    ]
    inner = body.adjusted(look.px(2), look.px(2), -look.px(2), -look.px(2))
    boxes = [QRectF(corner, size) for corner in tries]
    free = [box for box in boxes if inner.contains(box) and not any(box.intersects(one) for one in taken)]
    if free:  # of equally good ones the first
        return min(free, key=lambda box: (_close_to(box, others, 2 * gap), _lines_under(box, crossed)))
    last = boxes[0]
    last.moveTop(min(max(last.top(), inner.top()), inner.bottom() - last.height()))
    last.moveLeft(max(last.left(), inner.left()))
    return last


def _close_to(box: QRectF, points: list[QPointF], reach: float) -> int:
    """Return how many points are in a box or close to it."""
    grown = box.adjusted(-reach, -reach, reach, reach)
    return sum(grown.contains(point) for point in points)


def _lines_under(box: QRectF, crossed: tuple[list[float], list[float]]) -> int:
    """Return how many lines, upright ones and level ones, go through a box."""
    upright, level = crossed
    return sum(box.left() <= x <= box.right() for x in upright) + sum(
        box.top() <= y <= box.bottom() for y in level
    )


def _plated(painter: QPainter, text: str, at: QPointF, look: ChartLook) -> None:
    """Paint a text on a plate, so that it can be read on any ground."""
    width, rise = look.width_of(text, look.caption), look.caption_metrics.ascent()
    grown = look.px(_PLATE)
    box = QRectF(at.x() - grown, at.y() - rise, width + 2 * grown, rise + look.caption_metrics.descent())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.theme.surface))
    painter.drawRoundedRect(box, grown, grown)
    painter.setFont(look.caption)
    painter.setPen(look.ink)
    painter.drawText(at, text)
