"""A credit that several models share: what goes beyond it is paid."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from headroom.knapsack.cheapest_choice import cheapest
from headroom.knapsack.highs import by_highs
from headroom.knapsack.instance import Answer, Knapsack, Picks
from headroom.knapsack.shared_credit import Credited, Sharing, cheapest_credited, cheapest_sharing, joined
from law_cases import LawCase
from random_knapsacks import random_knapsacks

UNITS = (30, 50, 20)


def models(parts: int, seeds: Sequence[int], units: Sequence[int] = UNITS) -> tuple[list[Sharing], int]:
    """Return models assembled in the US, and what their assembly costs."""
    found, fixed = [], 0
    for seed, count in zip(seeds, units, strict=True):
        case = LawCase.generated(parts, seed)
        costs, duties = case.assembled_in_the_us()
        found.append(Sharing(case.under(count * costs), count * duties))
        fixed += count * case.assembly
    return found, fixed


def qualifying(parts: int, seeds: Sequence[int], units: Sequence[int] = UNITS) -> list[Sharing]:
    """Return models assembled in the US that have to qualify besides."""
    found = []
    for seed, count in zip(seeds, units, strict=True):
        case = LawCase.generated(parts, seed)
        costs, duties = case.assembled_in_the_us()
        found.append(Sharing(case.complying("together b", costs=count * costs), count * duties))
    return found


def amount(sharing: Sequence[Sharing], picks: tuple[Picks, ...] | None) -> int:
    """Return the sum of the amounts of a choice for each model."""
    assert picks is not None
    rows = zip(sharing, picks, strict=True)
    return sum(int(model.amounts[np.arange(len(own)), own].sum()) for model, own in rows)


def cost_of(sharing: Sequence[Sharing], picks: tuple[Picks, ...] | None, credit: int) -> int:
    """Return what a choice for each model costs together."""
    assert picks is not None
    own = sum(model.problem.cost_of(chosen) for model, chosen in zip(sharing, picks, strict=True))
    return own + max(0, amount(sharing, picks) - credit)


def of_all(sharing: Sequence[Sharing], credit: int) -> Credited:
    """Return all models as one problem."""
    return Credited(
        *joined([model.problem for model in sharing], [model.amounts for model in sharing]), credit
    )


def least(credited: Credited) -> int | None:
    """Return the least cost of all choices, by looking at every one."""
    problem = credited.problem
    choices = (np.array(picks) for picks in product(*(np.flatnonzero(row) for row in problem.offered)))
    return min((credited.cost_of(picks) for picks in choices if problem.keeps(picks)), default=None)


# Known answers


@pytest.mark.parametrize(
    ("seeds", "credit", "answer", "duty"),
    [
        ((7, 8, 9), 0, 4_154_570, 118_830),
        ((7, 8, 9), 143_910, 4_014_740, 154_280),
        ((7, 8, 9), 191_880, 3_974_720, 191_880),
        ((10, 11, 12), 265_790, 4_929_840, 290_650),
        ((10, 11, 12), 398_685, 4_861_245, 405_550),
    ],
)
def test_models_that_share_a_credit_have_their_cheapest_sourcing(
    seeds: tuple[int, ...], credit: int, answer: int, duty: int
) -> None:
    sharing, fixed = models(6, seeds)

    found = cheapest_sharing(sharing, credit)

    assert found.proven
    assert found.cost is not None
    assert found.cost + fixed == answer
    assert cost_of(sharing, found.picks, credit) == found.cost
    assert amount(sharing, found.picks) == duty


# Against enumeration and a general solver


def test_no_choice_is_cheaper() -> None:
    draw = np.random.default_rng(3)
    count = 0
    for problem, step, _ in random_knapsacks(900, seed=5, most_parts=5):
        if int(np.abs(problem.costs).max()) > 10**6 or int(np.abs(problem.weights).max(initial=0)) > 2**50:
            continue
        amounts = draw.integers(0, 40, problem.costs.shape)
        credit = int(draw.integers(0, 40 * len(amounts)))
        credited = Credited(problem, amounts, credit)

        found = cheapest_credited(credited, step)
        best = least(credited)

        assert found.proven
        assert (found.cost is None) == (best is None)
        if found.cost is not None and best is not None:
            assert found.picks is not None
            assert problem.keeps(found.picks)
            assert credited.cost_of(found.picks) == found.cost
            assert abs(found.cost - best) < step
            assert found.bound <= best
            count += 1
    assert count > 400


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_general_solver_finds_nothing_cheaper(share: float) -> None:
    units = (20, 27, 34, 41)
    sharing, _ = models(40, (1, 2, 3, 4), units)
    free, full = cheapest_sharing(sharing, 10**12), cheapest_sharing(sharing, 0)
    most, fewest = (amount(sharing, found.picks) for found in (free, full))
    credit = int(fewest + share * (most - fewest))
    credited, step = of_all(sharing, credit), sum(units)

    found = cheapest_sharing(sharing, credit, step)
    sides = [by_highs(credited.within), by_highs(credited.beyond)]

    assert found.proven
    assert found.cost is not None
    assert all(side.proven and side.cost is not None for side in sides)
    reference = min((sides[0].cost or 0), (sides[1].cost or 0) - credit)
    assert abs(found.cost - reference) < step
    assert found.bound <= reference


def test_a_greater_credit_costs_less_by_no_more_than_it_is_greater() -> None:
    sharing, _ = models(30, (4, 5, 6))
    free, full = cheapest_sharing(sharing, 10**12), cheapest_sharing(sharing, 0)
    most = amount(sharing, free.picks)
    costs = []
    for credit in range(0, most + most // 10, most // 10):
        found = cheapest_sharing(sharing, credit)
        assert found.proven
        assert found.cost is not None
        costs.append(found.cost)

    steps = np.diff(costs)
    assert (steps <= 0).all()
    assert (steps >= -(most // 10)).all()
    assert (costs[0], costs[-1]) == (full.cost, free.cost)


# Models that have limits of their own


@pytest.mark.parametrize("credit", [0, 60_000, 120_000, 180_000, 10**9])
def test_models_with_limits_of_their_own_keep_them_at_the_least_cost(credit: int) -> None:
    sharing = qualifying(8, (11, 12, 13))
    credited = of_all(sharing, credit)

    found = cheapest_sharing(sharing, credit)
    sides = [by_highs(credited.within), by_highs(credited.beyond)]

    assert found.proven
    assert found.cost is not None
    assert cost_of(sharing, found.picks, credit) == found.cost
    assert found.picks is not None
    assert all(model.problem.keeps(own) for model, own in zip(sharing, found.picks, strict=True))
    reached = [
        side.cost + more for side, more in zip(sides, (0, -credit), strict=True) if side.cost is not None
    ]
    assert found.cost == min(reached)
    assert found.cost - found.bound < 1


def test_with_little_effort_the_answer_is_bounded_all_the_same() -> None:
    units = (20, 27, 34, 41)
    sharing = qualifying(60, (1, 2, 3, 4), units)
    free, full = cheapest_sharing(sharing, 10**12, most=1), cheapest_sharing(sharing, 0, most=1)
    credit = (amount(sharing, free.picks) + amount(sharing, full.picks)) // 2

    soon, late = (cheapest_sharing(sharing, credit, sum(units), most) for most in (1, 300_000))

    assert soon.cost is not None
    assert late.cost is not None
    assert max(soon.bound, late.bound) <= late.cost <= soon.cost
    assert late.cost - late.bound < 0.001 * late.cost


@pytest.mark.parametrize("limits", [1, 3])
def test_where_one_model_has_no_choice_there_is_none(limits: int) -> None:
    sharing = qualifying(8, (11, 12, 13))
    problem = sharing[1].problem
    few = Knapsack(problem.costs, problem.weights[:limits], problem.limits[:limits] - 10**12, problem.offered)
    sharing = [
        replace(model, problem=replace(few if at == 1 else model.problem, offered=model.problem.offered))
        for at, model in enumerate(sharing)
    ]

    found = cheapest_sharing(sharing, 100_000)

    assert (found.picks, found.cost, found.proven) == (None, None, True)


def test_models_of_unlike_numbers_of_options_are_searched_together() -> None:
    wide, narrow = models(5, (1, 2), (3, 4))[0]
    narrow = Sharing(
        Knapsack(
            narrow.problem.costs[:, :2],
            narrow.problem.weights[:, :, :2],
            narrow.problem.limits,
            narrow.problem.offered[:, :2],
        ),
        narrow.amounts[:, :2],
    )
    credit = 5000

    found = cheapest_sharing([wide, narrow], credit, search=cheapest)

    assert found.cost == least(of_all([wide, narrow], credit))
    assert cost_of([wide, narrow], found.picks, credit) == found.cost
    assert found.picks is not None
    assert found.picks[1].max() < 2


def test_each_search_starts_from_what_those_before_it_found() -> None:
    sharing, _ = models(40, (1, 2, 3))
    free = cheapest_sharing(sharing, 10**12)
    credit = amount(sharing, free.picks) // 2
    begun: list[int] = []

    def noting(problem: Knapsack, step: int, start: Iterable[Picks], most: int) -> Answer:
        known = tuple(start)
        begun.append(len(known))
        return cheapest(problem, step, known, most)

    found = cheapest_sharing(sharing, credit, search=noting)

    assert found.cost == cheapest_sharing(sharing, credit).cost
    assert len(begun) == 4
    assert begun[0] == 0
    assert min(begun[1:]) > 0


def test_money_in_the_finest_units_is_no_obstacle() -> None:
    """A fleet in hundred-millionths of a dollar leaves no room to count prices finely."""
    fine = 10**6
    sharing = qualifying(8, (11, 12, 13))
    costly = [
        Sharing(replace(model.problem, costs=fine * model.problem.costs), fine * model.amounts)
        for model in sharing
    ]

    plain, found = (
        cheapest_sharing(of, credit) for of, credit in ((sharing, 120_000), (costly, 120_000 * fine))
    )

    assert plain.cost is not None
    assert found.cost is not None
    assert found.bound <= plain.cost * fine
    assert found.cost >= plain.bound * fine
    assert cost_of(costly, found.picks, 120_000 * fine) == found.cost
