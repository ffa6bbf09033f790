"""Texts of the marks of an axis."""

from hypothesis import given
from hypothesis import strategies as st

from headroom.window.plots.shown.axis_marks import marks, share_marks, sum_marks
from headroom.window.plots.shown.bar_rows import nice_ticks
from headroom.words import formatting
from headroom.words.formatting import THIN_SPACE as T


def texts(found: tuple[tuple[float, str], ...]) -> list[str]:
    return [text for _, text in found]


def test_large_sums_on_one_axis_have_one_unit_and_as_many_decimals() -> None:
    assert texts(sum_marks([0.0, 4e9, 8e9, 12e9])) == ["$0", f"$4{T}B", f"$8{T}B", f"$12{T}B"]
    assert texts(sum_marks([0.0, 5e8, 1e9])) == ["$0", f"$0.5{T}B", f"$1.0{T}B"]
    assert texts(sum_marks([2.5e7, 5e7])) == [f"$25{T}M", f"$50{T}M"]
    assert texts(sum_marks([0.0, 500.0])) == ["$0", "$500"]
    assert texts(sum_marks([-2e9, 0.0])) == [f"−$2{T}B", "$0"]  # noqa: RUF001 - a true minus


def test_shares_have_decimals_where_one_of_them_needs_some() -> None:
    assert texts(share_marks([0.0, 0.5])) == [f"0{T}%", f"50{T}%"]
    assert texts(share_marks([0.0, 0.025, 0.05])) == [f"0.0{T}%", f"2.5{T}%", f"5.0{T}%"]


@given(st.floats(-1e7, 1e7), st.floats(0.01, 1e7))
def test_no_two_marks_of_an_axis_read_the_same(low: float, width: float) -> None:
    values = nice_ticks(low, low + width)
    found = texts(marks(values, formatting.dollars))

    assert len(set(found)) == len(found)
    assert len({len(text.partition(".")[2]) for text in found}) <= 1


@given(st.floats(0.0, 1e12), st.floats(1.0, 1e12))
def test_no_two_sums_of_an_axis_read_the_same(low: float, width: float) -> None:
    values = nice_ticks(low, low + width)
    if len(values) < 2 or values[1] - values[0] < max(values) / 1000:
        return  # an axis far from nothing, on which a thousandth is less than a mark
    found = texts(sum_marks(values))

    assert len(set(found)) == len(found)
