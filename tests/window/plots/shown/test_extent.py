"""The part of an axis that is in view."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.window.plots.shown.extent import Extent

WHOLE = Extent(-2.0, 6.0)
SHARES, FACTORS = st.floats(0, 1), st.floats(0.05, 20)


@given(st.lists(st.tuples(FACTORS, SHARES, st.floats(-20, 20)), max_size=12))
def test_it_never_leaves_the_axis_and_is_never_too_narrow(steps: list[tuple[float, float, float]]) -> None:
    seen = WHOLE

    for factor, about, by in steps:
        seen = seen.nearer(factor, about, WHOLE, 0.5).moved(by, WHOLE)

        assert WHOLE.low <= seen.low < seen.high <= WHOLE.high
        assert seen.width >= 0.5 - 1e-9


@given(SHARES)
def test_seen_nearer_the_value_under_the_pointer_stays_where_it_is(about: float) -> None:
    value = WHOLE.at(about)

    nearer = WHOLE.nearer(3.0, about, WHOLE, 0.1)

    assert nearer.share_of(value) == pytest.approx(about)
    assert nearer.width == pytest.approx(WHOLE.width / 3)


def test_seen_from_as_far_as_possible_it_is_the_whole_axis() -> None:
    assert WHOLE.nearer(4.0, 0.3, WHOLE, 0.1).nearer(1 / 4, 0.9, WHOLE, 0.1) == WHOLE


def test_places_and_values_are_told_from_each_other() -> None:
    seen = Extent(1.0, 3.0)

    assert seen.at(seen.share_of(1.7)) == pytest.approx(1.7)
    assert seen.shares_of(np.array([0.0, 1.0, 3.0])).tolist() == [-0.5, 0.0, 1.0]
    assert [seen.holds(value) for value in (0.9, 1.0, 3.0, 3.1)] == [False, True, True, False]


def test_a_value_is_in_view_or_on_one_side_of_it() -> None:
    seen = Extent(0.4, 0.8)

    assert [seen.side_of(value) for value in (0.1, 0.4, 0.6, 0.8, 0.9)] == [-1, 0, 0, 0, 1]
