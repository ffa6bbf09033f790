"""Where a model flips between complying and paying: the duty, the regional threshold, what moves them.

They take a few searches more than the decision itself. While a slider moves, those that it moves are put
off: what was found a moment ago is said to be of then.
"""

from dataclasses import dataclass

from headroom.optimum.attainable_content import PATIENT, SWIFT
from headroom.optimum.break_even_rate import break_even_key
from headroom.optimum.model_problem import ModelProblem
from headroom.optimum.resourcing import ModelResourcing
from headroom.rules.vehicle_tests import REGIONAL


@dataclass(frozen=True, slots=True)
class BreakEvenPoints:
    """Where a model flips.

    Attributes:
        rate: See ``ModelResourcing.break_even_rate``.
        threshold: See ``ModelResourcing.break_even_threshold``; as exactly as it is shown.
        rate_found: Whether the rate is that of the answer; else it is one of a moment ago, or there is none.
        threshold_found: The same of the threshold.
    """

    rate: float | None = None
    threshold: float | None = None
    rate_found: bool = False
    threshold_found: bool = False

    @property
    def found(self) -> bool:
        """Return whether both are those of the answer."""
        return self.rate_found and self.threshold_found


NOT_YET = BreakEvenPoints()
"""Nothing was found yet."""


def taken_over(
    points: BreakEvenPoints, earlier: ModelResourcing | None, answer: ModelResourcing
) -> BreakEvenPoints:
    """Return the points of an earlier answer as those of another one: found where nothing moves them.

    Args:
        points: Those of the earlier answer.
        earlier: The earlier answer; None: it is not known whose points they are.
        answer: An answer for the same model.
    """
    if earlier is None or not _costs_like(earlier.problem, answer.problem):
        return BreakEvenPoints(points.rate, points.threshold, rate_found=False, threshold_found=False)
    return BreakEvenPoints(
        points.rate,
        points.threshold,
        points.rate_found and _flips_like(earlier.problem, answer.problem),
        points.threshold_found and _keeps_like(earlier.problem, answer.problem),
    )


def completed(points: BreakEvenPoints, answer: ModelResourcing) -> BreakEvenPoints:
    """Return the points of an answer, those looked for that were not found."""
    rate = points.rate if points.rate_found else answer.break_even_rate()
    threshold = points.threshold
    if not points.threshold_found:
        reached = answer.break_even_reached(SWIFT)
        threshold = (reached if reached.proven else answer.break_even_reached(PATIENT)).share
    return BreakEvenPoints(rate, threshold, rate_found=True, threshold_found=True)


def _costs_like(one: ModelProblem, other: ModelProblem) -> bool:
    """Return whether two problems are of the same offers and locks, and all costs and counts the same."""
    return (
        one.model == other.model
        and one.terms.offers is other.terms.offers
        and one.terms.costs.cost_usd is other.terms.costs.cost_usd  # all that offers cost is found together
        and one.locks == other.locks
        and one.always_usd == other.always_usd
        and _fixed(one) == _fixed(other)
    )


def _fixed(problem: ModelProblem) -> tuple[float, ...]:
    """Return what is there whatever the sourcing."""
    amounts = (problem.net_cost, problem.customs, problem.vnm, problem.us, problem.us_parts)
    return (*(amount.fixed for amount in amounts), problem.terms.outcome.scenario.claim_cost)


def _flips_like(one: ModelProblem, other: ModelProblem) -> bool:
    """Return whether both have to keep the same, and pay the same but for the duty that flips them."""
    keys = tuple(break_even_key(problem) for problem in (one, other))
    if keys[0] != keys[1] or _kept(one) != _kept(other) or _regional(one) != _regional(other):
        return False
    if keys[0] is None:
        passing = tuple(problem.terms.border[True].rates(problem.model) for problem in (one, other))
        fees = tuple(problem.terms.border[False].fees[problem.model] for problem in (one, other))
        return passing[0] == passing[1] and fees[0] == fees[1]
    without = tuple(problem.terms.border_at(keys[0], 0.0) for problem in (one, other))
    return all(
        without[0][state].rates(one.model) == without[1][state].rates(other.model) for state in (False, True)
    )


def _regional(problem: ModelProblem) -> float | None:
    """Return the regional threshold of a problem."""
    own = problem.share_limits.get(REGIONAL.test)
    return None if own is None else own[0]


def _keeps_like(one: ModelProblem, other: ModelProblem) -> bool:
    """Return whether both have to keep the same but for the regional threshold, and pay the same."""
    return all(_border(one, state) == _border(other, state) for state in (False, True)) and _kept(
        one
    ) == _kept(other)


def _border(problem: ModelProblem, qualifies: bool) -> tuple[object, ...]:  # noqa: FBT001 - a key
    """Return what a vehicle pays at the border."""
    return problem.terms.border[qualifies].rates(problem.model)


def _kept(problem: ModelProblem) -> tuple[object, ...]:
    """Return what a sourcing has to keep at any regional threshold."""
    shares = {test: own[0] for test, own in problem.share_limits.items() if test is not REGIONAL.test}
    return (shares, bool(problem.stated_failures))
