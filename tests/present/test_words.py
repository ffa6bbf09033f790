from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.present import words
from headroom.present.words import MINUS, NOTHING, THIN_SPACE

MONEY = st.floats(-1e13, 1e13)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (words.percent(0.625), "62.5_%"),
        (words.percent(0.61, 0), "61_%"),
        (words.percent(-0.003), "~0.3_%"),
        (words.points(0.031), "+3.1_pp"),
        (words.points(-0.052), "~5.2_pp"),
        (words.points(0.0004), "0.0_pp"),
        (words.dollars(31_240.4), "$31,240"),
        (words.dollars(-5), "~$5"),
        (words.dollars(0.5, 2), "$0.50"),
        (words.signed_dollars(318), "+$318"),
        (words.signed_dollars(-0.2), "$0"),
        (words.millions(412e6), "$412_M"),
        (words.millions(96e6), "$96.0_M"),
        (words.millions(812_345), "$812,345"),
        (words.millions(1.1e9), "$1.10_B"),
        (words.millions(25.04e9), "$25.0_B"),
        (words.signed_millions(-96e6), "~$96.0_M"),
        (words.count(1204), "1,204"),
        (words.counted(1, "problem"), "1 problem"),
        (words.counted(1204, "country", "countries"), "1,204 countries"),
        (words.iso(date(2026, 11, 1)), "2026-11-01"),
        (words.iso(None), NOTHING),
        (words.percent(float("nan")), NOTHING),
        (words.signed_dollars(float("inf")), NOTHING),
        (words.millions(float("nan")), NOTHING),
    ],
)
def test_numbers_read_as_people_in_the_field_write_them(text: str, expected: str) -> None:
    assert text == expected.replace("_", THIN_SPACE).replace("~", MINUS)


@given(usd=MONEY)
def test_a_change_has_a_sign_exactly_when_it_rounds_to_something(usd: float) -> None:
    text = words.signed_dollars(usd)

    has_sign = text.startswith(("+", MINUS))
    assert has_sign == (round(abs(usd)) > 0)
    if has_sign:
        assert text.startswith("+" if usd > 0 else MINUS)


@given(usd=MONEY)
def test_no_number_carries_a_hyphen_for_a_minus(usd: float) -> None:
    for write in (words.dollars, words.millions, words.signed_millions, words.percent, words.points):
        assert "-" not in write(usd)


@given(usd=st.floats(1e6, 9e14))
def test_a_sum_written_short_is_right_to_one_in_twenty(usd: float) -> None:
    figure, unit = words.millions(usd).removeprefix("$").split(THIN_SPACE)

    assert float(figure.replace(",", "")) * {"M": 1e6, "B": 1e9}[unit] == pytest.approx(usd, rel=0.05)
