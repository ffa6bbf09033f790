"""How near a model can come to a threshold, whatever it costs, and at which threshold paying is cheaper.

The greatest share that a choice of sources can reach is found by raising the threshold to what the
best choice for the last threshold reaches, until it reaches no more.

Source:
    Dinkelbach, "On nonlinear fractional programming", Management Science 13 (1967).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.knapsack.cheapest_choice import MOST_EFFORT
from headroom.knapsack.instance import Knapsack, Picks
from headroom.knapsack.kept_answers import KeptAnswers
from headroom.knapsack.whole_numbers import Limit, Sum, at_most, tables_of
from headroom.optimum.core_ways import Alternative, CoreWays
from headroom.optimum.greatest_least import greatest_least
from headroom.optimum.model_problem import Landed, ModelProblem
from headroom.optimum.unknown_origins import possible_share, unknown_parts
from headroom.rules.content import TOLERANCE
from headroom.rules.exchange import Share
from headroom.rules.policy import Test
from headroom.rules.vehicle_tests import CORE_PARTS, REGIONAL, SHARES, US

_MOST_RISES = 50
_FINEST, _QUICK = 1e-10, 1e-5
_NAMED_PARTS = 5


@dataclass(frozen=True, slots=True)
class Exactness:
    """How exactly a share is wanted.

    Attributes:
        precision: A share this much below the greatest is good enough, fraction.
        effort: How long to look for a proof at each step, as in ``resource``.
        kept: Answers to take over where the same is asked again.
    """

    precision: float = _FINEST
    effort: int = MOST_EFFORT
    kept: KeptAnswers | None = field(default=None, compare=False)


THOROUGH = Exactness()
"""To the last digit."""

SWIFT = Exactness(_QUICK, 20_000)
"""Exact enough to be shown, in milliseconds; now and then without proof."""

PATIENT = Exactness(_QUICK)
"""Exact enough to be shown, with proof."""


@dataclass(frozen=True, slots=True, eq=False)
class Reached:
    """The greatest content that a choice of sources reaches under some limits.

    Attributes:
        share: The content, fraction; None where no choice was found that keeps the limits.
        picks: A choice that has it; None likewise.
        proven: Whether there is no greater one, or none at all.
    """

    share: float | None
    picks: Picks | None
    proven: bool


_NOTHING = Reached(None, None, proven=True)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that keeps a model from qualifying by any sourcing.

    Attributes:
        test: The test that fails; None where the locks leave no sourcing.
        reachable: The most that can be reached, fraction.
        threshold: The least that passes.
        parts: Parts that stand in the way, each with the US dollars it lacks, the dearest first; all
            parts without an alternative are one, with an empty number.
        more_parts: How many more there are that are not named.
        most_changes: The locks let so many parts move, which are fewer than have to; None for all else.
        unknown_parts: How many current parts of the model are of unknown origin, and count as foreign until
            it is known; 0 where that makes no difference.
        possible: What the present sources reach if these are from the region, fraction; None without any.
    """

    test: Test | None
    reachable: float
    threshold: float
    parts: tuple[tuple[str, float], ...] = ()
    more_parts: int = 0
    most_changes: int | None = None
    unknown_parts: int = 0
    possible: float | None = None


@dataclass(frozen=True, slots=True)
class Nearest:
    """How near a model comes that no sourcing makes qualify.

    Attributes:
        rvc: The greatest regional content that can be reached, fraction; None without any sourcing.
        us_content: The greatest US content that can be reached with that regional content or the
            threshold, whichever is less.
        obstacles: What blocks.
    """

    rvc: float | None
    us_content: float | None
    obstacles: tuple[Obstacle, ...]


