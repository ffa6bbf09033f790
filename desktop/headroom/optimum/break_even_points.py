"""Where a model flips between complying and paying: the duty, the regional threshold, what moves them.

They take a few searches more than the decision itself. While a slider moves, those that it moves are put
off: what was found a moment ago is said to be of then.
"""

from dataclasses import dataclass

from headroom.optimum.attainable_content import PATIENT, SWIFT
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
    same = earlier is not None and _costs_like(earlier.problem, answer.problem)
    rate_stays = same and earlier is not None and _complies_like(earlier, answer)
    threshold_stays = same and earlier is not None and _keeps_like(earlier.problem, answer.problem)
    return BreakEvenPoints(
        points.rate,
        points.threshold,
        points.rate_found and rate_stays,
        points.threshold_found and threshold_stays,
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
    return tuple(amount.fixed for amount in (problem.net_cost, problem.customs, problem.vnm, problem.us))


def _complies_like(one: ModelResourcing, other: ModelResourcing) -> bool:
    """Return whether complying costs the same and the same fees fall beside a duty."""
    costs = tuple(None if answer.comply is None else answer.comply.landed_usd for answer in (one, other))
    fees = tuple(answer.problem.terms.border[False].fee_rate[answer.problem.model] for answer in (one, other))
    return costs[0] == costs[1] and bool(fees[0] == fees[1])


def _keeps_like(one: ModelProblem, other: ModelProblem) -> bool:
    """Return whether both have to keep the same but for the regional threshold, and pay the same."""
    return all(_border(one, state) == _border(other, state) for state in (False, True)) and _kept(
        one
    ) == _kept(other)


def _border(problem: ModelProblem, qualifies: bool) -> tuple[float, ...]:  # noqa: FBT001 - a key
    """Return what a vehicle pays at the border."""
    border, model = problem.terms.border[qualifies], problem.model
    return (
        float(border.whole_rate[model]),
        float(border.non_us_rate[model]),
        float(border.fixed_usd[model]),
    )


def _kept(problem: ModelProblem) -> tuple[object, ...]:
    """Return what a sourcing has to keep at any regional threshold."""
    shares = {test: own[0] for test, own in problem.share_limits.items() if test is not REGIONAL.test}
    return (shares, bool(problem.stated_failures))
