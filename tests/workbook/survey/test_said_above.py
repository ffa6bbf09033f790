"""Lines above the headings that say the currency or the scale of all amounts."""

from pathlib import Path

import pytest

from headroom.book.layout import IN_THOUSANDS
from headroom.book.survey import ColumnFinding
from surveys import surveyed
from workbooks import Rows, write_xlsx

_ROWS: Rows = [
    ("Model", "Part number", "Qty", "Unit cost", "Origin"),
    ("Alder", "P-1", 1.0, 1000.0, "DE"),
    ("Alder", "P-2", 2.0, 500.0, "MX"),
]


def _cost(folder: Path, *above: str | tuple[str, ...], heading: str = "Unit cost") -> ColumnFinding:
    lines = [(line,) if isinstance(line, str) else line for line in above]
    rows = [tuple(heading if cell == "Unit cost" else cell for cell in row) for row in _ROWS]
    table = surveyed(write_xlsx(folder / "book.xlsx", {"BOM": [*lines, *rows]})).sheets[0].tables[0]
    return next(one for one in table.columns if one.proposed.field == "unit_cost")


@pytest.mark.parametrize("above", ["Currency: EUR", ("Currency", "EUR"), "Währung: EUR", "Moneda: EUR"])
def test_a_line_that_states_the_currency_is_taken(tmp_path: Path, above: str | tuple[str, ...]) -> None:
    cost = _cost(tmp_path, "Project Alder", above)

    assert (cost.proposed.currency, cost.confidence) == ("EUR", 1.0)


@pytest.mark.parametrize(
    ("above", "currency"),
    [
        ("Costos en pesos mexicanos (MXN)", "MXN"),
        ("All prices in EUR", "EUR"),
        ("Alle Preise in Euro", "EUR"),
        ("Prix en €", "EUR"),
        ("\u5355\u4f4d:\u5143", "CNY"),
        ("\u5358\u4f4d:\u5186", "JPY"),
        ("\ub2e8\uc704: \uc6d0", "KRW"),
    ],
)
def test_a_currency_among_other_words_has_to_be_confirmed(tmp_path: Path, above: str, currency: str) -> None:
    cost = _cost(tmp_path, above)

    assert cost.proposed.currency == currency
    assert cost.confidence < 0.9
    assert above in cost.reason


@pytest.mark.parametrize(
    "above",
    [
        "FX rate 1 EUR = 1.1 USD",
        "Exchange rate MXN 18.5",
        "All prices in USD, EUR parts converted",
        "All prices in US dollars",
        "Alder bill of material, TOP models, EU",
        "Supplier: EUR Metals",
    ],
)
def test_other_lines_say_no_currency(tmp_path: Path, above: str) -> None:
    cost = _cost(tmp_path, above)

    assert (cost.proposed.currency, cost.proposed.per, cost.confidence) == ("", 1.0, 1.0)


def test_the_heading_counts_before_the_line_above(tmp_path: Path) -> None:
    assert _cost(tmp_path, "Currency: EUR", heading="Unit cost (MXN)").proposed.currency == "MXN"
    assert _cost(tmp_path, "Currency: EUR", heading="Unit cost ($)").proposed.currency == ""


@pytest.mark.parametrize(
    "above",
    ["All amounts in thousands of USD", "Amounts in kUSD", "\u5358\u4f4d:\u5343\u5186", "(USD '000s)"],
)
def test_thousands_above_the_table_have_to_be_confirmed(tmp_path: Path, above: str) -> None:
    cost = _cost(tmp_path, above)

    assert cost.proposed.per == IN_THOUSANDS
    assert cost.confidence < 0.9
