"""The header of the fleet's chart: titles, what colours mean, headings; and the marks of its axes."""

from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter

from headroom.rules.verdict import Verdict
from headroom.window.look.theme import SPACE
from headroom.window.pages.fleet.headings import BASELINE, headings
from headroom.window.pages.fleet.row_items import SeenItem
from headroom.window.pages.fleet.rows_in_view import Seen
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import hatch
from headroom.window.shown.costs import SHOWN_COMPONENTS, axis_ticks, tick_text
from headroom.words import formatting

CONTENT, COST = "Regional content", "Landed cost"
_COST_UNIT = "US$ a vehicle"
_NO_PREFERENCE = "No preference in force: there is no threshold to reach"
_TITLE, _LEGEND = 18.0, 35.0
"""Baselines, pixels below the top at normal type."""

_GROUPS = (
    ("parts", ("parts",)),
    ("conversion", ("conversion",)),
    ("freight", ("inbound_freight", "outbound_freight", "insurance")),
    ("duty", ("parts_duty", "vehicle_duty")),
    ("fees", ("fees",)),
)
"""What the colours of the landed cost mean, in few words."""

_SHARES = (0.0, 0.25, 0.5, 0.75, 1.0)


class HeaderItem(SeenItem):
    """Titles with their units, legends, and the headings of the columns."""

    def __init__(self) -> None:
        super().__init__(kept=True)

    def area_of(self, seen: Seen) -> QRectF:
        """Return the header."""
        return seen.frame.header

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return what is written in it."""
        bars = seen.bars
        said = bars.unit, bars.any_range, bars.preference, seen.costs.used
        return (*said, seen.order, seen.turned, seen.lit, seen.frame)

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint it from the upper left."""
        frame = seen.frame
        painter.fillRect(frame.header, QColor(look.theme.surface))
        _title(painter, frame.header, frame.content_left, (CONTENT, seen.bars.unit), look)
        _content_legend(painter, seen, look)
        if frame.shows_costs:
            _title(painter, frame.header, frame.cost_left, (COST, _COST_UNIT), look)
            _cost_legend(painter, seen, look)
        painter.setFont(look.caption)
        baseline = frame.header.top() + look.px(BASELINE)
        if frame.shows_words:
            painter.setPen(look.faint_ink)
            painter.drawText(QPointF(frame.word_left, baseline), "Verdict")
        for heading in headings(frame, look, seen.order, turned=seen.turned):
            chosen = heading.order in {seen.order, seen.lit}
            painter.setPen(look.ink if chosen else look.faint_ink)
            painter.drawText(QPointF(heading.left, baseline), heading.text)


class AxesItem(SeenItem):
    """Hairlines through all rows at the few marks of both axes, with their texts below."""

    def __init__(self) -> None:
        super().__init__(kept=True)
        self._covered: tuple[QRectF, ...] = ()

    def cover(self, handles: tuple[QRectF, ...]) -> None:
        """Leave out the texts that handles stand over, pixels of the view."""
        self._covered = handles

    def area_of(self, seen: Seen) -> QRectF:
        """Return the area of rows and footer."""
        frame = seen.frame
        return QRectF(frame.rows.topLeft(), frame.footer.bottomRight())

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return where the marks stand, and which of their texts are seen."""
        return seen.frame, seen.top_usd, tuple(area.left() // 8 for area in self._covered)

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint lines and texts."""
        frame = seen.frame
        painter.fillRect(frame.footer, QColor(look.theme.surface))
        marks = [(frame.x_of(share), formatting.percent(share, 0)) for share in _SHARES]
        if frame.shows_costs:
            marks += _cost_marks(seen, look)
        painter.setPen(look.line(look.theme.hairline))
        painter.drawLines([QLineF(x, frame.rows.top(), x, frame.rows.bottom()) for x, _ in marks])
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        ended = -1e9
        for x, text in marks:
            size = look.size_of_caption(text)
            box = QRectF(
                x - size.width() / 2, frame.footer.top() + look.px(6), size.width() + 1, size.height()
            )
            free = box.left() > ended and not any(box.intersects(area) for area in self._covered)
            if free:
                painter.drawText(QPointF(box.left(), box.top() + look.caption_metrics.ascent()), text)
                ended = box.right() + look.px(SPACE / 2)


