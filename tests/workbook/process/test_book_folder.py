"""A book goes from the reading process to the program without loss."""

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import PartRows, SourcingBook
from headroom.workbook.bytes.addresses import areas, cell_position, column_letters, column_position
from headroom.workbook.bytes.cells import CellsBuilder, Uncalculated
from headroom.workbook.process.book_folder import load_book, save_book
from headroom.workbook.process.reading import read_book
from headroom.workbook.tables.findings import quoted
from headroom.workbook.written.template import write_template
from strategies import books
from workbooks import read_rows, table


def as_values(book: SourcingBook) -> dict[str, object]:
    """Return everything a book holds as values that can be compared."""
    rows: dict[str, object] = {}
    for name in PartRows.__slots__:
        value = getattr(book.rows, name)
        if isinstance(value, np.ndarray):
            value = (
                np.where(np.isnan(value), -1.0, value).tolist() if value.dtype.kind == "f" else value.tolist()
            )
        elif hasattr(value, "codes"):
            value = (value.codes.tolist(), value.values)
        rows[name] = value
    others = {
        name: getattr(book, name) for name in SourcingBook.__slots__ if name not in {"rows", "__weakref__"}
    }
    return {**rows, **others}


@given(book=books())
def test_a_book_comes_back_as_it_was(book: SourcingBook) -> None:
    with tempfile.TemporaryDirectory() as folder:
        save_book(book, Path(folder))
        found = load_book(Path(folder))

    assert as_values(found) == as_values(book)
    assert [array.dtype for array in (found.rows.model, found.rows.unit_cost, found.rows.alternative)] == [
        np.int32,
        np.float64,
        np.bool_,
    ]


def test_problems_and_odd_characters_come_back_as_they_were(tmp_path: Path) -> None:
    rows = table(
        {"Description": 'line\u2028break "\\ \U0001f697', "Supplier": "\ud7ff"},
        {"Unit cost": "\u201c?\u201d"},
    )
    book = read_rows(tmp_path, rows)
    (tmp_path / "folder").mkdir()
    save_book(book, tmp_path / "folder")

    assert as_values(load_book(tmp_path / "folder")) == as_values(book)
    assert all(isinstance(problem, Problem) for problem in book.problems)


def test_the_program_gets_what_the_reading_process_read(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(path)
    book = read_book(path)

    assert (book.name, book.rows_used, book.problems) == ("template.xlsx", 3, ())
    assert book.vehicles[0].cells["msrp_usd"] == "Models!H2"


@given(position=st.integers(0, 16383), row=st.integers(0, 1_048_575))
def test_addresses_are_those_of_excel(position: int, row: int) -> None:
    letters = column_letters(position)

    assert column_position(letters) == position
    assert cell_position(f"{letters}{row + 1}") == (row, position)


def test_known_addresses() -> None:
    assert [column_letters(position) for position in (0, 25, 26, 701, 702, 16383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert cell_position("17") is None


@given(rows=st.sets(st.integers(1, 60)).map(sorted))
def test_areas_hold_every_row_once(rows: list[int]) -> None:
    found = list(areas("F", np.array(rows, dtype=np.int32)))
    held: list[int] = []
    for address, size in found:
        first, _, last = address.replace("F", "").partition(":")
        held.extend(range(int(first), int(last or first) + 1))
        assert size == int(last or first) - int(first) + 1

    assert held == rows
    assert all(int(b[0].replace("F", "").split(":")[0]) > 0 for b in found)


values = st.lists(
    st.lists(
        st.sampled_from(["", "a", "b", 1.0, 2, True, -0.0, Uncalculated.FORMULA]), min_size=1, max_size=5
    ),
    min_size=1,
    max_size=5,
)


@given(chunks=values, measured=st.booleans())
def test_a_column_keeps_every_cell_however_it_is_cut(chunks: list[list[object]], *, measured: bool) -> None:
    builder = CellsBuilder(measured=measured)
    for chunk in chunks:
        builder.add(tuple(chunk))
    cells = builder.build()
    flat = [cell for chunk in chunks for cell in chunk]

    assert len(cells) == len(flat)
    for row, cell in enumerate(flat):
        code = int(cells.codes[row])
        found = float(cells.numbers[row]) if code < 0 else cells.values[code]
        assert found == cell
        assert isinstance(found, bool) == isinstance(cell, bool)
    codes, distinct = cells.distinct()
    assert [distinct[code] for code in codes.tolist()] == flat


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (quoted("x" * 40), f"“{'x' * 40}”"),
        (quoted("x" * 50), f"“{'x' * 39}…”"),
    ],
)
def test_sentences_stay_short(words: str, text: str) -> None:
    assert words == text


def test_a_problem_has_a_severity() -> None:
    assert [severity.value for severity in Severity] == ["error", "warning", "assumption"]
