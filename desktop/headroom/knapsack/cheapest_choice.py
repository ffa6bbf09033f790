"""The cheapest choice of one option per part that keeps a few limits, exactly.

Subproblems are examined in the order of their bounds. A choice is called proven only where no other
can be cheaper by a step, and its cost and weights are summed in whole numbers before it is returned.
"""

from collections.abc import Iterable
from heapq import heappop, heappush
from itertools import count
from math import inf

import numpy as np

from headroom.knapsack.instance import Answer, Knapsack, Picks
from headroom.knapsack.subproblem import Best, Subproblem

MOST_EFFORT = 3_000_000
"""After so many sets of departures the search ends without proof: a few seconds."""

_SPLIT_EFFORT = 5000  # what a subproblem costs besides

_GREATEST = 1.01 * 2.0**60  # differences of differences still fit in 64 bits


def cheapest(
    problem: Knapsack, step: int = 1, start: Iterable[Picks] = (), most: int = MOST_EFFORT
) -> Answer:
    """Return the cheapest choice that keeps the limits.

    Args:
        problem: Costs, weights and limits.
        step: Least difference in cost that matters.
        start: Choices likely to be near the best: ``near`` of a problem like this one.
        most: How many sets of departures are looked at, about; with few the search ends within
            milliseconds, perhaps without proof.

    Raises:
        OverflowError: If the weights are too large to be summed in 64 bits.
    """
    refuse_too_large(problem)
    if not problem.offered.any(axis=1).all():
        return Answer(None, None, inf, proven=True)
    best = Best(problem, step, most)
    known = tuple(picks for picks in start if len(picks) == len(problem.costs))
    order = count()
    waiting: list[tuple[float, int, Subproblem]] = [(-inf, next(order), Subproblem(problem, known, -inf))]
    while waiting and not best.spent and not best.closes(waiting[0][0]):
        _, _, subproblem = heappop(waiting)
        best.effort += _SPLIT_EFFORT
        for part in subproblem.examined(best):
            heappush(waiting, (part.bound, next(order), part))
    bound = min(best.bound, waiting[0][0] if waiting else inf)
    if best.picks is None:
        return Answer(None, None, bound, proven=not waiting, near=best.near, effort=best.effort)
    bound = min(bound, best.cost)
    proven = best.cost - bound < step
    return Answer(best.picks, int(best.cost), bound, proven, near=best.near, effort=best.effort)


def refuse_too_large(problem: Knapsack) -> None:
    """Raise what ``cheapest`` raises of weights that cannot be summed in 64 bits.

    Raises:
        OverflowError: If they cannot.
    """
    if len(problem.limits) and float(np.abs(problem.weights).max(axis=2).sum(axis=1).max()) > _GREATEST:
        msg = "the weights are too large to be summed exactly"
        raise OverflowError(msg)
