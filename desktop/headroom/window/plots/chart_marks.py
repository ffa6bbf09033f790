"""The small marks that charts are made of: verdict icons, hatching, pills and read-outs."""

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from headroom.rules.verdict import Verdict
from headroom.window.look.theme import RADIUS, SPACE
from headroom.window.plots.chart_look import ChartLook

_HATCH_EVERY = 5.0
"""Pixels between the lines of hatching, at normal type."""

_BEYOND = 6.0
"""How far a pill reaches towards a line that is out of view, pixels at normal type."""


def paint_icon(
    painter: QPainter, verdict: Verdict, centre: QPointF, look: ChartLook, colour: QColor | None = None
) -> None:
    """Paint a tick, a cross or a question mark: the verdict without its colour.

    Args:
        painter: Paints.
        verdict: What the icon stands for.
        centre: Of the icon.
        look: Theme and size of type.
        colour: Of its strokes; None: that of the verdict.
    """
    size = look.px(4.0)
    pen = QPen(look.pen[verdict])
    if colour is not None:
        pen.setColor(colour)
    painter.setPen(pen)
    x, y = centre.x(), centre.y()
    if verdict is Verdict.QUALIFIES:
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(x - size, y + size * 0.1),
                    QPointF(x - size * 0.25, y + size * 0.85),
                    QPointF(x + size, y - size * 0.8),
                ]
            )
        )
    elif verdict is Verdict.FAILS:
        arm = size * 0.85
        painter.drawLine(QLineF(x - arm, y - arm, x + arm, y + arm))
        painter.drawLine(QLineF(x - arm, y + arm, x + arm, y - arm))
    else:
        painter.setFont(look.strong)
        box = QRectF(x - look.px(8), y - look.px(8), look.px(16), look.px(16))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")


def hatch_lines(area: QRectF, look: ChartLook) -> list[QLineF]:
    """Return the diagonal lines that fill an area: what is not known."""
    if area.width() < 1:
        return []
    every, reach = look.px(_HATCH_EVERY), area.height()
    left, right, bottom = area.left(), area.right(), area.bottom()
    # Lines start at multiples of the distance, so that they stand still while the area grows.
    start = math.floor((left - reach) / every) * every
    lines = []
    for n in range(int((right - start) / every) + 1):
        foot = start + n * every
        first, last = max(foot, left), min(foot + reach, right)
        if last > first:
            lines.append(QLineF(first, bottom - (first - foot), last, bottom - (last - foot)))
    return lines


def hatch(painter: QPainter, area: QRectF, pen: QPen, look: ChartLook) -> None:
    """Fill an area with diagonal lines and frame it: what is not known."""
    if area.width() < 1:
        return
    painter.setPen(QPen(pen.color(), look.px(1.2)))
    painter.drawLines(hatch_lines(area, look))
    painter.setPen(QPen(pen.color(), look.px(1.0)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


def pill_size(text: str, look: ChartLook) -> QSizeF:
    """Return the size of the pill around a text."""
    size = look.size_of_caption(text)
    return QSizeF(size.width() + look.px(SPACE * 1.5), look.px(18))


def tip_beyond(box: QRectF, across: int, down: int, look: ChartLook) -> QPointF:
    """Return where a pill points whose line is out of view.

    Args:
        box: Of the pill.
        across: -1 where the line is farther to the left, 1 to the right, else 0.
        down: -1 where it is farther up, 1 where it is farther down, else 0.
        look: Size of type.
    """
    by = look.px(_BEYOND)
    return box.center() + QPointF(across * (box.width() / 2 + by), down * (box.height() / 2 + by))


def paint_pill(
    painter: QPainter,
    box: QRectF,
    tip: QPointF,
    text: str,
    look: ChartLook,
    *,
    colours: tuple[str, str, str],
    focused: bool,
) -> None:
    """Paint the handle of a threshold: its value in a pill that points at its line.

    Args:
        painter: Paints.
        box: Of the pill.
        tip: Where it points, above, below or beside the pill.
        text: In the pill.
        look: Theme and size of type.
        colours: Of its edge, its ground and its text.
        focused: Whether it has the keyboard.
    """
    edge, ground, ink = (QColor(colour) for colour in colours)
    radius = box.height() / 2
    painter.setPen(QPen(edge, look.px(1.4)))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(edge)
    painter.drawPolygon(_pointing(box, tip, look.px(4)))
    if focused:
        painter.setPen(QPen(QColor(look.theme.text), look.px(1.4)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        grown = look.px(2.5)
        painter.drawRoundedRect(box.adjusted(-grown, -grown, grown, grown), radius + grown, radius + grown)
    painter.setPen(ink)
    painter.setFont(look.caption)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _pointing(box: QRectF, tip: QPointF, half: float) -> QPolygonF:
    """Return the corner of a pill that points at a place beside, above or below it; half as wide as said."""
    beside = not box.left() <= tip.x() <= box.right() and box.top() <= tip.y() <= box.bottom()
    if beside:
        x, y = box.right() - half if tip.x() > box.right() else box.left() + half, box.center().y()
        return QPolygonF([QPointF(x, y - half), QPointF(x, y + half), tip])
    around = box.height() / 2
    x = min(max(tip.x(), box.left() + around), box.right() - around)
    y = box.bottom() if tip.y() > box.center().y() else box.top()
    return QPolygonF([QPointF(x - half, y), QPointF(x + half, y), tip])


def read_out_box(text: str, pointer: QPointF, within: QRectF, look: ChartLook) -> QRectF:
    """Return where a short text stands beside the pointer, inside an area; in lines where that is narrow."""
    metrics = look.metrics_of(look.read_out)
    width = look.width_of(text, look.read_out) + look.px(SPACE * 2)
    height = metrics.height() + look.px(SPACE)
    if width > within.width():
        width = within.width()
        room = QRectF(0, 0, max(width - look.px(SPACE * 2), 1.0), 1e4)
        wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        height += wrapped.height() - metrics.height()
    x = max(min(pointer.x() - width / 2, within.right() - width), within.left())
    above = pointer.y() - height - look.px(SPACE)
    y = above if above >= within.top() else pointer.y() + look.px(SPACE * 2.5)
    return QRectF(x, y, width, height)


def paint_plate(painter: QPainter, text: str, box: QRectF, look: ChartLook) -> None:
    """Paint a short text on a dark plate."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.theme.text))
    painter.drawRoundedRect(box, RADIUS / 1.5, RADIUS / 1.5)
    painter.setPen(QColor(look.theme.surface))
    painter.setFont(look.read_out)
    room = box.adjusted(look.px(SPACE) - 1, 0, 1 - look.px(SPACE), 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
