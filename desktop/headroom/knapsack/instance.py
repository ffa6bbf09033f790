"""A multiple-choice knapsack in whole numbers: one option for each part, at least cost, within limits."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headroom.arrays import Flags, Whole

Picks = npt.NDArray[np.int64]
"""``(part,)``: index of the chosen option."""


@dataclass(frozen=True, slots=True, eq=False)
class Knapsack:
    """One option for each part, at least cost, within limits; weights may be below 0.

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

    def keeps(self, picks: Picks) -> bool:
        """Return whether the choice keeps every limit and takes only what is offered."""
        return bool((self.left_by(picks) >= 0).all() and self.offered[np.arange(len(picks)), picks].all())

    def narrowed(self) -> "Knapsack | None":
        """Return the problem less what cannot matter of options and limits; None where nothing keeps them."""
        offered = self.offered
        while offered.any(axis=1).all():
            light = np.where(offered, self.weights, np.iinfo(np.int64).max).min(axis=2)
            room = self.limits - light.sum(axis=1)
            if (room < 0).any():
                return None
            fits = (self.weights - light[:, :, None] <= room[:, None, None]).all(axis=0) | ~offered
            if fits.all():
                break
            offered = offered & fits
        else:
            return None
        heavy = np.where(offered, self.weights, np.iinfo(np.int64).min).max(axis=2).sum(axis=1)
        binding = heavy > self.limits
        return Knapsack(self.costs, self.weights[binding], self.limits[binding], offered)


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What is known of a knapsack.

    Attributes:
        picks: The cheapest choice found; None where none was.
        cost: Its cost; None likewise.
        bound: No choice that keeps the limits costs less; infinite where no choice keeps them.
        proven: Whether no choice is cheaper than this one by a step, or none exists at all.
        near: Choices near the best, from which a problem like this one starts well.
        effort: How many sets of departures the own search looked at; each subproblem counts for some besides.
    """

    picks: Picks | None
    cost: int | None
    bound: float
    proven: bool
    near: tuple[Picks, ...] = ()
    effort: int = 0


Solver = Callable[[Knapsack], Answer]
"""A general solver that may be asked where the own one has no proof."""
