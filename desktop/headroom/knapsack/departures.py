"""The choices next to the best priced one: which parts depart from it, at what regret.

At given prices every part has a best option; any other is a *departure*, and what it costs more is
its regret. The cost of a choice is the bound plus the regrets of its departures plus the price of
the room it leaves. So a choice that costs little more than the bound departs in few parts at little
regret: all such sets are listed, in two halves of the parts, and the halves are paired by weight.

Source:
    Horowitz & Sahni, "Computing partitions with applications to the knapsack problem", Journal of
    the ACM 21 (1974), for the two halves; Pisinger, "A minimal algorithm for the multiple-choice
    knapsack problem", European Journal of Operational Research 83 (1995), for the few parts.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from headroom.arrays import Floats, Whole

_MOST_PAIRS = 1_000_000
_MOST_HALVINGS = 24
_WEIGHT_CEILING = 4e18
_FEW_SETS = 300
_TWINS_BELOW = 0.9
_BANDS = (0.0, 0.02, 0.1, 0.3, 0.6)


class WeighedSets(Protocol):
    """Sets of choices that can be paired."""

    @property
    def regret(self) -> Floats:
        """Return ``(set,)``, the sum of the regrets, at least 0."""

    @property
    def weight(self) -> Whole:
        """Return ``(limit, set)``, by how much a set changes the weights."""


@dataclass(frozen=True, slots=True, eq=False)
class Departures:
    """Sets of departures in some of the parts.

    Attributes:
        regret: ``(set,)``, sum of the regrets, at least 0.
        weight: ``(limit, set)``, by how much the set changes the weights.
        node: ``(set,)``, its last departure, index into ``cells`` and ``before``.
        cells: ``(node,)``, cell of the departure in a table laid out part by part.
        before: ``(node,)``, the departure before it; 0 is none.
        complete: Every set with less regret than this is there.
        parts: How many of the parts offered were looked at.
    """

    regret: Floats
    weight: Whole
    node: Whole
    cells: Whole
    before: Whole
    complete: float
    parts: int

    def cells_of(self, position: int) -> list[int]:
        """Return the cells of the departures of one set."""
        found = []
        node = int(self.node[position])
        while node:
            found.append(int(self.cells[node]))
            node = int(self.before[node])
        return found


def cheapest_sets(
    parts: Whole, least: Floats, regret: Floats, change: Whole, most: int, ceiling: float
) -> Departures:
    """Return the sets of departures with the least regret.

    Args:
        parts: Parts that may depart, by rising ``least``.
        least: ``(part,)``, of those parts: regret of their cheapest departure.
        regret: ``(part, option)``, of all parts; 0 for the option they depart from.
        change: ``(limit, part, option)``, by how much an option changes the weights.
        most: Keep this many sets or up to twice as many.
        ceiling: Sets with more regret are not wanted.
    """
    limits, _, options = change.shape
    size = 2 * most + 64
    total, node = np.zeros(size), np.zeros(size, dtype=np.int64)
    weight = np.zeros((limits, size), dtype=np.int64)
    all_cells, all_before = [np.array([-1])], [np.array([0])]
    nodes, live, used, twins = 1, 1, 0, True
    for part, cheapest in zip(parts.tolist(), least.tolist(), strict=True):
        if cheapest > ceiling:
            break
        used += 1
        own = regret[part]
        open_options = np.flatnonzero((own <= ceiling) & (own < np.inf))
        open_options = open_options[open_options != int(own.argmin())]
        old, which = np.nonzero(total[:live, None] <= ceiling - own[open_options])
        if not len(old):
            continue
        option = open_options[which]
        end = live + len(old)
        if end > size:
            size = 2 * end
            total, node = np.resize(total, size), np.resize(node, size)
            weight = np.concatenate((weight, np.zeros((limits, size - weight.shape[1]), np.int64)), axis=1)
        total[live:end] = total[old] + own[option]
        for limit in range(limits):
            weight[limit, live:end] = weight[limit, old] + change[limit, part, option]
        all_before.append(node[old])
        all_cells.append(option + part * options)
        node[live:end] = np.arange(nodes, nodes + len(old))
        nodes += len(old)
        live = end
        if live > 2 * most:
            kept = _without_twins(total[:live], weight[:, :live]) if twins else np.arange(live)
            twins = len(kept) < _TWINS_BELOW * live  # looking for them is dear, and pays or does not
            if len(kept) > most:
                by_regret = np.argpartition(total[kept], most)
                ceiling = float(total[kept[by_regret[most]]])
                kept = kept[by_regret[:most]]
            live = len(kept)
            total[:live], weight[:, :live], node[:live] = total[kept], weight[:, kept], node[kept]
    return Departures(
        regret=total[:live],
        weight=weight[:, :live],
        node=node[:live],
        cells=np.concatenate(all_cells),
        before=np.concatenate(all_before),
        complete=ceiling,
        parts=used,
    )


def _without_twins(regret: Floats, weight: Whole) -> Whole:
    """Return the sets, but of those with the same weights only the one with the least regret."""
    order = np.lexsort((regret, *weight))
    sorted_weight = weight[:, order]
    differs = (sorted_weight[:, 1:] != sorted_weight[:, :-1]).any(axis=0)
    return order[np.concatenate(([True], differs))]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sets that together keep the limits.

    Attributes:
        excess: Regret of both, and the price of the room they leave.
        first: Position in the first half.
        second: Position in the second half.
    """

    excess: float
    first: int
    second: int


