"""Which currencies have to be asked for, told from the first rows of a workbook."""

from collections.abc import Sequence
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.book.layout import ColumnLayout, TableKind, TableLayout
from headroom.book.survey import SheetFinding
from headroom.notation.currencies import CURRENCIES, DOLLAR
from headroom.workbook.survey.survey_currencies import currencies_without_rate

Read = tuple[SheetFinding, TableLayout]

CODES = st.lists(st.sampled_from(sorted(CURRENCIES)), max_size=8)


def sheet(*top: tuple[str, ...], first_column: int = 0) -> SheetFinding:
    return SheetFinding("Sheet", "", False, len(top), first_column, top)


def layout(
    kind: TableKind, *columns: ColumnLayout, header_row: int = 1, last_row: int | None = None
) -> TableLayout:
    return TableLayout("Sheet", kind, header_row, header_row, columns, last_row)


def parts(codes: Sequence[str], *, heading: str = "") -> Read:
    """Return a table of parts that states a currency in each row, and perhaps one in the heading."""
    columns = ColumnLayout(0, "Unit cost", "unit_cost", currency=heading), ColumnLayout(1, "Cur", "currency")
    rows = (("1.5", code) for code in codes)
    return sheet(("Unit cost", "Cur"), *rows), layout(TableKind.SOURCING, *columns)


def rates(codes: Sequence[str]) -> Read:
    """Return a table of the rates of some currencies."""
    columns = ColumnLayout(0, "Currency", "currency"), ColumnLayout(1, "USD per unit", "rate")
    rows = ((code, "0.5") for code in codes)
    return sheet(("Currency", "USD per unit"), *rows), layout(TableKind.RATES, *columns)


@given(CODES, CODES, CODES)
def test_every_currency_of_the_parts_lacks_a_rate_unless_it_is_the_dollar_or_stated(
    first: list[str], second: list[str], stated: list[str]
) -> None:
    found = currencies_without_rate([parts(first), rates(stated), parts(second)])

    assert found == tuple(dict.fromkeys(c for c in (*first, *second) if c not in {*stated, DOLLAR}))


@given(CODES, CODES)
def test_it_does_not_matter_where_the_rates_stand(used: list[str], stated: list[str]) -> None:
    before = currencies_without_rate([rates(stated), parts(used)])

    assert before == currencies_without_rate([parts(used), rates(stated)])


@given(CODES)
def test_stating_what_lacks_leaves_nothing_to_ask_for(used: list[str]) -> None:
    lacking = currencies_without_rate([parts(used)])

    assert currencies_without_rate([parts(used), rates(lacking)]) == ()


def test_nothing_is_asked_for_where_no_table_is_read() -> None:
    assert currencies_without_rate([]) == ()


def test_signs_and_words_are_read_as_currencies_and_anything_else_is_passed_over() -> None:
    assert currencies_without_rate([parts(["€", "RMB", "", "per piece", "US$", "Euro"])]) == ("EUR", "CNY")


@pytest.mark.parametrize(
    ("cells", "heading", "lacking"),
    [
        (["", ""], "EUR", ("EUR",)),
        (["MXN", "CAD"], "EUR", ("MXN", "CAD")),
        (["", ""], DOLLAR, ()),
        (["", ""], "", ()),
    ],
)
def test_the_heading_of_the_costs_names_their_currency_where_no_row_does(
    cells: list[str], heading: str, lacking: tuple[str, ...]
) -> None:
    assert currencies_without_rate([parts(cells, heading=heading)]) == lacking


def test_the_heading_of_the_costs_counts_where_no_column_says_the_currency() -> None:
    costs = ColumnLayout(0, "Preis [EUR]", "unit_cost", currency="EUR")
    other = ColumnLayout(1, "Fracht [MXN]", "freight_per_unit", currency="MXN")
    read = sheet(("Preis [EUR]", "Fracht [MXN]"), ("1", "2")), layout(TableKind.SOURCING, costs, other)

    assert currencies_without_rate([read]) == ("EUR",)


def test_only_the_rows_of_the_table_count_not_those_above_its_headings_or_below_its_end() -> None:
    top = sheet(("CAD",), ("Currency",), ("EUR",), ("MXN",), ("JPY",))
    column = ColumnLayout(0, "Currency", "currency")

    ended = layout(TableKind.SOURCING, column, header_row=2, last_row=4)
    to_the_end = layout(TableKind.SOURCING, column, header_row=2)

    assert currencies_without_rate([(top, ended)]) == ("EUR", "MXN")
    assert currencies_without_rate([(top, to_the_end)]) == ("EUR", "MXN", "JPY")


@pytest.mark.parametrize("first_column", [0, 1, 2, 3])
def test_columns_are_counted_from_where_the_cells_of_the_sheet_begin(first_column: int) -> None:
    cells = ["", "", "EUR", "MXN"]
    top = sheet(("",) * 4, tuple(cells), first_column=first_column)

    found = [
        currencies_without_rate([(top, layout(TableKind.SOURCING, ColumnLayout(position, "", "currency")))])
        for position in range(8)
    ]

    shifted = [""] * first_column + cells
    expected = [(code,) if code else () for code, _ in zip_longest(shifted, range(8), fillvalue="")]
    assert found == expected


def test_currencies_in_tables_of_models_are_not_asked_for() -> None:
    column = ColumnLayout(0, "Currency", "currency")
    models = sheet(("Currency",), ("EUR",)), layout(TableKind.MODELS, column)

    assert currencies_without_rate([models]) == ()
    assert currencies_without_rate([models, parts(["EUR"])]) == ("EUR",)


def test_rows_without_a_currency_have_that_of_the_heading_of_their_costs() -> None:
    assert currencies_without_rate([parts(["MXN", ""], heading="EUR")]) == ("MXN", "EUR")
    assert currencies_without_rate([parts(["MXN", "JPY"], heading="EUR")]) == ("MXN", "JPY")


def test_a_currency_beside_a_cost_is_one_that_is_used() -> None:
    columns = (ColumnLayout(0, "Unit cost", "unit_cost"),)
    table = sheet(("Unit cost",), ("5 EUR",), ("7.5",), ("¥ 120",))

    assert currencies_without_rate([(table, layout(TableKind.SOURCING, *columns))])[:1] == ("EUR",)
