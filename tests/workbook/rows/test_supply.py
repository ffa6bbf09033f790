"""The same part in several rows: purchase shares, alternates, parts out of use, validity dates."""

from pathlib import Path

import numpy as np
import pytest

from headroom.book.row_fates import Fate
from headroom.user_error import UserError
from read_sheets import answered, assumed, said, worth
from workbooks import Cell, Rows

_HEADINGS = ("Model", "Part number", "Supplier", "COO", "Unit cost", "Qty")


def _rows(heading: str, *cells: tuple[str, str, str, float, float, Cell]) -> Rows:
    """Return a sheet of one model: part, supplier, origin, cost, quantity and one more cell in each row."""
    return ((*_HEADINGS, heading), *(("Tamarack", *row) for row in cells))


def test_each_supplier_counts_by_its_purchase_share(tmp_path: Path) -> None:
    rows = _rows(
        "Purchase share %",
        ("P-1", "North", "US", 100, 1, 90),
        ("P-1", "East", "CN", 100, 1, 10),
        ("P-2", "West", "MX", 50, 2, 100),
    )
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack": 200}
    np.testing.assert_allclose(book.rows.quantity, [0.9, 0.1, 2.0])
    assert not said(book).count("stands in several rows")
    assert sum(tally.value for tally in book.tallies) == pytest.approx(200)


def test_shares_that_do_not_add_up_are_an_error_and_scaled(tmp_path: Path) -> None:
    rows = _rows("Lieferanteil", ("P-1", "North", "US", 100, 1, 60), ("P-1", "East", "CN", 100, 1, 20))
    book = answered(tmp_path, rows)
    np.testing.assert_allclose(book.rows.quantity, [0.75, 0.25])
    assert "G2: The purchase shares of this part in its model add up to 80 %, not to 100 %" in said(book)


def test_shares_of_half_a_percent_more_or_less_are_taken_as_they_stand(tmp_path: Path) -> None:
    rows = _rows(
        "Purchase share %",
        ("P-1", "North", "US", 100, 1, 33.3),
        ("P-1", "East", "CN", 100, 1, 33.3),
        ("P-1", "West", "MX", 100, 1, 33.3),
    )
    book = answered(tmp_path, rows)
    np.testing.assert_allclose(book.rows.quantity, [0.333] * 3)
    assert "add up" not in said(book)


def test_a_blank_share_is_what_is_left_and_a_share_of_nothing_an_alternative(tmp_path: Path) -> None:
    rows = _rows(
        "Purchase share %",
        ("P-1", "North", "US", 100, 1, 70),
        ("P-1", "East", "CN", 100, 1, None),
        ("P-2", "North", "US", 10, 1, 100),
        ("P-2", "East", "CN", 9, 1, 0),
    )
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack": 110}
    np.testing.assert_allclose(book.rows.quantity, [0.7, 0.3, 1.0, 1.0])
    assert book.rows.alternative.tolist() == [False, False, False, True]
    assert "what is left of 100 % is used" in assumed(book)


def test_a_part_used_in_several_places_of_one_source_counts_in_each(tmp_path: Path) -> None:
    rows = _rows("Purchase share %", ("P-1", "North", "US", 100, 1, 100), ("P-1", "North", "US", 100, 2, 100))
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack": 300}
    assert "add up" not in said(book)


def test_a_part_of_two_suppliers_without_a_share_counts_in_full_with_one_warning(tmp_path: Path) -> None:
    rows = _rows(
        "Note",
        ("P-1", "North", "US", 100, 1, None),
        ("P-1", "East", "CN", 100, 1, None),
        ("P-2", "West", "MX", 50, 1, None),
        ("p-2", "West", "MX", 50, 1, None),
    )
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack": 300}
    lines = [line for line in said(book).splitlines() if "stands in several rows" in line]
    assert len(lines) == 1
    assert "1 part of one model" in lines[0]
    assert "(B2:B3)" in lines[0]


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Alternate", None, "ALT"),
        ("Alt. flag", "N", "Y"),
        ("Primary/Alternate", "Primary", "Secondary"),
        ("Alternativ", None, "x"),
        ("Usage probability", "100 %", "0 %"),
        ("Source type", "current", "alternate"),
    ],
)
def test_a_marked_alternate_counts_in_re_sourcing_only(
    tmp_path: Path, heading: str, first: Cell, second: Cell
) -> None:
    rows = _rows(heading, ("P-1", "North", "US", 100, 1, first), ("P-1B", "East", "CN", 90, 1, second))
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack": 100}
    assert book.rows.alternative.tolist() == [False, True]


