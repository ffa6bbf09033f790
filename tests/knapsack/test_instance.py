"""The exact search: against enumeration, and on problems built to be awkward."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headroom.knapsack.cheapest_choice import cheapest
from headroom.knapsack.instance import Knapsack
from property_examples import examples
from resourcing_cases import Case, enumerated


@st.composite
def knapsacks(draw: st.DrawFn) -> Knapsack:
    """Return small problems: ties, negative weights, missing options, limits of every tightness."""
    parts, options, limits = draw(st.integers(1, 6)), draw(st.integers(1, 4)), draw(st.integers(0, 3))
    most = draw(st.sampled_from((1, 5, 1000, 10**6)))
    twins = draw(st.booleans())

    def table(least: int) -> list[int]:
        row = st.lists(st.integers(least, most), min_size=options, max_size=options)
        if twins:
            return draw(row) * parts
        return [cell for _ in range(parts) for cell in draw(row)]

    costs = np.array(table(0), dtype=np.int64).reshape(parts, options)
    weights = np.array([table(-most) for _ in range(limits)], dtype=np.int64).reshape(limits, parts, options)
    offered = np.array(
        [[True, *draw(st.lists(st.booleans(), min_size=options - 1, max_size=options - 1))] for _ in costs]
    )
    least = np.where(offered, weights, most).min(axis=2).sum(axis=1)
    spread = np.where(offered, weights, -most).max(axis=2).sum(axis=1) - least
    share = np.array([draw(st.integers(-2, 20)) for _ in range(limits)], dtype=np.int64)
    return Knapsack(costs, weights, least + spread * share // 20, offered)


@settings(max_examples=examples(400))
@given(problem=knapsacks())
def test_the_answer_is_the_least_of_all_choices_and_proven(problem: Knapsack) -> None:
    answer = cheapest(problem)

    assert answer.proven
    assert answer.cost == enumerated(problem)
    if answer.picks is None:
        assert answer.bound == float("inf")
    else:
        assert answer.bound == answer.cost == problem.cost_of(answer.picks)
        assert (problem.left_by(answer.picks) >= 0).all()
        assert problem.offered[np.arange(len(answer.picks)), answer.picks].all()


@given(problem=knapsacks(), other=knapsacks())
def test_where_the_search_starts_changes_nothing(problem: Knapsack, other: Knapsack) -> None:
    near = tuple(np.zeros(len(p.costs), dtype=np.int64) for p in (problem, other))

    assert cheapest(problem, start=near).cost == cheapest(problem).cost


@given(problem=knapsacks(), step=st.sampled_from((10, 1000)))
def test_a_coarser_step_is_off_by_less_than_the_step(problem: Knapsack, step: int) -> None:
    rough, exact = cheapest(problem, step), cheapest(problem)

    assert rough.proven
    assert (rough.cost is None) == (exact.cost is None)
    if rough.cost is not None and exact.cost is not None:
        assert exact.cost <= rough.cost < exact.cost + step
        assert rough.bound <= exact.cost


@given(problem=knapsacks())
def test_a_tighter_limit_never_makes_the_best_choice_cheaper(problem: Knapsack) -> None:
    tighter = Knapsack(problem.costs, problem.weights, problem.limits - 1, problem.offered)

    loose, tight = cheapest(problem).cost, cheapest(tighter).cost

    if tight is not None and len(problem.limits):
        assert loose is not None
        assert loose <= tight


def test_a_search_cut_short_says_that_it_has_no_proof_and_gives_a_bound_below_its_answer() -> None:
    problem = Case.generated(40, 102).knapsack((18, 25), (2, 5))

    short, full = cheapest(problem, most=1), cheapest(problem)

    assert not short.proven
    assert full.proven
    assert short.cost is not None
    assert full.cost is not None
    assert short.bound <= full.cost <= short.cost


def test_parts_all_alike_are_solved_although_every_ordering_of_them_ties() -> None:
    costs = np.tile(np.array([[1000, 1070, 1100]]), (120, 1))
    weights = np.array([7 * costs - 10 * costs * counts for counts in ([0, 1, 1], [0, 0, 1])])
    limits = np.array([0, 300_000])
    problem = Knapsack(costs, weights, limits, np.ones(costs.shape, dtype=np.bool_))

    answer = cheapest(problem)

    # a of the second kind and b of the third, counted out: 120 parts, both limits in whole numbers
    least = min(
        1000 * (120 - a - b) + 1070 * a + 1100 * b
        for a in range(121)
        for b in range(121 - a)
        if 7000 * (120 - a - b) - 3210 * a - 3300 * b <= limits[0]
        and 7000 * (120 - a - b) + 7490 * a - 3300 * b <= limits[1]
    )
    assert answer.cost == least
    assert answer.proven


@pytest.mark.parametrize("limits", [0, 1])
def test_a_part_without_any_option_leaves_no_choice(limits: int) -> None:
    costs, offered = np.ones((2, 2), dtype=np.int64), np.array([[True, True], [False, False]])
    problem = Knapsack(
        costs, np.zeros((limits, 2, 2), dtype=np.int64), np.ones(limits, dtype=np.int64), offered
    )

    answer = cheapest(problem)

    assert answer.picks is None
    assert answer.proven


def test_weights_too_large_to_be_summed_are_refused() -> None:
    problem = Knapsack(
        np.zeros((2, 1), dtype=np.int64),
        np.full((1, 2, 1), 2**60),
        np.array([0]),
        np.ones((2, 1), dtype=np.bool_),
    )

    with pytest.raises(OverflowError):
        cheapest(problem)


@pytest.mark.parametrize(
    ("parts", "rvc", "us", "premium"),
    [
        (200, (3, 4), (0, 1), 5_024),
        (200, (3, 4), (2, 5), 22_133),
        (200, (17, 20), (1, 2), 36_947),
        (1000, (3, 4), (0, 1), 40_713),
        (1000, (3, 4), (2, 5), 88_564),
        (1000, (17, 20), (1, 2), 168_239),
    ],
)
def test_generated_cases_have_their_known_premiums(
    parts: int, rvc: tuple[int, int], us: tuple[int, int], premium: int
) -> None:
    case = Case.generated(parts, 1)

    answer = cheapest(case.knapsack(rvc, us))

    assert answer.cost == case.parts + premium
    assert answer.bound == answer.cost
    assert answer.proven
