"""Sets of choices of which none is beaten by another."""

from itertools import product
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.arrays import Whole
from headroom.knapsack.frontiers import Frontier, combined, unbeaten


def beats(cost: Whole, weight: Whole, other: int, one: int) -> bool:
    """Return whether a set is no dearer and no heavier than another one."""
    return bool(cost[other] <= cost[one] and (weight[:, other] <= weight[:, one]).all())


def item(draw: np.random.Generator, limits: int, first: int) -> Frontier:
    """Return the alternatives of one part; the first changes nothing."""
    count = int(draw.integers(1, 4))
    regret, cost = draw.random(count) * 10, draw.integers(-20, 20, count)
    weight = draw.integers(-5, 6, (limits, count))
    regret[0] = cost[0] = 0
    weight[:, 0] = 0
    return Frontier(regret, cost, weight, np.arange(first, first + count)[:, None], None, inf)


@given(st.integers(0, 10**6), st.integers(0, 5), st.integers(1, 60), st.sampled_from([2, 10, 10**6, 2**50]))
def test_what_is_left_out_is_beaten_by_what_is_kept(seed: int, limits: int, count: int, most: int) -> None:
    draw = np.random.default_rng(seed)
    cost, weight = draw.integers(-most, most, count), draw.integers(-most, most, (limits, count))

    kept = unbeaten(cost, weight)

    assert (np.diff(kept) > 0).all()
    for one in set(range(count)) - set(kept.tolist()):
        assert any(beats(cost, weight, other, one) for other in kept.tolist())


@pytest.mark.parametrize("limits", [0, 1, 2])
def test_with_few_limits_and_sets_of_unlike_costs_nothing_beaten_is_kept(limits: int) -> None:
    draw = np.random.default_rng(limits)
    for _ in range(50):
        cost, weight = draw.permutation(40), draw.integers(0, 9, (limits, 40))

        kept = unbeaten(cost, weight).tolist()

        assert not any(beats(cost, weight, other, one) for one in kept for other in kept if one != other)


def test_of_twins_one_is_kept() -> None:
    assert unbeaten(np.zeros(7, dtype=np.int64), np.ones((3, 7), dtype=np.int64)).tolist() == [0]


def test_a_limit_in_which_all_weigh_the_same_hides_nothing() -> None:
    weight = np.array([[1, 2, 3], [7, 7, 7]])

    assert unbeaten(np.array([1, 2, 0]), weight).tolist() == [0, 2]


@pytest.mark.parametrize("limits", [0, 1, 3])
def test_every_combination_is_there_or_beaten(limits: int) -> None:
    draw = np.random.default_rng(limits)
    for _ in range(20):
        items = [item(draw, limits, 10 * part) for part in range(7)]
        ceiling = float(draw.random() * 40)

        found, seen = combined(items, limits, ceiling, 10**6)

        assert found.complete == ceiling
        assert seen >= len(found.regret)
        for picks in product(*(range(len(one.regret)) for one in items)):
            regret = sum(one.regret[pick] for one, pick in zip(items, picks, strict=True))
            if regret > ceiling - 1e-9:
                continue
            cost = sum(int(one.cost[pick]) for one, pick in zip(items, picks, strict=True))
            weight = sum(
                (one.weight[:, pick] for one, pick in zip(items, picks, strict=True)), 0 * found.weight[:, 0]
            )
            assert ((found.cost <= cost) & (found.weight <= weight[:, None]).all(axis=0)).any()


def test_a_set_knows_the_cells_it_is_made_of() -> None:
    draw = np.random.default_rng(5)
    items = [item(draw, 2, 10 * part) for part in range(5)]
    inner, _ = combined(items[:3], 2, inf, 10**6)
    outer, _ = combined([inner, *items[3:]], 2, inf, 10**6)

    for position in range(len(outer.cost)):
        cells = outer.cells_of(position)
        chosen = [(items[cell // 10], cell % 10) for cell in cells]
        assert [cell // 10 for cell in cells] == [0, 1, 2, 3, 4]
        assert outer.cost[position] == sum(one.cost[pick] for one, pick in chosen)
        weights = np.stack([one.weight[:, pick] for one, pick in chosen])
        assert outer.weight[:, position].tolist() == weights.sum(axis=0).tolist()
        assert outer.regret[position] == pytest.approx(sum(one.regret[pick] for one, pick in chosen))


def test_a_list_cut_short_says_how_far_it_is_complete() -> None:
    draw = np.random.default_rng(3)
    items = [item(draw, 4, 10 * part) for part in range(14)]
    all_of_them, _ = combined(items, 4, inf, 10**6)

    found, _ = combined(items, 4, inf, 300)

    assert len(found.regret) < len(all_of_them.regret)
    assert found.complete < inf
    below = np.flatnonzero(all_of_them.regret < found.complete - 1e-9)
    for one in below.tolist():
        own = (found.cost <= all_of_them.cost[one]) & (
            found.weight <= all_of_them.weight[:, one : one + 1]
        ).all(axis=0)
        assert own.any()


def test_of_no_items_there_is_the_empty_set() -> None:
    found, seen = combined([], 2, 5.0, 10)

    assert (found.regret.tolist(), found.cost.tolist(), found.weight.tolist()) == ([0.0], [0], [[0], [0]])
    assert (found.cells_of(0), found.complete, seen) == ([], 5.0, 0)
