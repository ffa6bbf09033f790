"""The cheapest plan of a model: one that qualifies, and one that pays the duty.

A content duty or a credit with a ceiling makes the landed cost bend where an amount passes 0. Either
the cheapest sourcing of one straight piece lies on that piece, and is the cheapest of all, because
the landed cost is nowhere below any of its pieces; or both sides of the bend are searched.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import inf

import numpy as np

from headroom.arrays import Flags
from headroom.knapsack.cheapest_choice import MOST_EFFORT
from headroom.knapsack.instance import Answer, Knapsack, Picks, Solver
from headroom.knapsack.kept_answers import KeptAnswers
from headroom.knapsack.whole_numbers import Limit, Sum, WholeCosts, at_most, tables_of
from headroom.optimum.core_ways import Alternative
from headroom.optimum.model_problem import Landed, ModelProblem


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """The cheapest sourcing found under some limits.

    Attributes:
        picks: ``(part,)``, the chosen option; None where none was found.
        landed_usd: Landed cost per vehicle, with switching cost; infinite where none was found.
        bound_usd: No sourcing under these limits lands the vehicle for less.
        proven: Whether none is cheaper to the cent, or none exists.
        near: Choices from which a problem like this one starts well.
    """

    picks: Picks | None
    landed_usd: float
    bound_usd: float
    proven: bool
    near: tuple[Picks, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """How to search.

    Attributes:
        start: Choices likely to be near the best.
        fallback: A general solver, asked where the own one has no proof.
        effort: How long to look for a proof, as sets of departures.
        kept: Answers to take over where the same is asked again.
    """

    start: tuple[Picks, ...] = ()
    fallback: Solver | None = None
    effort: int = MOST_EFFORT
    kept: KeptAnswers = field(default_factory=KeptAnswers)


_CENT_USD = 0.01

_FEWEST_WAYS, _EFFORT_OF_A_WAY = 24, 300
"""So many alternatives are searched in any case, and one more for so much effort."""


def complying(problem: ModelProblem, search: Search) -> Plan:
    """Return the cheapest sourcing that qualifies."""
    return least_complying(problem, problem.landed(qualifies=True), search)


def least_complying(problem: ModelProblem, landed: Landed, search: Search) -> Plan:
    """Return the sourcing that qualifies at the least of some cost."""
    if problem.stated_failures or not problem.allowed.any(axis=1).all():
        return Plan(None, inf, inf, proven=True)
    limits = (*problem.lock_limits(), *problem.test_limits)
    ways = problem.core_ways
    if ways is not None and len(ways.passing) == 1:
        (way,) = ways.passing
        return least_landed(landed, (*limits, *way.limits), way.allowed, search)
    plan = least_landed(landed, limits, problem.allowed, search)
    if ways is None or (plan.proven if plan.picks is None else ways.passes(plan.picks)):
        return plan
    return _cheapest_under(landed, limits, ways.passing, search, plan.bound_usd)


def paying(problem: ModelProblem, search: Search) -> Plan:
    """Return the cheapest sourcing that does not qualify; none where every sourcing does."""
    return least_failing(problem, problem.landed(qualifies=False), search)


def least_failing(problem: ModelProblem, landed: Landed, search: Search) -> Plan:
    """Return the sourcing that does not qualify at the least of some cost; none where every one does."""
    if not problem.allowed.any(axis=1).all():
        return Plan(None, inf, inf, proven=True)
    locks = problem.lock_limits()
    plan = least_landed(landed, locks, problem.allowed, search)
    if plan.picks is None or problem.stated_failures or not qualifies(problem, plan.picks):
        return plan
    return _cheapest_under(landed, locks, tuple(_ways_to_fail(problem)), search, plan.bound_usd)


def qualifies(problem: ModelProblem, picks: Picks) -> bool:
    """Return whether a choice keeps every limit of the tests."""
    kept = all(limit.kept_by(picks) for limit in problem.test_limits)
    return kept and (problem.core_ways is None or problem.core_ways.passes(picks))


def _ways_to_fail(problem: ModelProblem) -> Iterable[Alternative]:
    """Yield what to choose from and what to keep for each test that a sourcing may fail."""
    for limit in problem.test_limits:
        yield Alternative(problem.allowed, (limit.turned(),))
    if problem.core_ways is not None:
        yield from problem.core_ways.failing


def _cheapest_under(
    landed: Landed,
    limits: Sequence[Limit],
    ways: Sequence[Alternative],
    search: Search,
    bound_usd: float,
) -> Plan:
    """Return the cheapest sourcing among several alternatives.

    A swift search leaves out the last of very many once it has found a sourcing, and has no proof then.

    Args:
        landed: What it costs.
        limits: What it must keep in any case.
        ways: The alternatives.
        search: How to search.
        bound_usd: None of them lands the vehicle for less.
    """
    most, found = max(_FEWEST_WAYS, search.effort // _EFFORT_OF_A_WAY), list[Plan]()
    for way in ways if len(ways) <= most else _likely_first(ways, search.start):
        if len(found) >= most and any(plan.picks is not None for plan in found):
            break
        found.append(least_landed(landed, (*limits, *way.limits), way.allowed, search))
        if found[-1].landed_usd - bound_usd < _CENT_USD:
            return replace(found[-1], bound_usd=max(bound_usd, found[-1].bound_usd), proven=True)
    best = _cheapest_of(found)
    if len(ways) > len(found):
        return replace(best, bound_usd=bound_usd, proven=False)
    return replace(best, bound_usd=max(best.bound_usd, min(bound_usd, best.landed_usd)))


def _likely_first(ways: Sequence[Alternative], start: Sequence[Picks]) -> list[Alternative]:
    """Return alternatives, those first of which is a choice that is likely near the best."""
    return sorted(ways, key=lambda way: not any(way.kept_by(picks) for picks in start))


def _cheapest_of(plans: Iterable[Plan]) -> Plan:
    """Return the cheapest plan, with the bound and the proof of all together."""
    found = tuple(plans)
    if not found:
        return Plan(None, inf, inf, proven=True)
    best = min(found, key=lambda plan: plan.landed_usd)
    bound = min(plan.bound_usd for plan in found)
    proven = all(plan.proven or plan.bound_usd >= best.landed_usd for plan in found)
    return Plan(best.picks, best.landed_usd, bound, proven, best.near)


def least_landed(landed: Landed, limits: Sequence[Limit], allowed: Flags, search: Search) -> Plan:
    """Return the cheapest sourcing under some limits.

    Args:
        landed: What it costs.
        limits: What it must keep.
        allowed: ``(part, option)``, what may be chosen.
        search: How to search.
    """
    if landed.at_most:
        ways = landed.without_ceilings()
        return _cheapest_of(least_landed(way, limits, allowed, search) for way in ways)
    current = np.zeros(len(allowed), dtype=np.int64)
    counted = [amount.of(current) > 0 for amount in landed.if_positive]
    straight = landed.certain
    for amount, counts in zip(landed.if_positive, counted, strict=True):
        if counts:
            straight = straight.plus(amount)
    plan = _least(straight, limits, allowed, search)
    if plan.picks is None:
        return plan
    for position, (amount, counts) in enumerate(zip(landed.if_positive, counted, strict=True)):
        reached = amount.of(plan.picks)
        if (reached < 0) if counts else (reached > 0):
            others = landed.if_positive[:position] + landed.if_positive[position + 1 :]
            above, below = Landed(landed.certain.plus(amount), others), Landed(landed.certain, others)
            return _cheapest_of(
                (
                    least_landed(above, (*limits, at_most(amount.times(-1.0))), allowed, search),
                    least_landed(below, (*limits, at_most(amount)), allowed, search),
                )
            )
    return plan


def _least(straight: Sum, limits: Sequence[Limit], allowed: Flags, search: Search) -> Plan:
    """Return the cheapest sourcing where the landed cost is one sum."""
    costs = WholeCosts.of(straight.options)
    knapsack = Knapsack(costs.units, *tables_of(limits, allowed.shape), allowed)
    answer = search.kept.cheapest(knapsack, costs.step, search.start, search.effort)
    if not answer.proven and search.fallback is not None:
        answer = _better(knapsack, answer, search.fallback(knapsack), costs.step)
    bound = answer.bound / costs.per_usd + straight.fixed
    if answer.picks is None:
        return Plan(None, inf, bound, answer.proven, answer.near)
    return Plan(answer.picks, straight.of(answer.picks), bound, answer.proven, answer.near)


def _better(knapsack: Knapsack, own: Answer, other: Answer, step: int) -> Answer:
    """Return the better of two answers, the other one's choice checked in whole numbers."""
    bound = max(own.bound, other.bound)
    picks = own.picks
    if other.picks is not None and (knapsack.left_by(other.picks) >= 0).all():
        cost = knapsack.cost_of(other.picks)
        if own.cost is None or cost < own.cost:
            picks = other.picks
    if picks is None:
        return Answer(None, None, bound, other.proven and other.picks is None, own.near)
    cost = knapsack.cost_of(picks)
    return Answer(picks, cost, min(bound, cost), cost - bound < step, own.near)
