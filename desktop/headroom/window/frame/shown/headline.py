"""The four figures of the fleet above the pages: with the room they need, and followed back."""

from headroom.language import tr
from headroom.output import trails
from headroom.output.headline import head_figures
from headroom.rules.outcome import Outcome
from headroom.window.shown.headline_figure import MUCH_A_VEHICLE, MUCH_A_YEAR, HeadlineFigure
from headroom.words import formatting


def headline(outcome: Outcome, baseline: Outcome) -> tuple[HeadlineFigure, ...]:
    """Return models and volume that qualify, landed cost per vehicle and duty a year."""
    figures = head_figures(outcome, baseline)
    models = formatting.count(len(outcome.verdict))
    if outcome.exposure.book.states_costs:
        widest = (
            tr("{models} of {models}", models=models),
            formatting.percent(1, 0),
            MUCH_A_VEHICLE,
            MUCH_A_YEAR,
        )
        followed = (trails.QUALIFYING, trails.VOLUME, trails.LANDED, trails.DUTY)
        return tuple(
            HeadlineFigure(one.value, one.caption, one.change, one.exact, room, trail)
            for one, room, trail in zip(figures, widest, followed, strict=True)
        )
    first, *others, last = figures
    return (
        HeadlineFigure(
            first.value,
            first.caption,
            first.change,
            first.exact,
            tr("{models} of {models}", models=models),
            trails.QUALIFYING,
        ),
        *(HeadlineFigure(one.value, one.caption, one.change, one.exact, models) for one in others),
        HeadlineFigure(last.value, last.caption, last.change, last.exact, last.value),
    )
