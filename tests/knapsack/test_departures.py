"""Sets of departures, and which of them may be paired: against every set and every pair."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headroom.arrays import Floats, Whole
from headroom.knapsack.departures import (
    Departures,
    _banded,
    _most_selective,
    _window,
    best_pair,
    cheapest_sets,
    greatest_excess,
)
from property_examples import examples

NO_CEILING = float("inf")


class Parts:
    """Parts with the regret of each option and how it changes the weights.

    Args:
        regret: By part and option; 0 for one option of each part, infinite where there is none.
        change: By limit, part and option; 0 where the regret of the best option is.
    """

    def __init__(self, regret: Floats, change: Whole) -> None:
        self.regret, self.change = regret, change
        self.options = regret.shape[1]
        departing = regret.copy()
        departing[np.arange(len(regret)), regret.argmin(axis=1)] = np.inf
        self.least = departing.min(axis=1)
        self.order = np.argsort(self.least, kind="stable")[: int(np.isfinite(self.least).sum())]

    @classmethod
    def drawn(cls, seed: int, *, most: int = 1000, heavy: int = 10**6, parts: int = 6) -> "Parts":
        """Return parts of three options at whole regrets below ``most``, some not offered."""
        draw = np.random.default_rng(seed)
        regret = draw.integers(0, most, (parts, 3)).astype(np.float64)
        regret[draw.random(regret.shape) < 0.1] = np.inf
        at = np.arange(parts), draw.integers(0, 3, parts)
        regret[at] = 0.0
        change = draw.integers(-heavy, heavy, (2, parts, 3))
        change[:, at[0], regret.argmin(axis=1)] = 0
        return cls(regret, change)

    def sets(self, most: int, ceiling: float = NO_CEILING) -> Departures:
        return cheapest_sets(self.order, self.least[self.order], self.regret, self.change, most, ceiling)

    def enumerated(self) -> dict[frozenset[int], tuple[float, tuple[int, ...]]]:
        """Return every set of departures: its cells, with its regret and weights."""
        found = {}
        best = self.regret.argmin(axis=1)
        for picks in product(*(np.flatnonzero(np.isfinite(row)).tolist() for row in self.regret)):
            at = np.arange(len(best)), np.array(picks)
            cells = frozenset(
                part * self.options + pick for part, pick in enumerate(picks) if pick != best[part]
            )
            weights = tuple(self.change[:, at[0], at[1]].sum(axis=1).tolist())
            found[cells] = (float(self.regret[at].sum()), weights)
        return found


def _listed(sets: Departures) -> dict[frozenset[int], tuple[float, tuple[int, ...]]]:
    return {
        frozenset(sets.cells_of(at)): (float(sets.regret[at]), tuple(sets.weight[:, at].tolist()))
        for at in range(len(sets.regret))
    }


@settings(max_examples=examples(60))
@given(
    seed=st.integers(0, 10**6),
    most=st.sampled_from((1, 2, 5, 30, 100, 1000)),
    ceiling=st.sampled_from((0.0, 3.0, 500.0, 1500.0, NO_CEILING)),
    scale=st.sampled_from(((1000, 10**6), (1000, 2), (4, 3))),
)
def test_every_set_with_less_regret_is_there_or_a_twin_of_it(
    seed: int, most: int, ceiling: float, scale: tuple[int, int]
) -> None:
    parts = Parts.drawn(seed, most=scale[0], heavy=scale[1])

    sets = parts.sets(most, ceiling)

    every, listed = parts.enumerated(), _listed(sets)
    assert len(listed) == len(sets.regret) <= 2 * most
    assert all(every[cells] == of for cells, of in listed.items())
    assert sets.complete <= ceiling
    assert all(regret <= ceiling for regret, _ in listed.values())
    least: dict[tuple[int, ...], float] = {}
    for regret, weights in listed.values():
        least[weights] = min(regret, least.get(weights, np.inf))
    for cells, (regret, weights) in every.items():
        if regret < sets.complete:
            assert cells in listed or least.get(weights, np.inf) <= regret
    if len(every) <= 2 * most and ceiling == NO_CEILING:
        assert set(listed) == set(every)
        assert sets.complete == NO_CEILING


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("most", [1, 7, 40, 200])
def test_as_many_sets_as_wanted_are_kept_and_complete(seed: int, most: int) -> None:
    """All weights differ: no set has a twin."""
    parts = Parts.drawn(seed, heavy=10**9, parts=7)
    regrets = sorted(regret for regret, _ in parts.enumerated().values())

    sets = parts.sets(most)

    assert len(regrets) > 2 * most
    assert most <= len(sets.regret) <= 2 * most
    assert regrets[most] <= sets.complete < regrets[2 * most]


@pytest.mark.parametrize("most", [3, 20])
def test_of_twins_the_one_with_the_least_regret_is_kept(most: int) -> None:
    """Ten parts alike: a departure of one is as good as that of another, and the cheapest counts."""
    regret = np.array([[0.0, 10.0 + part] for part in range(10)])
    change = np.zeros((1, 10, 2), dtype=np.int64)
    change[:, :, 1] = -1

    sets = Parts(regret, change).sets(most)

    least = {weight: sets.regret[sets.weight[0] == weight].min() for weight in set(sets.weight[0].tolist())}
    cheapest = {-count: float(sum(range(10, 10 + count))) for count in range(11)}
    assert all(cheapest[weight] == least[weight] for weight in least if least[weight] < sets.complete)
    assert all(weight in least for weight in cheapest if cheapest[weight] < sets.complete)
    if most > 11:
        assert (least, sets.complete) == (cheapest, NO_CEILING)


def test_twins_must_be_alike_in_every_limit() -> None:
    regret = np.array([[0.0, 1.0], [0.0, 2.0], [0.0, 3.0]])
    change = np.zeros((2, 3, 2), dtype=np.int64)
    change[0, :, 1] = 1
    change[1, :, 1] = [1, 2, 4]

    sets = Parts(regret, change).sets(3)

    assert sorted(sets.regret.tolist())[:3] == [0.0, 1.0, 2.0]


@pytest.mark.parametrize(("ceiling", "looked_at"), [(0.5, 0), (1.0, 1), (2.5, 2), (100.0, 4)])
def test_parts_that_cost_more_than_the_ceiling_are_not_looked_at(ceiling: float, looked_at: int) -> None:
    regret = np.array([[0.0, 1.0], [2.0, 0.0], [0.0, 3.0], [4.0, 0.0]])
    parts = Parts(regret, np.ones((1, 4, 2), dtype=np.int64))

    sets = parts.sets(100, ceiling)

    assert sets.parts == looked_at
    assert sets.complete == ceiling
    wanted = [cells for cells, (regret, _) in parts.enumerated().items() if regret <= ceiling]
    assert set(_listed(sets)) == set(wanted)


def test_parts_beyond_a_lowered_ceiling_are_not_looked_at() -> None:
    regret = np.array([[0.0, 1.0], [0.0, 1.5], [0.0, 50.0], [0.0, 60.0]])
    change = np.zeros((1, 4, 2), dtype=np.int64)
    change[0, :, 1] = [1, 10, 100, 1000]

    sets = Parts(regret, change).sets(1)

    assert sets.complete < 50
    assert sets.parts == 2


def test_only_the_parts_that_are_named_depart() -> None:
    parts = Parts.drawn(3)
    half = parts.order[1::2]

    sets = cheapest_sets(half, parts.least[half], parts.regret, parts.change, 500, NO_CEILING)

    assert {cell // 3 for cells in _listed(sets) for cell in cells} == set(half.tolist())
    wanted = {cells for cells in parts.enumerated() if all(cell // 3 in half for cell in cells)}
    assert set(_listed(sets)) == wanted
    assert sets.parts == len(half)


def test_one_part_may_have_more_options_than_there_is_room_for_sets() -> None:
    regret = np.arange(90, dtype=np.float64).reshape(1, -1)
    change = np.arange(90).reshape(1, 1, -1) * 3

    for parts in (Parts(regret, change), Parts(np.tile(regret, (2, 1)), np.tile(change, (1, 2, 1)))):
        sets = parts.sets(2)
        assert 2 <= len(sets.regret) <= 4
        assert sorted(sets.regret.tolist())[:2] == [0.0, 1.0]
        every = parts.enumerated()
        assert all(every[cells] == of for cells, of in _listed(sets).items())

    assert _listed(Parts(regret, change).sets(80)) == Parts(regret, change).enumerated()


# Pairs


def _sets(regret: Floats, weight: Whole) -> Departures:
    none = np.zeros(1, dtype=np.int64)
    node = np.zeros(len(regret), dtype=np.int64)
    return Departures(regret, weight, node, none, none, complete=NO_CEILING, parts=0)


def _drawn(seed: int, count: int, limits: int, heavy: int = 1000) -> Departures:
    draw = np.random.default_rng(seed)
    return _sets(
        np.concatenate(([0.0], draw.integers(0, 500, count - 1).astype(np.float64))),
        np.hstack((np.zeros((limits, 1), dtype=np.int64), draw.integers(-heavy, heavy, (limits, count - 1)))),
    )


def _excesses(first: Departures, second: Departures, room: Whole, prices: Floats) -> Floats:
    """Return the excess of every pair, infinite where it exceeds a limit."""
    left = room[:, None, None] - first.weight[:, :, None] - second.weight[:, None, :]
    excess = first.regret[:, None] + second.regret + np.einsum("l,lij->ij", prices, left)
    return np.where((left >= 0).all(axis=0), excess, np.inf)


@settings(max_examples=examples(80))
@given(
    seed=st.integers(0, 10**6),
    counts=st.sampled_from(((1, 1), (1, 20), (20, 1), (15, 17), (40, 299), (30, 300), (20, 301), (101, 400))),
    limits=st.integers(1, 3),
    heavy=st.sampled_from((2, 1000, 10**6)),
    ceiling=st.sampled_from((0.0, 5.0, 200.0, 1e5, NO_CEILING)),
    free=st.sampled_from((0.0, 0.3, 1.0)),
    room=st.integers(-900, 900),
)
def test_the_pair_is_the_best_of_all_up_to_the_ceiling_that_is_returned(
    seed: int,
    counts: tuple[int, int],
    limits: int,
    heavy: int,
    ceiling: float,
    free: float,
    room: int,
) -> None:
    first, second = (_drawn(seed + i, count, limits, heavy) for i, count in enumerate(counts))
    draw = np.random.default_rng(seed)
    prices = np.where(draw.random(limits) < free, 0.0, draw.integers(1, 64, limits) / 16)
    room_left = np.full(limits, room * heavy // 1000)

    pair, seen = best_pair(first, second, room_left, prices, ceiling)

    excess = _excesses(first, second, room_left, prices)
    assert seen == ceiling  # so few pairs are all looked at
    if excess.min() <= ceiling and excess.min() < np.inf:
        assert pair is not None
        assert pair.excess == excess.min() == excess[pair.first, pair.second]
    else:
        assert pair is None


def _many(seed: int, prices: Floats, *, ceiling: float) -> tuple[float, float, Floats]:
    first, second = (_drawn(seed + i, 1500, len(prices)) for i in range(2))
    room = np.full(len(prices), 100)
    pair, seen = best_pair(first, second, room, prices, ceiling)
    excess = _excesses(first, second, room, prices)
    if pair is not None:
        assert excess[pair.first, pair.second] == pair.excess
    # halved until few enough, from where all pairs are
    assert np.log2(min(ceiling, greatest_excess(first, second, room, prices)) / seen) % 1 == 0
    return pair.excess if pair else np.inf, seen, excess


@pytest.mark.parametrize("ceiling", [NO_CEILING, 2000.0, 900.0])
@pytest.mark.parametrize("prices", [[0.0], [0.0, 0.0], [0.125, 0.0], [0.015625, 0.03125]])
def test_of_too_many_pairs_those_below_half_the_ceiling_are_looked_at(
    prices: list[float], ceiling: float
) -> None:
    found, seen, excess = _many(5, np.array(prices), ceiling=ceiling)

    assert 0 < seen < ceiling
    assert found == excess.min() <= seen


def test_a_price_that_narrows_the_windows_leaves_few_enough_pairs() -> None:
    found, seen, excess = _many(5, np.array([10.0]), ceiling=500.0)

    assert seen == 500.0
    assert found == excess.min()


def test_a_ceiling_is_lowered_no_further_than_it_must_be() -> None:
    """Half of a million and a half of pairs are at most a million: one halving is enough."""
    regret = np.linspace(0.0, 1000.0, 1250)
    first = _sets(regret, np.zeros((1, 1250), dtype=np.int64))
    second = _sets(np.zeros(1250), np.zeros((1, 1250), dtype=np.int64))
    room, free = np.array([0]), np.zeros(1)

    for ceiling in (1000.0, NO_CEILING):
        pair, seen = best_pair(first, second, room, free, ceiling)
        assert (pair is not None, seen) == (True, 500.0)
    for ceiling in (600.0, 640.0 * 0.999):
        _, seen = best_pair(first, second, room, free, ceiling)
        assert seen == ceiling
    _, seen = best_pair(first, second, room, free, 1000.0 * 0.65)
    assert seen == 325.0


def test_where_too_many_pairs_tie_none_is_looked_at() -> None:
    sets = _sets(np.zeros(1100), np.zeros((1, 1100), dtype=np.int64))

    assert best_pair(sets, sets, np.array([0]), np.zeros(1), 100.0) == (None, 0.0)


def test_pairs_that_tie_but_for_a_few_are_found_after_many_halvings() -> None:
    """After the last of some two dozen halvings the search gives up."""
    regret = np.concatenate(([0.0], np.full(1100, 1.0)))
    sets = _sets(regret, np.zeros((1, 1101), dtype=np.int64))
    room, free = np.array([0]), np.zeros(1)

    pair, seen = best_pair(sets, sets, room, free, 1.5 * 2.0**20)

    assert pair is not None
    assert (pair.excess, pair.first, pair.second) == (0.0, 0, 0)
    assert seen < 2
    tied = _sets(np.concatenate(([0.0, 1.0], np.full(1100, 2.0**-40))), np.zeros((1, 1102), dtype=np.int64))
    assert best_pair(tied, tied, room, free, 1.0) == (None, 0.0)


@given(seed=st.integers(0, 10**6), limits=st.integers(1, 3), room=st.integers(-3000, 3000))
def test_no_pair_goes_beyond_thegreatest_excess(seed: int, limits: int, room: int) -> None:
    first, second = (_drawn(seed + i, 20, limits) for i in range(2))
    draw = np.random.default_rng(seed)
    prices, rooms = draw.integers(0, 8, limits) / 4, np.full(limits, room)
    left = rooms[:, None, None] - first.weight[:, :, None] - second.weight[:, None, :]
    excess = first.regret[:, None] + second.regret + np.einsum("l,lij->ij", prices, left)

    greatest = greatest_excess(first, second, rooms, prices)

    assert greatest >= excess.max()
    heaviest = np.abs(first.weight).max(axis=1) + np.abs(second.weight).max(axis=1)
    assert greatest == first.regret.max() + second.regret.max() + prices @ (np.abs(rooms) + heaviest)


def test_the_most_selective_limit_is_where_priced_weights_spread_most() -> None:
    sets = _sets(np.zeros(3), np.array([[0, 100, 200], [-10, 0, 20], [500, 500, 501]]))

    assert _most_selective(sets, np.array([1.0, 1.0, 1.0])) == 0
    assert _most_selective(sets, np.array([1.0, 10.0, 100.0])) == 1
    assert _most_selective(sets, np.array([0.0, 0.0, 1.0])) == 2


@pytest.mark.parametrize(("count", "most"), [(1, 1), (300, 1), (301, 5), (5000, 5)])
def test_bands_hold_every_set_once_by_rising_weight(count: int, most: int) -> None:
    sets = _drawn(7, count, 2)

    bands = _banded(sets, 1)

    assert len(bands) == most
    assert sorted(np.concatenate([members for _, members, _ in bands]).tolist()) == list(range(count))
    assert bands[0][0] == 0.0
    for i, (least, members, weights) in enumerate(bands):
        assert (sets.weight[1, members] == weights).all()
        assert (np.diff(weights) >= 0).all()
        assert (sets.regret[members] >= least).all()
        if i + 1 < len(bands):
            assert (sets.regret[members] < bands[i + 1][0]).all()
    if most > 1:
        shares = np.cumsum([len(members) for _, members, _ in bands]) / count
        assert shares == pytest.approx([0.02, 0.1, 0.3, 0.6, 1.0], abs=0.01)


def test_bands_of_sets_with_the_same_regret_are_one() -> None:
    bands = _banded(_sets(np.full(400, 3.0), np.arange(400)[::-1].reshape(1, -1).copy()), 0)

    assert [(least, members.tolist()) for least, members, _ in bands] == [(0.0, list(range(400))[::-1])]


@pytest.mark.parametrize("price", [0.0, 5e-324, 1e-300, 1e-9])
def test_a_price_of_next_to_nothing_lets_every_set_pair_that_keeps_the_room(price: float) -> None:
    regret, weight = np.array([0.0, 2.0]), np.array([0, 40], dtype=np.int64)
    others = np.array([-500, 0, 60, 99, 101], dtype=np.int64)

    first, last = _window(regret, weight, others, least=0.0, room=100, price=price, ceiling=1e9)

    assert (first.tolist(), last.tolist()) == ([0, 0], [4, 3])


def test_a_window_as_wide_as_can_be_does_not_wrap_around() -> None:
    others = np.array([-3 * 10**18, -(10**18)])

    first, last = _window(
        np.zeros(1), np.array([0]), others, 0.0, room=-2 * 10**18, price=1e-300, ceiling=1.0
    )

    assert (first.tolist(), last.tolist()) == ([0], [1])


def test_a_price_narrows_what_may_pair_to_what_stays_below_the_ceiling() -> None:
    regret, weight = np.array([0.0, 8.0]), np.array([0, 0], dtype=np.int64)
    others = np.array([0, 50, 90, 99], dtype=np.int64)

    first, last = _window(regret, weight, others, least=0.0, room=100, price=1.0, ceiling=20.0)

    assert (first.tolist(), last.tolist()) == ([2, 2], [4, 4])


@given(
    regrets=st.lists(st.integers(0, 40), min_size=1, max_size=8).map(sorted),
    weights=st.lists(st.integers(-40, 40), min_size=8, max_size=8),
    others=st.lists(st.integers(-40, 40), max_size=12).map(sorted),
    least=st.integers(0, 10),
    room=st.integers(-30, 60),
    price=st.sampled_from((0.0, 0.25, 1.0, 8.0)),
    ceiling=st.integers(0, 60),
)
def test_a_window_is_as_narrow_as_the_ceiling_allows(
    regrets: list[int],
    weights: list[int],
    others: list[int],
    least: int,
    room: int,
    price: float,
    ceiling: int,
) -> None:
    regret, weight = np.array(regrets, dtype=np.float64), np.array(weights[: len(regrets)], dtype=np.int64)
    by_weight = np.array(others, dtype=np.int64)

    low, high = _window(regret, weight, by_weight, float(least), room, price, float(ceiling))

    assert len(low) == len(high) == sum(own + least <= ceiling for own in regrets)
    for own, mine, start, end in zip(regrets, weight.tolist(), low.tolist(), high.tolist(), strict=False):
        assert start <= end
        for at, theirs in enumerate(others):
            left = room - mine - theirs
            excess = own + least + price * left
            if left >= 0 and excess <= ceiling:
                assert start <= at < end
            elif left < 0 or excess - price >= ceiling + price + 1e-6:  # a unit of weight to be safe
                assert not start <= at < end
