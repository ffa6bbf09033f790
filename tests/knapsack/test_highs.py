"""The exact search against HiGHS, a general solver, on problems too large to enumerate."""

import time
from dataclasses import replace

import numpy as np
import pytest

from headroom.knapsack.cheapest_choice import cheapest
from headroom.knapsack.highs import by_highs
from headroom.knapsack.instance import Knapsack
from resourcing_cases import Case


def _random(seed: int, kind: str) -> Knapsack:
    """Return a problem of 15 to 60 parts; weights below 0 wherever a source counts."""
    draw = np.random.default_rng(seed)
    parts, options, limits = int(draw.integers(15, 60)), int(draw.integers(2, 5)), int(draw.integers(1, 4))
    dearer = draw.integers(0, 200, (parts, options))
    dearer[:, 0] = 0
    counts = draw.integers(0, 2, (limits, parts, options))
    if kind == "one price ratio":
        dearer[:] = dearer[0]
        counts[:] = counts[:, :1]
    if kind == "dearer counts":
        counts[:] = dearer > 100
    costs = draw.integers(100, 10_000, (parts, 1)) * (1000 + dearer) // 1000
    weights = draw.choice([3, 5, 7], limits)[:, None, None] * costs - 10 * counts * costs
    if kind == "few changes":
        weights[-1] = 1
        weights[-1, :, 0] = 0
    least = weights.min(axis=2).sum(axis=1)
    spread = weights.max(axis=2).sum(axis=1) - least
    loose = draw.uniform(0, 0.05 if kind == "tight" else 0.6, limits)
    most = (least + spread * loose).astype(np.int64)
    return Knapsack(costs, weights, most, np.ones(costs.shape, dtype=np.bool_))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["random", "few changes", "tight", "dearer counts", "one price ratio"])
def test_a_general_solver_finds_nothing_cheaper(kind: str) -> None:
    proven = 0
    for seed in range(12):
        problem = _random(seed, kind)
        answer, reference = cheapest(problem), by_highs(problem, seconds=5)
        proven += answer.proven
        if reference.proven and answer.proven:
            assert answer.cost == reference.cost
        if reference.cost is not None:
            assert answer.bound <= reference.cost
    assert proven >= 11


@pytest.mark.parametrize("unit", [10**3, 10**8])
def test_it_does_not_matter_in_which_unit_money_is_counted(unit: int) -> None:
    """Prices of a hundred-millionth of a dollar make sums of a million million."""
    for parts, seed, rvc, us in ((60, 101, (3, 4), (2, 5)), (200, 1, (17, 20), (1, 2))):
        problem = Case.generated(parts, seed).knapsack(rvc, us)
        fine = replace(problem, costs=problem.costs * unit)

        plain, answer = cheapest(problem, most=30_000), cheapest(fine, step=unit, most=30_000)

        assert answer.proven
        assert answer.cost == (plain.cost or 0) * unit


def test_a_general_solver_prints_nothing_among_the_results(capfd: pytest.CaptureFixture[str]) -> None:
    by_highs(Case.generated(5, 1).knapsack((3, 4)))

    assert capfd.readouterr() == ("", "")


def test_a_general_solver_says_where_nothing_keeps_the_limits() -> None:
    problem = Case.generated(20, 1).knapsack((3, 4))
    impossible = Knapsack(problem.costs, problem.weights, problem.limits - 10**9, problem.offered)

    answer = by_highs(impossible)

    assert (answer.picks, answer.proven) == (None, True)


@pytest.mark.slow
@pytest.mark.parametrize(("rvc", "us"), [((3, 4), (0, 1)), ((3, 4), (2, 5))])
def test_a_thousand_parts_take_a_twentieth_of_the_time_of_a_general_solver(
    rvc: tuple[int, int], us: tuple[int, int]
) -> None:
    problem = Case.generated(1000, 1).knapsack(rvc, us)
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        answer = cheapest(problem)
        times.append(time.perf_counter() - begun)
    begun = time.perf_counter()
    reference = by_highs(problem)
    general = time.perf_counter() - begun

    assert answer.cost == reference.cost
    assert min(times) * 20 <= general
