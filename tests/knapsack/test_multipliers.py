"""Prices on limits: against the linear relaxation, solved by a general solver."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from headroom.arrays import Floats
from headroom.knapsack.multipliers import Cells, Pricing, best_prices
from linear_relaxation import least_cost
from property_examples import examples

CLOSE = 1e-6


class Relaxed:
    """Costs, weights and room, and what they come to.

    Args:
        costs: By part and option; infinite where there is no such option.
        weights: By limit, part and option.
        room: By limit.
    """

    def __init__(self, costs: Floats, weights: Floats, room: Floats) -> None:
        self.options = costs.shape[1]
        self.parts = len(costs)
        self.table = np.vstack((costs.reshape(1, -1), weights.reshape(len(room), costs.size)))
        self.room = room

    @property
    def first_cells(self) -> Cells:
        cells: Cells = np.arange(self.parts) * self.options
        return cells

    def priced(self, close: float = CLOSE, start: Sequence[Cells] = ()) -> Pricing:
        return best_prices(self.table, self.room, self.options, close, start)

    def least_cost(self, dearest: Floats | None = None) -> float | None:
        return least_cost(self.table, self.room, self.options, dearest)

    def cost_of(self, cells: Cells) -> float:
        return float(self.table[0, cells].sum())

    def left_by(self, cells: Cells) -> Floats:
        left: Floats = self.room - self.table[1:, cells].sum(axis=1)
        return left


@st.composite
def relaxed(draw: st.DrawFn, *, feasible: bool = False) -> Relaxed:
    """Return small problems in whole numbers: ties, options not offered, limits of every tightness."""
    parts, options, limits = draw(st.integers(1, 5)), draw(st.integers(1, 4)), draw(st.integers(0, 3))
    seed, most = draw(st.integers(0, 10**6)), draw(st.sampled_from((1, 6, 100)))
    drawn = np.random.default_rng(seed)
    costs = drawn.integers(0, most, (parts, options), endpoint=True).astype(np.float64)
    missing = drawn.random((parts, options)) < draw(st.sampled_from((0.0, 0.3)))
    missing[:, -1] = False
    weights = drawn.integers(-most, most, (limits, parts, options), endpoint=True).astype(np.float64)
    weights[:, missing] = 0.0
    light = np.where(missing, np.inf, weights).min(axis=2).sum(axis=1)
    heavy = np.where(missing, -np.inf, weights).max(axis=2).sum(axis=1)
    share = drawn.integers(0 if feasible else -1, 20, limits) / 20
    return Relaxed(np.where(missing, np.inf, costs), weights, np.floor(light + (heavy - light) * share))


def _large(seed: int, limits: int = 3) -> Relaxed:
    """Return 80 parts whose dearer options count against the limits."""
    draw = np.random.default_rng(seed)
    costs = draw.integers(100, 10_000, (80, 1)) * (1 + draw.random((80, 4)) * [[0, 0.1, 0.2, 0.2]])
    counts = draw.integers(0, 2, (limits, 80, 4))
    weights = costs * (0.6 - counts)
    light, heavy = weights.min(axis=2).sum(axis=1), weights[:, :, 0].sum(axis=1)
    return Relaxed(costs, weights, light + (heavy - light) * draw.uniform(0.5, 0.9, limits))


def _holds(problem: Relaxed, pricing: Pricing, close: float) -> None:
    """Check everything that a pricing says of itself."""
    assert (pricing.prices >= 0).all()
    # each part takes the option that is cheapest with its priced weight, at the price of the room
    priced = problem.table[0] + pricing.prices @ problem.table[1:]
    offered = np.isfinite(problem.table[0])
    assert pricing.priced[offered] == pytest.approx(priced[offered], rel=1e-9, abs=1e-9)
    assert (pricing.priced[~offered] == np.inf).all()
    own = priced.reshape(-1, problem.options).min(axis=1).sum() - pricing.prices @ problem.room
    size = 1 + np.abs(problem.table[0][offered]).sum()
    assert pricing.bound == pytest.approx(own, rel=1e-9, abs=1e-9 * size)
    for cells in [*pricing.seen, *(cells for _, cells in pricing.mixture)]:
        assert (cells // problem.options == np.arange(problem.parts)).all()
        assert offered[cells].all()
    costs = [problem.cost_of(cells) for cells in pricing.seen]
    assert costs == sorted(costs)
    for cells in pricing.seen:
        assert (problem.left_by(cells) >= -1e-9 * size).all()
    least = problem.least_cost()
    assert pricing.reaches == (least is not None)
    if least is None:
        return
    assert least - max(close, 2e-9 * size) - pricing.doubt <= pricing.bound <= least + pricing.doubt + 1e-7
    shares = np.array([share for share, _ in pricing.mixture])
    assert (shares >= 0).all()
    assert shares.sum() == pytest.approx(1.0, abs=1e-7)
    mixed = sum(share * problem.cost_of(cells) for share, cells in pricing.mixture)
    assert mixed == pytest.approx(pricing.bound, abs=max(close, 1e-6 * size))
    left = sum(share * problem.left_by(cells) for share, cells in pricing.mixture)
    assert (np.asarray(left) >= -1e-6 * size).all()
    assert len(shares) <= len(problem.room) + 1


@settings(max_examples=examples(150))
@given(problem=relaxed())
def test_the_bound_is_the_linear_relaxation(problem: Relaxed) -> None:
    _holds(problem, problem.priced(), CLOSE)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("close", [0.0, 1e-3, 20.0])
def test_the_bound_of_many_parts_is_the_linear_relaxation(seed: int, close: float) -> None:
    problem = _large(seed)

    _holds(problem, problem.priced(close), close)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("first", [0, 1])
def test_a_limit_that_binds_only_where_another_is_kept_is_priced(seed: int, first: int) -> None:
    """The cheapest options exceed one limit, the next ones the other, and the dearest neither."""
    draw = np.random.default_rng(seed)
    costs = np.zeros((30, 3))
    costs[:, 1:] = np.cumsum(draw.integers(1, 20, (30, 2)), axis=1)
    weights = np.zeros((2, 30, 3))
    weights[0, :, 0], weights[1, :, 1] = draw.integers(5, 15, 30), draw.integers(5, 15, 30)
    room = np.array([110.0, 70.0])
    order = [first, 1 - first]
    problem = Relaxed(costs, weights[order], room[order])

    pricing = problem.priced(0.0)

    _holds(problem, pricing, 0.0)
    assert (pricing.prices > 0).all()


def test_a_bound_that_need_not_be_close_looks_at_fewer_choices() -> None:
    problem = _large(1)

    rough, fine = problem.priced(close=500.0), problem.priced(close=0.0)

    assert rough.bound < fine.bound - 1e-3
    assert len(rough.mixture) <= len(fine.mixture)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("unit", [2.0**-60, 1e-6, 1e3, 2.0**40])
def test_figures_in_another_unit_of_money_give_the_same(unit: float, seed: int) -> None:
    problem, plain = _large(seed), _large(seed).priced(1e-3)
    other = best_prices(problem.table * unit, problem.room * unit, problem.options, 1e-3 * unit)

    assert other.prices == pytest.approx(plain.prices, rel=1e-6, abs=1e-9)
    assert other.bound / unit == pytest.approx(plain.bound, rel=1e-9)
    assert other.doubt / unit == pytest.approx(plain.doubt, rel=1e-6)
    assert other.priced / unit == pytest.approx(plain.priced, rel=1e-6)
    assert other.reaches == plain.reaches
    if np.log2(unit) % 1 == 0:  # otherwise rounding decides between mixtures of the same cost
        assert [share for share, _ in other.mixture] == [share for share, _ in plain.mixture]
        assert len(other.seen) == len(plain.seen)


def test_the_doubt_is_far_below_a_cent_and_covers_rounding() -> None:
    """Sums of numbers about ``size`` are off by some 1e-16 of it."""
    problem = _large(2)
    pricing = problem.priced()
    size = problem.table[0].sum() * (1 + pricing.prices.sum())

    assert 1e-14 * size < pricing.doubt < 2e-13 * (size + pricing.bound)
    assert pricing.doubt >= 1e-13 * (size + pricing.bound) * 0.999


def test_the_doubt_leaves_out_what_is_not_offered() -> None:
    problem = Relaxed(np.array([[1.0, np.inf]]), np.array([[[-1.0, 0.0]]]), np.array([0.0]))

    assert problem.priced().doubt / 1e-13 == pytest.approx(2.0)


@given(problem=relaxed(feasible=True), data=st.data())
def test_choices_to_start_from_change_no_bound_and_are_looked_at(
    problem: Relaxed, data: st.DataObject
) -> None:
    offered = np.isfinite(problem.table[0]).reshape(-1, problem.options)
    start = [
        problem.first_cells
        + np.array([data.draw(st.sampled_from(np.flatnonzero(row).tolist())) for row in offered])
        for _ in range(3)
    ]
    least = problem.least_cost()
    assume(least is not None)

    pricing = problem.priced(start=start)

    _holds(problem, pricing, CLOSE)
    seen = {tuple(cells.tolist()) for cells in pricing.seen}
    for cells in start:
        left = problem.left_by(cells)
        if (left != 0).all():  # or rounding decides
            assert (tuple(cells.tolist()) in seen) == (left > 0).all()


def test_a_choice_that_keeps_a_limit_exactly_is_seen_to_keep_it() -> None:
    problem = Relaxed(np.array([[0.0, 4.0]]), np.array([[[8.0, 2.0]]]), np.array([2.0]))

    assert [cells.tolist() for cells in problem.priced().seen] == [[1]]


def test_a_start_at_the_best_mixture_gives_the_same_bound() -> None:
    problem = _large(3)
    plain = problem.priced(0.0)

    again = problem.priced(0.0, [cells for _, cells in plain.mixture])

    assert again.bound == pytest.approx(plain.bound, rel=1e-9)
    assert len(again.seen) <= len(plain.seen)


@pytest.mark.parametrize("over", [0.0, 1e-4, 1.0, 1e3])
def test_whether_a_mixture_keeps_the_limits(over: float) -> None:
    """Two parts: the limits leave half of each, less ``over``."""
    costs = np.array([[0.0, 50.0], [0.0, 70.0]])
    weights = np.array([[[1000.0, 0.0], [0.0, 0.0]], [[0.0, 1000.0], [0.0, 0.0]]])
    room = np.array([500.0, 500.0 - over])

    pricing = Relaxed(costs, weights, room).priced()

    assert pricing.reaches == (over == 0.0)


@pytest.mark.parametrize("tight", [True, False])
def test_a_limit_that_holds_anyway_costs_nothing(tight: bool) -> None:  # noqa: FBT001 - a parameter
    costs = np.array([[1.0, 3.0], [2.0, 4.0]])
    weights = np.array([[[1.0, 0.0], [1.0, 0.0]], [[0.0, 1.0], [0.0, 1.0]]])
    pricing = Relaxed(costs, weights, np.array([1.0 if tight else 2.0, 2.0])).priced()

    assert pricing.prices.tolist() == pytest.approx([2.0 if tight else 0.0, 0.0])
    assert pricing.bound == pytest.approx(5.0 if tight else 3.0)
    if not tight:
        assert [share for share, _ in pricing.mixture] == [1.0]
        assert pricing.mixture[0][1].tolist() == [0, 2]


def test_weights_that_are_small_beside_the_others_are_priced_as_well() -> None:
    costs, weights = np.array([[0.0, 1e-4], [0.0, 1.0]]), np.array([[[1e-6, 0.0], [0.0, 0.0]]])

    pricing = Relaxed(costs, weights, np.array([0.5e-6])).priced(close=0.0)

    assert pricing.bound == pytest.approx(0.5e-4)
    assert pricing.prices.tolist() == pytest.approx([100.0])


def test_without_limits_each_part_takes_its_cheapest_option() -> None:
    pricing = Relaxed(
        np.array([[3.0, 1.0, 2.0], [np.inf, 7.0, 5.0]]), np.empty((0, 2, 3)), np.empty(0)
    ).priced()

    assert pricing.bound == 6.0
    assert pricing.reaches
    assert [(share, cells.tolist()) for share, cells in pricing.mixture] == [(1.0, [1, 5])]
    assert [cells.tolist() for cells in pricing.seen] == [[1, 5]]
    assert pricing.prices.tolist() == []


def test_where_everything_is_nothing_the_bound_is_nothing() -> None:
    pricing = Relaxed(np.zeros((2, 2)), np.zeros((1, 2, 2)), np.zeros(1)).priced()

    assert (pricing.bound, pricing.reaches, pricing.doubt) == (0.0, True, 0.0)


def test_a_price_that_no_mixture_needs_is_not_the_greatest_there_is() -> None:
    """Where nothing keeps the limits the bound goes beyond what any choice costs."""
    problem = Relaxed(np.array([[1.0, 2.0]]), np.array([[[3.0, 2.0]]]), np.array([1.0]))

    pricing = problem.priced()

    assert not pricing.reaches
    assert pricing.bound > 1e4
    assert pricing.seen == ()


@given(problem=relaxed(feasible=True), close=st.sampled_from((0.5, 5.0)))
@example(problem=_large(0), close=50.0)
def test_a_rough_bound_is_never_above_a_choice(problem: Relaxed, close: float) -> None:
    _holds(problem, problem.priced(close), close)


@given(problem=relaxed(), dearest=st.lists(st.sampled_from((0.0, 0.3, 2.0, np.inf)), min_size=3, max_size=3))
def test_a_limit_that_may_be_exceeded_is_priced_at_what_that_costs_at_most(
    problem: Relaxed, dearest: list[float]
) -> None:
    most = np.array(dearest[: len(problem.room)])
    least = problem.least_cost(most)

    pricing = best_prices(problem.table, problem.room, problem.options, 0.0, dearest=most)

    assert pricing.reaches == (least is not None)
    if least is not None:
        assert (pricing.prices <= most).all()
        assert pricing.bound == pytest.approx(least, rel=1e-7, abs=1e-6)


def test_what_is_cheaper_than_to_keep_a_limit_is_its_price() -> None:
    """To keep the limit costs 3 a unit; exceeding it 1, or 5."""
    problem = Relaxed(np.array([[0.0, 6.0]]), np.array([[[2.0, 0.0]]]), np.array([1.0]))

    cheap, dear = (
        best_prices(problem.table, problem.room, 2, 0.0, dearest=np.array([price])) for price in (1.0, 5.0)
    )

    assert [cheap.bound, *cheap.prices] == pytest.approx([1.0, 1.0])
    assert [dear.bound, *dear.prices] == pytest.approx([3.0, 3.0])
