"""Generated sourcing cases with known answers, and a solver to compare with."""

from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from bare_policy import BARE_POLICY
from books import Row, book
from headroom.bench.made_up_parts import ORIGINS, PricedParts
from headroom.book.sourcing import SourcingBook, Vehicle, VehicleClass
from headroom.knapsack.instance import Knapsack
from headroom.rules.exposure import Exposure
from headroom.rules.measures import Fee, Measure, Trade
from headroom.rules.offers import Offers
from headroom.rules.policy import Test, Threshold
from headroom.rules.scenario import Scenario
from strategies import REFERENCE


@dataclass(frozen=True, slots=True)
class Case(PricedParts):
    """A generated bill of materials as a workbook."""

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


def offers_of(a_book: SourcingBook) -> Offers:
    """Return the offers of a workbook, by the tables of the strategies."""
    return Offers.of(Exposure.of(a_book, REFERENCE))


def thresholds(rvc: float, us: float = 0.0, rate: float = 0.025) -> Scenario:
    """Return a scenario with two thresholds and one duty, parts counted as sourced."""
    classes = tuple(VehicleClass)
    return Scenario(
        replace(
            BARE_POLICY,
            name="case",
            title="Case",
            hypothetical=True,
            thresholds=(
                Threshold("rvc", "RVC", Test.REGIONAL, rvc, classes=classes),
                Threshold("us_content", "US", Test.US, us, classes=classes),
            ),
            measures=(Measure("mfn_car", "MFN", Trade.VEHICLE, rate),),
        )
    )


def taking(scenario: Scenario, *measures: Measure, fees: tuple[Fee, ...] = ()) -> Scenario:
    """Return a scenario with other duties and fees."""
    return replace(scenario, policy=replace(scenario.policy, measures=measures, fees=fees))


def enumerated(problem: Knapsack) -> int | None:
    """Return the least cost of all choices that keep the limits, by looking at every one."""
    options = [np.flatnonzero(row) for row in problem.offered]
    keeping = [
        problem.cost_of(np.array(picks))
        for picks in product(*options)
        if (problem.left_by(np.array(picks)) >= 0).all()
    ]
    return min(keeping, default=None)
