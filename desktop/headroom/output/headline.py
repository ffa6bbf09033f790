"""The four figures of the fleet that stand above everything else, with their change, in words."""

from dataclasses import dataclass

from headroom.language import tr, translated
from headroom.output.content_label import NO_COSTS
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict
from headroom.words import formatting
from headroom.words.definitions import DUTY, LANDED, QUALIFYING

_LABEL = tr("Label content")
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
            # Translators: below a share in percent.
            tr("of volume qualifies"),
            changed_by(share, formatting.points(share)),
            tr(
                "{vehicles} of {volume} vehicles a year; {share} in the baseline",
                vehicles=formatting.count(now.qualifying_volume),
                volume=formatting.count(now.volume),
                share=formatting.percent(then.qualifying_volume_share),
            ),
        ),
        HeadFigure(
            formatting.dollars(now.landed_cost_per_vehicle_usd),
            # Translators: below a sum of money.
            tr("landed, a vehicle"),
            changed_by(cost, formatting.signed_dollars(cost)),
            tr(
                "{explanation} Weighted by volume; {amount} in the baseline",
                explanation=LANDED.tip,
                amount=formatting.dollars(then.landed_cost_per_vehicle_usd),
            ),
        ),
        HeadFigure(
            formatting.millions(now.duty_usd),
            tr("duty a year"),
            changed_by(duty, formatting.signed_millions(duty)),
            tr(
                "{explanation} {amount} on vehicles and parts; {before} in the baseline",
                explanation=DUTY.tip,
                amount=formatting.dollars(now.duty_usd),
                before=formatting.dollars(then.duty_usd),
            ),
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
        # Translators: so many of so many models.
        tr("{count} of {all}", count=formatting.count(now.qualifying), all=formatting.count(now.models)),
        # Translators: below "7 of 12".
        tr("models qualify"),
        changed_by(more, formatting.signed(more)),
        tr(
            "{explanation} {count} in the baseline",
            explanation=QUALIFYING.tip,
            count=formatting.count(then.qualifying),
        ),
    )


def _of_labels(outcome: Outcome, baseline: Outcome) -> tuple[HeadFigure, ...]:
    """Return who qualifies, who fails and who is left open, and that there are no costs."""
    figures = [_qualifying(outcome, baseline)]
    for verdict, caption in (
        # Translators: below a number of models.
        (Verdict.FAILS, tr("models fail")),
        (Verdict.UNDETERMINED, tr("cannot be told")),
    ):
        now, then = (int((one.verdict == verdict).sum()) for one in (outcome, baseline))
        change = changed_by(now - then, formatting.signed(now - then))
        exact = tr("{count} in the baseline", count=formatting.count(then))
        figures.append(HeadFigure(formatting.count(now), caption, change, exact))
    note = tr(
        "{explanation} The content is {definition}.",
        explanation=NO_COSTS,
        definition=translated(outcome.exposure.book.definition),
    )
    return (*figures, HeadFigure(_LABEL, tr("not net cost; no parts, no costs"), "", note))
