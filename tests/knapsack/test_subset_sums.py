"""Whether amounts come to a sum within a window: against every choice of them."""

from collections.abc import Sequence
from itertools import chain, combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from headroom.knapsack.subset_sums import SumWindow, reaches_window
from property_examples import examples

AMOUNTS = st.lists(st.integers(0, 30), max_size=5).map(lambda amounts: sorted(amounts, reverse=True))
FAR = 10**15
"""So far that a set of sums up to there does not fit in any memory."""


def _sums(amounts: Sequence[int]) -> set[int]:
    choices = chain.from_iterable(combinations(amounts, size) for size in range(len(amounts) + 1))
    return {sum(choice) for choice in choices}


def _enumerated(first: Sequence[int], second: Sequence[int], window: SumWindow) -> bool:
    return any(
        one >= window.least_first and window.least <= one + other < window.below
        for one in _sums(first)
        for other in _sums(second)
    )


@settings(max_examples=examples(400))
@given(
    first=AMOUNTS,
    second=AMOUNTS,
    least=st.integers(-5, 120),
    width=st.integers(-1, 4),
    floor=st.one_of(st.integers(-3, 3), st.integers(0, 90)),
)
@example(first=[], second=[], least=0, width=0, floor=0)
@example(first=[], second=[], least=-5, width=5, floor=0)
@example(first=[], second=[], least=0, width=1, floor=0)
@example(first=[], second=[], least=0, width=1, floor=1)
@example(first=[7, 5], second=[], least=5, width=1, floor=0)
@example(first=[5], second=[4, 3], least=8, width=1, floor=5)
@example(first=[5, 4], second=[3], least=7, width=1, floor=4)
@example(first=[6, 4, 3, 1], second=[], least=8, width=1, floor=0)
@example(first=[7, 6], second=[6], least=12, width=1, floor=7)
@example(first=[7, 6], second=[6], least=12, width=1, floor=6)
def test_it_says_what_every_choice_of_the_amounts_says(
    first: list[int], second: list[int], least: int, width: int, floor: int
) -> None:
    window = SumWindow(least, least + width, floor)

    assert reaches_window(first, second, window) == _enumerated(first, second, window)


@given(first=AMOUNTS, second=AMOUNTS, least=st.integers(0, 60), width=st.integers(1, 3))
def test_the_first_list_need_not_come_to_anything_unless_that_is_asked(
    first: list[int], second: list[int], least: int, width: int
) -> None:
    below = least + width

    assert reaches_window(first, second, SumWindow(least, below)) == reaches_window(
        [], sorted(first + second, reverse=True), SumWindow(least, below)
    )


@pytest.mark.parametrize(
    ("first", "second", "window"),
    [
        ([3, 2], [1], SumWindow(FAR, FAR + 2)),
        ([3, 2], [FAR], SumWindow(FAR, 2 * FAR, least_first=6)),
        ([FAR, FAR], [FAR, FAR], SumWindow(FAR, FAR)),
        ([FAR, FAR], [FAR, FAR], SumWindow(FAR, FAR - 1)),
        ([2 * FAR], [FAR], SumWindow(FAR, FAR + 1, least_first=FAR + 1)),
    ],
)
def test_what_is_plainly_out_of_reach_takes_no_set_of_sums(
    first: list[int], second: list[int], window: SumWindow
) -> None:
    assert not reaches_window(first, second, window)


@pytest.mark.parametrize(
    ("first", "second", "window"),
    [
        ([FAR, 5], [3], SumWindow(FAR + 8, FAR + 9)),
        ([FAR, 5], [3], SumWindow(FAR + 3, FAR + 4)),
        ([FAR], [], SumWindow(FAR, FAR + 1, least_first=FAR)),
        ([FAR], [FAR, 7], SumWindow(FAR + 7, FAR + 8, least_first=FAR)),
        ([], [FAR], SumWindow(FAR, FAR + 1)),
        ([FAR, 1], [], SumWindow(1, FAR)),
    ],
)
def test_what_is_reached_by_taking_whatever_there_is_room_for_takes_no_set_of_sums(
    first: list[int], second: list[int], window: SumWindow
) -> None:
    assert reaches_window(first, second, window)


def test_an_amount_beyond_the_window_costs_nothing() -> None:
    assert not reaches_window([FAR, 4], [FAR, 4], SumWindow(5, 8))
    assert reaches_window([FAR, 6, 5], [FAR], SumWindow(5, 6))
