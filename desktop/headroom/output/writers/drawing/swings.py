"""What drives the cost: a tornado, the widest swing on top."""

from headroom.output.handover.exhibits import SwingBar, SwingChart
from headroom.output.writers.drawing.canvas import BODY, CAPTION, Canvas, SvgDrawing
from headroom.output.writers.drawing.inks import Ink
from headroom.output.writers.drawing.typeface import fitted, fitting, width

_ROW, _THICK = 17.0, 8.5
_BETWEEN = 6.0
_AT_LOW, _AT_HIGH = "cost_inbound_freight", "cost_conversion"
"""Ink, pale and dark: a change of cost is no verdict and no duty."""


def swings(chart: SwingChart, room: float, ink: Ink) -> SvgDrawing:
    """Draw how far each input moves the figure, with what the input is at either end.

    Args:
        chart: What to draw; with at least one bar.
        room: Width of the drawing, points.
        ink: How colours are written.
    """
    canvas = Canvas(room, ink)
    names = min(max(width(bar.name, BODY) for bar in chart.bars), 0.32 * room)
    ends = max(width(text, CAPTION) for bar in chart.bars for text in (bar.low, bar.high)) + _BETWEEN
    ends = min(ends, 0.16 * room)
    widths = max(width(bar.width, BODY, strong=True) for bar in chart.bars) + 2 * _BETWEEN
    left, right = names + _BETWEEN + ends, room - widths - ends
    figures = [chart.present, *(figure for bar in chart.bars for figure in (bar.at_low, bar.at_high))]
    scale = (right - left) / ((max(figures) - min(figures)) or 1.0)

    def place(figure: float) -> float:
        return left + (figure - min(figures)) * scale

    now, top = place(chart.present), 15.0
    half = width(chart.present_label, CAPTION) / 2
    middle = min(max(now, half), room - half)
    canvas.words(chart.present_label, middle, 8, size=CAPTION, anchor="middle")
    for number, bar in enumerate(chart.bars):
        y = top + _ROW * number
        canvas.words(fitted(bar.name, names, BODY), 0, y + 11.8)
        for figure, colour in ((bar.at_low, _AT_LOW), (bar.at_high, _AT_HIGH)):
            start, end = sorted((now, place(figure)))
            canvas.box(start, y + (_ROW - _THICK) / 2, end - start, _THICK, colour)
        _ends(canvas, bar, (place(bar.at_low), place(bar.at_high), now), y + 11.4, ends - _BETWEEN)
        canvas.words(bar.width, room, y + 11.8, anchor="end", strong=True)
    bottom = top + _ROW * len(chart.bars) + 2
    canvas.line((now, 11), (now, bottom), "text", 0.8)
    return canvas.drawing(bottom + 1)


def _ends(canvas: Canvas, bar: SwingBar, places: tuple[float, float, float], y: float, room: float) -> None:
    """Write what the input is at the two ends of its bar, outside of it."""
    at_low, at_high, now = places
    left, right = (bar.low, bar.high) if at_low <= at_high else (bar.high, bar.low)
    start, end = min(*places), max(*places)
    if start == now == min(at_low, at_high) == max(at_low, at_high):
        return
    for text, x, anchor in ((left, start - _BETWEEN / 2, "end"), (right, end + _BETWEEN / 2, "start")):
        canvas.words(text, x, y, size=fitting(text, room, CAPTION), colour="muted", anchor=anchor)
