"""Several tables of one sheet: below each other, each with its model above, and beside each other."""

from dataclasses import replace
from pathlib import Path

from headroom.workbook.layouts.layout_fitting import fitted, fitted_again
from read_sheets import answered, assumed, said, worth
from surveys import surveyed
from workbooks import Cell, Rows, write_xlsx

_HEADINGS: tuple[Cell, ...] = ("Part number", "COO", "Unit cost", "Qty")
_FIRST: Rows = (("Model: Tamarack",), _HEADINGS, ("P-1", "US", 10, 1), ("P-2", "CN", 20, 2))
_SECOND: Rows = (("Model: Larch",), _HEADINGS, ("P-1", "US", 10, 1), ("P-3", "MX", 5, 3))


def test_blocks_below_each_other_are_of_the_model_above_them(tmp_path: Path) -> None:
    rows: Rows = (("Bill of material",), *_FIRST, ("Page 1 of 2",), *_SECOND, ("Page 2 of 2",))
    assert worth(answered(tmp_path, rows)) == {"Tamarack": 50, "Larch": 25}


def test_headings_that_are_repeated_without_another_model_go_on(tmp_path: Path) -> None:
    rows: Rows = (*_FIRST, ("Page 1 of 2",), _HEADINGS, ("P-7", "MX", 7, 1))
    assert worth(answered(tmp_path, rows)) == {"Tamarack": 57}


def test_lines_between_the_rows_name_the_model_of_those_below(tmp_path: Path) -> None:
    rows: Rows = (*_FIRST, ("Vehicle : Larch",), ("P-1", "US", 10, 1), ("P-3", "MX", 5, 3))
    book = answered(tmp_path, rows)
    assert worth(book) == {"Tamarack": 50, "Larch": 25}
    assert "5: 1 line between the rows names the model of those below: Larch" in assumed(book)
    assert not said(book).count("is missing")


def test_tables_beside_each_other_are_both_read(tmp_path: Path) -> None:
    head = ("Model", *_HEADINGS)
    rows: Rows = (
        (*head, None, *head),
        ("Tamarack", "P-1", "US", 10, 1, None, "Larch", "P-1", "MX", 7, 1),
        ("Tamarack", "P-2", "CN", 20, 1, None, "Larch", "P-3", "CN", 9, 2),
        ("Tamarack", "P-9", "CN", 2, 1),
    )
    assert worth(answered(tmp_path, rows)) == {"Tamarack": 32, "Larch": 25}


def test_tables_beside_each_other_with_their_models_above(tmp_path: Path) -> None:
    rows: Rows = (
        ("Model: Tamarack", None, None, None, None, "Model: Larch"),
        (*_HEADINGS, None, *_HEADINGS),
        ("P-1", "US", 10, 1, None, "P-1", "MX", 7, 1),
        ("P-2", "CN", 20, 1, None, "P-3", "CN", 9, 2),
    )
    assert worth(answered(tmp_path, rows)) == {"Tamarack": 30, "Larch": 25}


def test_a_layout_of_blocks_fits_where_they_stand_now_with_new_ones(tmp_path: Path) -> None:
    before = surveyed(write_xlsx(tmp_path / "before.xlsx", {"BOM": (*_FIRST, *_SECOND)})).proposed
    more: Rows = (("Model: Birch",), _HEADINGS, ("P-1", "US", 1, 1))
    grown = (*_FIRST, ("P-8", "CN", 1, 1), *_SECOND, *more)
    now = surveyed(write_xlsx(tmp_path / "now.xlsx", {"BOM": grown}))
    for layout in (fitted(before, now, exactly=True), fitted_again(before, (), now)):
        assert layout is not None
        places = {table.model: (table.header_row, table.last_row) for table in layout.tables}
        assert places == {"Tamarack": (2, 5), "Larch": (7, 9), "Birch": (11, None)}


def test_a_layout_does_not_fit_where_a_block_is_gone(tmp_path: Path) -> None:
    before = surveyed(write_xlsx(tmp_path / "before.xlsx", {"BOM": (*_FIRST, *_SECOND)})).proposed
    renamed = tuple(replace(table, model=table.model.replace("Larch", "Birch")) for table in before.tables)
    now = surveyed(tmp_path / "before.xlsx")
    assert fitted(before.with_tables(renamed), now, exactly=True) is None
