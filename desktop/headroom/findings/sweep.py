"""What one number does from end to end, and what its next step changes."""

from collections.abc import Callable, Sequence

import numpy as np

from headroom.analysis.drivers import KeyFigure
from headroom.analysis.sweep import Sweep, peak
from headroom.arrays import Floats
from headroom.findings.finding import Finding
from headroom.findings.phrases import at_best, clauses, lower, qualify, short
from headroom.language import tr, tr_count
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
        return Finding(tr("{lever} at {value}: not known yet", lever=short(label), value=shown(value)))
    here = lower(qualify(round(float(qualifying[at])), models))
    lead = tr("{lever} at {value}: {qualifying}", lever=short(label), value=shown(value), qualifying=here)
    lead = at_best(lead) if best else lead
    after = _next(sweep, qualifying, at, models, shown)
    if not costs:
        return Finding(clauses(lead, _over(qualifying) if models > 1 else ""), after)
    lead = tr(
        "{qualifying}, duty is {amount} a year", qualifying=lead, amount=formatting.about(float(duty[at]))
    )
    return Finding(lead, " ".join(filter(None, (_range(sweep, duty, shown), after))))


def _over(qualifying: Floats) -> str:
    """Return between which numbers the models that qualify lie."""
    least, most = round(float(np.nanmin(qualifying))), round(float(np.nanmax(qualifying)))
    if not least < most:
        return ""
    # Translators: of models, “7 of 12 qualify; over its range 3 to 9 do”.
    return tr(
        "over its range {least} to {most} do", least=formatting.count(least), most=formatting.count(most)
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
    if models == 1:
        then = lower(qualify(count, models))
    elif count:
        # Translators: of models.
        then = tr_count("{n} qualifies", "{n} qualify", count)
    else:
        then = tr("none qualify")
    if sweep.stepwise:
        above = shown(float(sweep.values[step - 1]))
        return tr("Above {value} {qualifying}.", value=above, qualifying=then)
    return tr("At {value} {qualifying}.", value=shown(float(sweep.values[step])), qualifying=then)


def _range(sweep: Sweep, duty: Floats, shown: Callable[[float], str]) -> str:
    """Return between what duty lies over the whole range, and where it is greatest."""
    least, most = (formatting.about(float(end)) for end in (np.nanmin(duty), np.nanmax(duty)))
    if least == most:
        return ""
    said = tr("Over its range duty lies between {least} and {most}", least=least, most=most)
    return f"{_greatest(said, sweep, duty, shown)}."


def _greatest(said: str, sweep: Sweep, duty: Floats, shown: Callable[[float], str]) -> str:
    """Return between what duty lies with where it is greatest, unless some of it is not known."""
    top = None if np.isnan(duty).any() else peak(sweep.values, duty)
    if top is None:
        return said
    if not top.inside and top.last < sweep.values[-1]:
        return tr("{range}, greatest up to {value}", range=said, value=shown(top.last))
    if not top.inside and top.first < top.last:
        return tr("{range}, greatest from {value} on", range=said, value=shown(top.first))
    return tr("{range}, greatest at {value}", range=said, value=shown(top.last if top.inside else top.first))
