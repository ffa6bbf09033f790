"""Which input moves a figure most."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from headroom.analysis.drivers import KeyFigure, Swing
from headroom.findings.finding import Finding
from headroom.findings.phrases import BEST, listed, short, the
from headroom.words import formatting
from headroom.words.definitions import figure_term

_LEAST_WIDTH = 1e-5  # of the figure; less is drawn as nothing
_MOST_NAMED = 2


class Input(Protocol):
    """An input of the scenario, by its name and as its values are written."""

    @property
    def label(self) -> str:
        """Return its name."""

    def shown(self, value: float | None) -> str:
        """Return a value in words."""


def drivers_finding(
    swings: Sequence[Swing],
    at_present: float,
    figure: KeyFigure,
    inputs: Mapping[str, Input],
    *,
    best: bool = False,
    model: str = "",
) -> Finding:
    """Return which input moves a figure most, between which of its values, and which come next.

    Args:
        swings: Widest first.
        at_present: The figure as it is.
        figure: What is looked at.
        inputs: By their keys.
        best: Whether makers change their sources.
        model: Whose figure; empty for the fleet.
    """
    least = _LEAST_WIDTH * max(abs(at_present), 1.0)
    moving = [swing for swing in swings if swing.width > least]
    term = figure_term(figure, best=best)
    whose = f"the {term.inside}{f' of {the(model)}' if model else ''}{BEST if best else ''}"
    now = f"It is {_amount(at_present, figure)} now."
    if not moving:
        return Finding(f"No input moves {whose} within its range", now)
    widest = moving[0]
    tied = [swing for swing in moving if _width(swing, figure) == _width(widest, figure)]
    if len(tied) > 1:
        names = [_label(swing, inputs) for swing in tied[:_MOST_NAMED]]
        sentence = f"{listed(names, of=len(tied))} move {whose} most, each by {_width(widest, figure)}"
    else:
        sentence = (
            f"{_label(widest, inputs)} moves {whose} most: by {_width(widest, figure)}{_ends(widest, inputs)}"
        )
    rest = moving[len(tied) :]
    said = [now]
    if rest:
        said.append(f"Next: {_label(rest[0], inputs)}, {_width(rest[0], figure)}.")
    still = len(swings) - len(moving)
    if still:
        said.append(f"{formatting.counted(still, 'input has', 'inputs have')} no effect.")
    return Finding(sentence, " ".join(said))


def _label(swing: Swing, inputs: Mapping[str, Input]) -> str:
    """Return the name of an input."""
    known = inputs.get(swing.span.key)
    return short(known.label if known else swing.span.key)


def _ends(swing: Swing, inputs: Mapping[str, Input]) -> str:
    """Return between which values an input goes."""
    known = inputs.get(swing.span.key)
    if known is None:
        return ""
    return f" between {known.shown(swing.span.low)} and {known.shown(swing.span.high)}"


def _amount(value: float, figure: KeyFigure) -> str:
    """Return a figure in words."""
    if figure is KeyFigure.VOLUME:
        return formatting.percent(value)
    return formatting.about(value) if figure is KeyFigure.DUTY else formatting.dollars(value)


def _width(swing: Swing, figure: KeyFigure) -> str:
    """Return how far a figure swings."""
    if figure is KeyFigure.VOLUME:
        return f"{formatting.number(swing.width * 100, 1)} points"
    return _amount(swing.width, figure)
