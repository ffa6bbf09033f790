"""The tree of a book goes from one process to another whole, and a forged one is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from headroom.arrays import CodedTexts
from headroom.book.part_rows import ROW_FIELDS
from headroom.book.sourcing import SourcingBook
from headroom.workbook.process.book_folder import load_book, save_book
from headroom.workbook.process.row_files import ForgedBookError
from workbooks import Cell, read_rows

_ROWS: list[tuple[Cell, ...]] = [
    ("Level", "Model", "Part number", "Country of origin", "Qty", "Unit cost", "Make/Buy", "Supplier"),
    (1.0, "Sierra", "A-10", "MX", 2.0, None, "Make", None),
    (2.0, "Sierra", "P-11", "CN", 1.0, 40.0, "Buy", "One"),
    (2.0, "Sierra", "P-12", "MX", 5.0, 2.0, "Buy", "Two"),
]
_SHARED = [(*row, share) for row, share in zip(_ROWS, ("Purchase share %", None, 100, None), strict=True)]


def _saved(tmp_path: Path, rows: list[tuple[Cell, ...]] = _ROWS) -> tuple[SourcingBook, Path]:
    folder = tmp_path / "folder"
    folder.mkdir()
    book = read_rows(tmp_path, rows)
    save_book(book, folder)
    return book, folder


def test_a_tree_comes_back_as_it_was(tmp_path: Path) -> None:
    book, folder = _saved(tmp_path)
    sent, found = book.tree, load_book(folder).tree

    assert sent is not None
    assert found is not None
    for name in ("parent", "depth", "fate", "row", "own_quantity", "vehicles"):
        assert getattr(found, name).tolist() == getattr(sent, name).tolist()
        assert getattr(found, name).dtype == getattr(sent, name).dtype
    assert found.nodes.sheets == sent.nodes.sheets
    assert found.nodes.row_number.tolist() == [2, 3, 4]
    for field in ROW_FIELDS:
        cells, others = found.nodes.column(field.name), sent.nodes.column(field.name)
        if isinstance(cells, CodedTexts):
            assert [cells[node] for node in range(3)] == [others[node] for node in range(3)]
        else:
            assert np.array_equal(cells, others, equal_nan=True)  # type: ignore[arg-type]
    assert np.isnan(found.nodes.unit_cost[0])


def test_purchase_shares_come_back_and_where_there_are_none_nothing_does(tmp_path: Path) -> None:
    _, folder = _saved(tmp_path, _SHARED)
    found = load_book(folder).tree

    assert found is not None
    np.testing.assert_array_equal(found.purchase_share, [np.nan, 1.0, np.nan])
    (tmp_path / "other").mkdir()
    _, folder = _saved(tmp_path / "other")
    without = load_book(folder).tree
    assert without is not None
    assert without.purchase_share is None


def test_what_shares_come_to_inside_and_what_is_out_of_use_come_back(tmp_path: Path) -> None:
    rows: list[tuple[Cell, ...]] = [
        (
            "Model",
            "Level",
            "Part number",
            "COO",
            "Unit cost",
            "Qty",
            "Made by",
            "Purchase share %",
            "Part status",
        ),
        ("A", 1, "axle", "MX", 900, 1, "self", None, None),
        ("A", 2, "gear", "CN", 500, 1, None, 90, None),
        ("A", 2, "gear", "US", 300, 1, None, 10, None),
        ("A", 2, "hub", "US", 200, 1, None, None, "obsolete"),
    ]
    _, folder = _saved(tmp_path, rows)
    found = load_book(folder).tree

    assert found is not None
    assert found.supply is not None
    assert found.out_of_use is not None
    np.testing.assert_allclose(found.supply, [1.0, 0.9, 0.1, 0.0])
    assert found.out_of_use.tolist() == [False, False, False, True]


@pytest.mark.parametrize("shares", [[np.nan, 1.1, 0.1], [np.nan, -0.1, 0.1], [np.nan, 0.5]])
def test_a_purchase_share_that_is_none_is_not_loaded(tmp_path: Path, shares: list[float]) -> None:
    _, folder = _saved(tmp_path, _SHARED)
    _column(folder, "purchase_share", shares, np.float64)

    with pytest.raises((ForgedBookError, ValueError)):
        load_book(folder)


def _facts(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "book.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    change(found["tree"])
    path.write_text(json.dumps(found), encoding="utf-8")


def _column(folder: Path, name: str, values: list[float], kind: type[np.generic]) -> None:
    (folder / f"tree.{name}.bin").write_bytes(np.array(values, dtype=kind).tobytes())


FORGED: dict[str, Callable[[Path], object]] = {
    "a node in itself": lambda folder: _column(folder, "parent", [0, 0, 0], np.int32),
    "a circle": lambda folder: _column(folder, "parent", [1, 0, 0], np.int32),
    "a parent beyond": lambda folder: _column(folder, "parent", [-1, 3, 0], np.int32),
    "a depth that is none": lambda folder: _column(folder, "depth", [0, 1, 2], np.int32),
    "a row beyond": lambda folder: _column(folder, "row", [-1, 0, 2], np.int32),
    "a fate that is none": lambda folder: _column(folder, "fate", [0, 3, 4], np.int32),
    "none of it": lambda folder: _column(folder, "own_quantity", [1.0, 0.0, 1.0], np.float64),
    "a quantity without end": lambda folder: _column(folder, "own_quantity", [1.0, np.inf, 1.0], np.float64),
    "a cost below 0": lambda folder: _column(folder, "unit_cost", [np.nan, -1.0, 1.0], np.float64),
    "a node too few": lambda folder: _column(folder, "unit_cost", [np.nan, 1.0], np.float64),
    "a vehicle beyond": lambda folder: _column(folder, "vehicles", [3], np.int32),
    "fewer rows": lambda folder: _column(folder, "row_number", [2, 3], np.int32),
    "a sheet beyond": lambda folder: _column(folder, "sheet", [0, 0, 1], np.int32),
    "a column too few": lambda folder: _facts(folder, lambda tree: tree["columns"].remove("origin")),
    "a column that is none": lambda folder: _facts(folder, lambda tree: tree["columns"].append("other")),
    "texts that are shared and numbers": lambda folder: _facts(
        folder, lambda tree: tree["shared"].append("unit_cost")
    ),
    "more facts": lambda folder: _facts(folder, lambda tree: tree.update(more=1)),
}


@pytest.mark.parametrize("forgery", FORGED)
def test_a_tree_that_no_reader_writes_is_not_loaded(tmp_path: Path, forgery: str) -> None:
    _, folder = _saved(tmp_path)
    FORGED[forgery](folder)

    with pytest.raises(ForgedBookError):
        load_book(folder)
