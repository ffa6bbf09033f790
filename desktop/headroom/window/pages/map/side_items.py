"""What stands beside the policy map: read-out, scale of colours and legend, one above the other."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from headroom.language import tr, tr_count
from headroom.window.look.theme import BODY, FIGURE, SPACE
from headroom.window.pages.map.chart_image import colour_of
from headroom.window.pages.map.chart_items import diamond
from headroom.window.pages.map.shown.map_reading import PlaceReading
from headroom.window.pages.map.shown.map_view import MapChart
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.plot_items import PaintedItem

_HEAD, _LINE, _ROW = 96.0, 20.0, 18.0
"""Pixels at normal type: of what is read above its lines, of a line, and of a model."""

_BELOW = 184.0
"""Pixels at normal type that scale and legend need below what is read."""

_HEADED, _SCALE = 16.0, 56.0
"""Pixels at normal type: from the heading of the scale to its colours, and of both with the words below."""

_SWATCHES = 11
"""Colours of the scale on one side of what is compared with."""

_TIPS = tr("Each line is a model: beyond it, it no longer qualifies. Nothing changes between two lines.")


class ReadOutItem(PaintedItem):
    """The figure at a place, what more is known there, and whose verdict is another than at the scenario."""

    def __init__(self) -> None:
        super().__init__()
        self._reading: PlaceReading | None = None

    def show_reading(self, reading: PlaceReading | None) -> None:
        """Show what is read."""
        if reading != self._reading:
            self._reading = reading
            self.update()

    def end(self, look: ChartLook) -> float:
        """Return how far down it reaches, pixels of the view."""
        reading = self._reading
        if reading is None:
            return self._area.top()
        rows = self._rows(reading, look)
        last = 1 if rows < len(reading.turned) or reading.more else 0
        return self._area.top() + look.px(_HEAD + _LINE * len(reading.lines) + _ROW * (rows + last))

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint place, figure, its name, the lines and the models below."""
        reading = self._reading
        if reading is None:
            return
        x, y = self._area.left(), self._area.top()
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        room = self._area.width() - look.px(SPACE)
        painter.drawText(QPointF(x, y + look.px(10)), look.cut(reading.where, room, look.caption))
        painter.drawText(QPointF(x, y + look.px(26)), look.cut(reading.place, room, look.caption))
        painter.setFont(large_font(reading.value, room, look))
        painter.setPen(look.ink)
        painter.drawText(QPointF(x, y + look.px(58)), reading.value)
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        painter.drawText(QPointF(x, y + look.px(74)), look.cut(reading.about, room, look.caption))
        painter.setFont(look.font)
        painter.setPen(look.ink)
        y += look.px(_HEAD)
        for line in reading.lines:
            painter.drawText(QPointF(x, y), look.cut(line, room))
            y += look.px(_LINE)
        self._paint_turned(painter, reading, y, look)

    def _paint_turned(self, painter: QPainter, reading: PlaceReading, y: float, look: ChartLook) -> None:
        """Paint the models whose verdict is another, and the rules that they fail."""
        painter.setFont(look.caption)
        rows = self._rows(reading, look)
        left, right = self._area.left(), self._area.right() - look.px(SPACE)
        for one in reading.turned[:rows]:
            why = look.width_of(one.why, look.caption)
            room = right - left - why - look.px(SPACE)
            name = look.shortened(one.name, max(room, 0.0), look.caption)
            painter.setPen(look.ink)
            painter.drawText(QPointF(left, y), name)
            painter.setPen(look.faint_ink)
            painter.drawText(QPointF(right - why, y), one.why)
            y += look.px(_ROW)
        more = len(reading.turned) - rows + reading.more
        if more:
            painter.setPen(look.faint_ink)
            painter.drawText(QPointF(left, y), tr_count("and {n} more", "and {n} more", more))

    def _rows(self, reading: PlaceReading, look: ChartLook) -> int:
        """Return how many models have room, with what stands below them."""
        room = self._area.height() - look.px(_HEAD + _LINE * len(reading.lines) + _BELOW)
        rows = max(int(room / look.px(_ROW)), 0)
        every = len(reading.turned)
        return every if every <= rows and not reading.more else min(max(rows - 1, 0), every)


