"""Generated sourcing cases with known answers, and a solver to compare with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np

from books import Row, book
from headroom.domain.cheapest.knapsack import Knapsack
from headroom.domain.exposure import Exposure
from headroom.domain.measures import Measure, Trade
from headroom.domain.offers import Offers
from headroom.domain.policy import Policy, Test, Threshold, VnmRule
from headroom.domain.scenario import Scenario
from headroom.domain.sourcing import SourcingBook, Vehicle, VehicleClass
from strategies import REFERENCE

ORIGINS = ("US", "MX", "CN", "JP")


@dataclass(frozen=True, slots=True)
class Case:
    """A bill of materials with four sources for each part; cents.

    The regional sources are US and MX; assembly is in MX.
    """

    costs: np.ndarray[tuple[int, int], np.dtype[np.int64]]
    current: list[int]
    parts: int
    assembly: int

    @classmethod
    def generated(cls, count: int, seed: int) -> "Case":
        """Return the case of that many parts."""
        draw = _generator(seed)
        costs, current, total = [], [], 0
        for _ in range(count):
            base = 100 + draw(9900)
            if draw(10) == 0:
                base *= 5
            turn = draw(100)
            source = 0 if turn < 20 else 1 if turn < 50 else 2 if turn < 80 else 3
            dearer = [10 + draw(190) for _ in ORIGINS]
            costs.append([base if j == source else base * (1000 + dearer[j]) // 1000 for j in range(4)])
            current.append(source)
            total += base
        return cls(np.array(costs, dtype=np.int64), current, total, 15 * total // 85)

    def knapsack(self, rvc: tuple[int, int], us: tuple[int, int] = (0, 1)) -> Knapsack:
        """Return the choice of sources within thresholds given as fractions ``(over, under)``."""
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

    def rows(self, model: str = "A") -> list[Row]:
        """Return it as rows of a workbook, the current source of each part first."""
        return [
            Row(ORIGINS[j], cost=int(self.costs[i, j]) / 100, model=model, part=f"P{i}", alternative=j != own)
            for i, own in enumerate(self.current)
            for j in (own, *(j for j in range(4) if j != own))
        ]

    def vehicle(self, model: str = "A", volume: float = 1.0) -> Vehicle:
        """Return its vehicle."""
        return Vehicle(model, assembly_country="MX", conversion_usd=self.assembly / 100, annual_volume=volume)

    def offers(self) -> Offers:
        """Return the offers of a workbook that holds it alone."""
        return offers_of(book(self.rows(), self.vehicle()))


def _generator(seed: int) -> Callable[[int], int]:
    """Return a linear congruential generator of numbers below a bound."""
    state = seed

    def draw(below: int) -> int:
        nonlocal state
        state = (1664525 * state + 1013904223) % 2**32
        return (state >> 8) % below

    return draw


def offers_of(a_book: SourcingBook) -> Offers:
    """Return the offers of a workbook, by the tables of the strategies."""
    return Offers.of(Exposure.of(a_book, REFERENCE), REFERENCE)


def thresholds(rvc: float, us: float = 0.0, rate: float = 0.025) -> Scenario:
    """Return a scenario with two thresholds and one duty, parts counted as sourced."""
    classes = tuple(VehicleClass)
    return Scenario(
        Policy(
            name="case",
            title="Case",
            as_of=date(2026, 1, 1),
            hypothetical=True,
            summary="",
            vnm_rule=VnmRule.AS_SOURCED,
            preference=True,
            core_parts=False,
            tracing_list="",
            thresholds=(
                Threshold("rvc", "RVC", Test.REGIONAL, rvc, classes=classes),
                Threshold("us_content", "US", Test.US, us, classes=classes),
            ),
            measures=(Measure("mfn_car", "MFN", Trade.VEHICLE, rate),),
            fees=(),
        )
    )


def enumerated(problem: Knapsack) -> int | None:
    """Return the least cost of all choices that keep the limits, by looking at every one."""
    options = [np.flatnonzero(row) for row in problem.offered]
    keeping = [
        problem.cost_of(np.array(picks))
        for picks in product(*options)
        if (problem.left_by(np.array(picks)) >= 0).all()
    ]
    return min(keeping, default=None)
