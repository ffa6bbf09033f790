"""How strong the colour of a cell is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.window.pages.map.shown.map_shades import UNKNOWN, Shades

VALUES = st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=2, max_size=30)


def shades(values: list[float], base: float | None = None) -> Shades:
    ends = [*values, *(() if base is None else (base,))]
    return Shades.of(np.array([values]), min(ends), max(ends) + 1e-6, base)


def strengths(values: list[float], base: float | None = None) -> list[float]:
    made = shades(values, base)
    found: list[float] = made.strengths[made.levels[0]].tolist()
    return found


@given(VALUES, st.floats(-1e6, 1e6, allow_nan=False))
def test_more_is_stronger_and_less_than_the_base_is_below_nothing(values: list[float], base: float) -> None:
    found = shades(values, base)
    rising = found.strengths

    assert (np.diff(rising) >= 0).all()
    assert np.abs(rising).max() <= 1 + 1e-9
    width = found.high - found.low
    for value, strength in zip(values, strengths(values, base), strict=True):
        if abs(value - base) > width / 500:
            assert (strength > 0) is (value > base)


def test_small_plateaus_show_beside_a_large_one() -> None:
    """Half by amount alone, 51 and 197 of 2,699 would be 1 and 4 of 100 shades."""
    as_now, little, more, much = strengths([0.0, 51.0, 197.0, 2699.0], base=0.0)

    assert as_now == pytest.approx(0.0, abs=1e-3)
    assert little > 0.15
    assert more - little > 0.15
    assert much == pytest.approx(1.0)


def test_what_is_as_far_on_either_side_by_amount_differs_by_sign() -> None:
    less, more = strengths([-100.0, 100.0], base=0.0)

    assert less == pytest.approx(-more)


def test_a_value_that_is_not_known_has_no_level() -> None:
    made = Shades.of(np.array([[1.0, np.nan, 2.0]]), 1.0, 2.0, None)

    assert made.levels.tolist() == [[0, UNKNOWN, UNKNOWN - 1]]


def test_the_level_nearest_to_a_strength_is_one_that_cells_have() -> None:
    amounts = [0.0, 51.0, 197.0, 2699.0]
    made = shades(amounts, base=0.0)

    for strength in np.linspace(-1, 1, 21).tolist():
        level = made.nearest(strength)
        assert level is not None
        row, column = made.cell_of(level)
        assert made.levels[row, column] == level
        away = np.abs(made.strengths[made.levels[0]] - strength)
        assert away[column] == away.min()
    assert amounts[made.cell_of(made.nearest(1.0) or 0)[1]] == 2699.0


def test_where_nothing_is_known_no_level_is_near() -> None:
    assert Shades.of(np.array([[np.nan]]), 1.0, 2.0, None).nearest(0.5) is None