def greatest_share(
    problem: ModelProblem,
    share_of: Share,
    limits: Sequence[Limit],
    allowed: Flags,
    exactness: Exactness = THOROUGH,
) -> Reached:
    """Return the greatest share under some limits, and a choice that has it.

    Args:
        problem: The choice of sources.
        share_of: Which share, e.g. regional content.
        limits: What the choice must keep.
        allowed: ``(part, option)``, what may be chosen.
        exactness: How exactly it is wanted.
    """
    weights, most = tables_of(limits, allowed.shape)
    share, best, proven = -np.inf, None, False
    near: tuple[Picks, ...] = ()
    kept = exactness.kept or KeptAnswers()
    for _ in range(_MOST_RISES):
        missing = share_of.limit(problem, 0.0 if best is None else share).weights
        step = max(1, int(exactness.precision * float(np.abs(missing).max(axis=1).sum())))
        answer = kept.cheapest(Knapsack(missing, weights, most, allowed), step, near, exactness.effort)
        if answer.picks is None:
            return Reached(None, None, answer.proven)
        reached = share_of.of(problem, answer.picks)
        proven = answer.proven
        if reached <= share + exactness.precision:
            break
        share, best, near = reached, answer.picks, (answer.picks, *answer.near)
    return Reached(share, best, proven)


def nearest(problem: ModelProblem) -> Nearest:
    """Return how near a model comes that cannot qualify, and what blocks it."""
    if problem.stuck_parts:
        return Nearest(None, None, (Obstacle(None, 0.0, 1.0, *_named(problem, problem.allowed)),))
    stay, most = problem.allowed[:, :1], problem.locks.most_changes
    if most is not None and np.count_nonzero(~stay) > most:
        blocked = Obstacle(None, 0.0, 1.0, *_named(problem, stay), most_changes=most)
        return Nearest(None, None, (blocked,))
    obstacles = [Obstacle(test, *numbers) for test, numbers in problem.stated_failures.items()]
    allowed = problem.allowed
    limits = problem.lock_limits()
    reached: dict[Test, float | None] = {}
    for entry, share_of in SHARES.items():
        test, threshold = entry.test, problem.terms.threshold(entry.test, problem.model)
        if (threshold is None and not entry.content) or (entry is CORE_PARTS and not problem.has_core):
            continue
        if entry is CORE_PARTS and problem.core_ways is not None:  # the last of them
            obstacles += _of_core_ways(problem, problem.core_ways, limits)
            continue
        found = greatest_share(problem, share_of, limits, allowed)
        share, picks = found.share, found.picks
        if share is None or picks is None:
            continue
        reached[test] = share
        if threshold is None:
            continue
        if share < threshold - TOLERANCE:
            lacking = share_of.lacking(problem, picks)
            obstacles.append(Obstacle(test, share, threshold, *_dearest(problem, lacking, lacking > 0)))
        limits = [*limits, share_of.limit(problem, min(share, threshold))]
    told = tuple(_with_unknown_origins(problem, obstacle) for obstacle in obstacles)
    return Nearest(reached.get(REGIONAL.test), reached.get(US.test), told)


def _with_unknown_origins(problem: ModelProblem, obstacle: Obstacle) -> Obstacle:
    """Return an obstacle with what parts of unknown origin may add, if they may add something."""
    possible = None if obstacle.test is None else possible_share(problem, obstacle.test)
    parts = unknown_parts(problem)
    if possible is None or not parts or possible <= obstacle.reachable + TOLERANCE:
        return obstacle
    return replace(obstacle, unknown_parts=parts, possible=possible)


def _of_core_ways(problem: ModelProblem, ways: CoreWays, limits: Sequence[Limit]) -> Iterator[Obstacle]:
    """Yield what keeps core parts from originating that may do so in several ways."""
    best, lacking = -np.inf, np.zeros(len(problem.allowed))
    for way in ways.passing:
        kept = [*limits, *way.conditions]
        if len(way.shares) == 1:
            found = greatest_share(problem, way.shares[0], kept, way.allowed)
            share, picks = found.share, found.picks
        else:
            share, picks = greatest_least(problem, way.shares, kept, way.allowed)
        if share is not None and picks is not None and share > best:
            best = share
            short = (own for own in way.shares if own.of(problem, picks) < ways.threshold - TOLERANCE)
            lacking = sum((own.lacking(problem, picks) for own in short), np.zeros(len(picks)))
    if -np.inf < best < ways.threshold - TOLERANCE:
        yield Obstacle(CORE_PARTS.test, best, ways.threshold, *_dearest(problem, lacking, lacking > 0))


