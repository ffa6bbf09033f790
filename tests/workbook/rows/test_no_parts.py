"""Rows among the parts that are none: taxes, reserves, and totals that nothing names."""

from pathlib import Path

import pytest

from headroom.notation.cost_kinds import cost_kind_of
from headroom.user_error import UserError
from read_sheets import answered, said, worth
from workbooks import Rows


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("TVA 20 %", "tax"),
        ("IVA (16%)", "tax"),
        ("zzgl. 19 % MwSt.", "tax"),
        ("Contingency 5%", "reserve"),
        ("Warranty reserve", "reserve"),
        ("Overhead 10%", "overhead"),
        ("Reserve tank", None),
        ("Duty cycle valve", None),
        ("P-5%", None),
    ],
)
def test_taxes_reserves_and_rates_beside_the_word_are_known(text: str, kind: str | None) -> None:
    assert cost_kind_of(text) == kind


def test_taxes_and_reserves_among_the_parts_are_asked_about_and_left_out(tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Part number", "Description", "Country of origin", "Unit cost"),
        ("Sierra", "P-1", "Hub", "US", 100.0),
        ("Sierra", "X-1", "VAT 16%", "", 16.0),
        ("Sierra", "X-2", "Contingency", "", 5.0),
    ]
    with pytest.raises(UserError, match="Some rows cost for tax, reserve"):
        answered(tmp_path, rows)
    book = answered(tmp_path, rows, {"cost_kinds": "apart"})

    assert worth(book) == {"Sierra": 100}
    assert "1 row of tax (16.00 USD) is left out" in said(book)


@pytest.mark.parametrize("at", [0, 2])
def test_a_row_that_costs_as_much_as_all_others_and_has_no_origin_is_said(tmp_path: Path, at: int) -> None:
    parts: list[tuple[str | float, ...]] = [
        ("Sierra", "P-1", "US", 1.0, 200.0),
        ("Sierra", "P-2", "CN", 2.0, 50.0),
    ]
    parts.insert(at, ("Sierra", "SIERRA BOM", "", 1.0, 300.0))
    headings = ("Model", "Part number", "Country of origin", "Qty", "Unit cost")
    warned = said(answered(tmp_path, [headings, *parts]))
    parts[at] = ("Sierra", "P-3", "MX", 1.0, 300.0)

    assert f"E{at + 2}: This row costs 300.00, as much as the 2 other rows of Sierra together" in warned
    assert "as much as" not in said(answered(tmp_path, [headings, *parts]))
