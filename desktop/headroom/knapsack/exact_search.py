"""The exact search as the program asks for it: compiled where that has a proof, else in Python."""

from collections.abc import Iterable

from headroom.knapsack.cheapest_choice import MOST_EFFORT, cheapest, refuse_too_large
from headroom.knapsack.compiled_search import compiled
from headroom.knapsack.instance import Answer, Knapsack, Picks
from headroom.knapsack.subproblem import FEW_LIMITS


def exact(problem: Knapsack, step: int = 1, start: Iterable[Picks] = (), most: int = MOST_EFFORT) -> Answer:
    """Return what ``cheapest`` does; of choices that cost the same it may be another one.

    Args:
        problem: Costs, weights and limits.
        step: Least difference in cost that matters.
        start: Choices likely to be near the best.
        most: How many sets of departures are looked at in Python, about; with 0 nothing is searched.

    Raises:
        OverflowError: If the weights are too large to be summed in 64 bits.
    """
    refuse_too_large(problem)
    begun = tuple(start)
    # With many limits it either has a proof soon, or the plain one is sooner (``dominance_core``).
    swift = compiled(problem, step, begun, most if len(problem.limits) <= FEW_LIMITS else 1) if most else None
    if swift is None:
        return cheapest(problem, step, begun, most)
    if swift.proven:
        return swift
    chosen = () if swift.picks is None else (swift.picks,)
    slow = cheapest(problem, step, (*chosen, *swift.near, *begun), most)
    if slow.picks is None or slow.cost is None:
        return slow
    bound = min(max(slow.bound, swift.bound), slow.cost)
    return Answer(
        slow.picks,
        slow.cost,
        bound,
        slow.proven or slow.cost - bound < step,
        slow.near,
        slow.effort + swift.effort,
    )
