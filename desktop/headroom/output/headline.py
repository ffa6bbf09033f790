"""The four figures of the fleet that stand above everything else, with their change, in words."""

from dataclasses import dataclass

from headroom.output.content_label import NO_COSTS
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict
from headroom.words import formatting
from headroom.words.definitions import DUTY, LANDED, QUALIFYING

_LABEL = "Label content"
UP, DOWN = "▲", "▼"


@dataclass(frozen=True, slots=True)
class HeadFigure:
    """One figure of the fleet.

    Attributes:
        value: As shown, e.g. ``7 of 12``.
        caption: What it is.
        change: Arrow and change against the baseline, e.g. ``▼ 3``; empty where there is none.
        exact: The figure in full, with what it means.
    """

    value: str
    caption: str
    change: str
    exact: str


def head_figures(outcome: Outcome, baseline: Outcome) -> tuple[HeadFigure, ...]:
    """Return models and volume that qualify, landed cost per vehicle and duty a year.

    Of content labels: who qualifies, who fails and who is left open, and that there are no costs.
    """
    if not outcome.exposure.book.states_costs:
        return _of_labels(outcome, baseline)
    now, then = outcome.fleet(), baseline.fleet()
    share = now.qualifying_volume_share - then.qualifying_volume_share
    cost = now.landed_cost_per_vehicle_usd - then.landed_cost_per_vehicle_usd
    duty = now.duty_usd - then.duty_usd
    return (
        _qualifying(outcome, baseline),
        HeadFigure(
            formatting.percent(now.qualifying_volume_share, 0),
            "of volume qualifies",
            changed_by(share, formatting.points(share)),
            f"{formatting.count(now.qualifying_volume)} of {formatting.count(now.volume)} vehicles a year; "
            f"{formatting.percent(then.qualifying_volume_share)} in the baseline",
        ),
        HeadFigure(
            formatting.dollars(now.landed_cost_per_vehicle_usd),
            "landed, a vehicle",
            changed_by(cost, formatting.signed_dollars(cost)),
            f"{LANDED.tip} Weighted by volume; "
            f"{formatting.dollars(then.landed_cost_per_vehicle_usd)} in the baseline",
        ),
        HeadFigure(
            formatting.millions(now.duty_usd),
            "duty a year",
            changed_by(duty, formatting.signed_millions(duty)),
            f"{DUTY.tip} {formatting.dollars(now.duty_usd)} on vehicles and parts; "
            f"{formatting.dollars(then.duty_usd)} in the baseline",
        ),
    )


def changed_by(difference: float, signed: str) -> str:
    """Return arrow and change; a change that rounds to nothing is none."""
    if signed[0] not in {"+", formatting.MINUS}:
        return ""
    return f"{UP if difference > 0 else DOWN} {signed[1:]}"


def _qualifying(outcome: Outcome, baseline: Outcome) -> HeadFigure:
    """Return how many models qualify."""
    now, then = outcome.fleet(), baseline.fleet()
    more = now.qualifying - then.qualifying
    return HeadFigure(
        f"{formatting.count(now.qualifying)} of {formatting.count(now.models)}",
        "models qualify",
        changed_by(more, formatting.signed(more)),
        f"{QUALIFYING.tip} {formatting.count(then.qualifying)} in the baseline",
    )


def _of_labels(outcome: Outcome, baseline: Outcome) -> tuple[HeadFigure, ...]:
    """Return who qualifies, who fails and who is left open, and that there are no costs."""
    figures = [_qualifying(outcome, baseline)]
    for verdict, caption in (
        (Verdict.FAILS, "models fail"),
        (Verdict.UNDETERMINED, "cannot be told"),
    ):
        now, then = (int((one.verdict == verdict).sum()) for one in (outcome, baseline))
        change = changed_by(now - then, formatting.signed(now - then))
        exact = f"{formatting.count(then)} in the baseline"
        figures.append(HeadFigure(formatting.count(now), caption, change, exact))
    note = f"{NO_COSTS} The content is {outcome.exposure.book.definition}."
    return (*figures, HeadFigure(_LABEL, "not net cost; no parts, no costs", "", note))
