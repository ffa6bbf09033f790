"""What stands on the policy map beside cells and lines: law points, names and the ring of the marker."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from headroom.analysis.policy_map import Binding
from headroom.window.pages.map.chart_frame import MapFrame
from headroom.window.pages.map.shown.map_view import BINDING_WORDS, LawPoint
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import pill_size
from headroom.window.plots.plot_items import PaintedItem
from headroom.words import formatting

_BESIDE = (0, 2, -2, 4, -4)
"""Lines by which a name moves down or up to where there is room."""

_PLATE = 215
"""How opaque the plate behind a name is, of 255."""

Place = tuple[float, float]
"""Regional and US threshold, fractions."""


class MapItem(PaintedItem):
    """Something on the map; it knows where the map stands."""

    def __init__(self) -> None:
        super().__init__()
        self._frame = MapFrame(QRectF(), QRectF(), QRectF())

    def fit(self, frame: MapFrame, area: QRectF, look: ChartLook) -> None:
        """Say where the map stands, where this is painted at most, and how it looks."""
        self._frame = frame
        self.place(area, look)


class NamesItem(MapItem):
    """The law points with their names, and which rule bites where, none over another."""

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[QPointF, ...] = ()
        self._texts: list[tuple[str, QPointF]] = []

    def show_names(
        self,
        points: tuple[LawPoint, ...],
        words: tuple[tuple[Binding, QPointF], ...],
        here: Place,
        look: ChartLook,
    ) -> None:
        """Show other names; the law points come first: they stand where they are.

        Args:
            points: The law points.
            words: Where in the body, as shares across and down, the words of a region would stand best.
            here: Both thresholds of the scenario, whose lines the words keep beside.
            look: How it looks.
        """
        frame = self._frame
        taken: list[QRectF] = []
        texts = []
        marks = tuple(frame.point_of(point.regional, point.us) for point in points)
        for point, at in zip(points, marks, strict=True):
            size = QSizeF(look.width_of(point.label, look.caption), look.caption_metrics.height())
            box = _free(at, size, frame.body, taken, look)
            taken.append(box)
            texts.append((point.label, QPointF(box.left(), box.bottom() - look.caption_metrics.descent())))
        for binding, share in words:
            text = BINDING_WORDS[binding]
            box = _beside(text, share, frame, frame.point_of(*here), look, taken)
            taken.append(box)
            texts.append((text, QPointF(box.left(), box.bottom() - look.px(4))))
        if (marks, texts) != (self._points, self._texts):
            self._points, self._texts = marks, texts
            self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint the law points, and all names."""
        painter.setPen(QPen(QColor(look.theme.surface), look.px(1.6)))
        painter.setBrush(QColor(look.theme.text))
        for at in self._points:
            painter.drawPolygon(diamond(at, look.px(5)))
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
        if self._at is None:
            return
        centre = self._frame.point_of(*self._at)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((look.theme.surface, 3.6), (look.theme.text, 1.4)):
            painter.setPen(look.line(colour, width))
            painter.drawEllipse(centre, look.px(5), look.px(5))


def pills(
    frame: MapFrame, here: Place, look: ChartLook
) -> tuple[tuple[QRectF, QPointF, float], tuple[QRectF, QPointF, float]]:
    """Return box, tip and share of the pill of the regional threshold, above, and of the US one, right."""
    at, body = frame.point_of(*here), frame.body
    above = pill_size(formatting.percent(here[0]), look)
    left = min(max(at.x() - above.width() / 2, body.left()), body.right() - above.width())
    first = QRectF(QPointF(left, body.top() - look.px(4) - above.height()), above)
    beside = pill_size(formatting.percent(here[1]), look)
    right = body.left() - look.px(4)
    second = QRectF(QPointF(right - beside.width(), at.y() - beside.height() / 2), beside)
    return (first, QPointF(at.x(), body.top()), here[0]), (second, second.center(), here[1])


def diamond(at: QPointF, reach: float) -> QPolygonF:
    """Return the mark of a law point."""
    return QPolygonF(
        [at + QPointF(0, -reach), at + QPointF(reach, 0), at + QPointF(0, reach), at + QPointF(-reach, 0)]
    )


def _beside(
    text: str, share: QPointF, frame: MapFrame, cross: QPointF, look: ChartLook, taken: list[QRectF]
) -> QRectF:
    """Return where the words of a region stand: near its middle, beside the cross-hair and other names."""
    body = frame.body
    at = QPointF(body.left() + share.x() * body.width(), body.top() + share.y() * body.height())
    width = look.width_of(text, look.caption)
    half, line = width / 2 + look.px(6), look.px(14)
    left, right = body.left() + half, body.right() - half
    x, y = min(max(at.x(), left), right), at.y()
    if abs(x - cross.x()) < half:
        beside = (cross.x() - half, cross.x() + half)
        x = min((b for b in beside if left <= b <= right), key=lambda b: abs(b - at.x()), default=x)
    if abs(y - cross.y()) < line:
        y = cross.y() - line
    height = look.caption_metrics.height()
    boxes = [QRectF(x - width / 2, y + step * line - height, width, height + look.px(8)) for step in _BESIDE]
    return next((box for box in boxes if not any(box.intersects(other) for other in taken)), boxes[0])


def _free(at: QPointF, size: QSizeF, body: QRectF, taken: list[QRectF], look: ChartLook) -> QRectF:
    """Return where a name stands beside its point, inside the map and over no other name."""
    gap = look.px(7)
    tries = [
        QPointF(at.x() + dx, at.y() + dy)
        for dy in (-gap - size.height(), gap)
        for dx in (gap, -gap - size.width())
    ]
    inner = body.adjusted(look.px(2), look.px(2), -look.px(2), -look.px(2))
    boxes = [QRectF(corner, size) for corner in tries]
    for box in boxes:
        if inner.contains(box) and not any(box.intersects(other) for other in taken):
            return box
    last = boxes[0]
    last.moveTop(min(max(last.top(), inner.top()), inner.bottom() - last.height()))
    last.moveLeft(max(last.left(), inner.left()))
    return last


def _plated(painter: QPainter, text: str, at: QPointF, look: ChartLook) -> None:
    """Paint a text on a plate, so that it can be read on any ground."""
    width, rise = look.width_of(text, look.caption), look.caption_metrics.ascent()
    plate = QColor(look.theme.surface)
    plate.setAlpha(_PLATE)
    grown = look.px(3)
    box = QRectF(at.x() - grown, at.y() - rise, width + 2 * grown, rise + look.caption_metrics.descent())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(plate)
    painter.drawRoundedRect(box, grown, grown)
    painter.setFont(look.caption)
    painter.setPen(look.ink)
    painter.drawText(at, text)
