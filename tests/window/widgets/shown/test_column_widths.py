"""Columns share the room there is: whole where that fits, else the widest give way first."""

from hypothesis import given
from hypothesis import strategies as st

from headroom.window.widgets.shown.column_widths import ColumnNeed, left_out, shared_widths

MOST = 320
NEEDS = st.lists(
    st.tuples(st.integers(20, 600), st.integers(0, 600), st.booleans(), st.booleans()).map(
        lambda drawn: ColumnNeed(drawn[0], min(drawn[0], drawn[1]), grows=drawn[2], yields=drawn[3], bare=600)
    ),
    min_size=1,
    max_size=12,
)


def test_what_is_left_goes_to_the_columns_that_grow() -> None:
    needs = (ColumnNeed(80, 80), ColumnNeed(100, 50, grows=True), ColumnNeed(100, 50, grows=True))

    assert shared_widths(needs, 301, MOST) == (80, 111, 110)


def test_figures_stay_near_what_they_belong_to_however_much_room_there_is() -> None:
    needs = (ColumnNeed(200, 96, grows=True), ColumnNeed(80, 80), ColumnNeed(60, 60))

    assert shared_widths(needs, 400, MOST) == (260, 80, 60)
    assert shared_widths(needs, 520, MOST) == (340, 100, 80)
    assert shared_widths(needs, 1600, MOST) == (MOST + 40, 120, 100)


def test_a_last_column_that_grows_takes_all_that_is_left() -> None:
    assert shared_widths((ColumnNeed(80, 80), ColumnNeed(200, 96, grows=True)), 900, MOST) == (80, 820)


def test_a_width_that_was_given_stays() -> None:
    needs = (ColumnNeed(100, 96, grows=True), ColumnNeed(80, 80, stays=True), ColumnNeed(60, 60))

    assert shared_widths(needs, 1600, MOST) == (MOST + 40, 80, 100)


def test_where_none_grows_the_rest_stays_empty() -> None:
    assert shared_widths((ColumnNeed(80, 80), ColumnNeed(100, 50)), 900, MOST) == (80, 100)


def test_a_long_text_is_shown_whole_where_there_is_room() -> None:
    assert shared_widths((ColumnNeed(700, 96), ColumnNeed(60, 60)), 800, MOST) == (700, 60)


def test_the_widest_give_way_first_down_to_the_same_width() -> None:
    needs = (ColumnNeed(60, 60), ColumnNeed(300, 96), ColumnNeed(200, 96), ColumnNeed(110, 96))

    assert shared_widths(needs, 450, MOST) == (60, 140, 140, 110)


def test_figures_never_give_way() -> None:
    assert shared_widths((ColumnNeed(150, 150), ColumnNeed(300, 96)), 250, MOST) == (150, 100)


def test_where_the_least_does_not_fit_the_table_is_scrolled_and_nothing_is_without_end() -> None:
    assert shared_widths((ColumnNeed(150, 150), ColumnNeed(900, 96)), 200, MOST) == (150, 320)


@given(NEEDS, st.integers(0, 4000))
def test_nothing_is_cut_while_there_is_room_and_no_pixel_is_lost(needs: list[ColumnNeed], room: int) -> None:
    widths = shared_widths(needs, room, MOST)

    assert all(width >= need.least for width, need in zip(widths, needs, strict=True))
    if sum(need.whole for need in needs) <= room:
        assert all(width >= need.whole for width, need in zip(widths, needs, strict=True))
        assert sum(widths) == room if needs[-1].grows else sum(widths) <= room
    elif sum(need.least for need in needs) <= room:
        assert sum(widths) == room
        gave_way = [
            width for width, need in zip(widths, needs, strict=True) if need.least < width < need.whole
        ]
        assert max(gave_way, default=0) - min(gave_way, default=0) <= 1


def test_what_yields_gives_way_before_the_widest() -> None:
    needs = [ColumnNeed(200, 96), ColumnNeed(150, 80, yields=True), ColumnNeed(50, 50)]

    assert shared_widths(needs, 360, 320) == (200, 110, 50)
    assert shared_widths(needs, 300, 320) == (170, 80, 50)


def test_what_yields_gives_way_further_rather_than_that_the_table_is_scrolled() -> None:
    needs = [ColumnNeed(200, 96), ColumnNeed(150, 80, yields=True, bare=30), ColumnNeed(50, 50)]

    assert shared_widths(needs, 200, 320) == (96, 54, 50)
    assert shared_widths(needs, 170, 320) == (200, 150, 50)


def test_a_room_does_without_the_columns_that_yield_where_they_would_be_cut() -> None:
    needs = (
        ColumnNeed(100, 100),
        ColumnNeed(300, 60, yields=True),
        ColumnNeed(80, 80, yields=True, stays=True),
    )

    assert left_out(needs, 480) == frozenset()
    assert left_out(needs, 479) == {1}
