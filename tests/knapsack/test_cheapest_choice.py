"""The search as a whole: what it refuses, what it is given to start from, and how much it looks at."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.arrays import Whole
from headroom.knapsack.cheapest_choice import cheapest
from headroom.knapsack.instance import Knapsack
from resourcing_cases import Case

MOST = 2**60


def _of(weights: Whole, limits: list[int]) -> Knapsack:
    """Return a problem whose first options cost nothing and whose others cost 1."""
    shape = weights.shape[1:]
    costs = np.ones(shape, dtype=np.int64)
    costs[:, :1] = 0
    return Knapsack(costs, weights, np.array(limits, dtype=np.int64), np.ones(shape, dtype=np.bool_))


# What is too large


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("limit", [0, 1])
@pytest.mark.parametrize("option", [0, 1])
@pytest.mark.parametrize("spread", [[1.0, 0.0], [0.5, 0.5], [0.25, 0.75]])
def test_weights_are_refused_where_one_option_in_one_limit_is_too_large(
    sign: int, limit: int, option: int, spread: list[float]
) -> None:
    for total, refused in ((MOST, False), (MOST + 2**50, False), (MOST + 2**54, True), (4 * MOST, True)):
        weights = np.zeros((2, 2, 2), dtype=np.int64)
        weights[limit, :, option] = [sign * int(total * share) for share in spread]
        problem = _of(weights, [0, 0])
        if refused:
            with pytest.raises(OverflowError, match="too large"):
                cheapest(problem)
        else:
            answer = cheapest(problem)
            assert answer.cost == (0 if sign < 0 or option else sum(share > 0 for share in spread))
            assert answer.proven


def test_weights_of_many_sources_each_far_from_too_large_are_refused_together() -> None:
    weights = np.full((1, 1000, 3), MOST // 900)

    with pytest.raises(OverflowError):
        cheapest(_of(weights, [0]))
    assert cheapest(_of(weights // 2, [MOST])).cost == 0


# Small problems


@pytest.mark.parametrize(("limits", "cost"), [([], 0), ([0], 0), ([5, 0], 0), ([-1], None), ([0, -1], None)])
def test_of_no_parts_the_only_choice_is_none(limits: list[int], cost: int | None) -> None:
    answer = cheapest(_of(np.zeros((len(limits), 0, 2), dtype=np.int64), limits))

    assert (answer.cost, answer.proven) == (cost, True)
    assert answer.bound == (np.inf if cost is None else 0)


def test_without_limits_the_cheapest_options_are_taken() -> None:
    costs = np.array([[5, 3, 9], [2, 8, 1]])
    offered = np.array([[True, True, True], [True, True, False]])

    answer = cheapest(Knapsack(costs, np.empty((0, 2, 3), np.int64), np.empty(0, np.int64), offered))

    assert answer.picks is not None
    assert (answer.picks.tolist(), answer.cost, answer.bound, answer.proven) == ([1, 0], 5, 5, True)


# Where it starts


def test_a_choice_of_other_parts_to_start_from_is_passed_over() -> None:
    problem = Case.generated(40, 102).knapsack((18, 25), (2, 5))
    plain = cheapest(problem)
    others = [np.zeros(parts, dtype=np.int64) for parts in (0, 39, 41, 80)]

    answer = cheapest(problem, start=others)

    assert (answer.cost, answer.effort, answer.proven) == (plain.cost, plain.effort, True)


def test_a_choice_that_is_not_offered_is_no_start() -> None:
    problem = Knapsack(
        np.array([[1, 9, 5], [1, 9, 5]]),
        np.array([[[3, 1, 1], [3, 1, 1]]]),
        np.array([4]),
        np.array([[True, True, False], [True, True, True]]),
    )

    answer = cheapest(problem, start=[np.array([2, 0]), np.array([2, 2])])

    assert answer.picks is not None
    assert (answer.picks.tolist(), answer.cost) == ([0, 2], 6)


@pytest.mark.parametrize("seed", [1, 2])
def test_from_the_choices_near_the_best_a_problem_like_it_starts_with_less_to_look_at(seed: int) -> None:
    case = Case.generated(1000, seed)
    problem = case.knapsack((3, 4), (2, 5))
    plain = cheapest(problem)

    again = cheapest(problem, start=[*plain.near, plain.picks] if plain.picks is not None else ())

    assert len(plain.near) == 3  # one more than there are limits
    assert all(picks.shape == (1000,) and 0 <= picks.min() <= picks.max() < 4 for picks in plain.near)
    assert again.cost == plain.cost
    assert again.effort <= plain.effort
    # near: what the mixture of them costs is what the best choice costs, but for a hundredth of a percent
    costs = [problem.cost_of(picks) for picks in plain.near]
    assert min(costs) <= (plain.cost or 0) * 1.001
    assert max(costs) >= (plain.cost or 0) * 0.999


@pytest.mark.parametrize("most", [0, 1, 20_000, 10**9])
def test_a_start_that_is_already_the_best_is_returned_however_little_is_looked_at(most: int) -> None:
    problem = Case.generated(200, 2).knapsack((17, 20), (1, 2))
    full = cheapest(problem)
    assert full.picks is not None

    answer = cheapest(problem, start=[full.picks], most=most)

    assert answer.cost == (full.cost if most else None)


# How much it looks at


@pytest.mark.parametrize("most", [0, 1, 6000, 20_000])
def test_a_search_cut_short_looks_at_little_more_than_it_was_to(most: int) -> None:
    problem = Case.generated(200, 2).knapsack((17, 20), (1, 2))
    full, short = cheapest(problem), cheapest(problem, most=most)

    assert full.proven
    assert not short.proven
    assert most <= short.effort < full.effort
    assert short.bound <= (full.cost or 0)
    assert (short.picks is None) == (most == 0)
    assert short.cost is None or short.cost >= (full.cost or 0)
    assert short.bound == -np.inf if most == 0 else short.bound >= (full.cost or 0) - 100


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_choice_that_may_be_dearer_by_just_a_step_is_not_proven(seed: int) -> None:
    problem = Case.generated(40, seed).knapsack((17, 20), (1, 2))
    short = cheapest(problem, most=1)
    assert short.cost is not None
    gap = int(short.cost - short.bound)

    answer = cheapest(problem, step=gap, most=1)

    assert (answer.cost, answer.bound) == (short.cost, short.bound)
    assert not answer.proven
    assert cheapest(problem, step=gap + 1, most=1).proven


@given(most=st.integers(0, 10))
def test_what_is_settled_at_once_takes_no_sets_of_departures(most: int) -> None:
    problem = _of(np.zeros((1, 3, 2), dtype=np.int64), [0])

    answer = cheapest(problem, most=most)

    assert answer.proven == (answer.effort > 0) == (most > 0)
    assert answer.effort == cheapest(_of(np.zeros((1, 50, 4), dtype=np.int64), [0]), most=most).effort


@pytest.mark.parametrize(
    ("parts", "seed", "rvc", "us", "most"),
    [
        (200, 1, (3, 4), (2, 5), 7734),
        (200, 1, (17, 20), (1, 2), 19_536),
        (200, 2, (17, 20), (1, 2), 63_329),
        (200, 2, (7, 10), (3, 10), 48_019),
        (1000, 1, (3, 4), (2, 5), 12_148),
        (1000, 1, (17, 20), (1, 2), 41_865),
        (1000, 2, (3, 4), (2, 5), 39_796),
        (1000, 2, (4, 5), (1, 3), 35_242),
    ],
)
def test_a_proof_takes_no_more_sets_of_departures_than_it_did(
    parts: int, seed: int, rvc: tuple[int, int], us: tuple[int, int], most: int
) -> None:
    """A search that looks at more than it need is noticed without a clock."""
    answer = cheapest(Case.generated(parts, seed).knapsack(rvc, us))

    assert answer.proven
    assert 0 < answer.effort <= 1.02 * most


def test_the_effort_is_the_same_in_every_unit_of_money() -> None:
    problem = Case.generated(200, 1).knapsack((17, 20), (1, 2))
    fine = Knapsack(problem.costs * 2**10, problem.weights, problem.limits, problem.offered)

    assert cheapest(fine, step=2**10).effort == pytest.approx(cheapest(problem).effort, rel=0.02)
