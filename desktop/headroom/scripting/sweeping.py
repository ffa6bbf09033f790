"""One number of a question from end to end, as the page Sweep does it."""

from collections import deque
from collections.abc import Sequence

import numpy as np

from headroom.analysis.grid_axis import AxisKind, GridAxis
from headroom.analysis.response import as_sourced
from headroom.analysis.sweep import Sweep, best_sweep, fixed_sweep, threshold_sweep
from headroom.arrays import Floats
from headroom.language import tr
from headroom.opening.source import BookQuestion
from headroom.opening.wrong_use import WrongUseError
from headroom.output.swept_levers import swept_levers, values_of
from headroom.rules.scenario import Scenario


def swept(question: BookQuestion, key: str, values: Sequence[float] | None, *, best: bool) -> Sweep:
    """Return the sweep.

    Args:
        question: All other assumptions.
        key: Of the threshold or duty.
        values: Fractions, rising; None: those of the page.
        best: Whether makers re-source where that is cheaper.

    Raises:
        WrongUseError: If it cannot be swept, or the values do not rise.
    """
    scenario, exposure = question.scenario, question.exposure
    levers = {lever.key: lever for lever in swept_levers(question.workspace, exposure.book.currency_rates)}
    if key not in levers:
        text = ": " + tr(
            "“{key}” cannot be swept under “{policy}”; there are {levers}.",
            key=key,
            policy=scenario.policy.name,
            levers=", ".join(levers),
        )
        raise WrongUseError(text, "key")
    lever = levers[key]
    threshold = GridAxis(key, np.zeros(1)).kind(scenario.policy) in {AxisKind.REGIONAL, AxisKind.US}
    outcome = question.answer()
    if threshold and values is None and not best:
        return threshold_sweep(outcome, key, lever.high)
    axis = GridAxis(
        key, values_of(lever, threshold=threshold) if values is None else _rising(scenario, key, values)
    )
    if not best:
        found = fixed_sweep(as_sourced(exposure), outcome, axis)
    else:
        finer = deque(best_sweep(question.opened.offers, scenario, axis), maxlen=1)
        found = finer.pop() if finer else None
    if found is None:
        msg = "a sweep that nobody gave up has no answer"
        raise RuntimeError(msg)
    return found


def _rising(scenario: Scenario, key: str, values: Sequence[float]) -> Floats:
    """Return values as an array.

    Raises:
        WrongUseError: If they do not rise, or the greatest is more than the threshold or duty can be.
    """
    array = np.array(values, dtype=np.float64)
    if not len(array) or (np.diff(array) <= 0).any():
        text = ": " + tr("give fractions that rise.")
        raise WrongUseError(text, "values")
    try:
        scenario.with_value(key, values[-1])
    except ValueError as cause:
        text = f": {cause}."
        raise WrongUseError(text, "values") from cause
    return array
