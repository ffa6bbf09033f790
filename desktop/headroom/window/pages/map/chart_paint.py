"""Paints the policy map: cells, axes, law points and cross-hair."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from headroom.window.look.theme import SPACE
from headroom.window.pages.map.chart_frame import MapFrame
from headroom.window.pages.map.chart_image import MapImage
from headroom.window.pages.map.shown.map_view import BINDING_WORDS, LawPoint, MapChart
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import paint_pill, pill_size
from headroom.words import formatting

_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_BESIDE = (0, 2, -2, 4, -4)
"""Lines by which a name moves down or up to where there is room."""

_FAINT = 0.3
"""Opacity of cells that belong to an earlier question."""

_PLATE = 215
"""How opaque the plate behind a name is, of 255."""


def paint_body(
    painter: QPainter, frame: MapFrame, look: ChartLook, image: MapImage | None, earlier: MapImage | None
) -> None:
    """Paint the cells, those of an earlier question faintly below those of the present one."""
    painter.fillRect(frame.body, QColor(look.theme.surface))
    if earlier is not None:
        painter.setOpacity(_FAINT)
        painter.drawImage(frame.body, earlier.picture)
        painter.setOpacity(1.0)
    if image is not None:
        painter.drawImage(frame.body, image.picture)


def paint_axes(
    painter: QPainter, frame: MapFrame, chart: MapChart, here: tuple[float, float], look: ChartLook
) -> None:
    """Paint title, ticks and the names of the axes."""
    painter.setFont(look.title)
    painter.setPen(look.ink)
    baseline = frame.whole.top() + look.px(20)
    left = frame.whole.left() + look.px(SPACE)
    painter.drawText(QPointF(left, baseline), chart.figure.heading)
    after = left + painter.fontMetrics().horizontalAdvance(chart.figure.heading) + look.px(SPACE)
    painter.setFont(look.caption)
    painter.setPen(look.faint_ink)
    painter.drawText(QPointF(after, baseline), chart.unit)
    body, up = frame.body, pills(frame, here, look)[1][0]
    for share in _TICKS:
        text = formatting.percent(share, 0)
        width = look.width_of(text, look.caption)
        at = frame.point_of(share, share)
        painter.setPen(look.line(look.theme.edge))
        painter.drawLine(QLineF(at.x(), body.bottom(), at.x(), body.bottom() + look.px(3)))
        painter.drawLine(QLineF(body.left() - look.px(3), at.y(), body.left(), at.y()))
        painter.setPen(look.faint_ink)
        painter.drawText(QPointF(at.x() - width / 2, body.bottom() + look.px(16)), text)
        half = look.caption_metrics.capHeight() / 2
        if abs(at.y() - up.center().y()) > up.height() / 2 + half + look.px(2):
            painter.drawText(QPointF(body.left() - look.px(6) - width, at.y() + half), text)
    painter.drawText(
        QRectF(body.left(), body.bottom() + look.px(20), body.width(), look.px(20)),
        Qt.AlignmentFlag.AlignCenter,
        "Regional content asked for, percent",
    )
    painter.save()
    painter.translate(frame.whole.left(), body.center().y())
    painter.rotate(-90)
    painter.drawText(
        QRectF(-body.height() / 2, 0, body.height(), look.px(14)),
        Qt.AlignmentFlag.AlignCenter,
        "US content asked for, percent",
    )
    painter.restore()
    painter.setPen(look.line(look.theme.edge))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(body.adjusted(-0.5, -0.5, 0.5, 0.5))


def paint_names(
    painter: QPainter,
    frame: MapFrame,
    image: MapImage,
    here: tuple[float, float],
    look: ChartLook,
    taken: list[QRectF],
) -> None:
    """Paint which rule bites, in each region that has room for it, beside cross-hair and law points.

    Args:
        painter: Paints.
        frame: Where things stand.
        image: The cells, with where the words of each region would stand best.
        here: Both thresholds of the scenario.
        look: How it looks.
        taken: Where names stand already.
    """
    cross = frame.point_of(*here)
    for binding, share in image.words:
        at = QPointF(
            frame.body.left() + share.x() * frame.body.width(),
            frame.body.top() + share.y() * frame.body.height(),
        )
        width = look.width_of(BINDING_WORDS[binding], look.caption)
        half, line = width / 2 + look.px(6), look.px(14)
        left, right = frame.body.left() + half, frame.body.right() - half
        x, y = min(max(at.x(), left), right), at.y()
        if abs(x - cross.x()) < half:
            beside = (cross.x() - half, cross.x() + half)
            x = min((b for b in beside if left <= b <= right), key=lambda b: abs(b - at.x()), default=x)
        if abs(y - cross.y()) < line:
            y = cross.y() - line
        height = look.caption_metrics.height()
        boxes = [
            QRectF(x - width / 2, y + step * line - height, width, height + look.px(8)) for step in _BESIDE
        ]
        free = (box for box in boxes if not any(box.intersects(other) for other in taken))
        box = next(free, boxes[0])
        taken.append(box)
        plated(painter, BINDING_WORDS[binding], QPointF(box.left(), box.bottom() - look.px(4)), look)


def paint_points(
    painter: QPainter, frame: MapFrame, points: tuple[LawPoint, ...], look: ChartLook
) -> list[QRectF]:
    """Paint the law points with their names, none over another; return where the names stand."""
    taken: list[QRectF] = []
    for point in points:
        at = frame.point_of(point.regional, point.us)
        reach = look.px(5)
        diamond = QPolygonF(
            [at + QPointF(0, -reach), at + QPointF(reach, 0), at + QPointF(0, reach), at + QPointF(-reach, 0)]
        )
        painter.setPen(QPen(QColor(look.theme.surface), look.px(1.6)))
        painter.setBrush(QColor(look.theme.text))
        painter.drawPolygon(diamond)
        size = QSizeF(look.width_of(point.label, look.caption), look.caption_metrics.height())
        box = _free(at, size, frame.body, taken, look)
        taken.append(box)
        plated(painter, point.label, QPointF(box.left(), box.bottom() - look.caption_metrics.descent()), look)
    return taken


def paint_cross(
    painter: QPainter, frame: MapFrame, here: tuple[float, float], look: ChartLook, *, focused: bool
) -> None:
    """Paint the cross-hair of the scenario, with both thresholds in pills."""
    at, body = frame.point_of(*here), frame.body
    accent = look.theme.accent
    for colour, width in ((look.theme.surface, 4.0), (accent, 1.6)):
        painter.setPen(look.line(colour, width))
        painter.drawLine(QLineF(at.x(), body.top(), at.x(), body.bottom()))
        painter.drawLine(QLineF(body.left(), at.y(), body.right(), at.y()))
    painter.setPen(QPen(QColor(look.theme.surface), look.px(2)))
    painter.setBrush(QColor(accent))
    radius = look.px(6)
    painter.drawEllipse(at, radius, radius)
    for box, tip, share in pills(frame, here, look):
        paint_pill(
            painter,
            box,
            tip,
            formatting.percent(share),
            look,
            colours=(accent, accent, look.theme.on_accent),
            focused=focused,
        )


def pills(
    frame: MapFrame, here: tuple[float, float], look: ChartLook
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


def paint_probe(painter: QPainter, frame: MapFrame, at: tuple[float, float], look: ChartLook) -> None:
    """Paint a ring where the read-out is taken."""
    centre = frame.point_of(*at)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((look.theme.surface, 3.6), (look.theme.text, 1.4)):
        painter.setPen(look.line(colour, width))
        painter.drawEllipse(centre, look.px(5), look.px(5))


def plated(painter: QPainter, text: str, at: QPointF, look: ChartLook) -> None:
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
