"""The four figures of the fleet that stand above everything else, with their change."""

from dataclasses import dataclass
from enum import StrEnum

from headroom.domain.outcome import Outcome
from headroom.present import words


class Tone(StrEnum):
    """What a change means for the fleet."""

    GOOD = "good"
    BAD = "bad"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the fleet.

    Attributes:
        value: As shown, e.g. ``7 of 12``.
        caption: What it is.
        change: Arrow and change from the baseline; empty where there is none.
        tone: What the change means.
        exact: The figure in full, for a tooltip.
    """

    value: str
    caption: str
    change: str
    tone: Tone
    exact: str


def headline(outcome: Outcome, baseline: Outcome) -> tuple[Figure, ...]:
    """Return models and volume that qualify, landed cost per vehicle and duty a year."""
    now, then = outcome.fleet(), baseline.fleet()
    more = now.qualifying - then.qualifying
    share = now.qualifying_volume_share - then.qualifying_volume_share
    cost = now.landed_cost_per_vehicle_usd - then.landed_cost_per_vehicle_usd
    duty = now.duty_usd - then.duty_usd
    return (
        Figure(
            f"{words.count(now.qualifying)} of {words.count(now.models)}",
            "models qualify",
            *_change(more, words.signed(more), more_is_good=True),
            f"{words.count(then.qualifying)} in the baseline",
        ),
        Figure(
            words.percent(now.qualifying_volume_share, 0),
            "of volume qualifies",
            *_change(share, words.points(share), more_is_good=True),
            f"{words.count(now.qualifying_volume)} of {words.count(now.volume)} vehicles a year; "
            f"{words.percent(then.qualifying_volume_share)} in the baseline",
        ),
        Figure(
            words.dollars(now.landed_cost_per_vehicle_usd),
            "landed cost per vehicle",
            *_change(cost, words.signed_dollars(cost), more_is_good=False),
            f"Weighted by volume; {words.dollars(then.landed_cost_per_vehicle_usd)} in the baseline",
        ),
        Figure(
            words.millions(now.duty_usd),
            "duty a year",
            *_change(duty, words.signed_millions(duty), more_is_good=False),
            f"{words.dollars(now.duty_usd)} on vehicles and parts; "
            f"{words.dollars(then.duty_usd)} in the baseline",
        ),
    )


def _change(difference: float, text: str, *, more_is_good: bool) -> tuple[str, Tone]:
    """Return arrow, change and tone; a change that rounds to nothing is none."""
    if text[0] not in {"+", words.MINUS}:
        return "", Tone.SAME
    up = difference > 0
    tone = Tone.GOOD if up == more_is_good else Tone.BAD
    return f"{'▲' if up else '▼'} {text}", tone
