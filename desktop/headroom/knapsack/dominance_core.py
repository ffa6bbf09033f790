"""The cheapest choice near given prices, by sets of which none beats another: for three limits and more.

Only limits with a price and the parts that touch them are looked at. A limit that few parts touch is settled
among those parts first: what their cheapest sets cost over the bound raises it, and the limit is done with.
The rest is put together in two halves, which are paired by weight. If the result breaks a limit that was left
out, that one is looked at as well.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

from headroom.arrays import Floats, Whole
from headroom.knapsack.departures import best_pair
from headroom.knapsack.frontiers import Frontier, combined
from headroom.knapsack.instance import Picks

_MOST_SETS = 20_000
_REACH = 4.0
_BLOCK_REACH = 2.0
_FEW = 0.5  # a limit that no more of the parts touch is settled among them
_BLOCKS_PER_REST = 8  # the rest is looked at first as far as this part of what the blocks cost
_ROUNDING = 1e-9
_NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class PricedProblem:
    """A problem at some prices; every part begins with its best option.

    Attributes:
        regret: ``(part, option)``, what an option costs more than the best of its part; infinite where there
            is none.
        origin: ``(part,)``, the best option.
        cost: ``(part, option)``, by how much an option changes the cost, whole.
        change: ``(limit, part, option)``, by how much it changes the weights, whole.
        room: ``(limit,)``, what the best options leave of each limit; below 0 where they exceed it.
        prices: ``(limit,)``, of each unit of room.
    """

    regret: Floats
    origin: Picks
    cost: Whole
    change: Whole
    room: Whole
    prices: Floats


class DominanceCore:
    """The search for the cheapest choice near some prices.

    Args:
        priced: The problem.
        take: Is handed each choice that is found; says whether it keeps all limits.
        wanted: Says how much a choice may cost over the priced bound and still be cheaper by a step.
        first: How far over the bound it looks first.
        most: Give up after so many sets.
    """

    def __init__(
        self,
        priced: PricedProblem,
        take: Callable[[Picks], bool],
        wanted: Callable[[], float],
        first: float,
        most: int,
    ) -> None:
        self._priced = priced
        self._take = take
        self._wanted = wanted
        self._first = first
        self._most = most
        self._options = priced.regret.shape[1]
        self.effort = 0

    def run(self) -> float:
        """Look at ever more; return how much over the bound every choice costs that is not yet taken."""
        kept = np.flatnonzero((self._priced.prices > 0) | (self._priced.room < 0))
        reached = 0.0
        while len(kept):
            excess, broken = self._cheapest_in(_Layer(self._priced, kept))
            reached = max(reached, excess)
            kept = np.union1d(kept, broken) if len(broken) else broken
        return reached

    def _cheapest_in(self, layer: "_Layer") -> tuple[float, Whole]:
        """Look for the cheapest choice that keeps some of the limits.

        Returns:
            How much over the bound every choice costs that is not yet taken, and which other limits the
            cheapest one breaks; none where there is no more to find.
        """
        fixed, least = 0.0, []
        for block in layer.blocks:
            own, reached = self._least_of(layer, block, fixed)
            if own is None:
                return fixed + reached, _NONE
            least.append(own)
            fixed += own
        rest, reached = max(self._first, fixed / _BLOCKS_PER_REST), 0.0
        while (ceiling := self._ceiling(layer, fixed)) > reached and self.effort <= self._most:
            ceiling = min(rest, ceiling)
            picks, excess, reached = self._paired(layer, least, ceiling)
            if picks is not None:
                kept = self._take(picks)
                if excess <= reached:
                    return fixed + excess, _NONE if kept else self._broken_by(picks)
            if reached < ceiling:
                break
            rest *= _REACH
        return inf if reached >= layer.greatest else fixed + reached, _NONE

    def _ceiling(self, layer: "_Layer", fixed: float) -> float:
        """Return up to which excess there is something to look for."""
        return min(self._wanted() - fixed, layer.greatest)

    def _broken_by(self, picks: Picks) -> Whole:
        """Return the limits that a choice breaks."""
        weight = self._priced.change[:, np.arange(len(picks)), picks].sum(axis=1)
        return np.flatnonzero(weight > self._priced.room)

    def _least_of(
        self, layer: "_Layer", block: tuple[int, Whole], fixed: float
    ) -> tuple[float | None, float]:
        """Return what a block costs over the bound, None where nothing was found; and how far it was seen."""
        ceiling, reached = self._first, 0.0
        while (most := self._ceiling(layer, fixed)) > reached and self.effort <= self._most:
            ceiling = min(ceiling, most)
            sets, seen = layer.settled(block, ceiling, _MOST_SETS)
            self.effort += seen
            reached = min(ceiling, sets.complete)
            if len(sets.regret):
                return min(float(sets.regret.min()), reached), reached
            if reached < ceiling:
                break
            ceiling *= _BLOCK_REACH
        return None, inf if reached >= layer.greatest else reached

    def _paired(
        self, layer: "_Layer", least: Sequence[float], rest: float
    ) -> tuple[Picks | None, float, float]:
        """Return the best choice within so much over the settled blocks.

        Returns:
            The choice, what it costs over them, and up to where every choice was seen.
        """
        items = []
        complete = rest
        for block, settled in zip(layer.blocks, least, strict=True):
            sets, seen = layer.settled(block, settled + rest, _MOST_SETS)
            self.effort += seen
            if sets.complete < settled + rest:
                complete = min(complete, sets.complete - settled)
            items.append(
                Frontier(sets.regret - settled, sets.cost, sets.weight, sets.members, sets.items, rest)
            )
        items += layer.parts(layer.free, rest)
        items.sort(key=lambda item: -len(item.regret))
        halves = []
        for half in (items[0::2], items[1::2]):
            sets, seen = combined(half, len(layer.kept), rest, _MOST_SETS)
            self.effort += seen
            complete = min(complete, sets.complete)
            halves.append(sets.unbeaten())
        if not all(len(half.regret) for half in halves):
            return None, inf, complete  # of a block no set was kept: it is complete below its least one
        pair, seen_to = best_pair(halves[0], halves[1], layer.room, layer.prices, rest)
        complete = min(complete, seen_to)
        if pair is None:
            return None, inf, complete
        picks = self._priced.origin.copy()
        for cell in (*halves[0].cells_of(pair.first), *halves[1].cells_of(pair.second)):
            picks[cell // self._options] = cell % self._options
        return picks, pair.excess, complete


class _Layer:
    """Some of the limits, the parts that touch them, and which of the limits few parts touch."""

    def __init__(self, priced: PricedProblem, kept: Whole) -> None:
        self.kept = kept
        self._regret = priced.regret
        self._cost = priced.cost
        self._change = priced.change[kept]
        self._own_room = priced.room[kept]
        self.prices = priced.prices[kept]
        self._origin = priced.origin
        self._at = np.arange(len(priced.origin))
        offered = np.isfinite(priced.regret)
        worse = (priced.cost >= 0) & (self._change >= 0).all(axis=0)
        self._open = offered & ~worse
        self._open[self._at, self._origin] = False
        touches = ((self._change != 0) & self._open).any(axis=2)
        self._least = np.where(self._open, priced.regret, inf).min(axis=1)
        touching = self._open.any(axis=1)
        self.blocks: list[tuple[int, Whole]] = []
        taken = np.zeros(len(self._at), dtype=np.bool_)
        for limit in np.argsort(touches.sum(axis=1), kind="stable").tolist():
            own = touches[limit]
            if own.any() and own.sum() <= _FEW * touching.sum() and not taken[own].any():
                self.blocks.append((limit, np.flatnonzero(own)))
                taken |= own
        self.free = np.flatnonzero(touching & ~taken)
        self._settled: dict[int, tuple[float, Frontier]] = {}
        self.room = self._own_room.copy()
        for limit, _ in self.blocks:
            self.room[limit] = 0

        most = np.where(np.isfinite(priced.regret), priced.regret, 0.0).max(axis=1).sum()
        widest = np.abs(self._own_room) + np.abs(self._change).max(axis=2).sum(axis=1).astype(np.float64)
        self.greatest = (1 + float(most) + float(self.prices @ widest)) * (1 + _ROUNDING)
        """No choice costs more over the bound."""

    def settled(self, block: tuple[int, Whole], ceiling: float, most: int) -> tuple[Frontier, int]:
        """Return the sets of a block that keep its limit, with the price of what they leave of it."""
        limit, parts = block
        known = self._settled.get(limit)
        if known is not None and known[0] >= ceiling:
            sets = known[1]
            return sets.taken(np.flatnonzero(sets.regret <= ceiling)), 0
        sets, seen = combined(self.parts(parts, ceiling), len(self.kept), ceiling, most)
        left = self._own_room[limit] - sets.weight[limit]
        regret = sets.regret + self.prices[limit] * left
        weight = sets.weight.copy()
        weight[limit] = 0
        closed = Frontier(regret, sets.cost, weight, sets.members, sets.items, sets.complete)
        closed = closed.taken(np.flatnonzero((left >= 0) & (regret <= ceiling))).unbeaten()
        self._settled[limit] = (ceiling, closed)
        return closed, seen

    def parts(self, parts: Whole, ceiling: float) -> list[Frontier]:
        """Return the alternatives of some parts, the part of least regret first."""
        near = parts[self._least[parts] <= ceiling]
        near = near[np.argsort(self._least[near], kind="stable")]
        items = []
        options = self._open.shape[1]
        for part in near.tolist():
            chosen = np.flatnonzero(self._open[part] & (self._regret[part] <= ceiling))
            chosen = np.concatenate((self._origin[part : part + 1], chosen))
            items.append(
                Frontier(
                    self._regret[part, chosen],
                    self._cost[part, chosen],
                    self._change[:, part, chosen],
                    (chosen + part * options)[:, None],
                    None,
                    inf,
                )
            )
        return items
