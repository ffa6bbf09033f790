"""What each vehicle costs landed: a stacked bar a model, the duties together at its end."""

from collections.abc import Iterator

from headroom.language import tr, tr_in
from headroom.output.handover.exhibits import Component, CostBar, CostChart
from headroom.output.writers.drawing.canvas import BODY, CAPTION, Canvas, SvgDrawing
from headroom.output.writers.drawing.inks import Ink, component_ink
from headroom.output.writers.drawing.typeface import fitted, width

_ROW, _THICK, _GAP = 17.5, 8.5, 1.5
_SWATCH, _LEGEND_ROW = 6.5, 13.0
_BETWEEN = 12.0


def cost_bars(chart: CostChart, room: float, ink: Ink) -> SvgDrawing:
    """Draw the landed cost of each model by its components.

    Args:
        chart: What to draw.
        room: Width of the drawing, points.
        ink: How colours are written.
    """
    canvas = Canvas(room, ink)
    top = _legend(canvas, chart)
    columns = _columns(chart)
    names = min(max((width(bar.model, BODY) for bar in chart.bars), default=0.0), 0.26 * room)
    right = room
    places: list[tuple[float, str, list[str]]] = []
    for heading, texts in reversed(columns):
        places.insert(0, (right, heading, texts))
        right -= max(width(text, BODY, strong=True) for text in (*texts, heading)) + _BETWEEN
    for place, heading, _ in places:
        canvas.words(heading, place, top + 8, size=CAPTION, colour="muted", anchor="end")
    top += 14
    canvas.line((0, top), (room, top), "hairline")
    most = max((bar.total for bar in chart.bars), default=0.0) or 1.0
    left = names + _BETWEEN
    scale = max(right - left - _GAP, 1.0) / most
    for number, bar in enumerate(chart.bars):
        stands = top + _ROW * number
        canvas.words(fitted(bar.model, names, BODY), 0, stands + 12.1)
        _stack(canvas, bar, left, stands + (_ROW - _THICK) / 2, scale)
        for at, (place, _, texts) in enumerate(places):
            canvas.words(texts[number], place, stands + 12.1, anchor="end", strong=at == len(places) - 1)
        canvas.line((0, stands + _ROW), (room, stands + _ROW), "hairline")
    return canvas.drawing(top + _ROW * len(chart.bars) + 1)


def _columns(chart: CostChart) -> list[tuple[str, list[str]]]:
    """Return the figures beside the bars with their headings; those that nobody has are left out."""
    columns = [
        (tr_in("a heading: what a vehicle lands at", "Landed"), [bar.label for bar in chart.bars]),
        (tr_in("a heading above differences", "Change"), [bar.change for bar in chart.bars]),
        (tr("Duty a year"), [bar.duty_a_year for bar in chart.bars]),
    ]
    return [(heading, texts) for heading, texts in columns if any(texts)]


def _stack(canvas: Canvas, bar: CostBar, x: float, y: float, scale: float) -> None:
    """Draw the components of one vehicle, a gap before the duties."""
    gap = 0.0
    for component, usd in zip(Component, bar.parts, strict=True):
        if component.charged:
            gap = _GAP
        long = max(usd, 0.0) * scale
        canvas.box(x + gap, y, long, _THICK, component_ink(component))
        x += long


def _legend(canvas: Canvas, chart: CostChart) -> float:
    """Draw which colour is what, of the components that there are; return where it ends."""
    x, y = 0.0, 0.0
    for component, name in _present(chart):
        long = _SWATCH + 4 + width(name, CAPTION)
        if x + long > canvas.width:
            x, y = 0.0, y + _LEGEND_ROW
        canvas.box(x, y + 1.5, _SWATCH, _SWATCH, component_ink(component))
        canvas.words(name, x + _SWATCH + 4, y + 7.8, size=CAPTION, colour="muted")
        x += long + _BETWEEN
    return y + _LEGEND_ROW + 4


def _present(chart: CostChart) -> Iterator[tuple[Component, str]]:
    """Yield the components that some vehicle has, with their names."""
    for at, component in enumerate(Component):
        if any(bar.parts[at] > 0 for bar in chart.bars):
            yield component, chart.components[at]
