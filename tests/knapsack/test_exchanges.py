"""A choice made cheaper by exchanging one option or two."""

import numpy as np
import pytest

from headroom.knapsack.cheapest_choice import cheapest
from headroom.knapsack.exchanges import exchanged
from headroom.knapsack.instance import Knapsack
from law_cases import LawCase
from random_knapsacks import random_knapsacks


def test_what_comes_of_an_exchange_keeps_the_limits_and_is_no_dearer() -> None:
    cheaper = 0
    for problem, _, starts in random_knapsacks(400, seed=4):
        regret = np.where(problem.offered, problem.costs - problem.costs.min(axis=1)[:, None], np.inf)
        for picks in starts:
            if not problem.keeps(picks):
                continue
            found = exchanged(problem, picks, regret)

            assert problem.keeps(found)
            assert problem.cost_of(found) <= problem.cost_of(picks)
            cheaper += problem.cost_of(found) < problem.cost_of(picks)
    assert cheaper > 20


@pytest.mark.parametrize(
    ("costs", "weights", "most", "best"),
    [
        ([[0, 5], [9, 9]], [[0, 0], [0, 0]], 0, [0, 0]),  # one alone
        ([[7, 9], [1, 9]], [[3, 1], [4, 2]], 5, [1, 0]),  # two, of which one is dearer
    ],
)
def test_one_option_or_two_are_exchanged(
    costs: list[list[int]], weights: list[list[int]], most: int, best: list[int]
) -> None:
    problem = Knapsack(
        np.array(costs), np.array([weights]), np.array([most]), np.ones((2, 2), dtype=np.bool_)
    )
    begin = np.array([1, 0]) if most == 0 else np.array([0, 1])

    assert exchanged(problem, begin, problem.costs.astype(np.float64)).tolist() == best


def test_a_choice_without_another_option_stays() -> None:
    problem = Knapsack(np.array([[3]]), np.array([[[1]]]), np.array([1]), np.ones((1, 1), dtype=np.bool_))

    assert exchanged(problem, np.array([0]), np.zeros((1, 1))).tolist() == [0]


def test_what_keeps_stricter_limits_gets_much_cheaper() -> None:
    case = LawCase.generated(200, 1)
    problem, strict = case.complying("together b"), cheapest(case.complying("together b", rvc=85, us=45))
    regret = (problem.costs - problem.costs.min(axis=1)[:, None]).astype(np.float64)
    best = cheapest(problem).cost

    assert strict.picks is not None
    assert strict.cost is not None
    assert best is not None
    found = problem.cost_of(exchanged(problem, strict.picks, regret))
    assert best <= found < strict.cost - (strict.cost - best) / 2