def _named(problem: ModelProblem, allowed: Flags) -> tuple[tuple[tuple[str, float], ...], int]:
    """Return the parts that ``allowed`` leaves no option, with the value of their current source.

    The second value is how many more there are than are named.
    """
    left_out = ~np.any(allowed, axis=1, keepdims=True)[:, 0]
    return _dearest(problem, np.where(left_out, problem.net_cost.options[:, 0], 0.0), left_out)


def _dearest(
    problem: ModelProblem, lacking: Floats, among: Flags
) -> tuple[tuple[tuple[str, float], ...], int]:
    """Return the parts that lack most, with what they lack, and how many more there are."""
    order = np.argsort(-lacking, kind="stable").tolist()
    named = [(problem.own.part_numbers[i], float(lacking[i])) for i in order if among[i]]
    return tuple(named[:_NAMED_PARTS]), max(len(named) - _NAMED_PARTS, 0)


def break_even_threshold(
    problem: ModelProblem, budget_usd: float, exactness: Exactness = THOROUGH
) -> Reached:
    """Return the regional threshold up to which complying costs no more than ``budget_usd`` landed.

    Args:
        problem: The choice of sources.
        budget_usd: Landed cost of not complying.
        exactness: How exactly it is wanted.

    Returns:
        Without a share where even without a regional threshold no sourcing that qualifies costs so
        little.
    """
    landed = problem.landed(qualifies=True)
    if problem.stated_failures or not problem.allowed.any(axis=1).all() or not np.isfinite(budget_usd):
        return _NOTHING
    limits, ways = [*problem.lock_limits()], problem.core_ways
    for entry, share_of in SHARES.items():
        threshold = problem.terms.threshold(entry.test, problem.model)
        one_limit = problem.has_core and ways is None
        if threshold is not None and entry is not REGIONAL and (entry is not CORE_PARTS or one_limit):
            limits.append(share_of.limit(problem, threshold))
    any_way = Alternative(problem.allowed, ())
    best = _greatest_within(problem, landed, budget_usd, limits, [any_way], exactness)
    if ways is None or (best.proven if best.picks is None else ways.passes(best.picks)):
        return best
    return _greatest_within(problem, landed, budget_usd, limits, ways.passing, exactness)


def _greatest_within(
    problem: ModelProblem,
    landed: Landed,
    budget_usd: float,
    limits: Sequence[Limit],
    ways: Iterable[Alternative],
    exactness: Exactness,
) -> Reached:
    """Return the greatest regional content at a landed cost of at most a budget, in one of several ways."""
    found = [
        _within(problem, straight, budget_usd, [*limits, *way.limits], way.allowed, exactness)
        for way in ways
        for straight in landed.without_ceilings()
    ]
    best = max(found, key=lambda one: -np.inf if one.share is None else one.share, default=_NOTHING)
    return replace(best, proven=all(one.proven for one in found))


def _within(
    problem: ModelProblem,
    landed: Landed,
    budget_usd: float,
    kept: Sequence[Limit],
    allowed: Flags,
    exactness: Exactness,
) -> Reached:
    """Return the greatest regional content at a landed cost of at most a budget."""
    limits = [*kept]
    budget = Sum(np.zeros_like(problem.cost.options), budget_usd + TOLERANCE)
    for count in range(len(landed.if_positive) + 1):
        for amounts in combinations(landed.if_positive, count):
            spent = landed.certain.plus(budget, -1.0)
            for amount in amounts:
                spent = spent.plus(amount)
            limits.append(at_most(spent))
    return greatest_share(problem, SHARES[REGIONAL], limits, allowed, exactness)
