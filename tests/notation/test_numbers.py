"""Numbers as people type them, and how a column's cells settle what separates the decimals."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.notation.currencies import currency_code, split_currency
from headroom.notation.numbers import Style, decimals_of, typed_number, usable


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234.5", 1234.5),
        (" 7 ", 7.0),
        ("1,234.50", 1234.5),
        ("1.234,50", 1234.5),
        ("1,234,567", 1_234_567.0),
        ("1.234.567", 1_234_567.0),
        ("12,34,567.8", 1_234_567.8),
        ("1 234,50", 1234.5),
        ("1\u00a0234\u00a0567", 1_234_567.0),
        ("1'234.50", 1234.5),
        ("0,234", 0.234),
        ("0.234", 0.234),
        ("12,34", 12.34),
        (".5", 0.5),
        ("5.", 5.0),
        ("+5", 5.0),
        ("-5", -5.0),
        ("\u22125", -5.0),
        ("5-", -5.0),
        ("(1,234.50)", -1234.5),
        ("$(5)", -5.0),
        ("-$5", -5.0),
        ("1.5e3", 1500.0),
        ("62.5%", 62.5),
        ("62,5 %", 62.5),
        ("%5", 5.0),
        ("USD 5.20", 5.2),
        ("5.20 EUR", 5.2),
        ("US$ 3", 3.0),
        ("\uff11\uff12", 12.0),
    ],
)
def test_a_number_is_read_as_a_person_means_it(text: str, value: float) -> None:
    typed = typed_number(text)

    assert typed is not None
    assert typed.value(Style.POINT) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "TBD",
        "-",
        "%",
        "(5",
        "--5",
        "(-5)",
        "1 2",
        "1.5.2",
        "1,2,3",
        "5 pcs",
        "1e5000",
        "\u00a55",
        "1.2,3.4",
    ],
)
def test_what_is_no_number_is_not_made_one(text: str) -> None:
    assert typed_number(text) is None


@pytest.mark.parametrize(("text", "point", "comma"), [("1.234", 1.234, 1234.0), ("12,345", 12345.0, 12.345)])
def test_one_group_of_three_digits_can_be_read_in_two_ways(text: str, point: float, comma: float) -> None:
    typed = typed_number(text)

    assert typed is not None
    assert typed.style is Style.EITHER
    assert (typed.value(Style.POINT), typed.value(Style.COMMA)) == (point, comma)


@pytest.mark.parametrize(
    ("texts", "style", "assumed"),
    [
        (("1.234", "1,5"), Style.COMMA, False),
        (("1.234", "1.5"), Style.POINT, False),
        (("1.234", "7"), Style.POINT, True),
        (("1.5", "1,5"), Style.EITHER, False),
        (("7", "8"), Style.POINT, False),
        ((), Style.POINT, False),
    ],
)
def test_the_other_cells_of_a_column_settle_the_decimals(
    texts: tuple[str, ...], style: Style, *, assumed: bool
) -> None:
    found = decimals_of(typed for text in texts if (typed := typed_number(text)))

    assert (found.style, found.assumed) == (style, assumed)


@given(
    value=st.floats(0, 1e11).map(lambda x: round(x, 2)),
    style=st.sampled_from([Style.POINT, Style.COMMA]),
    negative=st.booleans(),
    currency=st.sampled_from(["", "EUR ", "$", "MX$ "]),
)
def test_a_written_number_is_read_back(value: float, style: Style, currency: str, *, negative: bool) -> None:
    text = f"{value:,.2f}"
    if style is Style.COMMA:
        text = text.replace(",", "'").replace(".", ",").replace("'", ".")
    typed = typed_number(f"({currency}{text})" if negative else f"{currency}{text}")

    assert typed is not None
    assert typed.style is style
    assert typed.value(style) == (-value if negative and value else value)


@given(text=st.text(max_size=20))
def test_any_text_gives_a_number_or_nothing(text: str) -> None:
    typed = typed_number(text)

    assert typed is None or not math.isnan(typed.value(Style.POINT))


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, 1e13, -1e13])
def test_numbers_that_a_workbook_cannot_mean_are_refused(number: float) -> None:
    assert not usable(number)
    assert usable(1e12)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("usd", "USD"),
        (" U.S. $ ", "USD"),
        ("$", "USD"),
        ("\u20ac", "EUR"),
        ("Euro", "EUR"),
        ("RMB", "CNY"),
        ("[MXN]", "MXN"),
        ("CAN$", "CAD"),
        ("\u00a5", None),
        ("gold", None),
        ("", None),
    ],
)
def test_currencies_are_recognised_by_code_sign_and_name(text: str, code: str | None) -> None:
    assert currency_code(text) == code


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("EUR 5", "5", "EUR"),
        ("5 eur", "5", "EUR"),
        ("5\u20ac", "5", "EUR"),
        ("$5", "5", ""),
        ("TOP 5", "5", "TOP"),
        ("XYZ 5", "XYZ 5", ""),
        ("5", "5", ""),
    ],
)
def test_a_currency_is_taken_off_its_amount(text: str, amount: str, currency: str) -> None:
    assert split_currency(text) == (amount, currency)
