"""What a model costs as it is sourced and as it was decided, in figures that add up.

Landed as sourced, less its duties and fees, plus what the sourcing costs more, plus the duties and fees as
decided, is the landed cost as decided. Where claiming the preference costs something, that stands beside
duties and fees on both sides.
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
        claiming_before: What claiming the preference costs as sourced.
        landed_before: Landed cost as sourced, with claiming.
        duties: Duties and fees as decided.
        claiming: What claiming the preference costs as decided.
        landed: Landed cost as decided, with switching cost and claiming.
    """

    volume: float
    duties_before: float
    claiming_before: float
    landed_before: float
    duties: float
    claiming: float
    landed: float

    @classmethod
    def of(cls, answer: ModelResourcing) -> Self:
        """Return the figures of an answer."""
        outcome, model, made = answer.problem.terms.outcome, answer.problem.model, MadeSourcing.of(answer)
        before = outcome.vehicle_duty_usd[model] + outcome.parts_duty_usd[model] + outcome.fees_usd[model]
        return cls(
            volume=volume_of(answer),
            duties_before=float(before),
            claiming_before=answer.incumbent_claim_usd,
            landed_before=answer.incumbent_landed_usd + answer.incumbent_claim_usd,
            duties=made.vehicle_duty_usd + made.parts_duty_usd + made.fees_usd,
            claiming=answer.claim_usd,
            landed=made.landed_usd + answer.claim_usd,
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
            duties_before=mean(one.duties_before for one in every),
            claiming_before=mean(one.claiming_before for one in every),
            landed_before=mean(one.landed_before for one in every),
            duties=mean(one.duties for one in every),
            claiming=mean(one.claiming for one in every),
            landed=mean(one.landed for one in every),
        )

    @property
    def charged_before(self) -> float:
        """Return duties, fees and claiming as sourced in the workbook."""
        return self.duties_before + self.claiming_before

    @property
    def charged(self) -> float:
        """Return duties, fees and claiming as decided."""
        return self.duties + self.claiming

    @property
    def sourcing(self) -> float:
        """Return what parts, freight and switching cost more than in the workbook."""
        return (self.landed - self.charged) - (self.landed_before - self.charged_before)

    @property
    def saves(self) -> float:
        """Return by how much a vehicle lands cheaper, claiming included."""
        return self.landed_before - self.landed


def volume_of(answer: ModelResourcing) -> float:
    """Return the vehicles a year of a model."""
    return float(answer.problem.terms.offers.current.fleet.volume[answer.problem.model])
