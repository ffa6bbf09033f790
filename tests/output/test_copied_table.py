"""Tables as they are copied: full numbers for any locale, texts that stay texts."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.output.copied_table import CopiedTable, number_text, tables_as_html, tables_as_text

TABLE = CopiedTable(
    "Costs",
    ("Model", "Landed cost, USD"),
    (("Aster", 37981.123456789), ("=2+3", -0.07), ("Birch", math.nan)),
    "All of it.",
)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_a_number_is_copied_with_all_digits_of_a_spreadsheet_and_no_exponent(value: float) -> None:
    text = number_text(value)

    assert re.fullmatch(r"-?\d+(\.\d*[1-9])?", text)
    assert float(text) == pytest.approx(value, rel=1e-14, abs=0.0)
    assert number_text(value, ",") == text.replace(".", ",")


def test_what_only_binary_fractions_add_is_not_copied() -> None:
    assert number_text(0.07 * 100) == "7"
    assert number_text(-0.0) == "0"
    assert number_text(1e-9) == "0.000000001"
    assert number_text(123456.123456) == "123456.123456"
    assert number_text(math.inf) == ""


def test_a_german_or_mexican_spreadsheet_finds_its_own_decimal_sign_in_the_text() -> None:
    lines = "Costs\nModel\tLanded cost, USD\nAster\t37981{0}123456789\n'=2+3\t-0{0}07\nBirch\t\nAll of it.\n"

    assert tables_as_text(("Found",), (TABLE,), ",") == "Found\n\n" + lines.format(",")
    assert tables_as_text((), (TABLE,), ".") == lines.format(".")


def test_in_html_the_value_of_a_number_does_not_depend_on_the_locale() -> None:
    for sign in ",.":
        html = tables_as_html(("A <b>", "=cmd"), (TABLE,), sign)
        value = 'align="right" x:num="37981.123456789" sdval="37981.123456789" sdnum="1033;"'
        assert f"<td {value}>37981{sign}123456789</td>" in html
        assert "<td></td>" in html
        assert 'xmlns:x="urn:schemas-microsoft-com:office:excel"' in html
        assert "<h3>A &lt;b&gt;</h3><p>&#x27;=cmd</p>" in html


def test_in_html_a_text_that_looks_like_a_number_or_a_formula_stays_a_text() -> None:
    html = tables_as_html((), (CopiedTable("", ("Part",), (("0012",), ("=2+3",))),))

    as_text = 'style="mso-number-format:\'\\@\'" sdnum="1033;0;@"'
    assert f"<td {as_text}>0012</td>" in html
    assert f"<td {as_text}>&#x27;=2+3</td>" in html


def test_headings_that_are_numbers_are_written_like_numbers() -> None:
    table = CopiedTable("", ("US, %, down", 62.5), ((75.0, 1.5),))

    assert tables_as_text((), (table,), ",") == "US, %, down\t62,5\n75\t1,5\n"
    assert '<th align="right" x:num="62.5"' in tables_as_html((), (table,), ",")


def test_a_table_without_rows_is_its_title_and_caption() -> None:
    empty = CopiedTable("Rows", ("Part",), (), "None.")

    assert tables_as_text(("A",), (empty,)) == "A\n\nRows\nNone.\n"
    assert "<table>" not in tables_as_html(("A",), (empty,))
