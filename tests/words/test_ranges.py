"""Shares and margins in words, and the ranges that unknown origins leave."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.words import formatting
from headroom.words.ranges import is_range, margin, margin_range, percent_range, points_of

T = formatting.THIN_SPACE
M = formatting.MINUS


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.031, f"+3.1{T}pp"),
        (-0.052, f"{M}5.2{T}pp"),
        (0.0, f"0.0{T}pp"),
        (-0.0003, f"{M}0.03{T}pp"),
        (-0.00001, f"{M}0.001{T}pp"),
        (math.nan, formatting.NOTHING),
    ],
)
def test_a_margin_has_its_sign_and_as_many_decimals_as_show_that_it_is_not_zero(
    share: float, text: str
) -> None:
    assert margin(share) == text


@given(share=st.floats(1e-8, 1.0), sign=st.sampled_from((-1, 1)))
def test_a_margin_that_is_not_zero_never_reads_as_zero(share: float, sign: int) -> None:
    assert any(digit in margin(sign * share) for digit in "123456789")


def test_a_range_of_margins_has_the_decimal_of_a_single_one() -> None:
    assert margin_range(-0.052, 0.094) == f"{M}5.2 … +9.4{T}pp"
    assert margin_range(-0.271, -0.239) == f"{M}27.1 … {M}23.9{T}pp"
    assert margin_range(-0.052, 0.002) == f"{M}5.2 … +0.2{T}pp"
    assert margin_range(-0.252, -0.2494) == f"{M}25.2 … {M}24.9{T}pp"
    assert margin_range(0.02, 0.02) == f"+2.0{T}pp"


def test_a_share_is_a_range_only_where_its_ends_differ_visibly() -> None:
    assert percent_range(0.647, 0.698) == f"64.7 … 69.8{T}%"
    assert percent_range(0.647, 0.6472) == f"64.7{T}%"
    assert not is_range(math.nan, math.nan)


@pytest.mark.parametrize(
    ("share", "text"),
    [(-0.052, "5.2 points"), (0.01, "1 point"), (-0.0004, "0.04 points"), (0.1, "10.0 points")],
)
def test_points_in_words_have_no_sign(share: float, text: str) -> None:
    assert points_of(share) == text
