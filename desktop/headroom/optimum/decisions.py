"""Everything that is decided about a fleet under one scenario, quick enough to follow a slider."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from headroom.optimum.break_even_points import NOT_YET, BreakEvenPoints, completed, taken_over
from headroom.optimum.fleet_totals import ResourcedFleet
from headroom.optimum.resourcing import ModelResourcing, resource
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario

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
        points: Where each flips.
        fleet: Totals a year.
    """

    question: DecisionQuestion
    answers: tuple[ModelResourcing, ...]
    points: tuple[BreakEvenPoints, ...]
    fleet: ResourcedFleet

    @property
    def break_even_rates(self) -> tuple[float | None, ...]:
        """Return of each model the duty at which it flips; one that was put off is that of a moment ago."""
        return tuple(point.rate for point in self.points)

    @property
    def break_even_thresholds(self) -> tuple[float | None, ...]:
        """Return of each model the regional threshold at which it flips, likewise."""
        return tuple(point.threshold for point in self.points)

    @property
    def complete(self) -> bool:
        """Return whether no break-even point was put off."""
        return all(point.found for point in self.points)

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
    """Return what is decided; None where it was cancelled.

    Args:
        question: What is to be decided.
        earlier: What was decided before, to start from.
        cancelled: Asked between models.
        hurried: Whether to put off the break-even points that are not known from before.
        effort: How long to look for proofs; see ``resource``.
    """
    offers = question.offers.under(question.scenario)
    alike = earlier is not None and all(one.problem.terms.offers is offers for one in earlier.answers)
    before = earlier.answers if earlier is not None and alike else ()
    answers = resource(
        question.offers,
        question.scenario,
        models=question.models,
        earlier=before,
        effort=effort,
        cancelled=cancelled,
    )
    if cancelled():
        return None
    known = {} if earlier is None or not alike else dict(zip(before, earlier.points, strict=True))
    by_name = {answer.model: answer for answer in before}
    points = []
    for answer in answers:
        one = by_name.get(answer.model)
        points.append(NOT_YET if one is None else taken_over(known[one], one, answer))
    decided = Decided(question, answers, tuple(points), ResourcedFleet.of(answers))
    return decided if hurried else with_points(decided, cancelled)


def with_points(decided: Decided, cancelled: Callable[[], bool] = lambda: False) -> Decided | None:
    """Return what was decided with all of its break-even points; None where it was cancelled.

    Args:
        decided: What was decided.
        cancelled: Asked between models.
    """
    points = []
    for answer, known in zip(decided.answers, decided.points, strict=True):
        if cancelled():
            return None
        points.append(completed(known, answer))
    return replace(decided, points=tuple(points))
