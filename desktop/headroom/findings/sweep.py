"""What one number does from end to end, and what its next step changes."""

from collections.abc import Callable, Sequence

import numpy as np

from headroom.analysis.drivers import KeyFigure
from headroom.analysis.sweep import Sweep, peak
from headroom.arrays import Floats
from headroom.findings.finding import Finding
from headroom.findings.phrases import BEST, lower, qualify, short
from headroom.words import formatting


def sweep_finding(
    sweep: Sweep,
    label: str,
    value: float,
    shown: Callable[[float], str],
    classes: Sequence[int],
    *,
    costs: bool = True,
    best: bool = False,
) -> Finding:
    """Return how many qualify and what duty is where a number stands; beside it over its whole range.

    Args:
        sweep: The number from end to end.
        label: Its name.
        value: Where it stands.
        shown: Writes a value of it.
        classes: Positions in ``CLASSES`` of the models that are looked at.
        costs: Whether there are costs.
        best: Whether makers change their sources.
    """
    qualifying = sweep.totals.qualifying(classes)
    duty = sweep.totals.figure(KeyFigure.DUTY, classes)
    models = round(float(sweep.totals.models[list(classes)].sum()))
    at = sweep.at(value)
    if np.isnan(qualifying[at] + duty[at]):
        return Finding(f"{short(label)} at {shown(value)}: not known yet")
    here = lower(qualify(round(float(qualifying[at])), models))
    lead = f"{short(label)} at {shown(value)}: {here}{BEST if best else ''}"
    after = _next(sweep, qualifying, at, models, shown)
    if not costs:
        return Finding(f"{lead}{_over(qualifying) if models > 1 else ''}", after)
    lead += f", duty is {formatting.about(float(duty[at]))} a year"
    return Finding(lead, " ".join(filter(None, (_range(sweep, duty, shown), after))))


def _over(qualifying: Floats) -> str:
    """Return between which numbers the models that qualify lie."""
    least, most = round(float(np.nanmin(qualifying))), round(float(np.nanmax(qualifying)))
    return (
        f"; over its range {formatting.count(least)} to {formatting.count(most)} do" if least < most else ""
    )


def _next(sweep: Sweep, qualifying: Floats, at: int, models: int, shown: Callable[[float], str]) -> str:
    """Return where the number of models that qualify is another one next, as the number rises."""
    later = np.flatnonzero(qualifying[at:] != qualifying[at])
    later = later[~np.isnan(qualifying[at:][later])]
    if not len(later):
        return ""
    step = at + int(later[0])
    count = round(float(qualifying[step]))
    # A threshold holds down to the value before it; what is computed at points is known at those only.
    where = (
        f"Above {shown(float(sweep.values[step - 1]))}"
        if sweep.stepwise
        else f"At {shown(float(sweep.values[step]))}"
    )
    if models == 1:
        return f"{where} {lower(qualify(count, models))}."
    verb = "qualifies" if count == 1 else "qualify"
    return f"{where} {formatting.count(count) if count else 'none'} {verb}."


def _range(sweep: Sweep, duty: Floats, shown: Callable[[float], str]) -> str:
    """Return between what duty lies over the whole range, and where it is greatest."""
    least, most = (formatting.about(float(end)) for end in (np.nanmin(duty), np.nanmax(duty)))
    if least == most:
        return ""
    return f"Over its range duty lies between {least} and {most}{_greatest(sweep, duty, shown)}."


def _greatest(sweep: Sweep, duty: Floats, shown: Callable[[float], str]) -> str:
    """Return where duty is greatest; empty while some of it is not known."""
    top = None if np.isnan(duty).any() else peak(sweep.values, duty)
    if top is None:
        return ""
    if not top.inside and top.last < sweep.values[-1]:
        return f", greatest up to {shown(top.last)}"
    if not top.inside and top.first < top.last:
        return f", greatest from {shown(top.first)} on"
    return f", greatest at {shown(top.last if top.inside else top.first)}"
