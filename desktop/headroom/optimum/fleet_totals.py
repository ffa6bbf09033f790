"""Comply or pay for a whole fleet: totals a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from headroom.optimum.resourcing import Decision, Resourcing


@dataclass(frozen=True, slots=True)
class ResourcedFleet:
    """A fleet whose every model is sourced as decided; money is US dollars a year.

    Attributes:
        complying: Models that are re-sourced to qualify.
        paying: Models for which not qualifying is cheaper, or the only way.
        already_qualifying: Models that qualify as they are.
        without_sourcing: Models for which the locks leave no source; they are in no amount.
        unable: Models that no sourcing makes qualify.
        proven: Whether every answer is proven.
        volume: Vehicles a year.
        qualifying_volume: Vehicles a year of models that qualify as decided.
        incumbent_landed_usd: Landed cost as sourced now.
        landed_usd: Landed cost as decided, with spread switching cost.
        duty_usd: Vehicle duties and fees as decided.
        changes: Parts that move.
    """

    complying: int
    paying: int
    already_qualifying: int
    without_sourcing: int
    unable: int
    proven: bool
    volume: float
    qualifying_volume: float
    incumbent_landed_usd: float
    landed_usd: float
    duty_usd: float
    changes: int

    @classmethod
    def of(cls, answers: Iterable[Resourcing]) -> Self:
        """Return the totals of the answers."""
        known = tuple(answers)
        decided = [(answer, answer.chosen, _volume(answer)) for answer in known]

        def count(decision: Decision) -> int:
            return sum(answer.decision is decision for answer in known)

        return cls(
            complying=count(Decision.COMPLY),
            paying=count(Decision.PAY),
            already_qualifying=count(Decision.ALREADY_QUALIFIES),
            without_sourcing=count(Decision.NO_SOURCING),
            unable=sum(answer.comply is None for answer in known),
            proven=all(answer.proven_optimal for answer in known),
            volume=sum(volume for _, _, volume in decided),
            qualifying_volume=sum(
                volume
                for answer, _, volume in decided
                if answer.decision in {Decision.COMPLY, Decision.ALREADY_QUALIFIES}
            ),
            incumbent_landed_usd=sum(
                answer.incumbent_landed_usd * volume for answer, chosen, volume in decided if chosen
            ),
            landed_usd=sum(chosen.landed_usd * volume for _, chosen, volume in decided if chosen),
            duty_usd=sum(chosen.border_usd * volume for _, chosen, volume in decided if chosen),
            changes=sum(len(answer.changes) for answer in known),
        )


def _volume(answer: Resourcing) -> float:
    """Return the vehicles a year of a model."""
    return float(answer.problem.terms.offers.current.fleet.volume[answer.problem.model])
