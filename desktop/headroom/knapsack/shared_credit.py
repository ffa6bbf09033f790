"""The cheapest choice where some amounts count only beyond a credit: costs + max(0, amounts - credit).

One problem may hold the parts of several models that share a credit: as long as they have few limits of
their own, that is one problem with one more limit, and proven. Where each model has limits of its own, a
price of the credit between 0 and 1 takes them apart: that gives a bound and a good choice, and a proof where
the two meet.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from headroom.arrays import Whole
from headroom.knapsack.cheapest_choice import MOST_EFFORT
from headroom.knapsack.exact_search import exact
from headroom.knapsack.frontiers import Frontier, combined
from headroom.knapsack.instance import Answer, Knapsack, Picks

_PARTS_OF_ONE = 10_000  # a price of the credit is a whole number of these
_GREATEST = 2**60  # sums still fit in 64 bits
_MOST_PRICES = 12
_MOST_SETS = 20_000

MOST_ROUNDS = 3
"""So often each of several models is searched beside the others, as long as that helps."""

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
    credited: Credited,
    step: int = 1,
    start: Iterable[Picks] = (),
    most: int = MOST_EFFORT,
    search: Searched = exact,
) -> Answer:
    """Return the cheapest choice; its cost counts what goes beyond the credit.

    The cheapest choice without the amounts is the best where they stay within the credit, and the cheapest
    one with all of them where they reach it. Otherwise the lesser of two problems is, with one limit more.

    Args:
        credited: The problem, the amounts and the credit.
        step: Least difference in cost that matters.
        start: Choices likely to be near the best.
        most: How many sets of departures each search looks at, about.
        search: The search to use.

    Raises:
        OverflowError: If weights or amounts are too large to be summed in 64 bits.
    """
    known = tuple(start)
    found = [search(credited.problem, step, known, most)]
    if found[0].picks is None or credited.amount_of(found[0].picks) <= credited.credit:
        return _best(credited, found, found[0].bound, step)
    known = (found[0].picks, *found[0].near, *known)
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
        start: Choices likely to be near its best.
    """

    problem: Knapsack
    amounts: Whole
    start: tuple[Picks, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class SharedAnswer:
    """What is known of models that share a credit.

    Attributes:
        picks: The cheapest choice found of each model; None where none was.
        cost: What all cost, with what goes beyond the credit; None likewise.
        bound: No choices that keep the limits cost less.
        proven: Whether no choices are cheaper by a step, or none exist at all.
        price: What a further unit of the credit is worth, 0 to 1: the rate at which the amounts of each model
            count.
        near: Of each model choices near its best, from which a problem like this one starts well.
    """

    picks: tuple[Picks, ...] | None
    cost: int | None
    bound: float
    proven: bool
    price: float
    near: tuple[tuple[Picks, ...], ...]


def cheapest_sharing(
    models: Sequence[Sharing],
    credit: int,
    step: int = 1,
    most: int = MOST_EFFORT,
    search: Searched = exact,
    rounds: int = MOST_ROUNDS,
) -> SharedAnswer:
    """Return the cheapest choices of models that share a credit.

    Models that have one limit of their own at most are one problem, which is proven. Otherwise each is
    searched at prices of the credit, and again beside what was found of the others.

    Args:
        models: The models.
        credit: What is granted of the sum of all amounts.
        step: Least difference in cost that matters, of all models together.
        most: How many sets of departures each search looks at, about.
        search: The search to use.
        rounds: How often each model is searched beside the others, at most; with 0 the answer is there
            soonest.

    Raises:
        OverflowError: If weights or amounts are too large to be summed in 64 bits.
    """
    if any(len(model.problem.limits) > 1 for model in models):
        return _Apart(models, credit, step, most, search).run(rounds)
    return _together(models, credit, step, most, search)


def _together(models: Sequence[Sharing], credit: int, step: int, most: int, search: Searched) -> SharedAnswer:
    """Return the cheapest choices, searched as one problem."""
    problem, amounts = joined([model.problem for model in models], [model.amounts for model in models])
    credited = Credited(problem, amounts, credit)
    counts = {len(model.start) for model in models}
    start = [np.concatenate([model.start[at] for model in models]) for at in range(min(counts, default=0))]
    answer = cheapest_credited(credited, step, start, most, search)
    ends = np.cumsum([len(model.problem.costs) for model in models])[:-1]
    near = [tuple(np.split(picks, ends)) for picks in answer.near]
    return SharedAnswer(
        picks=None if answer.picks is None else tuple(np.split(answer.picks, ends)),
        cost=answer.cost,
        bound=answer.bound,
        proven=answer.proven,
        price=_price(credited),
        near=tuple(zip(*near, strict=True)) if near else ((),) * len(models),
    )


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


def _price(credited: Credited) -> float:
    """Return what a unit of the credit is worth where parts could be mixed and had no limits, 0 to 1."""
    problem, low, high = credited.problem, 0, _PARTS_OF_ONE
    at = np.arange(len(problem.costs))
    while low < high:
        middle = (low + high) // 2
        costs = np.where(
            problem.offered,
            problem.costs.astype(np.float64) + credited.amounts * (middle / _PARTS_OF_ONE),
            inf,
        )
        if int(credited.amounts[at, costs.argmin(axis=1)].sum()) > credited.credit:
            low = middle + 1
        else:
            high = middle
    return low / _PARTS_OF_ONE


class _Known:
    """The choices of one model that are known: what each costs, and its amount."""

    def __init__(self, model: Sharing) -> None:
        self.model = model
        self.picks: list[Picks] = []
        self.costs: list[int] = []
        self.amounts: list[int] = []
        self.add(model.start)

    def add(self, choices: Iterable[Picks]) -> None:
        """Keep those choices that keep the limits and are new."""
        for picks in choices:
            if len(picks) != len(self.model.amounts) or not self.model.problem.keeps(picks):
                continue
            cost = self.model.problem.cost_of(picks)
            amount = int(self.model.amounts[np.arange(len(picks)), picks].sum())
            if (cost, amount) not in zip(self.costs, self.amounts, strict=True):
                self.picks.append(picks)
                self.costs.append(cost)
                self.amounts.append(amount)


class _Apart:
    """Models searched one by one: at prices of the credit, then each beside the others."""

    def __init__(
        self, models: Sequence[Sharing], credit: int, step: int, most: int, search: Searched
    ) -> None:
        self._models = models
        self._credit = credit
        self._step = step
        self._most = most
        self._search = search
        tables = [(model.problem.costs, model.amounts) for model in models]
        most_money = sum(float(np.abs(table).max(axis=1).sum()) for pair in tables for table in pair)
        self._one = int(max(min(_PARTS_OF_ONE, _GREATEST / (most_money + abs(credit) + 1)), 1))
        self._known = [_Known(model) for model in models]
        self._near: list[tuple[Picks, ...]] = [model.start for model in models]
        self._bound = -inf
        self._price = 0
        self._chosen: list[int] | None = None
        self._cost: int | None = None

    def run(self, rounds: int) -> SharedAnswer:
        """Search until bound and choice meet, or nothing gets better."""
        if not self._priced():
            return SharedAnswer(None, None, self._bound, self._bound == inf, 0.0, tuple(self._near))
        self._combine()
        for _ in range(rounds):
            before = self._cost
            if self._proven or not self._beside_the_others() or self._cost == before:
                break
        chosen = self._chosen
        picks = (
            None
            if chosen is None
            else tuple(known.picks[at] for known, at in zip(self._known, chosen, strict=True))
        )
        bound = self._bound if self._cost is None else min(self._bound, self._cost)
        price = self._price / self._one
        return SharedAnswer(picks, self._cost, bound, self._proven, price, tuple(self._near))

    @property
    def _proven(self) -> bool:
        return self._cost is not None and self._cost - self._bound < self._step

    def _priced(self) -> bool:
        """Search every model at prices that make the bound greatest; return whether each has a choice."""
        low, high = self._at(0), None
        if low is None:
            return False
        if low[1] > self._credit:
            high = self._at(self._one)
        if high is None or high[1] >= self._credit:
            return all(known.picks for known in self._known)
        tried = {0, self._one}
        for _ in range(_MOST_PRICES):
            price = round(self._one * (high[0] - low[0]) / max(low[1] - high[1], 1))
            if price in tried or not 0 < price < self._one:
                break
            tried.add(price)
            found = self._at(price)
            if found is None:
                break
            if found[1] > self._credit:
                low = found
            else:
                high = found
        return all(known.picks for known in self._known)

    def _at(self, price: int) -> tuple[int, int] | None:
        """Search every model at a price.

        Returns:
            Costs and amounts of what was found; None where nothing was for one of them.
        """
        bound = -float(price * self._credit)
        cost = amount = 0
        missing = False
        for at, (model, known) in enumerate(zip(self._models, self._known, strict=True)):
            problem = replace(model.problem, costs=self._one * model.problem.costs + price * model.amounts)
            step = max(self._one * self._step // max(len(self._models), 1), 1)
            answer = self._search(problem, step, (*known.picks[-2:], *self._near[at]), self._most)
            bound += answer.bound
            self._near[at] = answer.near or self._near[at]
            if answer.picks is None:
                missing = True
                continue
            known.add((answer.picks, *answer.near))
            cost += model.problem.cost_of(answer.picks)
            amount += int(model.amounts[np.arange(len(answer.picks)), answer.picks].sum())
        if bound / self._one > self._bound:
            self._bound, self._price = bound / self._one, price
        return None if missing else (cost, amount)

    def _combine(self) -> None:
        """Choose of the known choices of each model those that cost least together."""
        items = []
        for known in self._known:
            costs, amounts = np.array(known.costs), np.array(known.amounts)
            regret = costs + amounts * (self._price / self._one)
            which = np.arange(len(costs))[:, None]
            items.append(Frontier(regret - regret.min(), costs, amounts[None], which, None, inf))
        sets, _ = combined(items, 1, inf, _MOST_SETS)
        totals = sets.cost + np.maximum(sets.weight[0] - self._credit, 0)
        best = int(totals.argmin())
        if self._cost is None or totals[best] < self._cost:
            self._chosen, self._cost = sets.cells_of(best), int(totals[best])

    def _beside_the_others(self) -> bool:
        """Search each model with what the others leave of the credit; return whether that was possible."""
        if self._chosen is None:
            return False
        for at, (model, known) in enumerate(zip(self._models, self._known, strict=True)):
            amounts = [own.amounts[chosen] for own, chosen in zip(self._known, self._chosen, strict=True)]
            left = self._credit - sum(amounts) + amounts[at]
            answer = cheapest_credited(
                Credited(model.problem, model.amounts, left),
                self._step,
                (known.picks[self._chosen[at]], *self._near[at]),
                self._most,
                self._search,
            )
            if answer.picks is not None:
                known.add((answer.picks, *answer.near))
                self._combine()
            if self._proven:
                break
        return True