def _cost_marks(seen: Seen, look: ChartLook) -> list[tuple[float, str]]:
    """Return where the axis of costs is marked, and with which texts: as many as stand beside each other."""
    frame = seen.frame
    marks = [(frame.x_of_cost(usd / seen.top_usd), tick_text(usd)) for usd in axis_ticks(seen.top_usd)]
    widest = max(look.width_of(text, look.caption) for _, text in marks) + look.px(SPACE)
    apart = marks[1][0] - marks[0][0] if len(marks) > 1 else widest
    return marks[:: max(ceil(widest / max(apart, 1.0)), 1)]


def _title(painter: QPainter, header: QRectF, left: float, texts: tuple[str, str], look: ChartLook) -> None:
    """Paint a title with its unit."""
    title, unit = texts
    baseline = header.top() + look.px(_TITLE)
    painter.setFont(look.title)
    painter.setPen(look.ink)
    painter.drawText(QPointF(left, baseline), title)
    end = left + painter.fontMetrics().horizontalAdvance(title) + look.px(SPACE)
    painter.setFont(look.caption)
    painter.setPen(look.faint_ink)
    painter.drawText(QPointF(end, baseline), unit)


def _content_legend(painter: QPainter, seen: Seen, look: ChartLook) -> None:
    """Paint what the marks of content mean, or that no content is asked for."""
    frame = seen.frame
    x, baseline = frame.content_left, frame.header.top() + look.px(_LEGEND)
    painter.setFont(look.caption)
    painter.setPen(look.faint_ink)
    if not seen.bars.preference:
        painter.drawText(QPointF(x, baseline), _NO_PREFERENCE)
        return
    swatch, gap = look.px(14), look.px(5)
    middle = baseline - look.caption_metrics.ascent() * 0.36
    for entry in ("of which US", "unknown origin") if seen.bars.any_range else ("of which US",):
        thick = look.px(5 if entry == "of which US" else 9)
        area = QRectF(x, middle - thick / 2, swatch, thick)
        if entry == "of which US":
            painter.fillRect(area, QColor(look.theme.content_us))
        else:
            hatch(painter, area, look.pen[Verdict.UNDETERMINED], look)
        painter.setPen(look.faint_ink)
        painter.drawText(QPointF(x + swatch + gap, baseline), entry)
        x += swatch + gap + look.width_of(entry, look.caption) + look.px(SPACE * 2)


def _cost_legend(painter: QPainter, seen: Seen, look: ChartLook) -> None:
    """Paint what the colours of the landed cost mean, as many as have room."""
    frame = seen.frame
    swatch, gap, apart = look.px(8), look.px(4), look.px(SPACE)
    brushes: dict[str, QBrush] = {
        name: brush
        for name, brush, used in zip(SHOWN_COMPONENTS, look.components, seen.costs.used, strict=True)
        if used
    }
    x, baseline = frame.cost_left, frame.header.top() + look.px(_LEGEND)
    painter.setFont(look.caption)
    painter.setPen(look.faint_ink)
    for text, names in _GROUPS:
        colours = [brushes[name] for name in names if name in brushes]
        width = len(colours) * swatch + gap + look.width_of(text, look.caption)
        if not colours:
            continue
        if x + width > frame.duty_right:
            return
        for at, brush in enumerate(colours):
            painter.fillRect(QRectF(x + at * swatch, baseline - swatch, swatch, swatch), brush)
        painter.drawText(QPointF(x + len(colours) * swatch + gap, baseline), text)
        x += width + apart
