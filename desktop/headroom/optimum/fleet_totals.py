"""Comply or pay for a whole fleet: totals a year."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from headroom.optimum.courses_of_action import Course, course_of
from headroom.optimum.made_sourcing import MadeSourcing
from headroom.optimum.resourcing import Decision, ModelResourcing
from headroom.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class ResourcedFleet:
    """A fleet whose every model is sourced as decided; money is US dollars a year.

    Attributes:
        courses: How many models do what; those that none does are left out.
        complying: Models that are re-sourced to qualify.
        paying: Models for which paying a duty is cheaper than to qualify, or the only way.
        already_qualifying: Models that qualify as they are.
        owing_nothing: Models that need not qualify, because no duty falls on them.
        without_sourcing: Models for which the locks leave no source: they stay as they are.
        unable: Models that no sourcing makes qualify.
        proven: Whether every answer is proven.
        volume: Vehicles a year.
        qualifying_volume: Vehicles a year of models that qualify as decided.
        qualifying: Models that qualify as decided.
        incumbent_qualifying: Models that qualify as sourced in the workbook.
        incumbent_landed_usd: Landed cost as sourced in the workbook.
        landed_usd: Landed cost as decided, with spread switching cost.
        switching_usd: The spread switching cost in it.
        vehicle_duty_usd: Vehicle duties as decided; no fees.
        parts_duty_usd: Part duties, less credits, as decided.
        fees_usd: Customs user fees as decided.
        incumbent_claim_usd: What claiming the preference costs as sourced in the workbook; no landed cost.
        claim_usd: The same as decided.
        changes: Parts that move.
    """

    courses: Mapping[Course, int]
    complying: int
    paying: int
    already_qualifying: int
    owing_nothing: int
    without_sourcing: int
    unable: int
    proven: bool
    volume: float
    qualifying_volume: float
    qualifying: int
    incumbent_qualifying: int
    incumbent_landed_usd: float
    landed_usd: float
    switching_usd: float
    vehicle_duty_usd: float
    parts_duty_usd: float
    fees_usd: float
    incumbent_claim_usd: float
    claim_usd: float
    changes: int

    @property
    def duty_usd(self) -> float:
        """Return vehicle and part duties as decided; no fees."""
        return self.vehicle_duty_usd + self.parts_duty_usd

    @property
    def saves_usd(self) -> float:
        """Return by how much the fleet lands cheaper as decided than in the workbook, claiming included."""
        return self.incumbent_landed_usd + self.incumbent_claim_usd - self.landed_usd - self.claim_usd

    @classmethod
    def of(cls, answers: Iterable[ModelResourcing]) -> Self:
        """Return the totals of the answers."""
        known = tuple(answers)
        made = [(MadeSourcing.of(answer), _volume(answer)) for answer in known]
        now = [_qualifies_now(answer) for answer in known]

        def count(decision: Decision) -> int:
            return sum(answer.decision is decision for answer in known)

        courses = Counter(course_of(answer) for answer in known)
        return cls(
            courses={course: courses[course] for course in Course if courses[course]},
            complying=count(Decision.COMPLY),
            paying=count(Decision.PAY),
            already_qualifying=count(Decision.ALREADY_QUALIFIES),
            owing_nothing=count(Decision.NO_DUTY_DUE),
            without_sourcing=count(Decision.NO_SOURCING),
            unable=sum(answer.comply is None for answer in known),
            proven=all(answer.proven_optimal for answer in known),
            volume=sum(volume for _, volume in made),
            qualifying_volume=sum(volume for one, volume in made if one.verdict is Verdict.QUALIFIES),
            qualifying=sum(one.verdict is Verdict.QUALIFIES for one, _ in made),
            incumbent_qualifying=sum(now),
            incumbent_landed_usd=sum(
                answer.incumbent_landed_usd * volume for answer, (_, volume) in zip(known, made, strict=True)
            ),
            landed_usd=sum(one.landed_usd * volume for one, volume in made),
            switching_usd=sum(one.switching_usd * volume for one, volume in made),
            vehicle_duty_usd=sum(one.vehicle_duty_usd * volume for one, volume in made),
            parts_duty_usd=sum(one.parts_duty_usd * volume for one, volume in made),
            fees_usd=sum(one.fees_usd * volume for one, volume in made),
            incumbent_claim_usd=sum(answer.incumbent_claim_usd * _volume(answer) for answer in known),
            claim_usd=sum(answer.claim_usd * _volume(answer) for answer in known),
            changes=sum(answer.moving for answer in known),
        )


def _qualifies_now(answer: ModelResourcing) -> bool:
    """Return whether a model qualifies as it is sourced in the workbook."""
    return bool(answer.problem.terms.outcome.verdict[answer.problem.model] == Verdict.QUALIFIES)


def _volume(answer: ModelResourcing) -> float:
    """Return the vehicles a year of a model."""
    return float(answer.problem.terms.offers.current.fleet.volume[answer.problem.model])
