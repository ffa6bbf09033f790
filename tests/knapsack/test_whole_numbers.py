"""Money and shares in whole numbers: against fractions, which are exact."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from headroom.arrays import Floats, Whole
from headroom.knapsack.whole_numbers import Limit, Sum, WholeCosts, at_most, share_at_most
from property_examples import examples

NANO = 10**9
MOST = 2**60

CENTS = st.integers(-(10**7), 10**7)
DOLLARS = st.floats(-1e5, 1e5, allow_subnormal=False)


def _table(cells: st.SearchStrategy[int] | st.SearchStrategy[float]) -> st.SearchStrategy[Floats]:
    """Return amounts of 1 to 3 parts with 2 options each."""
    parts = st.lists(st.tuples(cells, cells), min_size=1, max_size=3)
    return parts.map(lambda rows: np.array(rows, dtype=np.float64))


CENT_TABLES = _table(CENTS).map(lambda table: table / 100)


def _choices(parts: int) -> list[Whole]:
    return [np.array(picks) for picks in product(range(2), repeat=parts)]


def _sum(limit: Limit, picks: Whole) -> int:
    return sum(int(limit.weights[part, pick]) for part, pick in enumerate(picks))


def _kept(limit: Limit, picks: Whole) -> bool:
    return _sum(limit, picks) <= limit.most


def _exact(amount: Sum, picks: Whole, *, cents: bool = False) -> Fraction:
    """Return the amount in full; ``cents`` where the floats stand for whole cents."""
    terms = [*(float(amount.options[part, pick]) for part, pick in enumerate(picks)), amount.fixed]
    return sum((Fraction(round(term * 100), 100) if cents else Fraction(term) for term in terms), Fraction())


def _largest(limit: Limit) -> int:
    return sum(max(abs(int(cell)) for cell in row) for row in limit.weights) + abs(limit.most)


# Limits


@given(table=_table(st.integers(-20, 20)), most=st.integers(-40, 40))
def test_of_a_limit_and_its_turned_one_every_choice_keeps_exactly_one(table: Floats, most: int) -> None:
    limit = Limit(table.astype(np.int64), most)
    turned = limit.turned()

    for picks in _choices(len(table)):
        assert _kept(limit, picks) != _kept(turned, picks)
    assert turned.turned().most == most
    assert (turned.turned().weights == limit.weights).all()


# Costs


@given(table=_table(CENTS))
def test_costs_of_whole_cents_are_counted_in_cents(table: Floats) -> None:
    costs = WholeCosts.of(table / 100)

    assert (costs.units == table.astype(np.int64)).all()
    assert (costs.per_usd, costs.step) == (100, 1)


@pytest.mark.parametrize("off", [4e-9, -4e-9])
def test_what_a_product_of_decimals_is_off_by_does_not_make_it_a_fraction_of_a_cent(off: float) -> None:
    costs = WholeCosts.of(np.array([[0.07, 12.34 + off]]))

    assert costs.units.tolist() == [[7, 1234]]
    assert costs.per_usd == 100


@pytest.mark.parametrize("fraction", [0.0050, 0.0001, 0.000_000_03, -0.000_000_03])
def test_a_fraction_of_a_cent_is_counted_to_the_hundred_millionth_of_a_dollar(fraction: float) -> None:
    costs = WholeCosts.of(np.array([[1.0, 2.0], [7.25, 3.0 + fraction]]))

    assert costs.units.tolist() == [[10**8, 2 * 10**8], [725 * 10**6, 3 * 10**8 + round(fraction * 10**8)]]
    assert (costs.per_usd, costs.step) == (10**8, 10**8 // 200)


@pytest.mark.parametrize(
    ("total", "per_usd"),
    [
        (9_999_998.995, 10**8),
        (9_999_999.995, 10**7),
        (99_999_998.995, 10**7),
        (99_999_999.995, 10**6),
        (10.0**12 + 0.125, 100),
        (10.0**13 + 0.125, 10),
    ],
)
def test_a_vehicle_above_ten_million_is_counted_less_finely(total: float, per_usd: int) -> None:
    costs = WholeCosts.of(np.array([[0.0, total - 2.0], [-1.0, 0.5], [0.0, 1.0]]))

    assert costs.per_usd == per_usd
    assert costs.step == max(per_usd // 200, 1)
    assert costs.units[0, 1] == round((total - 2.0) * per_usd)
    assert costs.units[1].tolist() == [-per_usd, per_usd // 2]


@given(table=_table(DOLLARS))
def test_a_cost_is_off_by_half_a_unit_at_most(table: Floats) -> None:
    costs = WholeCosts.of(table + 0.001)

    for own, units in zip((table + 0.001).ravel().tolist(), costs.units.ravel().tolist(), strict=True):
        assert abs(own * costs.per_usd - units) <= 0.5 + 1e-3


# Sums


@given(
    one=_table(CENTS), other=_table(CENTS), fixed=st.tuples(CENTS, CENTS), factor=st.sampled_from((-2.0, 0.5))
)
def test_sums_add_up_choice_by_choice(
    one: Floats, other: Floats, fixed: tuple[int, int], factor: float
) -> None:
    assume(one.shape == other.shape)
    a, b = Sum(one, fixed[0]), Sum(other, fixed[1])
    totals = []

    for picks in _choices(len(one)):
        totals.append(sum(one[part, pick] for part, pick in enumerate(picks)) + fixed[0])
        assert a.of(picks) == totals[-1]
        assert a.plus(b).of(picks) == a.of(picks) + b.of(picks)
        assert a.plus(b, factor).of(picks) == a.of(picks) + factor * b.of(picks)
        assert a.times(factor).of(picks) == factor * a.of(picks)
    assert a.range() == (min(totals), max(totals))


# Shares


@settings(max_examples=examples(150))
@given(
    part=CENT_TABLES, whole=CENT_TABLES, fixed=st.tuples(CENTS, CENTS), nano=st.integers(-(10**9), 2 * 10**9)
)
@example(part=np.array([[0.75, 0.76]]), whole=np.array([[1.0, 1.0]]), fixed=(0, 0), nano=750_000_000)
@example(part=np.array([[0.0, 0.01]]), whole=np.array([[1.0, 1.0]]), fixed=(75, 0), nano=750_000_000)
@example(part=np.array([[0.75, 0.76]]), whole=np.array([[0.0, 0.01]]), fixed=(0, 100), nano=750_000_000)
@example(part=np.array([[-0.5, -0.49]]), whole=np.array([[1.0, 1.0]]), fixed=(0, 0), nano=-500_000_000)
def test_a_share_of_whole_cents_is_exact(
    part: Floats, whole: Floats, fixed: tuple[int, int], nano: int
) -> None:
    assume(part.shape == whole.shape)
    own, base = Sum(part, fixed[0] / 100), Sum(whole, fixed[1] / 100)

    limit = share_at_most(own, base, nano / NANO)

    for picks in _choices(len(part)):
        missing = Fraction(nano, NANO) * _exact(base, picks, cents=True) - _exact(own, picks, cents=True)
        assert limit.most - _sum(limit, picks) == missing * NANO * 100


@pytest.mark.parametrize("share", [0.75, 0.4, -0.25, 0.123_456_789, 1e-9])
def test_a_share_that_is_met_exactly_is_kept_and_a_cent_more_is_not(share: float) -> None:
    nano = round(share * NANO)
    whole, met = np.array([[1e7, 1e7]]), nano / 100
    part = np.array([[met, met + 0.01]])

    limit = share_at_most(Sum(part, 0.0), Sum(whole, 0.0), share)

    assert [_kept(limit, picks) for picks in _choices(1)] == [True, False]


_JUST = 11_529_215.04  # 10^9 times as many cents are just below 2^60
_OVER = 11_529_215.08


@pytest.mark.parametrize(
    ("own", "base", "fixed", "share"),
    [
        ([0.0, 1.0], [0.0, 0.0], (0.0, 0.0), 1.0),
        ([0.0, -1.0], [0.0, 0.0], (0.0, 0.0), 1.0),
        ([0.0, 0.0], [1.0, 0.0], (0.0, 0.0), 1.0),
        ([0.0, 0.0], [0.0, 1.0], (0.0, 0.0), -1.0),
        ([0.0, 0.0], [0.0, -1.0], (0.0, 0.0), 1.0),
        ([0.0, 0.0], [0.0, 0.0], (1.0, 0.0), 1.0),
        ([0.0, 0.0], [0.0, 0.0], (-1.0, 0.0), 1.0),
        ([0.0, 0.0], [0.0, 0.0], (0.0, 1.0), 1.0),
        ([0.0, 0.0], [0.0, 0.0], (0.0, -1.0), 1.0),
        ([0.0, 0.0], [0.0, 0.0], (0.0, 1.0), -1.0),
        ([0.0, 0.25], [0.25, 0.0], (-0.25, -0.25), 1.0),
    ],
)
def test_a_share_is_multiplied_out_as_long_as_sums_stay_below_two_to_the_sixty(
    own: list[float], base: list[float], fixed: tuple[float, float], share: float
) -> None:
    """Beyond that it is counted in a power of two of dollars, which is no multiple of a thousand million."""
    for dollars, exact in ((_JUST, True), (_OVER, False)):
        amounts = [
            Sum(np.round([[a * dollars for a in options]], 2), round(rest * dollars, 2))
            for options, rest in ((own, fixed[0]), (base, fixed[1]))
        ]

        limit = share_at_most(amounts[0], amounts[1], share)

        numbers = [*limit.weights.ravel().tolist(), limit.most]
        assert (numbers == [round(n / NANO) * NANO for n in numbers]) == exact
        assert _largest(limit) <= 1.001 * MOST
        for picks in _choices(1):
            missing = _exact(amounts[1], picks, cents=True) * round(share) - _exact(
                amounts[0], picks, cents=True
            )
            if missing:
                assert _kept(limit, picks) == (missing >= 0)


@pytest.mark.parametrize("amounts", [(1.0, 0.0), (0.0, 1.0)])
def test_what_may_be_multiplied_out_is_the_sum_over_the_parts(amounts: tuple[float, float]) -> None:
    for dollars, exact in ((_JUST, True), (_OVER, False)):
        quarters = np.full((4, 1), round(dollars / 4, 2))

        limit = share_at_most(Sum(quarters * amounts[0], 0.0), Sum(quarters * amounts[1], 0.0), 1.0)

        assert (int(limit.weights[0, 0]) % NANO == 0) == exact


@settings(max_examples=examples(150))
@given(part=_table(DOLLARS), whole=_table(DOLLARS), fixed=st.tuples(DOLLARS, DOLLARS), share=st.floats(-1, 2))
def test_any_other_share_is_off_by_next_to_nothing_of_the_vehicle(
    part: Floats, whole: Floats, fixed: tuple[float, float], share: float
) -> None:
    assume(part.shape == whole.shape)
    own, base = Sum(part, fixed[0]), Sum(whole, fixed[1])
    size = (
        float(np.abs(part).sum() + abs(share) * np.abs(whole).sum()) + abs(fixed[0]) + abs(share * fixed[1])
    )
    assume(size > 1e-3)

    limit = share_at_most(own, base, share)

    assert _largest(limit) <= 1.001 * MOST
    for picks in _choices(len(part)):
        missing = float(Fraction(share) * _exact(base, picks) - _exact(own, picks))
        if abs(missing) > 2e-15 * size:
            assert _kept(limit, picks) == (missing >= 0)


@pytest.mark.parametrize("amounts", ["part", "whole", "fixed part", "fixed whole"])
def test_a_fraction_of_a_cent_anywhere_counts(amounts: str) -> None:
    """What is missing of 3 dollars in 4 is a ten-thousandth of a dollar either way."""
    for fraction, kept in ((1e-4, False), (-1e-4, True)):
        own, base = Sum(np.array([[2.0, 2.0]]), 1.0), Sum(np.array([[3.0, 3.0]]), 1.0)
        if "part" in amounts:
            own = own.plus(
                Sum(np.full((1, 2), fraction), 0.0) if amounts == "part" else Sum(np.zeros((1, 2)), fraction)
            )
        else:
            base = base.plus(
                Sum(np.full((1, 2), -fraction), 0.0)
                if amounts == "whole"
                else Sum(np.zeros((1, 2)), -fraction)
            )

        limit = share_at_most(own, base, 0.75)

        assert [_kept(limit, picks) for picks in _choices(1)] == [kept, kept]


@pytest.mark.parametrize("nano", [0.4, -0.4, 0.000_1])
def test_a_share_of_more_than_nine_decimals_is_not_rounded_to_them(nano: float) -> None:
    whole = Sum(np.array([[10.0**6, 10.0**6]]), 0.0)
    for off, kept in ((-0.01, True), (0.01, False)):
        part = Sum(np.full((1, 2), 750_000 + nano * 1e-3 + off * abs(nano) * 1e-3), 0.0)

        limit = share_at_most(part, whole, 0.75 + nano / NANO)

        assert [_kept(limit, picks) for picks in _choices(1)] == [kept, kept]


def test_a_share_of_ten_decimals_of_whole_cents_is_not_rounded_to_nine() -> None:
    part, whole = Sum(np.array([[3_750_000.0, 3_750_000.01]]), 0.0), Sum(np.array([[5e6, 5e6]]), 0.0)

    below, above = (share_at_most(part, whole, 0.75 + off) for off in (-4e-10, 4e-10))

    assert [_kept(below, picks) for picks in _choices(1)] == [False, False]
    assert [_kept(above, picks) for picks in _choices(1)] == [True, False]


# Amounts


@settings(max_examples=examples(150))
@given(table=_table(DOLLARS), fixed=DOLLARS)
@example(table=np.array([[2.5, -2.5]]), fixed=-2.5)
@example(table=np.array([[1.0, 0.0]]), fixed=-1.0)
@example(table=np.array([[0.0, 0.0]]), fixed=0.0)
@example(table=np.array([[0.0, 0.0]]), fixed=1.0)
def test_an_amount_is_at_most_nothing_in_the_finest_power_of_two_that_leaves_room(
    table: Floats, fixed: float
) -> None:
    size = float(np.abs(table).max(axis=1).sum()) + abs(fixed)
    assume(size == 0 or size > 1e-3)

    limit = at_most(Sum(table, fixed))

    if size:
        assert 0.999 * MOST / 2 <= _largest(limit) <= 1.001 * MOST
    for picks in _choices(len(table)):
        total = _exact(Sum(table, fixed), picks)
        if total == 0 and (table * 4 == np.rint(table * 4)).all():
            assert _kept(limit, picks)  # equality passes
        elif abs(total) > 2e-17 * size * len(table):
            assert _kept(limit, picks) == (total < 0)


def test_room_is_rounded_down() -> None:
    """Nine tenths of what is asked for are not enough, in units as fine as there are."""
    unit = 2.0**-58
    limit = at_most(Sum(np.array([[unit, 1.0]]), -unit * 0.9))

    assert [_kept(limit, picks) for picks in _choices(1)] == [False, False]