class ScaleItem(PaintedItem):
    """The scale of colours, and what the marks on the map mean."""

    def __init__(self) -> None:
        super().__init__()
        self._chart: MapChart | None = None
        self._top = 0.0
        self._tips = False

    def show_scale(self, chart: MapChart | None, *, tips: bool) -> None:
        """Show the scale of a map.

        Args:
            chart: The map.
            tips: Whether it has lines at which models tip.
        """
        if chart is not self._chart or tips != self._tips:
            self._chart, self._tips = chart, tips
            self.update()

    def start(self, top: float) -> None:
        """Begin at a height, pixels of the view."""
        if top != self._top:
            self._top = top
            self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint the scale, and the legend where there is room."""
        chart = self._chart
        if chart is None:
            return
        y = self._paint_scale(painter, chart, look)
        painter.setFont(look.caption)
        line, x = look.px(18), self._area.left()
        if y + line > self._area.bottom():
            return
        reach = look.px(4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.theme.text))
        painter.drawPolygon(diamond(QPointF(x + reach, y + look.px(6)), reach))
        painter.setPen(look.faint_ink)
        painter.drawText(QPointF(x + look.px(16), y + look.px(10)), tr("law, and what was proposed"))
        if self._tips and y + 4 * line < self._area.bottom():
            room = QRectF(x, y + line + look.px(4), self._area.width() - look.px(SPACE), look.px(54))
            painter.drawText(room, Qt.TextFlag.TextWordWrap, _TIPS)

    def _paint_scale(self, painter: QPainter, chart: MapChart, look: ChartLook) -> float:
        """Paint the scale of colours below what it says, and return where it ends."""
        x, top, width = self._area.left(), self._top, self._area.width() - look.px(SPACE)
        if top + look.px(_SCALE) > self._area.bottom():
            return top
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        heading = look.cut(chart.scale_heading, self._area.width(), look.caption)
        painter.drawText(QPointF(x, top + look.px(10)), heading)
        top += look.px(_HEADED)
        strengths = _strengths(chart)
        each = width / len(strengths)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, strength in enumerate(strengths):
            colour = QColor.fromRgb(colour_of(chart.figure, look.theme, strength))
            painter.fillRect(QRectF(x + at * each, top, each - look.px(1), look.px(14)), colour)
        painter.setPen(look.faint_ink)
        ended = x - look.px(SPACE)
        for share, text in scale_words(chart, strengths):
            wide = look.width_of(text, look.caption)
            left = min(max(x + share * width - wide / 2, x), x + width - wide)
            if left >= ended + look.px(SPACE):
                painter.drawText(QPointF(left, top + look.px(28)), text)
                ended = left + wide
        return top + look.px(44)


def large_font(text: str, room: float, look: ChartLook) -> QFont:
    """Return the type of a large figure, smaller where the words that stand in its place need it to fit."""
    large = QFont(look.strong)
    fitting = look.px(BODY) * room / max(look.width_of(text, look.strong), 1.0)
    large.setPixelSize(round(max(min(look.px(FIGURE), fitting), look.px(BODY))))
    return large


def scale_words(chart: MapChart, strengths: Sequence[float]) -> list[tuple[float, str]]:
    """Return what is said below the scale: values that the map has, where their colours stand.

    Both ends come first and last; of what is between, that in the middle, where it has room beside them.

    Args:
        chart: The map.
        strengths: Of the swatches, rising.

    Returns:
        How far along the scale each stands, 0 to 1, and its text, rising.
    """
    shades, first, last = chart.shades, strengths[0], strengths[-1]
    found: dict[float, str] = {}
    for wanted in (first, last, (first + last) / 2):
        level = shades.nearest(wanted)
        if level is None:
            return []
        strength = float(shades.strengths[level])
        share = (strength - first) / (last - first) if last > first else 0.0
        found.setdefault(share, chart.text_of(float(chart.values[shades.cell_of(level)])))
    return sorted(found.items())


def _strengths(chart: MapChart) -> list[float]:
    """Return the strengths of the swatches: on both sides of what is compared with, where there are any."""
    shades = chart.shades
    least, most = float(shades.strengths[0]), float(shades.strengths[-1])
    sides = [at / (_SWATCHES - 1) for at in range(_SWATCHES)]
    if least >= 0 or chart.base is None:
        return [most * side for side in sides]
    if most <= 0:
        return [least * side for side in reversed(sides)]
    half = sides[::2]
    return [*(least * side for side in reversed(half[1:])), *(most * side for side in half)]
