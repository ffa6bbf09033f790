"""What a vehicle lands at, and what made it dearer or cheaper than in the baseline."""

import numpy as np

from headroom.analysis.flips import landed_steps
from headroom.findings.finding import Finding
from headroom.findings.phrases import capital, clauses, the
from headroom.language import tr, tr_count
from headroom.rules.outcome import Outcome
from headroom.words import formatting
from headroom.words.definitions import COMPONENTS

_A_DOLLAR = 0.5  # less is shown as nothing
_ALL = 0.995
"""Share from which on a component is said to be all of a change."""

_CHARGED = ("vehicle_duty", "parts_duty")


def cost_finding(outcome: Outcome) -> Finding:
    """Return what a vehicle lands at on average, and from which model to which; beside it what of it is duty.

    Args:
        outcome: What a scenario makes of a fleet that states costs.
    """
    models = len(outcome.vehicles)
    if not models:
        return Finding(tr("No model is open"))
    landed = outcome.landed_cost_usd
    if models == 1:
        said = tr(
            "{model} lands at {amount}",
            model=the(outcome.vehicles[0].name),
            amount=formatting.dollars(float(landed[0])),
        )
        return Finding(capital(said), _of_which_duty(outcome))
    mean = outcome.fleet().landed_cost_per_vehicle_usd
    least, most = int(landed.argmin()), int(landed.argmax())
    cheapest, dearest = float(landed[least]), float(landed[most])
    if dearest - cheapest < _A_DOLLAR:
        said = tr("Every vehicle lands at {amount}", amount=formatting.dollars(dearest))
        return Finding(said, _of_which_duty(outcome))
    span = tr(
        "{cheapest} ({cheapest_model}) to {dearest} ({dearest_model})",
        cheapest=formatting.dollars(cheapest),
        cheapest_model=the(outcome.vehicles[least].name),
        dearest=formatting.dollars(dearest),
        dearest_model=the(outcome.vehicles[most].name),
    )
    if not mean:
        return Finding(tr("What vehicles land at: {span}", span=span), _of_which_duty(outcome))
    said = tr(
        # Translators: the span runs from the cheapest to the dearest vehicle.
        "A vehicle lands at {mean} on average: {span}",
        mean=formatting.dollars(mean),
        span=span,
    )
    return Finding(said, _of_which_duty(outcome))


def change_finding(before: Outcome, after: Outcome, baseline: str) -> Finding:
    """Return what the scenario adds to or takes off the mean landed cost, and which component makes it.

    Args:
        before: The baseline.
        after: The scenario, of the same models.
        baseline: What the baseline is called in a sentence.
    """
    then, now = (one.fleet().landed_cost_per_vehicle_usd for one in (before, after))
    by = now - then
    duty = after.fleet().duty_usd - before.fleet().duty_usd
    detail = ""
    if abs(duty) >= _A_DOLLAR:
        amount = formatting.about(abs(duty))
        detail = (
            tr("Duty a year is {amount} more.", amount=amount)
            if duty > 0
            else tr("Duty a year is {amount} less.", amount=amount)
        )
    if abs(by) < _A_DOLLAR:
        moved = np.abs(after.landed_cost_usd - before.landed_cost_usd) >= _A_DOLLAR
        weighed = bool(after.exposure.fleet.volume.any())
        return Finding(_as_before(int(moved.sum()), baseline, weighed=weighed), detail)
    amount = formatting.dollars(abs(by))
    lead = (
        tr("Against {baseline} a vehicle lands {amount} dearer", baseline=baseline, amount=amount)
        if by > 0
        else tr("Against {baseline} a vehicle lands {amount} cheaper", baseline=baseline, amount=amount)
    )
    return Finding(clauses(lead, _made_of(before, after, by)), detail)


def _as_before(moved: int, baseline: str, *, weighed: bool) -> str:
    """Return that the mean landed cost is as before, and how many models land at another one.

    Args:
        moved: How many do.
        baseline: What the baseline is called in a sentence.
        weighed: Whether volumes weigh them, so that there is a mean.
    """
    if not moved:
        return tr("Against {baseline} no landed cost changes", baseline=baseline)
    if weighed:
        return tr("Against {baseline} a vehicle lands at the same on average", baseline=baseline)
    return tr_count(
        "Against {baseline} {n} model lands at another cost; without volumes there is no mean",
        "Against {baseline} {n} models land at another cost; without volumes there is no mean",
        moved,
        baseline=baseline,
    )


def _made_of(before: Outcome, after: Outcome, by: float) -> str:
    """Return which components make a change: all of it duty, or the largest with its share."""
    steps = [(name, usd) for name, usd in landed_steps(before, after, None) if usd]
    duty = sum(usd for name, usd in steps if name in _CHARGED)
    if _ALL <= duty / by <= 2 - _ALL:
        alone = [name for name, usd in steps if name in _CHARGED and usd / by >= _ALL]
        if not alone:
            return tr("all of it is duty")
        return tr("all of it is {component}", component=COMPONENTS[alone[0]].inside)
    name, usd = max(steps, key=lambda step: step[1] / by)
    share, word, amount = usd / by, COMPONENTS[name].inside, formatting.dollars(abs(usd))
    if share > 2 - _ALL and usd > 0:
        # Translators: a component of the landed cost, e.g. “freight in”, also below.
        return tr("{component} alone adds {amount}", component=word, amount=amount)
    if share > 2 - _ALL:
        return tr("{component} alone takes off {amount}", component=word, amount=amount)
    if share < _ALL:
        return tr("{share} of it is {component}", share=formatting.percent(share, 0), component=word)
    return tr("all of it is {component}", component=word)


def _of_which_duty(outcome: Outcome) -> str:
    """Return what of the mean landed cost is duty."""
    fleet = outcome.fleet()
    if not fleet.volume or not fleet.landed_cost_usd > 0:
        return ""
    share = fleet.duty_usd / fleet.landed_cost_usd
    if fleet.duty_usd / fleet.volume < _A_DOLLAR:
        return tr("No duty is owed.")
    return tr(
        # Translators: of the landed cost.
        "{share} of it is duty, {amount} a year.",
        share=formatting.percent(share),
        amount=formatting.about(fleet.duty_usd),
    )
