"""Tables are sorted by numbers as numbers and by texts as people sort them; equal rows stay as they were."""

from itertools import pairwise
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.window.widgets.shown.table_order import is_numeric, row_order, text_key
from headroom.words.formatting import NOTHING


def table(*cells: Cell, has_total: bool = False) -> DetailTable:
    return DetailTable("T", (TableColumn("C"),), tuple((cell,) for cell in cells), has_total=has_total)


def test_numbers_are_sorted_by_value_not_by_their_texts() -> None:
    costs = table(Cell("$9", 9.0), Cell("$1,200", 1200.0), Cell("$30", 30.0))

    assert row_order(costs, 0) == (0, 2, 1)
    assert row_order(costs, 0, descending=True) == (1, 2, 0)


def test_texts_are_sorted_with_the_numbers_in_them() -> None:
    parts = table(Cell("P10"), Cell("p2"), Cell("A"), Cell("P1"))

    assert row_order(parts, 0) == (2, 3, 1, 0)


def test_a_range_is_sorted_by_its_rank() -> None:
    shares = table(Cell("47.9 … 51.1 %", rank=47.9), Cell("12.0 %", 12.0), Cell("60.0 %", 60.0))

    assert row_order(shares, 0) == (1, 0, 2)


@pytest.mark.parametrize("descending", [False, True])
def test_what_is_blank_stands_behind_everything_else_whichever_way(*, descending: bool) -> None:
    money = table(Cell(NOTHING), Cell("$1", 1.0), Cell("n/a", nan), Cell("$2", 2.0))
    words = table(Cell(""), Cell("b"), Cell(NOTHING), Cell("a"))

    assert row_order(money, 0, descending=descending)[2:] == (0, 2)
    assert row_order(words, 0, descending=descending)[2:] == (0, 2)


@pytest.mark.parametrize("descending", [False, True])
def test_a_total_stands_last_whatever_it_is(*, descending: bool) -> None:
    summed = table(Cell("$3", 3.0), Cell("$5", 5.0), Cell("$8", 8.0), has_total=True)

    assert row_order(summed, 0, descending=descending)[-1] == 2


@given(st.lists(st.integers(0, 3), max_size=12), st.booleans())
def test_equal_rows_stay_as_they_were(numbers: list[int], descending: bool) -> None:  # noqa: FBT001
    order = row_order(table(*(Cell(str(n), float(n)) for n in numbers)), 0, descending=descending)

    assert sorted(order) == list(range(len(numbers)))
    for one, other in pairwise(order):
        if numbers[one] == numbers[other]:
            assert one < other
        else:
            assert (numbers[one] > numbers[other]) is descending


def test_without_a_column_the_order_is_that_in_which_it_was_made() -> None:
    words = table(Cell("b"), Cell("a"))

    assert row_order(words, None) == row_order(words, 7) == (0, 1)


def test_a_column_with_a_number_is_one_of_numbers() -> None:
    assert is_numeric(table(Cell(NOTHING), Cell("$1", 1.0)), 0)
    assert not is_numeric(table(Cell("Sourcing!D4")), 0)


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert (text_key(one) < text_key(other)) or (text_key(one) >= text_key(other))
