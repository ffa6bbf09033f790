"""The four figures of the fleet that stand above everything else, with their change."""

from headroom.output.content_label import NO_COSTS
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict
from headroom.window.shown.headline_figure import MUCH_A_VEHICLE, MUCH_A_YEAR, HeadlineFigure, changed_by
from headroom.window.trail.shown import trails
from headroom.words import formatting
from headroom.words.definitions import DUTY, LANDED, QUALIFYING

_LABEL = "Label content"


def headline(outcome: Outcome, baseline: Outcome) -> tuple[HeadlineFigure, ...]:
    """Return models and volume that qualify, landed cost per vehicle and duty a year."""
    if not outcome.exposure.book.states_costs:
        return _of_labels(outcome, baseline)
    now, then = outcome.fleet(), baseline.fleet()
    share = now.qualifying_volume_share - then.qualifying_volume_share
    cost = now.landed_cost_per_vehicle_usd - then.landed_cost_per_vehicle_usd
    duty = now.duty_usd - then.duty_usd
    return (
        _qualifying(outcome, baseline),
        HeadlineFigure(
            formatting.percent(now.qualifying_volume_share, 0),
            "of volume qualifies",
            changed_by(share, formatting.points(share)),
            f"{formatting.count(now.qualifying_volume)} of {formatting.count(now.volume)} vehicles a year; "
            f"{formatting.percent(then.qualifying_volume_share)} in the baseline",
            formatting.percent(1, 0),
            trails.VOLUME,
        ),
        HeadlineFigure(
            formatting.dollars(now.landed_cost_per_vehicle_usd),
            "landed, a vehicle",
            changed_by(cost, formatting.signed_dollars(cost)),
            f"{LANDED.tip} Weighted by volume; "
            f"{formatting.dollars(then.landed_cost_per_vehicle_usd)} in the baseline",
            MUCH_A_VEHICLE,
            trails.LANDED,
        ),
        HeadlineFigure(
            formatting.millions(now.duty_usd),
            "duty a year",
            changed_by(duty, formatting.signed_millions(duty)),
            f"{DUTY.tip} {formatting.dollars(now.duty_usd)} on vehicles and parts; "
            f"{formatting.dollars(then.duty_usd)} in the baseline",
            MUCH_A_YEAR,
            trails.DUTY,
        ),
    )


def _qualifying(outcome: Outcome, baseline: Outcome) -> HeadlineFigure:
    """Return how many models qualify."""
    now, then = outcome.fleet(), baseline.fleet()
    more = now.qualifying - then.qualifying
    return HeadlineFigure(
        f"{formatting.count(now.qualifying)} of {formatting.count(now.models)}",
        "models qualify",
        changed_by(more, formatting.signed(more)),
        f"{QUALIFYING.tip} {formatting.count(then.qualifying)} in the baseline",
        f"{formatting.count(now.models)} of {formatting.count(now.models)}",
        trails.QUALIFYING,
    )


def _of_labels(outcome: Outcome, baseline: Outcome) -> tuple[HeadlineFigure, ...]:
    """Return who qualifies, who fails and who is left open, and that there are no costs."""
    figures = [_qualifying(outcome, baseline)]
    for verdict, caption in (
        (Verdict.FAILS, "models fail"),
        (Verdict.UNDETERMINED, "cannot be told"),
    ):
        now, then = (int((one.verdict == verdict).sum()) for one in (outcome, baseline))
        change = changed_by(now - then, formatting.signed(now - then))
        models = formatting.count(len(outcome.verdict))
        figures.append(
            HeadlineFigure(
                formatting.count(now), caption, change, f"{formatting.count(then)} in the baseline", models
            )
        )
    definition = outcome.exposure.book.definition
    note = f"{NO_COSTS} The content is {definition}."
    figures.append(HeadlineFigure(_LABEL, "not net cost; no parts, no costs", "", note, _LABEL))
    return tuple(figures)