def best_pair(
    first: WeighedSets, second: WeighedSets, room: Whole, prices: Floats, ceiling: float
) -> tuple[Pair | None, float]:
    """Return the pair that keeps the limits at least excess, and up to which excess all were seen.

    The room that a pair leaves costs excess too, so its weight must fall in a narrow window below
    the limit; only pairs in that window are looked at.

    Args:
        first: Sets in one half of the parts.
        second: Sets in the other half.
        room: ``(limit,)``, what the weights of both may come to.
        prices: ``(limit,)``, price of each unit of room.
        ceiling: Pairs with more excess are not wanted; it is lowered where they are too many.
    """
    order = np.argsort(first.regret)
    regret, weight = first.regret[order], first.weight[:, order]
    limit = _most_selective(second, prices)
    bands = _banded(second, limit)
    for _ in range(_MOST_HALVINGS):
        windows = [
            (members, *_window(regret, weight[limit], by_weight, least, room[limit], prices[limit], ceiling))
            for least, members, by_weight in bands
        ]
        if sum(int((high - low).sum()) for _, low, high in windows) <= _MOST_PAIRS:
            break
        ceiling = min(ceiling, greatest_excess(first, second, room, prices)) / 2
    else:
        return None, 0.0
    found: Pair | None = None
    for members, low, high in windows:
        count = high - low
        pairs = int(count.sum())
        if not pairs:
            continue
        mine = np.repeat(np.arange(len(count)), count)
        theirs = members[np.arange(pairs) + np.repeat(low - (np.cumsum(count) - count), count)]
        excess = regret[mine] + second.regret[theirs]
        fits = np.ones(pairs, dtype=np.bool_)
        for row, price in enumerate(prices):
            left = room[row] - weight[row, mine] - second.weight[row, theirs]
            fits &= left >= 0
            excess += price * left
        excess[~fits | (excess > ceiling)] = np.inf
        best = int(excess.argmin())
        if excess[best] < (found.excess if found else np.inf):
            found = Pair(float(excess[best]), int(order[mine[best]]), int(theirs[best]))
    return found, ceiling


def greatest_excess(first: WeighedSets, second: WeighedSets, room: Whole, prices: Floats) -> float:
    """Return an excess that no pair goes beyond."""
    weights = [np.abs(sets.weight).max(axis=1).astype(np.float64) for sets in (first, second)]
    left = np.abs(room) + weights[0] + weights[1]
    return float(first.regret.max() + second.regret.max() + prices @ left)


def _most_selective(sets: WeighedSets, prices: Floats) -> int:
    """Return the limit whose window admits the fewest sets: where their priced weights spread most."""
    return int((prices * np.ptp(sets.weight, axis=1).astype(np.float64)).argmax())


def _banded(sets: WeighedSets, limit: int) -> list[tuple[float, Whole, Whole]]:
    """Return the sets in bands of regret: its least regret, the sets by rising weight, those weights."""
    if len(sets.regret) <= _FEW_SETS:
        edges = np.zeros(1)
    else:
        edges = np.unique(np.quantile(sets.regret, _BANDS))
        edges[0] = 0.0
    band = np.searchsorted(edges, sets.regret, side="right") - 1
    order = np.lexsort((sets.weight[limit], band))
    starts = np.searchsorted(band[order], np.arange(len(edges) + 1))
    bands = []
    for i, least in enumerate(edges):
        members = order[starts[i] : starts[i + 1]]
        if len(members):
            bands.append((float(least), members, sets.weight[limit, members]))
    return bands


def _window(
    regret: Floats, weight: Whole, others: Whole, least: float, room: int, price: float, ceiling: float
) -> tuple[Whole, Whole]:
    """Return for each set that the ceiling admits the first and last of ``others`` it may pair with."""
    count = int(np.searchsorted(regret, ceiling - least, side="right"))
    top = room - weight[:count]
    high = np.searchsorted(others, top, side="right")
    if not price > 0:
        return np.zeros_like(high), high
    with np.errstate(over="ignore"):  # at a price of next to nothing it is as wide as can be
        wide = np.minimum((ceiling - least - regret[:count]) / price * (1 + 1e-12), _WEIGHT_CEILING)
    low = np.searchsorted(others, top - wide.astype(np.int64) - 1, side="left")
    return np.minimum(low, high), high
