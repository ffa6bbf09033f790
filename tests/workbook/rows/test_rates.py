"""Rates given the other way round or as pairs of currencies: asked about, read and said."""

from pathlib import Path

import pytest

from headroom.book.problem import Severity
from headroom.notation.currency_pairs import currency_pair, likely_direction
from headroom.user_error import UserError
from workbooks import Cell, Rows, problems_of, read_rows, table

PARTS: Rows = table({"Currency": "MXN"}, {"Currency": "EUR"})


def rates_of(folder: Path, *rows: tuple[Cell, ...], heading: str = "Exchange rate") -> dict[str, float]:
    """Return the rates that are read of a sheet Rates."""
    book = read_rows(folder, PARTS, rates=[("Currency", heading), *rows])
    return dict(book.currency_rates)


@pytest.mark.parametrize("heading", ["Exchange rate", "Units per USD", "FX rate"])
def test_rates_that_are_all_units_per_dollar_are_turned(tmp_path: Path, heading: str) -> None:
    rates = rates_of(tmp_path, ("MXN", 17.1), ("EUR", 0.91), heading=heading)

    assert rates["MXN"] == pytest.approx(1 / 17.1)
    assert rates["EUR"] == pytest.approx(1 / 0.91)


def test_turned_rates_are_said_with_their_first_cell(tmp_path: Path) -> None:
    book = read_rows(tmp_path, PARTS, rates=[("Currency", "Exchange rate"), ("MXN", 20.0), ("EUR", 0.91)])

    turned = [one for one in problems_of(book, Severity.ASSUMPTION) if "for one US dollar" in one.message]
    assert [(one.cell, one.rows) for one in turned] == [("B2", 2)]


def test_rates_of_both_directions_are_asked_about(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="dollars per unit or units per dollar"):
        rates_of(tmp_path, ("MXN", 17.1), ("EUR", 1.1))


def test_a_heading_of_dollars_over_units_per_dollar_is_asked_about(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="dollars per unit or units per dollar"):
        rates_of(tmp_path, ("MXN", 17.1), ("EUR", 0.91), heading="USD per unit")


def test_rates_in_dollars_are_read_as_they_stand(tmp_path: Path) -> None:
    assert rates_of(tmp_path, ("MXN", 0.058), ("EUR", 1.1)) == {"USD": 1, "MXN": 0.058, "EUR": 1.1}


@pytest.mark.parametrize("pair", ["USD/MXN", "USDMXN", "MXN per USD", "USD to MXN"])
def test_pairs_are_read_by_their_order(tmp_path: Path, pair: str) -> None:
    rates = rates_of(tmp_path, (pair, 20.0), ("EURUSD", 1.1))

    assert rates["MXN"] == pytest.approx(0.05)
    assert rates["EUR"] == 1.1


def test_a_pair_whose_size_contradicts_its_order_is_asked_about(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="contradicts the order of its currencies"):
        rates_of(tmp_path, ("MXN/USD", 17.1), ("EURUSD", 1.1))


@pytest.mark.parametrize("text", ["USD", "USD/KG", "USD/USD", "north", "ABCDEF"])
def test_what_is_no_pair_is_none(text: str) -> None:
    assert currency_pair(text) is None


@pytest.mark.parametrize(
    ("currency", "rate", "direction"),
    [
        ("MXN", 17.1, "units"),
        ("MXN", 0.058, "dollars"),
        ("EUR", 1.0, ""),
        ("XAF", 600.0, ""),
        ("JPY", 150.0, "units"),
    ],
)
def test_the_size_of_a_rate_says_its_direction(currency: str, rate: float, direction: str) -> None:
    assert likely_direction(currency, rate) == direction
