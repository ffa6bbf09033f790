"""The cheapest choice where some amounts count only beyond a credit: costs + max(0, amounts - credit).

One problem holds the parts of all models that share a credit: with few limits of their own, that is one
problem with one more limit, and proven.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from headroom.arrays import Whole
from headroom.knapsack.cheapest_choice import MOST_EFFORT
from headroom.knapsack.exact_search import exact
from headroom.knapsack.instance import Answer, Knapsack, Picks

Searched = Callable[[Knapsack, int, Iterable[Picks], int], Answer]
"""A search: ``exact``, or one that keeps its answers."""


@dataclass(frozen=True, slots=True, eq=False)
class Credited:
    """A choice whose amounts count only beyond a credit.

    Attributes:
        problem: What it costs besides, and its limits.
        amounts: ``(part, option)``, whole, in the units of the costs.
        credit: What is granted of the sum of the amounts.
    """

    problem: Knapsack
    amounts: Whole
    credit: int

    def amount_of(self, picks: Picks) -> int:
        """Return the sum of the amounts, whole."""
        return int(self.amounts[np.arange(len(picks)), picks].sum())

    def cost_of(self, picks: Picks) -> int:
        """Return what a choice costs, with what goes beyond the credit."""
        return self.problem.cost_of(picks) + max(0, self.amount_of(picks) - self.credit)

    @property
    def in_full(self) -> Knapsack:
        """Return the problem in which the amounts count in full."""
        return replace(self.problem, costs=self.problem.costs + self.amounts)

    @property
    def within(self) -> Knapsack:
        """Return the problem in which the amounts stay within the credit."""
        return _limited(self.problem, self.amounts, self.credit)

    @property
    def beyond(self) -> Knapsack:
        """Return the problem in which the amounts reach the credit and count in full."""
        return _limited(self.in_full, -self.amounts, -self.credit)


def cheapest_credited(
    credited: Credited, step: int = 1, most: int = MOST_EFFORT, search: Searched = exact
) -> Answer:
    """Return the cheapest choice; its cost counts what goes beyond the credit.

    The cheapest choice without the amounts is the best where they stay within the credit, and the cheapest
    one with all of them where they reach it. Otherwise the lesser of two problems is, with one limit more.

    Args:
        credited: The problem, the amounts and the credit.
        step: Least difference in cost that matters.
        most: How many sets of departures each search looks at, about.
        search: The search to use; it starts from what the ones before it found.

    Raises:
        OverflowError: If weights or amounts are too large to be summed in 64 bits.
    """
    found = [search(credited.problem, step, (), most)]
    if found[0].picks is None or credited.amount_of(found[0].picks) <= credited.credit:
        return _best(credited, found, found[0].bound, step)
    known = (found[0].picks, *found[0].near)
    found.append(search(credited.in_full, step, known, most))
    bound = max(found[0].bound, found[1].bound - credited.credit)
    if found[1].picks is None or credited.amount_of(found[1].picks) >= credited.credit:
        return _best(credited, found, bound, step)
    known = (found[1].picks, *found[1].near, *known)
    found += [search(side, step, known, most) for side in (credited.within, credited.beyond)]
    return _best(credited, found, max(bound, min(found[2].bound, found[3].bound - credited.credit)), step)


def _limited(problem: Knapsack, weights: Whole, most: int) -> Knapsack:
    """Return a problem with one more limit."""
    return replace(
        problem,
        weights=np.concatenate((problem.weights, weights[None])),
        limits=np.append(problem.limits, most),
    )


def _best(credited: Credited, found: Sequence[Answer], bound: float, step: int) -> Answer:
    """Return the best of what was found, with a bound of all together."""
    effort = sum(answer.effort for answer in found)
    near = tuple(picks for answer in found[:1:-1] or found[::-1] for picks in answer.near)
    chosen = [answer.picks for answer in found if answer.picks is not None]
    if not chosen:
        return Answer(None, None, bound, found[0].proven, near, effort)
    picks = min(chosen, key=credited.cost_of)
    cost = credited.cost_of(picks)
    bound = min(bound, cost)
    return Answer(picks, cost, bound, cost - bound < step, near, effort)


@dataclass(frozen=True, slots=True, eq=False)
class Sharing:
    """One of the models that share a credit; all its figures are those of all its vehicles.

    Attributes:
        problem: What its choice costs besides, and its limits.
        amounts: ``(part, option)``, whole, in the units of the costs.
    """

    problem: Knapsack
    amounts: Whole


@dataclass(frozen=True, slots=True, eq=False)
class SharedAnswer:
    """What is known of models that share a credit.

    Attributes:
        picks: The cheapest choice found of each model; None where none was.
        cost: What all cost, with what goes beyond the credit; None likewise.
        bound: No choices that keep the limits cost less.
        proven: Whether no choices are cheaper by a step, or none exist at all.
    """

    picks: tuple[Picks, ...] | None
    cost: int | None
    bound: float
    proven: bool


def cheapest_sharing(
    models: Sequence[Sharing],
    credit: int,
    step: int = 1,
    most: int = MOST_EFFORT,
    search: Searched = exact,
) -> SharedAnswer:
    """Return the cheapest choices of models that share a credit: all of their parts are one problem.

    Args:
        models: The models.
        credit: What is granted of the sum of all amounts.
        step: Least difference in cost that matters, of all models together.
        most: How many sets of departures each search looks at, about.
        search: The search to use.

    Raises:
        OverflowError: If weights or amounts are too large to be summed in 64 bits.
    """
    problem, amounts = joined([model.problem for model in models], [model.amounts for model in models])
    answer = cheapest_credited(Credited(problem, amounts, credit), step, most, search)
    ends = np.cumsum([len(model.problem.costs) for model in models])[:-1]
    picks = None if answer.picks is None else tuple(np.split(answer.picks, ends))
    return SharedAnswer(picks, answer.cost, answer.bound, answer.proven)


def joined(problems: Sequence[Knapsack], amounts: Sequence[Whole]) -> tuple[Knapsack, Whole]:
    """Return several problems as one, part after part, and their amounts.

    Args:
        problems: Each keeps its own limits; they may differ in their number of options.
        amounts: ``(part, option)`` of each.
    """
    parts = sum(len(problem.costs) for problem in problems)
    options = max((problem.costs.shape[1] for problem in problems), default=0)
    limits = sum(len(problem.limits) for problem in problems)
    costs, all_amounts = np.zeros((2, parts, options), dtype=np.int64)
    offered = np.zeros((parts, options), dtype=np.bool_)
    weights, most = np.zeros((limits, parts, options), dtype=np.int64), np.zeros(limits, dtype=np.int64)
    part = limit = 0
    for problem, own in zip(problems, amounts, strict=True):
        rows, width = slice(part, part + len(problem.costs)), problem.costs.shape[1]
        ones = slice(limit, limit + len(problem.limits))
        costs[rows, :width], all_amounts[rows, :width] = problem.costs, own
        offered[rows, :width] = problem.offered
        weights[ones, rows, :width], most[ones] = problem.weights, problem.limits
        part, limit = rows.stop, ones.stop
    return Knapsack(costs, weights, most, offered), all_amounts
