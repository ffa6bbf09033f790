"""From the baseline to the scenario: the change alone, each component where the one before it ends."""

from headroom.output.handover.exhibits import CostChange, CostStep
from headroom.output.writers.drawing.canvas import BODY, Canvas, SvgDrawing
from headroom.output.writers.drawing.inks import Ink, component_ink
from headroom.output.writers.drawing.typeface import fitted, width

_ROW, _THICK, _LEAST = 19.0, 9.5, 0.6
_BETWEEN = 6.0


def cost_change(change: CostChange, room: float, ink: Ink) -> SvgDrawing:
    """Draw by how much each component moves the landed cost.

    Args:
        change: What to draw; with at least one step.
        room: Width of the drawing, points.
        ink: How colours are written.
    """
    canvas = Canvas(room, ink)
    ends = [0.0]
    for step in change.steps:
        ends.append(ends[-1] + step.usd)
    names = min(max(width(step.name, BODY) for step in change.steps), 0.3 * room)
    labels = max(width(step.label, BODY, strong=True) for step in change.steps) + 2 * _BETWEEN
    left = names + 2 * _BETWEEN + (labels if min(ends) < 0 else 0)
    scale = (room - left - labels) / ((max(ends) - min(ends)) or 1.0)

    def place(usd: float) -> float:
        return left + (usd - min(ends)) * scale

    for number, step in enumerate(change.steps):
        y = _ROW * number
        start, end = sorted((place(ends[number]), place(ends[number + 1])))
        canvas.words(fitted(step.name, names, BODY), 0, y + 12.8)
        canvas.box(start, y + (_ROW - _THICK) / 2, max(end - start, _LEAST), _THICK, _colour(step))
        if step.usd < 0:
            canvas.words(step.label, start - _BETWEEN, y + 12.8, anchor="end", strong=True)
        else:
            canvas.words(step.label, end + _BETWEEN, y + 12.8, strong=True)
    bottom = _ROW * len(change.steps) + 2
    canvas.line((place(0), 0), (place(0), bottom), "edge", 0.6)
    canvas.line((place(min(ends)), bottom), (place(max(ends)), bottom), "edge", 0.9)
    return canvas.drawing(bottom + 1)


def _colour(step: CostStep) -> str:
    """Return the name of the colour of a step."""
    return component_ink(step.component)
