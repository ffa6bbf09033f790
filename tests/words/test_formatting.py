from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.words import formatting
from headroom.words.formatting import MINUS, NOTHING, THIN_SPACE

MONEY = st.floats(-1e13, 1e13)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (formatting.percent(0.625), "62.5_%"),
        (formatting.percent(0.61, 0), "61_%"),
        (formatting.percent(-0.003), "~0.3_%"),
        (formatting.rate(0.25), "25.0_%"),
        (formatting.rate(0.025), "2.5_%"),
        (formatting.rate(0.00125), "0.125_%"),
        (formatting.rate(0.003464), "0.3464_%"),
        (formatting.rate(0.0), "0.0_%"),
        (formatting.rate(0.0273918), "2.74_%"),
        (formatting.rate(0.0273918, 4), "2.7392_%"),
        (formatting.rate(float("nan")), NOTHING),
        (formatting.points(0.031), "+3.1_pp"),
        (formatting.points(-0.052), "~5.2_pp"),
        (formatting.points(0.0004), "0.0_pp"),
        (formatting.dollars(31_240.4), "$31,240"),
        (formatting.dollars(-5), "~$5"),
        (formatting.dollars(0.5, 2), "$0.50"),
        (formatting.signed_dollars(318), "+$318"),
        (formatting.signed_dollars(-0.2), "$0"),
        (formatting.millions(412e6), "$412_M"),
        (formatting.millions(96e6), "$96.0_M"),
        (formatting.millions(812_345), "$812,345"),
        (formatting.millions(1.1e9), "$1.10_B"),
        (formatting.millions(25.04e9), "$25.0_B"),
        (formatting.signed_millions(-96e6), "~$96.0_M"),
        (formatting.count(1204), "1,204"),
        (formatting.iso(date(2026, 11, 1)), "2026-11-01"),
        (formatting.iso(None), NOTHING),
        (formatting.percent(float("nan")), NOTHING),
        (formatting.signed_dollars(float("inf")), NOTHING),
        (formatting.millions(float("nan")), NOTHING),
    ],
)
def test_numbers_read_as_people_in_the_field_write_them(text: str, expected: str) -> None:
    assert text == expected.replace("_", THIN_SPACE).replace("~", MINUS)


@given(usd=MONEY)
def test_a_change_has_a_sign_exactly_when_it_rounds_to_something(usd: float) -> None:
    text = formatting.signed_dollars(usd)

    has_sign = text.startswith(("+", MINUS))
    assert has_sign == (round(abs(usd)) > 0)
    if has_sign:
        assert text.startswith("+" if usd > 0 else MINUS)


@given(usd=MONEY)
def test_no_number_carries_a_hyphen_for_a_minus(usd: float) -> None:
    for write in (
        formatting.dollars,
        formatting.millions,
        formatting.signed_millions,
        formatting.percent,
        formatting.points,
    ):
        assert "-" not in write(usd)


@given(usd=st.floats(1e6, 9e14))
def test_a_sum_written_short_is_right_to_one_in_twenty(usd: float) -> None:
    figure, unit = formatting.millions(usd).removeprefix("$").split(THIN_SPACE)

    assert float(figure.replace(",", "")) * {"M": 1e6, "B": 1e9}[unit] == pytest.approx(usd, rel=0.05)


@pytest.mark.parametrize(
    ("usd", "text"),
    [
        (3.108e9, f"$3.1{THIN_SPACE}B"),
        (11.06e9, f"$11.1{THIN_SPACE}B"),
        (528.6e6, f"$529{THIN_SPACE}M"),
        (9.94e6, f"$9.9{THIN_SPACE}M"),
        (9.96e6, f"$10{THIN_SPACE}M"),
        (999.6e6, f"$1.0{THIN_SPACE}B"),
        (999_999.6, f"$1.0{THIN_SPACE}M"),
        (37_981.2, "$37,981"),
        (-3.3e9, f"{MINUS}$3.3{THIN_SPACE}B"),
        (float("nan"), NOTHING),
        (0.0, "$0"),
    ],
)
def test_a_sum_in_a_sentence_has_two_or_three_digits_and_its_unit(usd: float, text: str) -> None:
    assert formatting.about(usd) == text


def test_a_change_in_a_chosen_unit_has_its_sign_before_all() -> None:
    assert formatting.signed_dollars_of(0.34, "M", 1) == f"+$0.3{THIN_SPACE}M"
    assert formatting.signed_dollars_of(-0.34, "M", 1) == f"{MINUS}$0.3{THIN_SPACE}M"
