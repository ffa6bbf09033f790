"""The bar of regional content of one model, for a cell of a table."""

from headroom.output.handover.exhibits import ContentBar
from headroom.output.writers.drawing.canvas import Canvas, SvgDrawing
from headroom.output.writers.drawing.inks import VERDICTS, Ink

_HEIGHT, _THICK, _INNER = 11.0, 5.0, 2.0
_TICK = 0.9


def content_bar(bar: ContentBar, width: float, ink: Ink) -> SvgDrawing:
    """Draw what a model contains, from 0 to 100 %, with its US content in it and its threshold across.

    Args:
        bar: The model.
        width: Of the drawing, points.
        ink: How colours are written.
    """
    canvas = Canvas(width, ink)
    top, middle = (_HEIGHT - _THICK) / 2, _HEIGHT / 2
    low, high = (min(max(share, 0.0), 1.0) * width for share in (bar.low, bar.high))
    canvas.box(0, top, width, _THICK, "raised")
    canvas.box(0, top, low, _THICK, VERDICTS[bar.verdict])
    canvas.hatch(low, top, high - low, _THICK)
    if bar.us_low is not None:
        canvas.box(0, middle - _INNER / 2, min(max(bar.us_low, 0.0), 1.0) * width, _INNER, "content_us")
    if bar.threshold is not None:
        at = min(max(bar.threshold * width, _TICK / 2), width - _TICK / 2)
        canvas.line((at, 0), (at, _HEIGHT), "text", _TICK)
    return canvas.drawing(_HEIGHT)
