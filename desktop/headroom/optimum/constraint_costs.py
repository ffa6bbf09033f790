"""What each test and lock costs a model that complies: the price of its limit where parts could be mixed.

A price is how much the cheapest qualifying sourcing would cost more for one more point of what is needed of
the vehicle, all else as it is: the multiplier of the limit in the linear relaxation, times what a point moves
the limit by. That is a hundredth of the net cost, or of that of the core parts, of the relaxed sourcing. So
it is the derivative of the least cost of the relaxation; where that has a kink it lies between both sides.
What is needed is the threshold of its class or category, less what labour value content adds. Where that of
US content is a share of the regional one, each has a price of its own, the other one as it is.

Source:
    Geoffrion, "Lagrangean relaxation for integer programming", Mathematical Programming Study 2 (1974).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf

import numpy as np

from headroom.arrays import Flags
from headroom.knapsack.instance import Picks
from headroom.knapsack.multipliers import best_prices
from headroom.knapsack.whole_numbers import Limit, Sum
from headroom.language import tr_in
from headroom.optimum.core_ways import PassingWay
from headroom.optimum.decided_costs import volume_of
from headroom.optimum.model_problem import Landed, ModelProblem
from headroom.optimum.resourcing import ModelResourcing
from headroom.rules.policy import Test
from headroom.rules.vehicle_tests import CORE_PARTS, SHARES, TESTS

_POINT = 0.01
_NONE_USD = 1e-6
_TRIFLE = 1e-6


class Per(StrEnum):
    """What a price is of."""

    POINT = "percentage point"
    CHANGE = "change"

    @property
    def word(self) -> str:
        """Return it as it stands beside a price."""
        if self is Per.POINT:
            return tr_in("of what a price is", "point")
        return tr_in("of what a price is", "change")


@dataclass(frozen=True, slots=True)
class ConstraintCost:
    """What one limit costs a vehicle that keeps it.

    Attributes:
        test: The test; None: the locks let so many parts change their source at most.
        needed: The least share of the vehicle that passes, fraction; or the greatest number of changes.
        reached: What the cheapest qualifying sourcing reaches, likewise.
        usd: US dollars per vehicle that one more point of what is needed costs, or one change more saves;
            0 where the limit does not bind.
        usd_a_year: The same at annual volume.
    """

    test: Test | None
    needed: float
    reached: float
    usd: float
    usd_a_year: float

    @property
    def per(self) -> Per:
        """Return what the price is of."""
        return Per.CHANGE if self.test is None else Per.POINT

    @property
    def binds(self) -> bool:
        """Return whether the limit costs anything."""
        return self.usd > 0


@dataclass(frozen=True, slots=True, eq=False)
class _Limit:
    """A limit of the relaxation.

    Attributes:
        amount: What is at most 0, in its own unit.
        per_unit: By how much a unit of what is asked for moves it, depending on the sourcing.
        dearest: What exceeding it costs for each unit of it; infinite where it must be kept.
    """

    amount: Sum
    per_unit: Sum
    dearest: float = inf


def constraint_costs(answer: ModelResourcing) -> tuple[ConstraintCost, ...]:
    """Return what each limit costs a model: the tests that sourcing moves, then the number of changes.

    Nothing where no sourcing qualifies.
    """
    comply, problem = answer.comply, answer.problem
    if comply is None:
        return ()
    costs = _costs_by_limit(problem, comply.picks)
    if costs is None:
        return ()
    volume, most = volume_of(answer), problem.locks.most_changes
    found = [
        ConstraintCost(test, needed, problem.share(test, comply.picks), usd, usd * volume)
        for test, (needed, _) in problem.share_limits.items()
        for usd in (_POINT * costs[test],)
    ]
    if most is not None:
        found.append(ConstraintCost(None, most, comply.moving, costs[None], costs[None] * volume))
    return tuple(found)


def _costs_by_limit(problem: ModelProblem, picks: Picks) -> dict[Test | None, float] | None:
    """Return what a unit of each test costs, and of the number of changes; None where no mixture is found.

    Where core parts may originate in several ways and a choice does so in more than one, that counts in
    which a point more of their threshold costs least.
    """
    if problem.core_ways is None:
        return _prices(problem, _limits_of(problem, None), picks, (), problem.allowed)
    found = [
        costs
        for way in problem.core_ways.passing
        if way.kept_by(picks)
        for costs in (_prices(problem, _limits_of(problem, way), picks, way.conditions, way.allowed),)
        if costs is not None
    ]
    return min(found, key=lambda costs: costs[CORE_PARTS.test], default=None)


def _limits_of(problem: ModelProblem, way: PassingWay | None) -> dict[Test | None, list[_Limit]]:
    """Return the limits of each test and of the number of changes, where core parts pass in one way."""
    limits: dict[Test | None, list[_Limit]] = {}
    for test, (threshold, _) in problem.share_limits.items():
        own = way is not None and test is CORE_PARTS.test
        shares = way.shares if way is not None and own else (SHARES[TESTS[test]],)
        limits[test] = [
            _Limit(share.short_of(problem, threshold), share.moved_by(problem)) for share in shares
        ]
    most = problem.locks.most_changes
    if most is not None:
        limits[None] = [_of_changes(problem, most)]
    return limits


def _of_changes(problem: ModelProblem, most: int) -> _Limit:
    """Return the limit on the number of changes, a trifle wider: the price is that of one change more.

    The relaxation has a kink at nearly every whole number of changes.
    """
    changed = problem.terms.offers.alternative[problem.own.offer].astype(np.float64)
    one_more = Sum(np.zeros_like(changed), 1.0)
    return _Limit(Sum(changed, -most - _TRIFLE), one_more)


def _prices(
    problem: ModelProblem,
    asked: Mapping[Test | None, Sequence[_Limit]],
    picks: Picks,
    conditions: Iterable[Limit],
    allowed: Flags,
) -> dict[Test | None, float] | None:
    """Return what a unit of all that is asked for costs, US dollars; None where no mixture keeps the limits.

    Args:
        problem: The choice of sources.
        asked: The limits.
        picks: The cheapest qualifying choice: the landed cost is taken on the piece that it lies on.
        conditions: What is to be kept besides.
        allowed: ``(part, option)``, what may be chosen.
    """
    ways = problem.landed(qualifies=True).without_ceilings()
    landed = min(ways, key=lambda way: way.of(picks))
    wanted = [(key, limit) for key, own in asked.items() for limit in own]
    unmoved = Sum(np.zeros_like(problem.cost.options), 0.0)
    besides = [_Limit(amount, unmoved) for amount in problem.free_of_cost()]
    besides += [_Limit(Sum(kept.weights.astype(np.float64), -kept.most), unmoved) for kept in conditions]
    bends = [_Limit(amount, unmoved, 1.0) for amount in landed.if_positive]
    limits = (*(limit for _, limit in wanted), *besides, *bends)
    found = _relaxed(landed, limits, allowed, picks)
    if found is None:
        return None
    costs = dict.fromkeys(asked, 0.0)
    for (key, _), usd in zip(wanted, found, strict=False):
        costs[key] += usd
    return costs


def _relaxed(
    landed: Landed, limits: tuple[_Limit, ...], allowed: Flags, picks: Picks
) -> tuple[float, ...] | None:
    """Return the price of each limit in the linear relaxation; see ``_prices``."""
    at = np.arange(len(allowed))
    first = np.where(allowed, landed.certain.options, inf).argmin(axis=1)
    costs = np.where(allowed, landed.certain.options - landed.certain.options[at, first][:, None], inf)
    weights = [
        np.where(allowed, limit.amount.options - limit.amount.options[at, first][:, None], 0.0)
        for limit in limits
    ]
    room = np.array([-limit.amount.of(first) for limit in limits])
    money = float(np.where(allowed, costs, 0.0).max(axis=1).sum()) or 1.0
    spans = np.array([float(np.ptp(weight, axis=1).sum()) for weight in weights])
    scale = np.where(spans > 0, money / np.where(spans > 0, spans, 1.0), 1.0)
    table = np.vstack(
        [costs.ravel(), *(weight.ravel() * by for weight, by in zip(weights, scale, strict=True))]
    )
    options = allowed.shape[1]
    cells = np.arange(len(allowed)) * options
    dearest = np.array([limit.dearest for limit in limits]) / scale
    pricing = best_prices(table, room * scale, options, 0.0, [picks + cells], dearest)
    if not pricing.reaches:
        return None
    prices = np.where(spans > 0, pricing.prices * scale, 0.0).tolist()
    return tuple(
        _or_none(price * sum(share * limit.per_unit.of(mixed - cells) for share, mixed in pricing.mixture))
        for price, limit in zip(prices, limits, strict=True)
    )


def _or_none(usd: float) -> float:
    """Return a price, 0 where it is nothing but rounding."""
    return usd if usd > _NONE_USD else 0.0
