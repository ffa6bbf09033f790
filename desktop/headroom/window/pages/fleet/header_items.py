"""The header of the fleet's chart: titles, what colours mean, headings."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter

from headroom.language import tr, tr_in
from headroom.rules.verdict import Verdict
from headroom.window.look.theme import SPACE
from headroom.window.pages.fleet.headings import BASELINE, VERDICT, headings
from headroom.window.pages.fleet.row_items import SeenItem
from headroom.window.pages.fleet.rows_in_view import Seen
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import hatch
from headroom.window.shown.costs import SHOWN_COMPONENTS
from headroom.words.definitions import COMPONENTS

CONTENT, COST = tr("Regional content"), tr("Landed cost")
_OF_WHICH_US = tr("of which US")
_COST_UNIT = tr("US$ a vehicle")
_NO_PREFERENCE = tr("No preference in force: there is no threshold to reach")
_TITLE, _LEGEND = 14.0, 29.0
"""Baselines, pixels below the top at normal type."""

_Entry = tuple[str, tuple[str, ...]]
"""A word of the legend, and the components it stands for."""

_PARTS: tuple[_Entry, ...] = (
    (tr_in("cost in a legend", "parts"), ("parts",)),
    (tr_in("cost in a legend", "conversion"), ("conversion",)),
)
_FREIGHT: tuple[_Entry, ...] = (
    (tr_in("cost in a legend", "freight"), ("inbound_freight", "outbound_freight", "insurance")),
)
_DUTIES: tuple[_Entry, ...] = (
    (tr("parts duty"), ("parts_duty",)),
    (tr("vehicle duty"), ("vehicle_duty",)),
    (tr_in("cost in a legend", "fees"), ("fees",)),
)
_DUTY: tuple[_Entry, ...] = (
    (tr_in("cost in a legend", "duty"), ("parts_duty", "vehicle_duty")),
    (tr_in("cost in a legend", "fees"), ("fees",)),
)
LEGENDS: tuple[tuple[_Entry, ...], ...] = (
    tuple((COMPONENTS[name].inside, (name,)) for name in SHOWN_COMPONENTS),
    _PARTS + _FREIGHT + _DUTIES,
    _PARTS + _FREIGHT + _DUTY,
)
"""What the colours of the landed cost mean, each by itself or in few words: the first that has room."""


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
            painter.drawText(QPointF(frame.word_left, baseline), VERDICT)
        for heading in headings(frame, look, seen.order, turned=seen.turned):
            chosen = heading.order in {seen.order, seen.lit}
            painter.setPen(look.ink if chosen else look.faint_ink)
            painter.drawText(QPointF(heading.left, baseline), heading.text)


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
    for entry in (_OF_WHICH_US, tr("unknown origin")) if seen.bars.any_range else (_OF_WHICH_US,):
        thick = look.px(5 if entry == _OF_WHICH_US else 9)
        area = QRectF(x, middle - thick / 2, swatch, thick)
        if entry == _OF_WHICH_US:
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
    for text, names in cost_legend(set(brushes), frame.duty_right - x, look):
        colours = [brushes[name] for name in names if name in brushes]
        width = len(colours) * swatch + gap + look.width_of(text, look.caption)
        if x + width > frame.duty_right:
            return
        for at, brush in enumerate(colours):
            painter.fillRect(QRectF(x + at * swatch, baseline - swatch, swatch, swatch), brush)
        painter.drawText(QPointF(x + len(colours) * swatch + gap, baseline), text)
        x += width + apart


def cost_legend(used: set[str], room: float, look: ChartLook) -> tuple[_Entry, ...]:
    """Return the legend of the landed cost that says most in its room, of components that any model has."""
    swatch, gap, apart = look.px(8), look.px(4), look.px(SPACE)
    shown: tuple[_Entry, ...] = ()
    for legend in LEGENDS:
        shown = tuple((text, names) for text, names in legend if used.intersection(names))
        width = sum(
            len(used.intersection(names)) * swatch + gap + apart + look.width_of(text, look.caption)
            for text, names in shown
        )
        if width - apart <= room:
            break
    return shown
