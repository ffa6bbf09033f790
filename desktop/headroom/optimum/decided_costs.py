"""What a model costs as it is sourced and as it was decided, in figures that add up.

Landed as sourced, less its duties and fees, plus what the sourcing costs more, plus the duties and fees as
decided, is the landed cost as decided.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from headroom.optimum.made_sourcing import MadeSourcing
from headroom.optimum.resourcing import ModelResourcing


@dataclass(frozen=True, slots=True)
class DecidedCosts:
    """One model, or the mean of some, as sourced and as decided; money is US dollars per vehicle.

    Attributes:
        volume: Vehicles a year.
        duties_before: Duties and fees as sourced in the workbook.
        landed_before: Landed cost as sourced.
        duties: Duties and fees as decided.
        landed: Landed cost as decided, with switching cost.
    """

    volume: float
    duties_before: float
    landed_before: float
    duties: float
    landed: float

    @classmethod
    def of(cls, answer: ModelResourcing) -> Self:
        """Return the figures of an answer."""
        outcome, model, made = answer.problem.terms.outcome, answer.problem.model, MadeSourcing.of(answer)
        before = outcome.vehicle_duty_usd[model] + outcome.parts_duty_usd[model] + outcome.fees_usd[model]
        return cls(
            volume_of(answer),
            float(before),
            answer.incumbent_landed_usd,
            made.vehicle_duty_usd + made.parts_duty_usd + made.fees_usd,
            made.landed_usd,
        )

    @classmethod
    def mean(cls, every: Sequence[Self]) -> Self:
        """Return the mean of some models, weighted by volume."""
        volume = sum(one.volume for one in every)

        def mean(amounts: Iterable[float]) -> float:
            weighted = sum(usd * one.volume for usd, one in zip(amounts, every, strict=True))
            return weighted / volume if volume else float("nan")

        return cls(
            volume,
            mean(one.duties_before for one in every),
            mean(one.landed_before for one in every),
            mean(one.duties for one in every),
            mean(one.landed for one in every),
        )

    @property
    def sourcing(self) -> float:
        """Return what parts, freight and switching cost more than in the workbook."""
        return (self.landed - self.duties) - (self.landed_before - self.duties_before)

    @property
    def saves(self) -> float:
        """Return by how much a vehicle lands cheaper."""
        return self.landed_before - self.landed


def volume_of(answer: ModelResourcing) -> float:
    """Return the vehicles a year of a model."""
    return float(answer.problem.terms.offers.current.fleet.volume[answer.problem.model])
