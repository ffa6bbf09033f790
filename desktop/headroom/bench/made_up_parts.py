"""A made-up bill of materials with four priced sources for each part: the same for the same arguments."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np

from headroom.arrays import Whole
from headroom.knapsack.instance import Knapsack

ORIGINS = ("US", "MX", "CN", "JP")
"""The sources of each part; those from US and MX are regional."""

Share = tuple[int, int]
"""A threshold as a fraction of whole numbers, over and under."""


@dataclass(frozen=True, slots=True)
class PricedParts:
    """Parts of a vehicle that is assembled in Mexico; money is cents.

    Attributes:
        costs: ``(part, origin)``, by ``ORIGINS``.
        current: ``(part,)``, index into ``ORIGINS`` of the present source.
        parts: What all parts cost now.
        assembly: Cost of assembly.
    """

    costs: Whole
    current: list[int]
    parts: int
    assembly: int

    @classmethod
    def generated(cls, count: int, seed: int) -> Self:
        """Return so many parts, drawn by a linear congruential generator that begins with ``seed``."""
        draw = _generator(seed)
        costs, current, total = [], [], 0
        for _ in range(count):
            base = 100 + draw(9900)
            if draw(10) == 0:
                base *= 5
            turn = draw(100)
            source = 0 if turn < 20 else 1 if turn < 50 else 2 if turn < 80 else 3  # noqa: PLR2004 - percent
            dearer = [10 + draw(190) for _ in ORIGINS]
            costs.append([base if j == source else base * (1000 + dearer[j]) // 1000 for j in range(4)])
            current.append(source)
            total += base
        return cls(np.array(costs, dtype=np.int64), current, total, 15 * total // 85)

    def knapsack(self, rvc: Share, us: Share = (0, 1)) -> Knapsack:
        """Return the choice of sources within two thresholds."""
        weights, limits = [], []
        for (over, under), counts, assembly in (
            (rvc, np.array([1, 1, 0, 0]), self.assembly),
            (us, np.array([1, 0, 0, 0]), 0),
        ):
            if over:
                weights.append(over * self.costs - under * self.costs * counts)
                limits.append(under * assembly - over * self.assembly)
        return Knapsack(
            self.costs,
            np.array(weights, dtype=np.int64).reshape(-1, *self.costs.shape),
            np.array(limits, dtype=np.int64),
            np.ones(self.costs.shape, dtype=np.bool_),
        )


def _generator(seed: int) -> Callable[[int], int]:
    """Return a linear congruential generator of numbers below a bound."""
    state = seed

    def draw(below: int) -> int:
        nonlocal state
        state = (1664525 * state + 1013904223) % 2**32
        return (state >> 8) % below

    return draw
