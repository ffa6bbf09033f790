"""One subproblem of the search: its bound, its best choices, and where to split it.

Prices on the limits (``multipliers``) order almost all parts and give a bound; the choices next to
the priced one (``departures``) decide the rest. How many of them must be looked at grows as the
exponential of the square root of what the bound falls short by, which is known after a few: where
it is too many, the subproblem is split at the part that the prices leave most undecided.
"""

from dataclasses import dataclass, replace
from math import ceil, exp, inf, isfinite, log, sqrt

import numpy as np

from headroom.arrays import Floats
from headroom.knapsack.departures import best_pair, cheapest_sets, greatest_excess
from headroom.knapsack.dominance_core import DominanceCore, PricedProblem
from headroom.knapsack.exchanges import exchanged
from headroom.knapsack.instance import Knapsack, Picks
from headroom.knapsack.multipliers import best_prices
from headroom.knapsack.rounded_choices import repaired, rounded

FEW_LIMITS = 2
"""With more limits than these, sets that others beat are left out first."""

_FIRST_SETS = 128
_MOST_SETS = 40_000
_FEW_PARTS = 100
_PARTS_LOOKED_AT = 400
_CORE_SETS = 1_000_000
_SETS_PER_EFFORT = 4  # of a dominance core: they are looked at sooner than sets of departures
_REACH = 4.0  # sets are paired up to this many times the regret below which they are complete


class Best:
    """The best choice found so far.

    Attributes:
        picks: The choice; None where none was found.
        cost: Its cost; infinite where none was found.
        bound: What was closed holds no choice that costs less than this or than ``cost``.
        near: Choices near the best of the whole problem.
        effort: Sets of departures looked at so far.
    """

    def __init__(self, problem: Knapsack, step: int, most: int) -> None:
        self._problem = problem
        self._most = most
        self.step = step
        self.picks: Picks | None = None
        self.cost: float = inf
        self.bound: float = inf
        self.near: tuple[Picks, ...] = ()
        self.effort = 0

    @property
    def spent(self) -> bool:
        """Return whether as many sets were looked at as were to be."""
        return self.effort >= self._most

    @property
    def left(self) -> int:
        """Return how many sets may still be looked at."""
        return max(self._most - self.effort, 0)

    def take(self, picks: Picks) -> bool:
        """Keep a choice if it is the cheapest so far; return whether it keeps the limits, to the unit."""
        if not self._problem.keeps(picks):
            return False
        cost = self._problem.cost_of(picks)
        if cost < self.cost:
            self.picks, self.cost = picks, cost
        return True

    def closes(self, bound: float) -> bool:
        """Return whether nothing from ``bound`` upwards is cheaper by a step; if so, note the bound."""
        closed = bound == inf or self.cost - bound < self.step
        if closed:
            self.bound = min(self.bound, bound)
        return closed


@dataclass(frozen=True, slots=True, eq=False)
class Subproblem:
    """A part of the choices.

    Attributes:
        problem: The options that are left.
        start: Choices likely to be near its best.
        bound: No choice of it costs less.
    """

    problem: Knapsack
    start: tuple[Picks, ...]
    bound: float

    def examined(self, best: Best) -> tuple["Subproblem", ...]:
        """Take its best choice; return what is left to examine, with better bounds."""
        narrowed = self.problem.narrowed() if len(self.problem.limits) else self.problem
        if narrowed is None:
            return ()
        return _Examination(replace(self, problem=narrowed), best).run()


