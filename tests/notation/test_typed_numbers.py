import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.language.languages import LANGUAGES
from headroom.notation import typed_numbers
from headroom.notation.typed_numbers import read_number, read_range, read_whole

SPACES = (" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{FIGURE SPACE}")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2,5", 2.5),
        ("12,5", 12.5),
        ("80,5", 80.5),
        ("80.5", 80.5),
        (" 80,5 ", 80.5),
        ("12,5 %", 12.5),
        ("12.5%", 12.5),
        ("% 12.5", 12.5),
        ("12,5\N{NO-BREAK SPACE}%", 12.5),
        ("\N{NARROW NO-BREAK SPACE}12,5\N{NARROW NO-BREAK SPACE}%\N{ZERO WIDTH SPACE}", 12.5),
        (",5", 0.5),
        ("5,", 5.0),
        ("1e1", 10.0),
        ("\N{MINUS SIGN}3,5", -3.5),
        ("+3", 3.0),
        ("\N{FULLWIDTH DIGIT ONE}\N{FULLWIDTH DIGIT TWO}", 12.0),
    ],
)
def test_comma_and_point_are_both_a_decimal_sign(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234", 1.234),
        ("1.234", 1.234),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234,567", 1234567.0),
        ("1.234.567", 1234567.0),
        ("1 234,5", 1234.5),
        ("1\N{NARROW NO-BREAK SPACE}234", 1234.0),
        ("1'234.50", 1234.5),
    ],
)
def test_one_sign_is_a_decimal_sign_and_only_certain_groups_are_groups(text: str, number: float) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["", " ", "%", "12,5,5", "1.2.3", "12,34.5", "8 0", "1 23", "0,123,456", "1,234,56", "1,234,567,8",
     "12a", "nan", "inf", "1e999", "1_000", "0x10", "--5", "5-", "1,5.", ".", ",", "12 USD", "12,5 %%",
     "=1+1"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        read_number(text)


def test_a_refusal_repeats_no_endless_and_no_invisible_text() -> None:
    with pytest.raises(ValueError, match="no number") as refused:
        read_number("\x1b[31m" + "9x" * 100_000)

    assert len(str(refused.value)) < 100
    assert "\x1b" not in str(refused.value)


def test_a_unit_may_stand_beside_the_number_only_where_it_is_the_unit_of_the_box() -> None:
    assert read_number("1,08 usd", ("USD",)) == 1.08
    assert read_number("USD 1.08", ("USD",)) == 1.08
    with pytest.raises(ValueError, match="no number"):
        read_number("12.5 %", ("USD",))


@given(
    number=st.decimals(0, 10_000, places=3, allow_nan=False),
    sign=st.sampled_from(".,"),
    space=st.sampled_from(SPACES),
    unit=st.sampled_from(("", "%")),
)
def test_a_number_reads_the_same_with_comma_and_point_and_any_space(
    number: object, sign: str, space: str, unit: str
) -> None:
    assert read_number(f"{space}{str(number).replace('.', sign)}{space}{unit}") == float(str(number))


@given(text=st.text(st.sampled_from("0123456789., '%-+eE\N{NO-BREAK SPACE}"), max_size=10))
def test_no_digit_is_ever_passed_over(text: str) -> None:
    try:
        number = read_number(text)
    except ValueError:
        return
    if "e" not in text.lower():
        typed = "".join(sign for sign in text if sign.isdigit()).strip("0")
        assert f"{abs(number):.12f}".replace(".", "").strip("0") == typed


@pytest.mark.parametrize(("text", "whole"), [("12", 12), (" 1,234 ", 1234), ("1 234", 1234), ("-1", -1)])
def test_a_whole_number_may_be_grouped(text: str, whole: int) -> None:
    assert read_whole(text) == whole


@pytest.mark.parametrize("text", ["12,5", "12.0", "1,23", "", "a", "0,123"])
def test_a_whole_number_with_decimals_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        read_whole(text)


@pytest.mark.parametrize(
    "text", ["75 - 82,5", "82.5 % \N{EN DASH} 75 %", "75..82,5", "75 to 82.5", "75%-82,5%"]
)
def test_a_range_is_two_numbers_in_any_order(text: str) -> None:
    assert read_range(text) == (75.0, 82.5)


@pytest.mark.parametrize("text", ["75", "75 - 80 - 85", "-", "a to b"])
def test_anything_else_is_no_range(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        read_range(text)


@pytest.mark.parametrize("code", LANGUAGES)
def test_dollars_are_read_as_the_language_of_the_program_writes_them(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    language = LANGUAGES[code]
    monkeypatch.setattr(typed_numbers, "_IN_DOLLARS", (language.dollars.format("").strip(),))
    written = language.dollars.format(language.grouped("31,240.5"))
    assert read_number(written, ("USD", "$")) == 31240.5


def test_a_range_is_read_with_the_word_of_each_language() -> None:
    assert read_range("10 to 20") == read_range("10 a 20") == read_range("10 à 20") == (10.0, 20.0)
