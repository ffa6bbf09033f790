"""One subproblem: what it takes, what it leaves, and that nothing is lost where it is split."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from headroom.knapsack import subproblem
from headroom.knapsack.cheapest_choice import cheapest
from headroom.knapsack.departures import Pair, best_pair
from headroom.knapsack.highs import by_highs
from headroom.knapsack.instance import Knapsack, Picks
from headroom.knapsack.multipliers import Pricing
from headroom.knapsack.subproblem import Best, Subproblem, _Examination
from property_examples import examples
from resourcing_cases import Case, enumerated

INF = float("inf")


@contextmanager
def _few_sets() -> Iterator[None]:
    """Look at a handful of sets only, so that even a problem small enough to enumerate is split."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subproblem, "_FIRST_SETS", 1)
        patch.setattr(subproblem, "_MOST_SETS", 0)
        yield


@st.composite
def problems(draw: st.DrawFn, parts: int = 5) -> Knapsack:
    """Return small problems in which the cheapest options exceed the limits."""
    options, limits = draw(st.integers(2, 4)), draw(st.integers(1, 3))
    drawn = np.random.default_rng(draw(st.integers(0, 10**6)))
    costs = drawn.integers(0, draw(st.sampled_from((3, 50, 10**6))), (parts, options), endpoint=True)
    weights = drawn.integers(-60, 60, (limits, parts, options)) - 40 * (costs > np.median(costs))
    offered = drawn.random((parts, options)) < draw(st.sampled_from((1.0, 0.8)))
    offered[:, 0] = True
    light = np.where(offered, weights, 10**3).min(axis=2).sum(axis=1)
    heavy = np.where(offered, weights, -(10**3)).max(axis=2).sum(axis=1)
    return Knapsack(costs, weights, light + (heavy - light) * drawn.integers(1, 6, limits) // 12, offered)


def _exact_sum(seed: int, parts: int, *, over: int = 0) -> Knapsack:
    """Return a choice of even amounts that come to one sum exactly, or to ``over`` more."""
    draw = np.random.default_rng(seed)
    costs, amounts = draw.integers(0, 50, (parts, 3)), 2 * draw.integers(0, 1000, (parts, 3))
    total = int(amounts[np.arange(parts), draw.integers(0, 3, parts)].sum()) + over
    offered = np.ones(costs.shape, dtype=np.bool_)
    return Knapsack(costs, np.array([amounts, -amounts]), np.array([total, -total]), offered)


def sums(parts: int = 5) -> st.SearchStrategy[Knapsack]:
    """Return problems of which it takes long to find any choice that keeps the limits."""
    return st.integers(0, 10**6).map(lambda seed: _exact_sum(seed, parts, over=seed % 2))


def _choices(problem: Knapsack) -> list[Picks]:
    """Return every choice that keeps the limits."""
    every = (np.array(picks) for picks in product(*(np.flatnonzero(row).tolist() for row in problem.offered)))
    return [picks for picks in every if (problem.left_by(picks) >= 0).all()]


def _examined(problem: Knapsack, best: Best, bound: float = -INF) -> tuple[Subproblem, ...]:
    return Subproblem(problem, (), bound).examined(best)


# The best choice


def _two_parts() -> Knapsack:
    return Knapsack(
        np.array([[1, 5, 7], [1, 5, 7]]),
        np.array([[[9, 2, 0], [9, 2, 0]]]),
        np.array([4]),
        np.array([[True, True, True], [True, True, False]]),
    )


def test_the_cheapest_choice_that_keeps_the_limits_is_kept() -> None:
    best = Best(_two_parts(), step=1, most=100)

    for picks, keeps, kept in (
        ([0, 0], False, None),  # exceeds the limit
        ([1, 2], False, None),  # is not offered
        ([2, 1], True, [2, 1]),
        ([1, 1], True, [1, 1]),  # keeps the limit to the unit
        ([2, 1], True, [1, 1]),  # is dearer
        ([0, 1], False, [1, 1]),
    ):
        assert best.take(np.array(picks)) == keeps
        assert (None if best.picks is None else best.picks.tolist()) == kept
        assert best.cost == (INF if kept is None else sum((1, 5, 7)[option] for option in kept))


def test_of_choices_that_cost_the_same_the_first_is_kept() -> None:
    problem = Knapsack(
        np.array([[3, 3]]), np.zeros((1, 1, 2), np.int64), np.array([0]), np.ones((1, 2), np.bool_)
    )
    best = Best(problem, step=1, most=100)

    for option in (1, 0):
        assert best.take(np.array([option]))

    assert best.picks is not None
    assert best.picks.tolist() == [1]


def test_a_bound_closes_where_nothing_is_cheaper_by_a_step() -> None:
    best = Best(_two_parts(), step=3, most=100)

    assert not best.closes(-INF)
    assert not best.closes(10**9)  # nothing is known yet
    assert best.bound == INF
    assert best.closes(INF)
    best.take(np.array([1, 1]))
    assert [best.closes(bound) for bound in (6.9, 7.0)] == [False, False]
    assert best.bound == INF
    assert best.closes(9.0)
    assert best.bound == 9.0
    assert best.closes(7.1)
    assert best.bound == 7.1
    assert best.closes(50.0)
    assert best.bound == 7.1


@pytest.mark.parametrize("most", [0, 10])
def test_the_search_is_spent_after_as_many_sets_as_were_to_be(most: int) -> None:
    best = Best(_two_parts(), step=1, most=most)

    assert best.effort == 0
    assert best.spent == (most == 0)
    best.effort = most
    assert best.spent
    best.effort = most - 1
    assert not best.spent


# What is settled at once


def test_where_the_cheapest_options_keep_the_limits_nothing_else_is_looked_at() -> None:
    problem = Knapsack(
        np.array([[4, 2, 1], [7, 8, 9]]),
        np.array([[[5, 5, 0], [5, 0, 0]]]),
        np.array([10]),
        np.array([[True, True, False], [True, True, True]]),
    )
    best = Best(problem, step=1, most=100)

    assert _examined(problem, best) == ()
    assert best.picks is not None
    assert (best.picks.tolist(), best.cost, best.effort) == ([1, 0], 9, 0)


def test_where_nothing_keeps_the_limits_nothing_is_left() -> None:
    problem = _two_parts()
    problem = Knapsack(problem.costs, problem.weights, np.array([1]), problem.offered)
    best = Best(problem, step=1, most=100)

    assert _examined(problem, best) == ()
    assert (best.picks, best.cost, best.effort) == (None, INF, 0)


def test_limits_that_only_exclude_each_other_leave_nothing() -> None:
    """Either limit alone can be kept, by the option that the other one forbids; no price is looked up."""
    weights = np.zeros((2, 8, 2), dtype=np.int64)
    weights[0, :, 0] = weights[1, :, 1] = 10
    problem = Knapsack(
        np.tile([[1, 2]], (8, 1)), weights, np.array([39, 39]), np.ones((8, 2), dtype=np.bool_)
    )
    best = Best(problem, step=1, most=10**6)

    assert _examined(problem, best) == ()
    assert (best.picks, best.effort, best.bound) == (None, 0, INF)
    fits = Knapsack(problem.costs, problem.weights, np.array([40, 40]), problem.offered)
    assert cheapest(fits).cost == 12


def test_a_start_is_taken_if_it_keeps_the_limits() -> None:
    problem = _two_parts()
    best = Best(problem, step=100, most=100)

    left = Subproblem(problem, (np.array([0, 0]), np.array([2, 2]), np.array([2, 1])), -INF).examined(best)

    assert left == ()
    assert best.cost <= 12
    assert best.effort == 0  # 12 is no step above what the prices say


# What is left


@settings(max_examples=examples(60))
@given(problem=st.one_of(problems(), sums()), step=st.sampled_from((1, 20)))
def test_a_small_problem_is_solved_at_once(problem: Knapsack, step: int) -> None:
    best = Best(problem, step, most=10**6)

    assert _examined(problem, best) == ()

    least = enumerated(problem)
    assert (best.picks is None) == (least is None)
    if least is not None:
        assert least <= best.cost < least + step
        assert min(best.bound, best.cost) <= least


@settings(max_examples=examples(150))
@given(problem=st.one_of(problems(), sums()), step=st.sampled_from((1, 20)))
def test_what_a_split_leaves_holds_every_better_choice_once_at_its_bound_or_more(
    problem: Knapsack, step: int
) -> None:
    best = Best(problem, step, most=10**6)

    with _few_sets():
        left = _examined(problem, best)

    own = [{tuple(picks.tolist()) for picks in _choices(part.problem)} for part in left]
    assert sum(len(choices) for choices in own) == len(set().union(*own))
    for part, choices in zip(left, own, strict=True):
        assert all(part.bound <= problem.cost_of(np.array(picks)) for picks in choices)
        assert (part.problem.offered <= problem.offered).all()
        for picks in part.start:
            assert picks.shape == (len(problem.costs),)
            assert ((picks >= 0) & (picks < problem.costs.shape[1])).all()
    for picks in _choices(problem):
        if problem.cost_of(picks) <= best.cost - step:
            assert tuple(picks.tolist()) in set().union(*own)
    if left:
        decided = [part.problem.offered.sum(axis=1) == 1 for part in left]
        split = np.flatnonzero(np.logical_and.reduce(decided))
        firsts = [{int(part.problem.offered[at].argmax()) for part in left} for at in split.tolist()]
        assert any(len(options) == len(left) for options in firsts)
        for part in left:  # where it starts, the part that was split takes the option that is left
            assert all(
                any(
                    len(options) == len(left) and picks[at] == part.problem.offered[at].argmax()
                    for at, options in zip(split.tolist(), firsts, strict=True)
                )
                for picks in part.start
            )


@settings(max_examples=examples(60))
@given(problem=st.one_of(problems(parts=6), sums()), step=st.sampled_from((1, 20)))
def test_splitting_down_to_the_last_choice_gives_the_least_of_all(problem: Knapsack, step: int) -> None:
    with _few_sets():
        answer = cheapest(problem, step)

    least = enumerated(problem)
    assert answer.proven
    assert (answer.cost is None) == (least is None)
    if least is not None and answer.cost is not None:
        assert least <= answer.cost < least + step
        assert answer.bound <= least


@given(
    problem=st.one_of(problems(), sums()),
    step=st.sampled_from((1, 20)),
    most=st.sampled_from((1, 6000, 11_000, 30_000)),
)
def test_a_search_cut_short_among_its_parts_has_a_bound_below_every_choice(
    problem: Knapsack, step: int, most: int
) -> None:
    with _few_sets():
        answer = cheapest(problem, step, most=most)

    least = enumerated(problem)
    assert answer.bound <= (INF if least is None else least)
    if answer.cost is not None:
        assert least is not None
        assert answer.cost >= least
        assert answer.proven == (answer.cost - answer.bound < step)
    if answer.proven:
        assert (answer.cost is None) == (least is None)
        assert answer.cost is None or least is None or answer.cost < least + step


@pytest.mark.parametrize(("seed", "most"), [(2, 75_064), (6, 55_044), (7, 55_048)])
def test_parts_that_can_hold_nothing_cheaper_are_not_examined(seed: int, most: int) -> None:
    problem = Case.generated(12, seed).knapsack((3, 4), (2, 5))

    with _few_sets():
        answer = cheapest(problem)

    assert answer.proven
    assert answer.cost == cheapest(problem).cost
    assert 0.5 * most < answer.effort <= 1.02 * most


def test_options_that_a_split_leaves_out_are_in_the_bound() -> None:
    """They lead to nothing cheaper by a step, and yet to something cheaper."""
    costs = [[42, 13, 5], [15, 21, 41], [23, 4, 17], [30, 41, 37], [50, 9, 44], [2, 28, 14]]
    weights = [
        [[-76, 18, -24], [7, -29, -82], [-11, -9, 21], [-20, 13, -50], [-74, 15, 12], [56, 4, 21]],
        [[-55, -14, -56], [-38, -21, -59], [-31, 1, 23], [6, 5, -7], [17, -22, 8], [50, -74, -4]],
    ]
    offered = np.ones((6, 3), dtype=np.bool_)
    offered[1, 1] = offered[3, 2] = offered[4, 1] = False
    problem = Knapsack(np.array(costs), np.array(weights), np.array([-131, -166]), offered)

    with _few_sets():
        answer = cheapest(problem, step=20)

    assert answer.proven
    assert enumerated(problem) == 169
    assert answer.cost is not None
    assert 169 <= answer.cost < 189
    assert answer.bound <= 169


@settings(max_examples=examples(60))
@given(problem=problems(), lift=st.integers(-3, 3))
def test_a_bound_that_is_known_is_kept_and_closes(problem: Knapsack, lift: int) -> None:
    least = enumerated(problem)
    assume(least is not None)
    known = float((least or 0) + min(lift, 0))
    best = Best(problem, step=1, most=10**6)

    with _few_sets():
        left = _examined(problem, best, known)

    assert all(part.bound >= known for part in left)
    assert best.bound >= known


@pytest.mark.parametrize("seed", range(4))
def test_a_search_that_is_spent_leaves_the_subproblem_with_a_better_bound(seed: int) -> None:
    problem = Case.generated(60, 101 + seed).knapsack((3, 4), (2, 5))
    full = cheapest(problem)
    best = Best(problem, step=1, most=1)
    assert full.cost is not None

    left = _examined(problem, best)

    if not left:
        assert best.cost == full.cost
        return
    assert len(left) == 1
    assert (left[0].problem.offered <= problem.offered).all()
    assert full.cost - 60 <= left[0].bound <= full.cost <= best.cost
    assert best.near


@pytest.mark.parametrize("seed", range(3))
def test_a_problem_too_large_for_its_sets_is_split_and_loses_nothing(seed: int) -> None:
    """Many departures tie: prices leave far too many sets, and the part most undecided is split."""
    draw = np.random.default_rng(seed)
    costs = draw.integers(1000, 1010, (40, 3))
    weights = -draw.integers(1, 60, (3, 40, 3)) - 40 * (costs - 1000)
    light = weights.min(axis=2).sum(axis=1)
    heavy = weights.max(axis=2).sum(axis=1)
    problem = Knapsack(costs, weights, light + (heavy - light) // 3, np.ones(costs.shape, dtype=np.bool_))
    best = Best(problem, step=1, most=10**9)

    left = _examined(problem, best)

    reference = by_highs(problem, seconds=5)
    parts = [by_highs(part.problem, seconds=5) for part in left]
    assert reference.proven
    assert reference.cost is not None
    found = [best.cost, *(answer.cost for answer in parts if answer.cost is not None)]
    assert min(found) == reference.cost
    for part, answer in zip(left, parts, strict=True):
        assert answer.cost is None or part.bound <= answer.cost


@pytest.mark.parametrize(("over", "cost"), [(0, 191), (1, None)])
def test_pairs_that_were_all_looked_at_are_not_looked_at_again(over: int, cost: int | None) -> None:
    """Where no pair keeps the limits there is no ceiling above which one would."""
    problem, calls = _exact_sum(1, 14, over=over), []

    def counted(*arguments: Any) -> tuple[Pair | None, float]:  # noqa: ANN401 - passed on
        calls.append(arguments)
        return best_pair(*arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(subproblem, "best_pair", counted)
        answer = cheapest(problem)

    assert (answer.cost, answer.proven) == (cost, True)
    assert 0 < len(calls) < 200


@pytest.mark.parametrize(
    ("mixture", "undecided"),
    [
        (([0, 0, 0, 0], [0, 1, 1, 0]), 2),  # both mixed, the third by more
        (([0, 0, 0, 0], [0, 1, 0, 0]), 1),
        (([0, 0, 0, 0], [0, 1, 2, 0], [0, 0, 1, 0]), 2),
        (([0, 0, 2, 0], [0, 1, 2, 0]), 1),
        (([0, 0, 0, 0],), 3),  # none: the one whose departure costs least, of those that have a choice
        (([0, 0, 0, 0], [1, 0, 0, 0]), 3),  # the first differs in nothing that has a price
    ],
)
@pytest.mark.parametrize("scale", [1e-9, 1.0])
def test_the_part_is_split_whose_options_in_the_mixture_differ_most(
    mixture: tuple[list[int], ...], undecided: int, scale: float
) -> None:
    weights = np.array(
        [[[5, 5, 5], [0, 4, 0], [0, -5, 5], [9, 0, 0]], [[7, 7, 7], [1, 1, 0], [0, 0, 0], [0, 3, 0]]]
    )
    offered = np.array([[True, False, False], [True, True, True], [True, True, True], [True, True, False]])
    costs = np.zeros((4, 3), dtype=np.int64)
    problem = Knapsack(costs, weights, np.array([0, 0]), offered)
    none, cells = np.zeros(0), [np.array(picks) + np.arange(4) * 3 for picks in mixture]
    shares = tuple((1 / len(cells), own) for own in cells)
    examination = _Examination(Subproblem(problem, (), -INF), Best(problem, 1, 1))
    examination._weights, examination._room = weights, problem.limits
    examination._scale = np.array([scale, scale])
    examination._least = np.array([0.0, 8.0, 6.0, 5.0])
    examination._pricing = Pricing(none, 0.0, 0.0, none, shares, reaches=True, seen=())

    assert examination._undecided() == undecided
