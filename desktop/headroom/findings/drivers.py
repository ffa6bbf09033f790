"""Which input moves a figure most."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from headroom.analysis.drivers import KeyFigure, Swing
from headroom.findings.finding import Finding
from headroom.findings.phrases import at_best, listed, short, the
from headroom.language import tr, tr_count, tr_in
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
    whose = tr_in("a figure within a sentence", "the {figure}", figure=term.inside)
    if model:
        whose = tr("{figure} of {model}", figure=whose, model=the(model))
    whose = at_best(whose) if best else whose
    now = tr("It is {amount} now.", amount=_amount(at_present, figure))
    if not moving:
        return Finding(tr("No input moves {figure} within its range", figure=whose), now)
    widest = moving[0]
    tied = [swing for swing in moving if _width(swing, figure) == _width(widest, figure)]
    if len(tied) > 1:
        names = [_label(swing, inputs) for swing in tied[:_MOST_NAMED]]
        sentence = tr(
            "{inputs} move {figure} most, each by {amount}",
            inputs=listed(names, of=len(tied)),
            figure=whose,
            amount=_width(widest, figure),
        )
    else:
        sentence = _alone(widest, figure, whose, inputs)
    rest = moving[len(tied) :]
    said = [now]
    if rest:
        said.append(
            tr("Next: {input}, {amount}.", input=_label(rest[0], inputs), amount=_width(rest[0], figure))
        )
    still = len(swings) - len(moving)
    if still:
        said.append(tr_count("{n} input has no effect.", "{n} inputs have no effect.", still))
    return Finding(sentence, " ".join(said))


def _alone(widest: Swing, figure: KeyFigure, whose: str, inputs: Mapping[str, Input]) -> str:
    """Return that one input moves a figure most, and between which values it goes."""
    name, amount, known = _label(widest, inputs), _width(widest, figure), inputs.get(widest.span.key)
    if known is None:
        return tr("{input} moves {figure} most: by {amount}", input=name, figure=whose, amount=amount)
    return tr(
        "{input} moves {figure} most: by {amount} between {low} and {high}",
        input=name,
        figure=whose,
        amount=amount,
        low=known.shown(widest.span.low),
        high=known.shown(widest.span.high),
    )


def _label(swing: Swing, inputs: Mapping[str, Input]) -> str:
    """Return the name of an input."""
    known = inputs.get(swing.span.key)
    return short(known.label if known else swing.span.key)


def _amount(value: float, figure: KeyFigure) -> str:
    """Return a figure in words."""
    if figure is KeyFigure.VOLUME:
        return formatting.percent(value)
    return formatting.about(value) if figure is KeyFigure.DUTY else formatting.dollars(value)


def _width(swing: Swing, figure: KeyFigure) -> str:
    """Return how far a figure swings."""
    if figure is KeyFigure.VOLUME:
        return tr("{points} points", points=formatting.number(swing.width * 100, 1))
    return _amount(swing.width, figure)
