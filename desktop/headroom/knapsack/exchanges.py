"""A choice made cheaper by exchanging one option, or two at a time, as long as that helps."""

import numpy as np

from headroom.arrays import Floats
from headroom.knapsack.instance import Knapsack, Picks

_MOST_OPTIONS = 128
_MOST_EXCHANGES = 50


def exchanged(problem: Knapsack, picks: Picks, regret: Floats) -> Picks:
    """Return a choice no dearer than one that keeps the limits.

    Args:
        problem: Costs, weights and limits.
        picks: The choice to begin with.
        regret: ``(part, option)``, what an option costs more than the best of its part at some prices;
            infinite where there is none. Those of least regret are tried.
    """
    picks = picks.copy()
    parts, options = regret.shape
    at = np.arange(parts)
    cells = np.argsort(regret, axis=None, kind="stable")[: _MOST_OPTIONS + parts]
    for _ in range(_MOST_EXCHANGES):
        part, option = np.divmod(cells, options)
        tried = (option != picks[part]) & np.isfinite(regret[part, option])
        part, option = part[tried][:_MOST_OPTIONS], option[tried][:_MOST_OPTIONS]
        if not len(part):
            break
        saved = problem.costs[part, option] - problem.costs[part, picks[part]]
        heavier = problem.weights[:, part, option] - problem.weights[:, part, picks[part]]
        left = problem.limits - problem.weights[:, at, picks].sum(axis=1)
        both = saved[:, None] + saved
        np.fill_diagonal(both, saved)  # one alone
        keeps = (part[:, None] != part) | np.eye(len(part), dtype=np.bool_)
        for weight, room in zip(heavier, left, strict=True):
            together = weight[:, None] + weight
            np.fill_diagonal(together, weight)
            keeps &= together <= room
        gain = np.where(keeps, both, 0)
        best = int(gain.argmin())
        if gain.flat[best] >= 0:
            break
        for move in {*divmod(best, len(part))}:
            picks[part[move]] = option[move]
    return picks
