"""Everything that is decided about a fleet under one scenario, quick enough to follow a slider."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from headroom.optimum.attainable_content import PATIENT, SWIFT, Reached
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.rules.offers import Offers
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.vehicle_tests import REGIONAL

SWIFTLY = 1
"""Effort that follows a slider: most answers are proven, the others within a few cents."""

TO_THE_CENT = 300_000
"""Effort that proves nearly every answer, in up to a second for each model."""


@dataclass(frozen=True, slots=True)
class DecisionQuestion:
    """What is to be decided.

    Attributes:
        offers: Every source of every part.
        scenario: All assumptions that matter; name, note and moves do not.
        models: Indices of the models; None: all.
    """

    offers: Offers
    scenario: Scenario
    models: tuple[int, ...] | None = None

    @classmethod
    def of(
        cls, offers: Offers, scenario: Scenario, models: tuple[int, ...] | None = None
    ) -> "DecisionQuestion":
        """Return what a scenario asks."""
        return cls(offers, replace(scenario, name="", note="", moves=()), models)


@dataclass(frozen=True, slots=True, eq=False)
class Decided:
    """Comply or pay for some models, with the points at which it flips.

    Attributes:
        question: What was decided.
        answers: One for each model.
        break_even_rates: Of each: see ``ModelResourcing.break_even_rate``.
        break_even_thresholds: Of each: see ``ModelResourcing.break_even_threshold``.
        fleet: Totals a year.
    """

    question: DecisionQuestion
    answers: tuple[ModelResourcing, ...]
    break_even_rates: tuple[float | None, ...]
    break_even_thresholds: tuple[float | None, ...]
    fleet: ResourcedFleet

    @property
    def proven(self) -> bool:
        """Return whether every answer is proven."""
        return all(answer.proven_optimal for answer in self.answers)

    def position(self, model: str) -> int | None:
        """Return where the answer of a model stands; None where it was not asked for."""
        for at, answer in enumerate(self.answers):
            if answer.model == model:
                return at
        return None


def decide(
    question: DecisionQuestion,
    earlier: Decided | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    hurried: bool = False,
    effort: int = SWIFTLY,
) -> Decided | None:
    """Return what is decided; None where it was cancelled, or takes too long for who is in a hurry.

    Args:
        question: What is to be decided.
        earlier: What was decided before, to start from.
        cancelled: Asked between models.
        hurried: Whether to give up at once where a break-even threshold is not found swiftly.
        effort: How long to look for proofs; see ``resource``.
    """
    start = earlier.answers if earlier is not None and earlier.question.offers is question.offers else ()
    answers = resource(
        question.offers,
        question.scenario,
        models=question.models,
        earlier=start,
        effort=effort,
        cancelled=cancelled,
    )
    if earlier is not None and _same_but_threshold(earlier.question, question):
        thresholds = earlier.break_even_thresholds
    else:
        reached = tuple(
            Reached(None, None, proven=True) if cancelled() else _break_even(answer, hurried=hurried)
            for answer in answers
        )
        if hurried and not all(one.proven for one in reached):
            return None
        thresholds = tuple(one.share for one in reached)
    rates = tuple(None if cancelled() else answer.break_even_rate() for answer in answers)
    if cancelled():
        return None
    return Decided(question, answers, rates, thresholds, ResourcedFleet.of(answers))


def _break_even(answer: ModelResourcing, *, hurried: bool) -> Reached:
    """Return the break-even threshold as exactly as it is shown."""
    swift = answer.break_even_reached(SWIFT)
    return swift if swift.proven or hurried else answer.break_even_reached(PATIENT)


def _same_but_threshold(one: DecisionQuestion, other: DecisionQuestion) -> bool:
    """Return whether two questions differ in regional thresholds only: no break-even threshold reads them."""
    return (
        one.offers is other.offers
        and one.models == other.models
        and replace(one.scenario, policy=_without_threshold(one.scenario.policy))
        == replace(other.scenario, policy=_without_threshold(other.scenario.policy))
    )


def _without_threshold(policy: Policy) -> Policy:
    """Return a policy with all regional thresholds at 0."""
    return replace(
        policy,
        thresholds=tuple(
            replace(threshold, share=0.0) if threshold.test is REGIONAL.test else threshold
            for threshold in policy.thresholds
        ),
    )
