"""What a vehicle lands at, and what made it dearer or cheaper than in the baseline."""

import numpy as np

from headroom.analysis.flips import landed_steps
from headroom.findings.finding import Finding
from headroom.findings.phrases import capital, the
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
        return Finding("No model is open")
    landed = outcome.landed_cost_usd
    if models == 1:
        said = f"{capital(the(outcome.vehicles[0].name))} lands at {formatting.dollars(float(landed[0]))}"
        return Finding(said, _of_which_duty(outcome))
    mean = outcome.fleet().landed_cost_per_vehicle_usd
    least, most = int(landed.argmin()), int(landed.argmax())
    cheapest, dearest = float(landed[least]), float(landed[most])
    if dearest - cheapest < _A_DOLLAR:
        return Finding(f"Every vehicle lands at {formatting.dollars(dearest)}", _of_which_duty(outcome))
    lead = f"A vehicle lands at {formatting.dollars(mean)} on average" if mean else "What vehicles land at"
    span = (
        f"{formatting.dollars(cheapest)} ({the(outcome.vehicles[least].name)}) to "
        f"{formatting.dollars(dearest)} ({the(outcome.vehicles[most].name)})"
    )
    return Finding(f"{lead}: {span}", _of_which_duty(outcome))


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
        more = "more" if duty > 0 else "less"
        detail = f"Duty a year is {formatting.about(abs(duty))} {more}."
    if abs(by) < _A_DOLLAR:
        moved = np.abs(after.landed_cost_usd - before.landed_cost_usd) >= _A_DOLLAR
        what = "no landed cost changes"
        if moved.any():
            mean = bool(after.exposure.fleet.volume.any())
            what = "a vehicle lands at the same on average" if mean else _moved(int(moved.sum()))
        return Finding(f"Against {baseline} {what}", detail)
    way = "dearer" if by > 0 else "cheaper"
    lead = f"Against {baseline} a vehicle lands {formatting.dollars(abs(by))} {way}"
    return Finding(f"{lead}; {_made_of(before, after, by)}", detail)


def _moved(count: int) -> str:
    """Return how many models land at another cost, where no volumes weigh them."""
    models = formatting.counted(count, "model lands", "models land")
    return f"{models} at another cost; without volumes there is no mean"


def _made_of(before: Outcome, after: Outcome, by: float) -> str:
    """Return which components make a change: all of it duty, or the largest with its share."""
    steps = [(name, usd) for name, usd in landed_steps(before, after, None) if usd]
    duty = sum(usd for name, usd in steps if name in _CHARGED)
    if _ALL <= duty / by <= 2 - _ALL:
        alone = [name for name, usd in steps if name in _CHARGED and usd / by >= _ALL]
        return f"all of it is {COMPONENTS[alone[0]].inside if alone else 'duty'}"
    name, usd = max(steps, key=lambda step: step[1] / by)
    share = usd / by
    word = COMPONENTS[name].inside
    if share > 2 - _ALL:
        return f"{word} alone {'adds' if usd > 0 else 'takes off'} {formatting.dollars(abs(usd))}"
    return f"{formatting.percent(share, 0)} of it is {word}" if share < _ALL else f"all of it is {word}"


def _of_which_duty(outcome: Outcome) -> str:
    """Return what of the mean landed cost is duty."""
    fleet = outcome.fleet()
    if not fleet.volume or not fleet.landed_cost_usd > 0:
        return ""
    share = fleet.duty_usd / fleet.landed_cost_usd
    if fleet.duty_usd / fleet.volume < _A_DOLLAR:
        return "No duty is owed."
    return f"{formatting.percent(share)} of it is duty, {formatting.about(fleet.duty_usd)} a year."
