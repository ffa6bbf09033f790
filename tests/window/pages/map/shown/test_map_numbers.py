"""Where numbers of plateaus have room."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from headroom.window.pages.map.shown.map_numbers import rooms
from headroom.window.pages.map.shown.map_shades import UNKNOWN, Levels

TABLES = st.lists(
    st.lists(st.sampled_from([0, 1, 2, UNKNOWN]), min_size=9, max_size=9), min_size=3, max_size=9
)


def grid(rows: list[str]) -> Levels:
    return np.array([[int(level) for level in row] for row in rows], dtype=np.int16)


@given(TABLES, st.integers(1, 4), st.integers(1, 3))
def test_a_box_lies_in_an_area_of_one_known_level_wherever_it_is_moved(
    table: list[list[int]], wide: int, high: int
) -> None:
    levels = np.array(table, dtype=np.int16)

    found = rooms(levels, wide, high)

    for room in found:
        row, column = room.at
        level = levels[row, column]
        assert level != UNKNOWN
        for left in range(room.across[0], room.across[1] + 1):
            assert (levels[row : row + high, left : left + wide] == level).all()
        for top in range(room.down[0], room.down[1] + 1):
            assert (levels[top : top + high, column : column + wide] == level).all()
    assert len({levels[room.at] for room in found}) == len(found)


@given(TABLES, st.integers(1, 4), st.integers(1, 3))
def test_every_level_that_has_room_has_one(table: list[list[int]], wide: int, high: int) -> None:
    levels = np.array(table, dtype=np.int16)
    boxes = [
        levels[row : row + high, column : column + wide]
        for row in range(levels.shape[0] - high + 1)
        for column in range(levels.shape[1] - wide + 1)
    ]

    found = {int(levels[room.at]) for room in rooms(levels, wide, high)}

    assert found == {int(box[0, 0]) for box in boxes if (box == box[0, 0]).all()} - {UNKNOWN}


@given(TABLES, st.integers(1, 4), st.integers(1, 3), st.sets(st.integers(1, 8)), st.sets(st.integers(1, 8)))
def test_no_box_lies_over_a_line_wherever_it_is_moved(
    table: list[list[int]], wide: int, high: int, over: set[int], before: set[int]
) -> None:
    levels = np.array(table, dtype=np.int16)
    lines = (
        np.array([row in over for row in range(levels.shape[0])]),
        np.array([column in before for column in range(levels.shape[1])]),
    )

    for room in rooms(levels, wide, high, lines):
        for left in range(room.across[0], room.across[1] + 1):
            assert not before & set(range(left + 1, left + wide))
        for top in range(room.down[0], room.down[1] + 1):
            assert not over & set(range(top + 1, top + high))


def test_a_number_stands_in_the_widest_part_of_its_plateau() -> None:
    levels = np.zeros((3, 12), dtype=np.int16)
    before = np.array([column in {2, 9} for column in range(12)])

    (room,) = rooms(levels, 2, 1, (np.zeros(3, dtype=np.bool_), before))

    assert room.at[1] in {4, 5}
    assert room.across == (2, 7)


def test_a_number_stands_in_the_middle_of_its_plateau() -> None:
    levels = grid(["0000011", "0000011", "0000011", "2222211", "2222211"])

    found = {int(levels[room.at]): room.at for room in rooms(levels, 2, 2)}

    assert found[1] == (1, 5) or found[1] == (2, 5)
    assert found[0][1] in {1, 2}
    assert set(found) == {0, 1, 2}
