"""The four figures of the fleet that stand above everything else, with their change."""

from dataclasses import dataclass

from headroom.explain.trail import Trail
from headroom.output.content_label import NO_COSTS
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict
from headroom.window.shown.tone import Tone
from headroom.window.trail.shown import trails
from headroom.words import formatting
from headroom.words.definitions import DUTY, LANDED, QUALIFYING


@dataclass(frozen=True, slots=True)
class HeadlineFigure:
    """One figure of the fleet.

    Attributes:
        value: As shown, e.g. ``7 of 12``.
        caption: What it is.
        change: Arrow and change from the baseline; empty where there is none.
        tone: What the change means.
        exact: The figure in full, for a tooltip.
        trail: The figure, as it can be followed back; None where it cannot be.
    """

    value: str
    caption: str
    change: str
    tone: Tone
    exact: str
    trail: Trail | None = None


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
            *_change(share, formatting.points(share), more_is_good=True),
            f"{formatting.count(now.qualifying_volume)} of {formatting.count(now.volume)} vehicles a year; "
            f"{formatting.percent(then.qualifying_volume_share)} in the baseline",
            trails.VOLUME,
        ),
        HeadlineFigure(
            formatting.dollars(now.landed_cost_per_vehicle_usd),
            "landed cost per vehicle",
            *_change(cost, formatting.signed_dollars(cost), more_is_good=False),
            f"{LANDED.tip} Weighted by volume; "
            f"{formatting.dollars(then.landed_cost_per_vehicle_usd)} in the baseline",
            trails.LANDED,
        ),
        HeadlineFigure(
            formatting.millions(now.duty_usd),
            "duty a year",
            *_change(duty, formatting.signed_millions(duty), more_is_good=False),
            f"{DUTY.tip} {formatting.dollars(now.duty_usd)} on vehicles and parts; "
            f"{formatting.dollars(then.duty_usd)} in the baseline",
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
        *_change(more, formatting.signed(more), more_is_good=True),
        f"{QUALIFYING.tip} {formatting.count(then.qualifying)} in the baseline",
        trails.QUALIFYING,
    )


def _of_labels(outcome: Outcome, baseline: Outcome) -> tuple[HeadlineFigure, ...]:
    """Return who qualifies, who fails and who is left open, and that there are no costs."""
    figures = [_qualifying(outcome, baseline)]
    for verdict, caption in (
        (Verdict.FAILS, "models fail"),
        (Verdict.UNDETERMINED, "models: cannot tell from the label"),
    ):
        now, then = (int((one.verdict == verdict).sum()) for one in (outcome, baseline))
        text = formatting.signed(now - then)
        change = _change(now - then, text, more_is_good=False)
        figures.append(
            HeadlineFigure(
                formatting.count(now), caption, *change, f"{formatting.count(then)} in the baseline"
            )
        )
    definition = outcome.exposure.book.definition
    note = f"{NO_COSTS} The content is {definition}."
    figures.append(HeadlineFigure("Label content", "not net cost; no parts, no costs", "", Tone.SAME, note))
    return tuple(figures)


def _change(difference: float, text: str, *, more_is_good: bool) -> tuple[str, Tone]:
    """Return arrow, change and tone; a change that rounds to nothing is none."""
    if text[0] not in {"+", formatting.MINUS}:
        return "", Tone.SAME
    up = difference > 0
    tone = Tone.GOOD if up == more_is_good else Tone.BAD
    return f"{'▲' if up else '▼'} {text}", tone
