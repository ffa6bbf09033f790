"""What one number does from end to end, and what its next step changes."""

from collections.abc import Callable, Sequence

import numpy as np

from headroom.analysis.drivers import KeyFigure
from headroom.analysis.sweep import Sweep, peak
from headroom.arrays import Floats
from headroom.findings.finding import Finding
from headroom.findings.phrases import lower, qualify, short
from headroom.words import formatting
from headroom.words.definitions import DUTY

_A_DOLLAR = 0.5


def sweep_finding(
    sweep: Sweep,
    label: str,
    value: float,
    shown: Callable[[float], str],
    classes: Sequence[int],
    *,
    costs: bool = True,
) -> Finding:
    """Return how many qualify and what duty is where a number stands, and over its whole range.

    Args:
        sweep: The number from end to end.
        label: Its name.
        value: Where it stands.
        shown: Writes a value of it.
        classes: Positions in ``CLASSES`` of the models that are looked at.
        costs: Whether there are costs.
    """
    qualifying = sweep.totals.qualifying(classes)
    duty = sweep.totals.figure(KeyFigure.DUTY, classes)
    models = round(float(sweep.totals.models[list(classes)].sum()))
    at = sweep.at(value)
    if np.isnan(qualifying[at] + duty[at]):
        return Finding(f"{short(label)} at {shown(value)}: not known yet")
    here = lower(qualify(round(float(qualifying[at])), models))
    lead = f"{short(label)} at {shown(value)}: {here}"
    if not costs:
        return Finding(f"{lead}{_over(qualifying)}", _next(sweep, qualifying, at, shown))
    lead += f", {DUTY.inside} is {formatting.about(float(duty[at]))} a year"
    least, most = (float(end) for end in (np.nanmin(duty), np.nanmax(duty)))
    low, high = formatting.about(least), formatting.about(most)
    between = f"; over its range it lies between {low} and {high}" if low != high else ""
    detail = (_next(sweep, qualifying, at, shown), _greatest(sweep, duty, shown))
    return Finding(f"{lead}{between}", " ".join(filter(None, detail)))


def _over(qualifying: Floats) -> str:
    """Return between which numbers the models that qualify lie."""
    least, most = round(float(np.nanmin(qualifying))), round(float(np.nanmax(qualifying)))
    return (
        f"; over its range {formatting.count(least)} to {formatting.count(most)} do" if least < most else ""
    )


def _next(sweep: Sweep, qualifying: Floats, at: int, shown: Callable[[float], str]) -> str:
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
    verb = "qualifies" if count == 1 else "qualify"
    return f"{where} {formatting.count(count) if count else 'none'} {verb}."


def _greatest(sweep: Sweep, duty: Floats, shown: Callable[[float], str]) -> str:
    """Return where duty is greatest, if it is less elsewhere."""
    if np.isnan(duty).any() or float(duty.max() - duty.min()) < _A_DOLLAR:
        return ""
    top = peak(sweep.values, duty)
    if top is None:
        return ""
    where = f"at {shown(top.first)}"
    if not top.inside and top.last < sweep.values[-1]:
        where = f"up to {shown(top.last)}"
    elif not top.inside and top.first < top.last:
        where = f"from {shown(top.first)} on"
    elif top.inside:
        where = f"at {shown(top.last)}"
    return f"{DUTY.word} is greatest {where}."
