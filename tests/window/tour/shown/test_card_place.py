from hypothesis import given
from hypothesis import strategies as st

from headroom.window.tour.shown.card_place import Box, card_place
from headroom.window.tour.shown.steps import STEPS, Target

CARD = (340, 180)
rooms = st.tuples(st.integers(1024, 2600), st.integers(640, 1400))
targets = st.builds(
    Box, st.integers(0, 2400), st.integers(0, 1300), st.integers(8, 2400), st.integers(8, 1300)
)


@given(rooms, targets)
def test_a_card_is_whole_in_the_window(room: tuple[int, int], target: Box) -> None:
    box = card_place(CARD, room, target)

    assert box.left >= 0
    assert box.top >= 0
    assert box.right <= room[0]
    assert box.bottom <= room[1]


@given(rooms, st.integers(0, 900), st.integers(0, 600), st.integers(8, 200), st.integers(8, 40))
def test_a_card_leaves_a_small_part_in_sight(
    room: tuple[int, int], left: int, top: int, width: int, height: int
) -> None:
    target = Box(min(left, room[0] - width), min(top, room[1] - height), width, height)

    assert not card_place(CARD, room, target).meets(target)


def test_a_card_stands_in_the_middle_where_there_is_nothing_to_point_at() -> None:
    assert card_place(CARD, (1280, 800), None) == Box(470, 310, *CARD)


def test_the_tour_is_short_and_points_at_each_part_once() -> None:
    assert len(STEPS) <= 7
    assert [step.target for step in STEPS] == [*Target]
    assert all(step.title and len(step.text) < 260 for step in STEPS)
