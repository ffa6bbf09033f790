"""Models that stand only in the first row of their group, and rows that are no parts."""

from pathlib import Path

import pytest

from headroom.book.row_fates import Fate
from headroom.user_error import UserError
from read_sheets import answered, assumed, said, worth
from workbooks import Rows

_HEADINGS = ("Model", "Part number", "COO", "Unit cost", "Qty")


def test_a_model_goes_for_the_rows_below_up_to_its_subtotal(tmp_path: Path) -> None:
    rows: Rows = (
        _HEADINGS,
        ("Tamarack", "P-1", "US", 10, 1),
        (None, "P-2", "CN", 20, 1),
        (None, "P-3", "MX", 30, 1),
        ("Tamarack Total", None, None, 60, None),
        ("Larch", "P-1", "US", 10, 1),
        (None, "P-4", "CN", 50, 1),
        ("Larch Total", None, None, 60, None),
        ("Grand Total", None, None, 120, None),
    )
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack": 60, "Larch": 60}
    assert "A3: The model is blank in 3 rows of parts" in assumed(book)


def test_no_model_goes_beyond_the_total_of_its_group(tmp_path: Path) -> None:
    rows: Rows = (
        _HEADINGS,
        ("Tamarack", "P-1", "US", 10, 1),
        (None, "P-2", "CN", 20, 1),
        (None, "P-3", "CN", 20, 1),
        ("Tamarack Total", None, None, 50, None),
        (None, "P-9", "CN", 70, 1),
    )
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack": 50}
    assert "A6: Model is missing" in said(book)


def test_the_name_of_a_group_in_a_row_of_its_own_and_trims_below_it(tmp_path: Path) -> None:
    rows: Rows = (
        ("Model", "Trim", "Part number", "COO", "Unit cost"),
        ("Tamarack", None, None, None, None),
        (None, "LX", "P-1", "US", 10),
        (None, None, "P-2", "CN", 20),
        (None, "SE", "P-1", "US", 12),
        ("Larch", "LX", None, None, None),
        (None, None, "P-4", "CN", 50),
    )
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack LX": 30, "Tamarack SE": 12, "Larch LX": 50}
    assert {tally.fate: tally.rows for tally in book.tallies}[Fate.GROUP] == 2
    assert not said(book).count("is missing")


def test_a_gap_among_models_that_are_repeated_is_an_error_unless_answered(tmp_path: Path) -> None:
    rows: Rows = (
        _HEADINGS,
        ("Tamarack", "P-1", "US", 10, 1),
        ("Tamarack", "P-2", "CN", 20, 1),
        (None, "P-3", "CN", 5, 1),
    )
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack": 30}
    assert "A4: Model is missing" in said(book)
    assert worth(answered(tmp_path, rows, {"fill": "fill"})) == {"Tamarack": 35}


def test_single_gaps_are_asked_about(tmp_path: Path) -> None:
    rows: Rows = (
        _HEADINGS,
        ("Tamarack", "P-1", "US", 10, 1),
        ("Larch", "P-2", "CN", 20, 1),
        (None, "P-3", "CN", 5, 1),
    )
    with pytest.raises(UserError, match="The model is blank in 1 of the first 3 rows"):
        answered(tmp_path, rows)
    assert worth(answered(tmp_path, rows, {"fill": "leave"})) == {"Tamarack": 10, "Larch": 20}


@pytest.mark.parametrize(
    "foot", ["Page 1 of 9", "Seite 2", "página 3 de 4", "Printed: 2026-01-31", "Stand: 31.01.2026"]
)
def test_feet_of_pages_are_no_parts(tmp_path: Path, foot: str) -> None:
    rows: Rows = (_HEADINGS, ("Tamarack", "P-1", "US", 10, 1), (None, foot, None, None, None))
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack": 10}
    assert "is missing" not in said(book)
    assert [tally.rows for tally in book.tallies if tally.fate is Fate.FOOTER] == [1]


def test_a_part_whose_number_is_like_a_foot_stays_one(tmp_path: Path) -> None:
    rows: Rows = (_HEADINGS, ("Tamarack", "Page 1", "US", 10, 1))
    assert worth(answered(tmp_path, rows)) == {"Tamarack": 10}
