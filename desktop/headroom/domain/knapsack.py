"""The cheapest choice of one option per part that keeps a few limits, exactly.

A multiple-choice knapsack: costs and weights are whole numbers, weights may be below 0. Prices on
the limits (``multipliers``) order almost all parts and give a bound; the choices next to the priced
one (``departures``) decide the rest. A choice is called proven only where no other can be cheaper
by a step, and its cost and weights are summed again in whole numbers before it is returned.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil, inf

import numpy as np
import numpy.typing as npt

from headroom.domain.departures import Whole, best_pair, cheapest_sets
from headroom.domain.multipliers import Pricing, best_prices
from headroom.domain.near_choices import repaired, rounded
from headroom.domain.sourcing import Flags, Floats

Picks = npt.NDArray[np.int64]
"""``(part,)``: index of the chosen option."""

EFFORTS = (128, 1024, 8192, 65536)
"""How many sets of departures are kept in each half, one attempt after another."""

_GREATEST = 1.01 * 2.0**60  # differences of differences still fit in 64 bits
_PARTS_LOOKED_AT = 400
_REACH = 4.0  # sets are paired up to this many times the regret below which they are complete


@dataclass(frozen=True, slots=True, eq=False)
class Knapsack:
    """One option for each part, at least cost, within limits.

    Attributes:
        costs: ``(part, option)``, whole units of money.
        weights: ``(limit, part, option)``, whole units.
        limits: ``(limit,)``, greatest sum of the weights of the chosen options.
        offered: ``(part, option)``, whether there is such an option.
    """

    costs: Whole
    weights: Whole
    limits: Whole
    offered: Flags

    def cost_of(self, picks: Picks) -> int:
        """Return the sum of the costs, whole."""
        return int(self.costs[np.arange(len(picks)), picks].sum())

    def left_by(self, picks: Picks) -> Whole:
        """Return what the choice leaves of each limit, whole; below 0 where it exceeds it."""
        left: Whole = self.limits - self.weights[:, np.arange(len(picks)), picks].sum(axis=1)
        return left


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What is known of a knapsack.

    Attributes:
        picks: The cheapest choice found; None where none was.
        cost: Its cost; None likewise.
        bound: No choice that keeps the limits costs less; infinite where no choice keeps them.
        proven: Whether no choice is cheaper than this one by a step, or none exists at all.
        near: Choices near the best, from which a problem like this one starts well.
    """

    picks: Picks | None
    cost: int | None
    bound: float
    proven: bool
    near: tuple[Picks, ...] = ()


Solver = Callable[[Knapsack], Answer]
"""A general solver that may be asked where this one has no proof."""

_IMPOSSIBLE = Answer(None, None, inf, proven=True)


def cheapest(
    problem: Knapsack, step: int = 1, start: Iterable[Picks] = (), efforts: tuple[int, ...] = EFFORTS
) -> Answer:
    """Return the cheapest choice that keeps the limits.

    Args:
        problem: Costs, weights and limits.
        step: Least difference in cost that matters.
        start: Choices likely to be near the best: ``near`` of a problem like this one.
        efforts: How many sets are kept, attempt by attempt; fewer end sooner, perhaps without proof.

    Raises:
        OverflowError: If the weights are too large to be summed in 64 bits.
    """
    if len(problem.limits) and float(np.abs(problem.weights).max(axis=2).sum(axis=1).max()) > _GREATEST:
        msg = "the weights are too large to be summed exactly"
        raise OverflowError(msg)
    narrowed = _narrowed(problem)
    if narrowed is None:
        return _IMPOSSIBLE
    search = _Search(narrowed, step, [p for p in start if len(p) == len(problem.costs)])
    return search.run(efforts)


def _narrowed(problem: Knapsack) -> Knapsack | None:
    """Return the problem without options and limits that cannot matter; None where nothing keeps them."""
    offered = problem.offered
    while offered.any(axis=1).all():
        light = np.where(offered, problem.weights, np.iinfo(np.int64).max).min(axis=2)
        room = problem.limits - light.sum(axis=1)
        if (room < 0).any():
            return None
        fits = (problem.weights - light[:, :, None] <= room[:, None, None]).all(axis=0) | ~offered
        if fits.all():
            break
        offered = offered & fits
    else:
        return None
    heavy = np.where(offered, problem.weights, np.iinfo(np.int64).min).max(axis=2).sum(axis=1)
    binding = heavy > problem.limits
    return Knapsack(problem.costs, problem.weights[binding], problem.limits[binding], offered)


