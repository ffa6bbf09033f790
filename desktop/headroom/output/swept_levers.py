"""Which numbers of a scenario can be swept, and at which values each is solved."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from headroom.arrays import Floats
from headroom.output.levers import CONTENT, HEAVY_TRUCKS, PART_DUTIES, VEHICLE_DUTIES, Lever, levers
from headroom.work.workspace import Workspace

_SWEPT = (CONTENT, VEHICLE_DUTIES, PART_DUTIES, HEAVY_TRUCKS)
_THRESHOLD_STEPS, _RATE_STEPS = 400, 100
_RATE_ENDS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
_TINY = 1e-9


def swept_levers(workspace: Workspace, book_rates: Mapping[str, float]) -> tuple[Lever, ...]:
    """Return the thresholds of content and the duties of the scenario, each of which can be swept."""
    groups = {group.title: group.levers for group in levers(workspace, book_rates)}
    thresholds = {threshold.key for threshold in workspace.scenario.policy.thresholds}
    return tuple(
        lever if lever.key in thresholds else _about_its_size(lever)
        for title in _SWEPT
        for lever in groups.get(title, ())
    )


def values_of(lever: Lever, *, threshold: bool) -> Floats:
    """Return the values at which a number is solved: every quarter point of a threshold, 100 of a rate."""
    return np.linspace(lever.low, lever.high, (_THRESHOLD_STEPS if threshold else _RATE_STEPS) + 1)


def _about_its_size(lever: Lever) -> Lever:
    """Return a rate over a range in which it can be seen: 2.5 % up to 10 %, 25 % up to 50 %."""
    least = max(2 * (lever.home or 0.0), 2 * (lever.baseline or 0.0), lever.value or 0.0)
    high = next((end for end in _RATE_ENDS if end >= least - _TINY), lever.most)
    return replace(lever, high=high, step=min(lever.step, high / _RATE_STEPS))
