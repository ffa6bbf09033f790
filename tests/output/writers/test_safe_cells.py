from datetime import date
from io import BytesIO

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from headroom.output.writers.safe_cells import (
    LONGEST_CELL,
    Value,
    cell_text,
    looks_like_formula,
    sheet_of_values,
)

DAY = date(2026, 11, 1)


@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=30), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_any_text_comes_back_as_text(texts: list[str]) -> None:
    rows: list[list[Value]] = [[text] for text in texts]
    content = sheet_of_values("Values", rows, DAY)

    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert sheet is not None
    for row, text in enumerate(texts, 1):
        cell = sheet.cell(row, 1)
        assert cell.data_type in {"s", "n"}
        assert (cell.value or "") == cell_text(text)


def test_numbers_are_numbers_and_what_is_none_is_blank() -> None:
    content = sheet_of_values("Values", [[1.5, float("nan"), None, float("inf"), 2]], DAY)

    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert sheet is not None
    assert next(sheet.iter_rows(values_only=True)) == (1.5, None, None, None, 2)


def test_the_same_values_give_the_same_bytes() -> None:
    rows: list[list[Value]] = [["=1+1", 1.0], ["a", 2.0]]

    assert sheet_of_values("Values", rows, DAY) == sheet_of_values("Values", rows, DAY)


def test_a_text_longer_than_a_cell_is_cut() -> None:
    cut = cell_text("x" * 40_000)

    assert len(cut) == LONGEST_CELL
    assert cut.endswith("…")


def test_what_a_spreadsheet_takes_for_a_formula_is_told() -> None:
    assert [looks_like_formula(text) for text in ("=1", "+a", "@x", "-1", "Taos", "  =1")] == [
        *(True, True, True, False, False, True)
    ]