class _Search:
    """The search for the best choice; keeps the best one found so far."""

    def __init__(self, problem: Knapsack, step: int, start: list[Picks]) -> None:
        self._problem = problem
        self._step = step
        parts, self._options = problem.costs.shape
        self._first_cell = np.arange(parts) * self._options
        costs = np.where(problem.offered, problem.costs, np.iinfo(np.int64).max)
        self._cheapest = costs.argmin(axis=1)
        self._base = costs.min(axis=1)
        self._start = [p for p in start if problem.offered[np.arange(parts), p].all()]
        self._best: Picks | None = None
        self._cost = 0

    def _take(self, picks: Picks) -> bool:
        """Keep a choice if it keeps the limits and is the cheapest so far, in whole numbers."""
        if (self._problem.left_by(picks) < 0).any():
            return False
        cost = self._problem.cost_of(picks)
        if self._best is None or cost < self._cost:
            self._best, self._cost = picks, cost
        return True

    def _answer(self, bound: float, near: tuple[Picks, ...] = ()) -> Answer:
        if self._best is None:
            return Answer(None, None, bound, proven=bound == inf, near=near)
        bound = min(bound, self._cost)
        return Answer(self._best, self._cost, bound, proven=self._cost - bound < self._step, near=near)

    def run(self, efforts: tuple[int, ...]) -> Answer:
        """Price, then look at more and more departures until the best choice is proven."""
        if self._take(self._cheapest):
            return self._answer(self._cost)
        for picks in self._start:
            self._take(picks)
        table, room = self._table()
        cells = [picks + self._first_cell for picks in self._start]
        pricing = best_prices(table, room, self._options, self._step / 50, cells)
        if not pricing.reaches and self._excluded(table, room):
            return _IMPOSSIBLE
        if pricing.seen:
            self._take(pricing.seen[0] - self._first_cell)
        priced = pricing.priced.reshape(-1, self._options)
        self._regret = priced - priced.min(axis=1)[:, None]
        self._rounded = rounded(pricing, self._weights)
        repair = repaired(self._rounded, self._weights, self._regret, self._room, self._scale)
        self._take(repair - self._first_cell)
        near = tuple(cells - self._first_cell for _, cells in pricing.mixture)
        base = int(self._base.sum())
        bound = base + _upwards(pricing.bound - pricing.doubt)
        for effort in efforts:
            if bound == inf or (self._best is not None and self._cost - bound < self._step):
                break
            bound = max(bound, base + _upwards(self._attempt(pricing, base, effort)))
        return self._answer(bound, near)

    def _table(self) -> tuple[Floats, Floats]:
        """Return costs and weights relative to the cheapest choice, of one order, and the room."""
        problem = self._problem
        costs = np.where(problem.offered, problem.costs - self._base[:, None], np.inf).astype(np.float64)
        at = np.arange(len(self._base))
        own = problem.weights[:, at, self._cheapest]
        weights = np.where(problem.offered, problem.weights - own[:, :, None], 0)
        span = np.ptp(weights, axis=2).sum(axis=1).astype(np.float64)
        money = np.where(problem.offered, costs, 0.0).max(axis=1).sum() or 1.0
        self._scale = money / span
        self._room = problem.limits - own.sum(axis=1)
        table = np.empty((1 + len(span), costs.size))
        table[0] = costs.ravel()
        table[1:] = weights.reshape(len(span), -1) * self._scale[:, None]
        self._weights = weights
        return table, self._room * self._scale

    def _excluded(self, table: Floats, room: Floats) -> bool:
        """Return whether prices exist at which even the lightest choice exceeds the priced limits."""
        free = table.copy()
        free[0] = np.where(np.isfinite(table[0]), 0.0, np.inf)
        short = best_prices(free, room, self._options, 0.0)
        return short.bound > short.doubt + 1e-12 * float(np.abs(room).sum())

    def _attempt(self, pricing: Pricing, base: int, effort: int) -> float:
        """Look at the cheapest departures; return the cost over ``base`` below which all were seen."""
        parts, regret = len(self._base), self._regret
        flat = regret.ravel()
        origin = regret.argmin(axis=1) + self._first_cell
        elsewhere = regret.copy()
        elsewhere.ravel()[origin] = np.inf
        least = elsewhere.min(axis=1)
        least[self._rounded != origin] = 0.0
        order = np.argsort(least, kind="stable")[: min(_PARTS_LOOKED_AT, np.isfinite(least).sum())]
        change = self._weights - self._weights.reshape(len(self._room), -1)[:, origin][:, :, None]
        wanted = inf
        if self._best is not None:
            wanted = self._cost - base - self._step - pricing.bound + 2 * pricing.doubt
        halves = [
            cheapest_sets(half, least[half], regret, change, effort, wanted)
            for half in (order[0::2], order[1::2])
        ]
        first, second = halves
        used = np.concatenate((order[0::2][: first.parts], order[1::2][: second.parts]))
        rest = np.ones(parts, dtype=np.bool_)
        rest[used] = False
        complete = min(first.complete, second.complete, float(least[rest].min(initial=np.inf)))
        start = self._rounded.copy()
        start[used] = origin[used]
        room = self._room - self._weights.reshape(len(self._room), -1)[:, start].sum(axis=1)
        prices = pricing.prices * self._scale
        fixed = float(flat[start].sum())
        ceiling = max(first.complete, second.complete, float(self._step))
        while True:
            ceiling = min(ceiling * _REACH, wanted)
            pair, seen = best_pair(first, second, room, prices, ceiling - fixed)
            if pair is not None or ceiling >= wanted or seen < ceiling - fixed:
                break
        if pair is not None:
            for cell in first.cells_of(pair.first) + second.cells_of(pair.second):
                start[cell // self._options] = cell
            self._take(start - self._first_cell)
        return pricing.bound + min(complete, seen + fixed) - pricing.doubt


def _upwards(cost: float) -> float:
    """Return the next whole number, as costs are whole; infinity stays."""
    return cost if cost == inf else ceil(cost)
