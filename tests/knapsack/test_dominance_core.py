"""The cheapest choice near given prices, by sets of which none beats another."""

from math import inf

import numpy as np
import pytest

from headroom.knapsack.cheapest_choice import cheapest
from headroom.knapsack.dominance_core import DominanceCore, PricedProblem
from headroom.knapsack.highs import by_highs
from headroom.knapsack.instance import Knapsack, Picks
from law_cases import LawCase, side_by_side
from random_knapsacks import random_knapsacks
from resourcing_cases import enumerated


class Looked:
    """A core of a problem at some prices, and what it finds."""

    def __init__(self, problem: Knapsack, prices: list[float], most: int = 10**6) -> None:
        self.problem = problem
        self.best: int | None = None
        at = np.arange(len(problem.costs))
        priced = np.where(
            problem.offered, problem.costs + np.tensordot(np.array(prices), problem.weights, 1), inf
        )
        origin = priced.argmin(axis=1)
        self.bound = float(priced.min(axis=1).sum() - np.array(prices) @ problem.limits)
        self.core = DominanceCore(
            PricedProblem(
                regret=priced - priced.min(axis=1)[:, None],
                origin=origin,
                cost=problem.costs - problem.costs[at, origin][:, None],
                change=problem.weights - problem.weights[:, at, origin][:, :, None],
                room=problem.left_by(origin),
                prices=np.array(prices, dtype=np.float64),
            ),
            take=self._take,
            wanted=lambda: inf if self.best is None else self.best - 1 - self.bound + 1e-6,
            first=1.0,
            most=most,
        )
        self.reached = self.core.run()

    @property
    def proven(self) -> bool:
        return self.reached == inf or (self.best is not None and self.bound + self.reached > self.best - 1)

    def _take(self, picks: Picks) -> bool:
        if not self.problem.keeps(picks):
            return False
        cost = self.problem.cost_of(picks)
        self.best = cost if self.best is None else min(self.best, cost)
        return True


def test_it_finds_the_cheapest_choice_at_any_prices() -> None:
    draw = np.random.default_rng(1)
    count = 0
    for problem, _, _ in random_knapsacks(1500, seed=8, most_parts=5):
        largest = int(np.abs(problem.weights).max(initial=0))
        if not problem.offered.any(axis=1).all() or largest > 10**6 or (problem.costs > 10**6).any():
            continue
        prices = (draw.random(len(problem.limits)) * (draw.random(len(problem.limits)) < 0.7)).tolist()
        looked, least = Looked(problem, prices), enumerated(problem)
        if not any(prices) and least is not None and problem.keeps(problem.costs.argmin(axis=1)):
            continue  # there is nothing to look for
        if looked.proven:
            count += 1
            assert looked.best == least
        assert least is None or looked.bound + looked.reached <= least + 1e-6 * max(1, abs(least))
    assert count > 500


def test_limits_left_out_at_first_are_kept_in_the_end() -> None:
    for seed in range(1, 6):
        problem = LawCase.generated(7, seed).complying("together b", rvc=60, us=20)
        looked = Looked(problem, [0.0, 0.0, 3.0])

        assert looked.proven
        assert looked.best == enumerated(problem)


def test_groups_apart_are_settled_one_by_one() -> None:
    """Six groups of parts, each with a limit of its own, and one over all."""
    groups = [LawCase.generated(12, seed) for seed in range(1, 7)]
    own = [case.under(case.complying_costs, case.rvc_limit(70, rolled=False)) for case in groups]
    apart = side_by_side(own)
    whole = np.concatenate([case.us_limit(35).weights for case in groups])
    problem = Knapsack(
        apart.costs,
        np.concatenate((apart.weights, whole[None])),
        np.append(apart.limits, sum(case.us_limit(35).most for case in groups)),
        apart.offered,
    )

    own_answer, reference = cheapest(problem), by_highs(problem)

    assert own_answer.proven
    assert own_answer.cost == reference.cost
    assert own_answer.effort < 30_000


@pytest.mark.parametrize("most", [0, 50, 1000])
def test_it_gives_up_after_some_sets_and_says_how_far_it_came(most: int) -> None:
    problem = LawCase.generated(40, 3).complying("each a")
    full = cheapest(problem)
    assert full.cost is not None

    looked = Looked(problem, [1.0] * len(problem.limits), most)

    assert not looked.proven
    assert looked.bound + looked.reached <= full.cost


def test_where_nothing_keeps_the_limits_everything_was_looked_at() -> None:
    problem = LawCase.generated(6, 1).complying("together b", us=99)

    assert enumerated(problem) is None
    assert Looked(problem, [1.0, 1.0, 1.0]).reached == inf