class _Examination:
    """Prices for one subproblem, and the choices next to the priced one."""

    def __init__(self, subproblem: Subproblem, best: Best) -> None:
        self._sub, self._best = subproblem, best
        self._problem = subproblem.problem
        parts, self._options = self._problem.costs.shape
        self._at = np.arange(parts)
        self._first_cell = self._at * self._options
        costs = np.where(self._problem.offered, self._problem.costs, np.iinfo(np.int64).max)
        self._cheapest = costs.argmin(axis=1)
        self._base = costs[self._at, self._cheapest]

    def run(self) -> tuple[Subproblem, ...]:
        """Take the best choice; return what is left."""
        if self._best.take(self._cheapest):
            return ()
        start = [p for p in self._sub.start if self._problem.offered[self._at, p].all()]
        for picks in start:
            self._best.take(picks)
        table, room = self._table()
        cells = [picks + self._first_cell for picks in start]
        self._pricing = best_prices(table, room, self._options, self._best.step / 50, cells)
        if not self._pricing.reaches and self._excluded(table, room):
            return ()
        total = int(self._base.sum())
        bound = max(self._sub.bound, total + _upwards(self._pricing.bound - self._pricing.doubt))
        self._best.near = self._best.near or self.near
        if self._best.closes(bound):
            return ()
        if self._pricing.seen:
            self._best.take(self._pricing.seen[0] - self._first_cell)
        self._prepare()
        if len(self._room) > FEW_LIMITS:
            bound = max(bound, total + _upwards(self._near_the_prices(total)))
            if not self._best.closes(bound):
                self._exchange()
        return self._near_and_far(bound, total)

    def _near_and_far(self, bound: float, total: int) -> tuple[Subproblem, ...]:
        """Look at ever more departures; return what is left once they are too many."""
        sets: float = _FIRST_SETS
        while not self._best.closes(bound):
            level, count = self._attempt(total, int(sets))
            bound = max(bound, total + _upwards(level))
            if self._best.spent and not self._best.closes(bound):
                return (replace(self._sub, bound=bound),)
            sets = max(4 * sets, 1.3 * self._sets_needed(total, level, count))
            if self._many_parts(total):
                sets = min(sets, max(8 * count, _FIRST_SETS))
            if sets > _MOST_SETS and not self._best.closes(bound):
                return self._split(bound, total)
        return ()

    @property
    def near(self) -> tuple[Picks, ...]:
        """Return the choices that the prices hold to be best."""
        return tuple(cells - self._first_cell for _, cells in self._pricing.mixture)

    def _table(self) -> tuple[Floats, Floats]:
        """Return costs and weights relative to the cheapest choice, of one order, and the room."""
        problem = self._problem
        costs = np.where(problem.offered, problem.costs - self._base[:, None], np.inf).astype(np.float64)
        own = problem.weights[:, self._at, self._cheapest]
        weights = np.where(problem.offered, problem.weights - own[:, :, None], 0)
        span = np.ptp(weights, axis=2).sum(axis=1).astype(np.float64)
        money = np.where(problem.offered, costs, 0.0).max(axis=1).sum() or 1.0
        self._scale = money / span
        self._room = problem.limits - own.sum(axis=1)
        self._weights = weights
        table = np.empty((1 + len(span), costs.size))
        table[0] = costs.ravel()
        table[1:] = weights.reshape(len(span), -1) * self._scale[:, None]
        return table, self._room * self._scale

    def _excluded(self, table: Floats, room: Floats) -> bool:
        """Return whether prices exist at which even the lightest choice exceeds the priced limits."""
        free = table.copy()
        free[0] = np.where(np.isfinite(table[0]), 0.0, np.inf)
        short = best_prices(free, room, self._options, 0.0)
        return short.bound > short.doubt + 1e-12 * float(np.abs(room).sum())

    def _prepare(self) -> None:
        """Set the regret of each option, and take a choice moved within the limits."""
        priced = self._pricing.priced.reshape(-1, self._options)
        self._regret = priced - priced.min(axis=1)[:, None]
        self._origin = self._regret.argmin(axis=1) + self._first_cell
        elsewhere = self._regret.copy()
        elsewhere.ravel()[self._origin] = np.inf
        self._least = elsewhere.min(axis=1)
        self._rounded = rounded(self._pricing, self._weights)
        self._least[self._rounded != self._origin] = 0.0
        departing = int(np.isfinite(self._least).sum())
        self._order = np.argsort(self._least, kind="stable")[: min(_PARTS_LOOKED_AT, departing)]
        flat = self._weights.reshape(len(self._room), -1)
        self._change = self._weights - flat[:, self._origin][:, :, None]
        repair = repaired(self._rounded, self._weights, self._regret, self._room, self._scale)
        self._best.take(repair - self._first_cell)

    def _near_the_prices(self, total: int) -> float:
        """Look at the choices near the prices, by sets that no other beats.

        Returns:
            The cost over ``total`` below which every choice was seen, or one that beats it.
        """
        origin = self._origin - self._first_cell
        doubt = self._pricing.doubt
        core = DominanceCore(
            PricedProblem(
                regret=self._regret,
                origin=origin,
                cost=self._problem.costs - self._problem.costs[self._at, origin][:, None],
                change=self._change,
                room=self._room - self._weights[:, self._at, origin].sum(axis=1),
                prices=self._pricing.prices * self._scale,
            ),
            take=self._best.take,
            wanted=lambda: self._wanted(total) + 2 * doubt,
            first=float(self._best.step),
            most=int(min(_SETS_PER_EFFORT * self._best.left, _CORE_SETS)),
        )
        reached = core.run()
        self._best.effort += core.effort // _SETS_PER_EFFORT
        return self._pricing.bound + reached - 3 * doubt

    def _exchange(self) -> None:
        """Take what comes of the best choice by exchanging one option or two at a time."""
        if self._best.picks is not None and self._problem.keeps(self._best.picks):
            self._best.take(exchanged(self._problem, self._best.picks, self._regret))

    def _wanted(self, total: int) -> float:
        """Return how much a choice may cost over the priced bound and still be cheaper by a step."""
        return self._best.cost - total - self._best.step - self._pricing.bound + 2 * self._pricing.doubt

    def _attempt(self, total: int, most: int) -> tuple[float, int]:
        """Look at the cheapest departures.

        Returns:
            The cost over ``total`` below which every choice was seen, and how many sets there were.
        """
        wanted = self._wanted(total)
        first, second = (
            cheapest_sets(half, self._least[half], self._regret, self._change, most, wanted)
            for half in (self._order[0::2], self._order[1::2])
        )
        used = np.concatenate((self._order[0::2][: first.parts], self._order[1::2][: second.parts]))
        rest = np.ones(len(self._at), dtype=np.bool_)
        rest[used] = False
        complete = min(first.complete, second.complete, float(self._least[rest].min(initial=np.inf)))
        start = self._rounded.copy()
        start[used] = self._origin[used]
        room = self._room - self._weights.reshape(len(self._room), -1)[:, start].sum(axis=1)
        prices = self._pricing.prices * self._scale
        fixed = float(self._regret.ravel()[start].sum())
        ceiling = max(first.complete, second.complete, float(self._best.step))
        all_pairs = greatest_excess(first, second, room, prices)
        while True:
            ceiling = min(ceiling * _REACH, wanted) if ceiling - fixed < all_pairs else wanted
            pair, seen = best_pair(first, second, room, prices, ceiling - fixed)
            if pair is not None or ceiling >= wanted or seen < ceiling - fixed:
                break
        if pair is not None:
            for cell in first.cells_of(pair.first) + second.cells_of(pair.second):
                start[cell // self._options] = cell
            self._best.take(start - self._first_cell)
        level = self._pricing.bound + min(complete, seen + fixed) - self._pricing.doubt
        self._best.effort += len(first.cells) + len(second.cells)
        return level, max(len(first.regret), len(second.regret))

    def _sets_needed(self, total: int, level: float, count: int) -> float:
        """Return about how many sets a proof takes, from how far the sets there were reach."""
        reached, wanted = level - self._pricing.bound, self._wanted(total)
        if wanted == inf or wanted <= 0 or reached <= 0:
            return 0.0  # nothing to go by
        return exp(min(log(count + 1) * sqrt(wanted / reached), 50.0))

    def _many_parts(self, total: int) -> bool:
        """Return whether so many parts may still depart that taking one of them out settles little."""
        return int((self._least <= self._wanted(total)).sum()) > _FEW_PARTS

    def _split(self, bound: float, total: int) -> tuple[Subproblem, ...]:
        """Return the subproblems in which the most undecided part takes one option each."""
        part = self._undecided()
        wanted = self._wanted(total)
        open_options = self._problem.offered & (self._regret <= wanted)
        dropped = self._regret[self._problem.offered & ~open_options]
        self._best.closes(
            total + _upwards(self._pricing.bound + float(dropped.min(initial=inf)) - self._pricing.doubt)
        )
        near = (*self.near, *((self._best.picks,) if self._best.picks is not None else ()))
        found = []
        for option in np.flatnonzero(open_options[part]).tolist():
            offered = open_options.copy()
            offered[part] = np.arange(self._options) == option
            moved = tuple(np.where(self._at == part, option, picks) for picks in near)
            own = total + _upwards(
                self._pricing.bound + float(self._regret[part, option]) - self._pricing.doubt
            )
            found.append(Subproblem(replace(self._problem, offered=offered), moved, max(bound, own)))
        return tuple(found)

    def _undecided(self) -> int:
        """Return the part whose options in the mixture differ most in priced weight."""
        cells = np.stack([cells for _, cells in self._pricing.mixture])
        flat = self._weights.reshape(len(self._room), -1) * self._scale[:, None]
        spread = np.ptp(flat[:, cells], axis=1).sum(axis=0)
        if spread.max() > 0:
            return int(spread.argmax())
        return int(np.where(self._problem.offered.sum(axis=1) > 1, -self._least, -np.inf).argmax())


def _upwards(cost: float) -> float:
    """Return the next whole number, as costs are whole; infinity stays."""
    return ceil(cost) if isfinite(cost) else cost
