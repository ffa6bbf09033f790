"""Prices on the limits of a choice: the strongest bound that ignoring "one option per part" gives.

With a price (multiplier) on each limit every part decides for itself: it takes the option whose
cost plus priced weight is least. That total, less the price of the limits, is a lower bound on the
cost of every choice that keeps the limits. The prices that make the bound greatest are found by
mixing such choices until the mixture keeps the limits at least cost (the Dantzig-Wolfe form of the
linear relaxation): a simplex method whose basis has one row per limit and one more.

A limit may also be one that can be exceeded at a price: its own price then is that at most.

Source:
    Dantzig & Wolfe, "Decomposition principle for linear programs", Operations Research 8 (1960);
    Sinha & Zoltners, "The multiple-choice knapsack problem", Operations Research 27 (1979).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from headroom.arrays import Floats

Cells = npt.NDArray[np.int64]
"""``(part,)``: position of the chosen option of each part in a table laid out part by part."""

_ARTIFICIAL_PRICE = 1e5
_MOST_PIVOTS = 400
_LEAST_PIVOT = 1e-11
_SAFETY = 1e-13  # some fifty times the rounding error of the sums it covers


@dataclass(frozen=True, slots=True, eq=False)
class Pricing:
    """The best prices found, and what they say.

    Attributes:
        prices: ``(limit,)``, at least 0, in the units of the table; at most what exceeding a limit costs.
        bound: No choice that keeps the limits costs less.
        doubt: Rounding error of ``bound`` and ``priced`` sums, at most.
        priced: ``(part * option,)``, cost plus priced weights of each option.
        mixture: Choices that together keep the limits at least cost, with their shares.
        reaches: Whether a mixture keeps the limits at all; those that can be exceeded do not count.
        seen: Every choice that was looked at and keeps the limits, cheapest first.
    """

    prices: Floats
    bound: float
    doubt: float
    priced: Floats
    mixture: tuple[tuple[float, Cells], ...]
    reaches: bool
    seen: tuple[Cells, ...]


def best_prices(
    table: Floats,
    room: Floats,
    options: int,
    close: float,
    start: Iterable[Cells] = (),
    dearest: Floats | None = None,
) -> Pricing:
    """Return prices that make the bound greatest, to within ``close``.

    Args:
        table: ``(1 + limit, part * option)``: costs (infinite where there is no such option), then
            weights, all of one order of magnitude.
        room: ``(limit,)``, greatest sum of the weights.
        options: Options per part in ``table``.
        close: The bound may fall short of the best one by this much.
        start: Choices that are likely to be near the best, e.g. from a problem like this one.
        dearest: ``(limit,)``, what exceeding a limit costs for each unit of its weight; infinite where it
            must not be exceeded. None: no limit may be.
    """
    # The pivots compare with fixed tolerances: they are for figures about 1, whatever the unit of money.
    unit = float(np.abs(table[np.isfinite(table)]).max(initial=0.0)) or 1.0
    costs = np.full(len(room), np.inf) if dearest is None else dearest
    found = _Mixing(table / unit, room / unit, options, start, costs).run(close / unit)
    return replace(found, bound=found.bound * unit, doubt=found.doubt * unit, priced=found.priced * unit)


class _Mixing:
    """A mixture of choices that is made cheaper pivot by pivot.

    A column is ``(weight over the room, one per limit; 1; cost)``. Beside the choices there are, for
    each limit, a slack column and one for exceeding it: at its price, or a high one where that must not be.
    """

    def __init__(
        self, table: Floats, room: Floats, options: int, start: Iterable[Cells], dearest: Floats
    ) -> None:
        self._table = table
        self._room = room
        self._options = options
        self._limits = len(room)
        self._rows = self._limits + 1
        self._kept = np.isinf(dearest).tolist()
        self._excess = np.minimum(dearest, _ARTIFICIAL_PRICE).tolist()
        self._first_cell = np.arange(0, table.shape[1], options)
        self._cells: list[Cells] = []
        self._columns: list[list[float]] = []
        self._add(table[0].reshape(-1, options).argmin(axis=1) + self._first_cell)
        for cells in start:
            self._add(cells)
        self._begin()

    def _add(self, cells: Cells) -> None:
        self._put(cells, self._table.take(cells, axis=1).sum(axis=1))

    def _put(self, cells: Cells, sums: Floats) -> None:
        self._cells.append(cells)
        self._columns.append([*(sums[1:] - self._room).tolist(), 1.0, float(sums[0])])

    def _begin(self) -> None:
        """Start from the cheapest choice alone."""
        size, last = self._rows, self._limits
        self._inverse = [[0.0] * size for _ in range(size)]
        self._basis: list[tuple[str, int]] = []
        self._shares: list[float] = []
        for limit, over in enumerate(self._columns[0][:last]):
            self._basis.append(("slack" if over <= 0 else "excess", limit))
            self._inverse[limit][limit] = 1.0 if over <= 0 else -1.0
            self._inverse[limit][last] = abs(over)
            self._shares.append(abs(over))
        self._basis.append(("choice", 0))
        self._inverse[last][last] = 1.0
        self._shares.append(1.0)

    def run(self, close: float) -> Pricing:
        """Pivot until no choice makes the mixture cheaper."""
        best = -np.inf
        prices, priced = np.zeros(self._limits), self._table[0]
        for _ in range(_MOST_PIVOTS):
            duals = self._duals()
            entering = self._entering(duals)
            if entering is None:
                asked = np.clip(-np.array(duals[:-1]), 0.0, self._excess)
                costs = np.concatenate(([1.0], asked)) @ self._table
                cells = costs.reshape(-1, self._options).argmin(axis=1) + self._first_cell
                sums = self._table.take(cells, axis=1).sum(axis=1)
                bound = float(sums[0] + asked @ (sums[1:] - self._room))
                if bound > best:
                    best, prices, priced = bound, asked, costs
                if duals[-1] - best <= max(close, 1e-9 * abs(duals[-1])):
                    break
                self._put(cells, sums)
                entering = ("choice", len(self._columns) - 1)
            if not self._pivot(entering):
                break
        span = float(np.abs(self._table[0][np.isfinite(self._table[0])]).sum())
        keeping = [p for p, column in enumerate(self._columns) if max(column[:-2], default=0.0) <= 0]
        keeping.sort(key=lambda p: self._columns[p][-1])
        basis = zip(self._shares, self._basis, strict=True)
        return Pricing(
            prices=prices,
            bound=best,
            doubt=_SAFETY * (span * (1 + float(prices.sum())) + abs(best)),
            priced=priced,
            mixture=tuple((share, self._cells[at]) for share, (kind, at) in basis if kind == "choice"),
            reaches=all(
                share <= 1e-9 * (1 + span)
                for share, (kind, at) in zip(self._shares, self._basis, strict=True)
                if kind == "excess" and self._kept[at]
            ),
            seen=tuple(self._cells[p] for p in keeping),
        )

    def _duals(self) -> list[float]:
        """Return the dual of each row: minus the price of each limit, then the cost of the mixture."""
        size = range(self._rows)
        costs = [
            self._columns[at][-1] if kind == "choice" else self._excess[at] if kind == "excess" else 0.0
            for kind, at in self._basis
        ]
        return [sum(costs[i] * self._inverse[i][j] for i in size) for j in size]

    def _entering(self, duals: list[float]) -> tuple[str, int] | None:
        """Return the known column that would make the mixture cheapest per share; None: none would."""
        found, least = None, -1e-9
        for limit, dual in enumerate(duals[:-1]):
            for kind, gain in (("slack", -dual), ("excess", self._excess[limit] + dual)):
                if gain < least and (kind, limit) not in self._basis:
                    found, least = (kind, limit), gain
        if found:
            return found
        least = -1e-9 * (1 + abs(duals[-1]))
        for at, column in enumerate(self._columns):
            gain = column[-1] - sum(d * c for d, c in zip(duals, column, strict=False))
            if gain < least and ("choice", at) not in self._basis:
                found, least = ("choice", at), gain
        return found

    def _pivot(self, entering: tuple[str, int]) -> bool:
        """Bring a column into the basis; return False where that is not possible."""
        kind, at = entering
        size = range(self._rows)
        if kind == "choice":
            column = self._columns[at]
            step = [sum(row[j] * column[j] for j in size) for row in self._inverse]
        else:
            step = [row[at] if kind == "slack" else -row[at] for row in self._inverse]
        ratios = [(self._shares[i] / step[i], i) for i in size if step[i] > _LEAST_PIVOT]
        if not ratios:
            return False
        share, leaving = min(ratios)
        pivot = step[leaving]
        new = [x / pivot for x in self._inverse[leaving]]
        for i in size:
            if i != leaving and step[i] != 0.0:
                self._inverse[i] = [x - step[i] * y for x, y in zip(self._inverse[i], new, strict=True)]
                self._shares[i] = max(0.0, self._shares[i] - step[i] * share)
        self._inverse[leaving], self._shares[leaving], self._basis[leaving] = new, share, entering
        return True