def test_a_second_priority_of_the_same_part_is_an_alternative(tmp_path: Path) -> None:
    rows = _rows("Priority", ("P-1", "North", "US", 100, 1, 1), ("P-1", "East", "CN", 90, 1, 2))
    assert worth(answered(tmp_path, rows)) == {"Tamarack": 100}


def test_a_priority_without_a_first_one_and_a_group_number_are_asked_about(tmp_path: Path) -> None:
    for heading in ("Priority", "Alternate"):
        rows = _rows(heading, ("P-1", "North", "US", 100, 1, None), ("P-2", "East", "CN", 90, 1, 2))
        with pytest.raises(UserError, match="marked as alternates"):
            answered(tmp_path, rows)
        assert worth(answered(tmp_path, rows, {"alternates": "count"})) == {"Tamarack": 190}
        assert worth(answered(tmp_path, rows, {"alternates": "alternative"})) == {"Tamarack": 100}


def test_words_of_a_priority_column_are_no_alternates(tmp_path: Path) -> None:
    rows = _rows("Priority", ("P-1", "North", "US", 100, 1, "High"), ("P-2", "East", "CN", 90, 1, "Low"))
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack": 190}
    assert "alternate" not in assumed(book)


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("Part status", "Obsolete"),
        ("Status", "superseded"),
        ("Teilestatus", "entfallen"),
        ("Estado", "Inactivo"),
    ],
)
def test_a_part_out_of_use_does_not_count(tmp_path: Path, heading: str, word: str) -> None:
    rows = _rows(heading, ("P-1", "North", "US", 100, 1, "Released"), ("P-2", "East", "CN", 90, 1, word))
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack": 100}
    assert [tally.value for tally in book.tallies if tally.fate is Fate.OBSOLETE] == [90]
    assert "out of use by status: not counted" in assumed(book)
    assert worth(answered(tmp_path, rows, {"status": "count"})) == {"Tamarack": 190}


def test_a_part_that_goes_out_of_use_is_asked_about(tmp_path: Path) -> None:
    rows = _rows(
        "Status", ("P-1", "North", "US", 100, 1, "Active"), ("P-2", "East", "CN", 90, 1, "Phase-out")
    )
    with pytest.raises(UserError, match="out of use"):
        answered(tmp_path, rows)
    assert worth(answered(tmp_path, rows, {"status": "leave"})) == {"Tamarack": 100}


@pytest.mark.parametrize(
    ("headings", "old", "new"),
    [
        (("Effective from", "Effective to"), ("2024-01-01", "2025-06-30"), ("2025-07-01", None)),
        (("Gültig ab", "Gültig bis"), ("01.01.2024", "30.06.2025"), ("01.07.2025", "31.12.9999")),
        (("Valid from", "Valid to"), ("1/1/2024", "6/30/2025"), ("7/1/2025", "12/31/2999")),
    ],
)
def test_only_the_row_counts_that_is_valid_today(
    tmp_path: Path, headings: tuple[str, str], old: tuple[Cell, Cell], new: tuple[Cell, Cell]
) -> None:
    rows: Rows = (
        ("Model", "Part number", "COO", "Unit cost", *headings),
        ("Tamarack", "P-1", "US", 10, *old),
        ("Tamarack", "P-1", "CN", 8, *new),
        ("Tamarack", "P-2", "MX", 20, old[0], None),
    )
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack": 28}
    assert "the day of reading: not counted" in assumed(book)
    assert [tally.rows for tally in book.tallies if tally.fate is Fate.NOT_VALID] == [1]
    assert worth(answered(tmp_path, rows, {"validity": "all"})) == {"Tamarack": 38}


def test_a_part_of_which_no_row_is_valid_is_asked_about_and_warned(tmp_path: Path) -> None:
    rows: Rows = (
        ("Model", "Part number", "COO", "Unit cost", "Effective from"),
        ("Tamarack", "P-1", "US", 10, "2999-01-01"),
        ("Tamarack", "P-2", "MX", 20, None),
    )
    with pytest.raises(UserError, match="not valid today"):
        answered(tmp_path, rows)
    book = answered(tmp_path, rows, {"validity": "today"})
    assert worth(book) == {"Tamarack": 20}
    assert "Of 1 part (P-1) no row is valid" in said(book)


def test_a_day_that_could_be_two_is_taken_as_blank_with_a_warning(tmp_path: Path) -> None:
    rows: Rows = (
        ("Model", "Part number", "COO", "Unit cost", "Effective to"),
        ("Tamarack", "P-1", "US", 10, "05/06/2020"),
    )
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack": 10}
    assert "is not known to be one day" in said(book)
