"""What of a bill is not applied, or counts twice: versions, take rates, quantities, alternatives, changes."""

from pathlib import Path

import pytest

from headroom.opening.layout_choice import Proposal
from headroom.user_error import UserError
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from read_sheets import answered, assumed, said, worth
from workbooks import Cell, Rows, silent, write_xlsx

_HEADINGS = ("Model", "Part number", "Supplier", "COO", "Unit cost", "Qty")


def _rows(heading: str, *cells: tuple[str, str, str, float, float, Cell]) -> Rows:
    """Return a sheet of one model: part, supplier, origin, cost, quantity and one more cell in each row."""
    return ((*_HEADINGS, heading), *(("Tamarack", *row) for row in cells))


def test_a_bill_that_is_given_twice_is_said_with_the_column_that_tells(tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Version", "Part number", "Qty", "Unit cost", "COO"),
        ("Alder", "Budget", "P-1", 1.0, 100.0, "US"),
        ("Alder", "Budget", "P-2", 2.0, 50.0, "CN"),
        ("Alder", "Actual", "P-1", 1.0, 105.0, "US"),
        ("Alder", "Actual", "P-2", 2.0, 52.0, "CN"),
        ("Birch", "Actual", "P-1", 1.0, 105.0, "US"),
        ("Birch", "Actual", "P-2", 1.0, 52.0, "CN"),
    ]
    text = said(answered(tmp_path, rows))

    assert "C2: 2 of 2 parts of Alder stand in several rows (C2:C5): each row counts in full." in text
    assert "“Version” (column B)" in text
    assert "of Birch" not in text


def test_a_few_parts_that_are_used_twice_are_no_second_bill(tmp_path: Path) -> None:
    parts = [("P-1", "", "US", 1.0, 1.0, "x"), ("P-1", "", "US", 1.0, 1.0, "y")]
    others = [(f"P-{number}", "", "US", 1.0, 1.0, "z") for number in range(2, 6)]

    assert "stand in several rows" not in said(answered(tmp_path, _rows("Place", *parts, *others)))


def test_versions_of_a_bill_of_several_levels_are_left_to_its_levels(tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Level", "Part number", "Qty", "Unit cost", "COO"),
        ("Alder", 1.0, "A-1", 1.0, None, None),
        ("Alder", 2.0, "P-1", 1.0, 5.0, "US"),
        ("Alder", 2.0, "P-2", 1.0, 5.0, "US"),
        ("Alder", 1.0, "A-2", 1.0, None, None),
        ("Alder", 2.0, "P-1", 1.0, 5.0, "US"),
        ("Alder", 2.0, "P-2", 1.0, 5.0, "US"),
    ]

    assert "stand in several rows" not in said(answered(tmp_path, rows))


@pytest.mark.parametrize("heading", ["Annual Qty", "Qty LH", "EAU", "Menge pro Jahr", "年间需求数量"])
def test_a_quantity_that_is_not_used_is_said_where_one_piece_counts(tmp_path: Path, heading: str) -> None:
    rows: Rows = [
        ("Model", "Part number", heading, "Unit cost", "COO"),
        ("Alder", "P-1", 50000.0, 100.0, "US"),
        ("Alder", "P-2", 100000.0, 50.0, "CN"),
    ]
    beside = [(*row, "Qty per vehicle" if at == 0 else 1.0) for at, row in enumerate(rows)]
    warning = f"“{heading}” is not used, and no column is Quantity per vehicle"

    assert warning in said(answered(tmp_path, rows))
    assert warning not in said(answered(tmp_path, beside))


@pytest.mark.parametrize("heading", ["Take rate %", "Einbaurate", "Taux de montage"])
def test_take_rates_are_said_not_to_be_applied(tmp_path: Path, heading: str) -> None:
    rows = _rows(heading, ("P-1", "", "US", 100, 1, 25.0))
    book = answered(tmp_path, rows)

    assert worth(book) == {"Tamarack": 100}
    assert f"“{heading}” is not applied" in said(book)


@pytest.mark.parametrize(
    ("heading", "word"),
    [("Change type", "Deleted"), ("ECO action", "Delete"), ("Änderungsart", "gelöscht")],
)
def test_parts_that_a_change_deletes_do_not_count(tmp_path: Path, heading: str, word: str) -> None:
    rows = _rows(heading, ("P-1", "", "US", 100, 1, "added"), ("P-2", "", "CN", 70, 1, word))
    book = answered(tmp_path, rows)

    assert worth(book) == {"Tamarack": 100}
    assert f"“{word}”) is out of use by status" in assumed(book)


@pytest.mark.parametrize("heading", ["Change", "Notes", "变更"])
def test_a_column_that_says_deleted_in_its_cells_is_asked_about(tmp_path: Path, heading: str) -> None:
    word = "删除" if heading == "变更" else "Deleted"
    rows = _rows(heading, ("P-1", "", "US", 100, 1, "New"), ("P-2", "", "CN", 70, 1, word))

    with pytest.raises(UserError, match=f"A cell says “{word}”"):
        answered(tmp_path, rows)


@pytest.mark.parametrize("heading", ["Priority", "Supplier state", "Quote state", "PO"])
def test_what_is_obsolete_beside_the_part_is_no_status_of_it(tmp_path: Path, heading: str) -> None:
    rows = _rows(heading, ("P-1", "", "US", 100, 1, "New"), ("P-2", "", "CN", 70, 1, "expired"))

    assert worth(answered(tmp_path, rows)) == {"Tamarack": 170}


def test_groups_of_alternatives_that_are_not_used_are_said(tmp_path: Path) -> None:
    rows = _rows("Alt group", ("P-1", "", "US", 100, 1, "A1"), ("P-1B", "", "CN", 90, 1, "A1"))

    assert "G1: “Alt group” is not applied: parts that are alternatives" in said(answered(tmp_path, rows))


def test_parts_of_a_usage_probability_below_the_whole_count_in_full_and_are_said(tmp_path: Path) -> None:
    rows = _rows("Usage prob. %", ("P-1", "", "US", 100, 1, 60), ("P-2", "", "CN", 90, 1, 100))
    book = answered(tmp_path, rows)

    assert worth(book) == {"Tamarack": 190}
    assert "1 row (G2; “60”) is used in a part of the vehicles: it counts in full." in said(book)


def test_names_of_all_models_are_said_to_be_read_as_a_model(tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Part number", "Unit cost", "COO"),
        ("Alder", "P-1", 100.0, "US"),
        ("Birch", "P-2", 50.0, "CN"),
        ("All models", "P-3", 30.0, "MX"),
    ]

    assert "“All models” is read as a model beside Alder, Birch" in said(answered(tmp_path, rows))
    assert "is read as a model" not in said(answered(tmp_path, rows[:3]))


def test_a_blank_currency_among_others_is_said(tmp_path: Path) -> None:
    rates: Rows = [("Currency", "USD per unit"), ("EUR", 1.1)]
    rows = _rows("Currency", ("P-1", "", "DE", 100, 1, "EUR"), ("P-2", "", "DE", 100, 1, None))
    path = write_xlsx(tmp_path / "book.xlsx", {"BOM": rows, "Rates": rates})
    book = decode(path, silent, Questions(choose=Proposal()))

    assert worth(book) == {"Tamarack": 200}
    assert "G3: The currency is blank in 1 row, where others are in EUR" in said(book)
