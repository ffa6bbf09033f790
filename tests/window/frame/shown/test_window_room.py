import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.window.frame.shown.window_room import (
    LEAST,
    USUAL,
    ScreenBox,
    is_small,
    least_size,
    placed,
    usual_size,
)

FIRST, RIGHT, ABOVE = (
    ScreenBox(0, 0, 1920, 1040),
    ScreenBox(1920, -200, 2560, 1400),
    ScreenBox(-300, -1080, 1920, 1080),
)


@pytest.mark.parametrize(
    ("screen", "usual", "least"),
    [
        ((1024, 600), (1008, 552), (1008, 552)),
        ((819, 480), (803, 432), (803, 432)),
        ((960, 540), (944, 492), (944, 492)),
        ((1366, 728), (1280, 680), LEAST),
        ((3840, 2160), USUAL, LEAST),
        ((7680, 4320), USUAL, LEAST),
        ((10, 10), (1, 1), (1, 1)),
    ],
)
def test_a_window_fits_any_screen(
    screen: tuple[int, int], usual: tuple[int, int], least: tuple[int, int]
) -> None:
    assert usual_size(screen) == usual
    assert least_size(screen) == least
    assert is_small(screen) is (least != LEAST)


@pytest.mark.parametrize(
    ("window", "screens", "expected"),
    [
        (ScreenBox(100, 100, 1280, 800), [FIRST], ScreenBox(100, 100, 1280, 800)),
        (ScreenBox(2000, 0, 1280, 800), [FIRST, RIGHT], ScreenBox(2000, 0, 1280, 800)),
        (ScreenBox(1500, 100, 1280, 800), [FIRST, RIGHT], ScreenBox(1500, 100, 1280, 800)),  # over both
        (ScreenBox(2000, 0, 1280, 800), [FIRST], ScreenBox(640, 0, 1280, 800)),  # its screen is gone
        (ScreenBox(5000, 9000, 1280, 800), [FIRST, RIGHT], ScreenBox(640, 240, 1280, 800)),
        (ScreenBox(-200, -1000, 1280, 800), [FIRST, ABOVE], ScreenBox(-200, -1000, 1280, 800)),
        (ScreenBox(0, 0, 2560, 1400), [FIRST], ScreenBox(0, 0, 1920, 1040)),  # larger than the screen
        (
            ScreenBox(2000, 0, 2400, 1390),
            [FIRST, ScreenBox(1920, 0, 1024, 600)],
            ScreenBox(1920, 0, 1024, 600),
        ),
        (
            ScreenBox(100, -30, 1280, 800),
            [FIRST],
            ScreenBox(100, 0, 1280, 800),
        ),  # nobody could take hold of it
        (
            ScreenBox(-20, 100, 1280, 800),
            [FIRST],
            ScreenBox(-20, 100, 1280, 800),
        ),  # left a little over the edge
    ],
)
def test_a_window_stays_where_it_is_seen_and_else_is_put_on_a_screen(
    window: ScreenBox, screens: list[ScreenBox], expected: ScreenBox
) -> None:
    assert placed(window, screens) == expected


_numbers = st.integers(-10_000, 10_000)
_sizes = st.integers(1, 8_000)
_boxes = st.builds(ScreenBox, _numbers, _numbers, _sizes, _sizes)


@given(_boxes, st.lists(_boxes, min_size=1, max_size=3))
def test_whatever_the_screens_are_half_of_the_title_can_be_taken_hold_of(
    window: ScreenBox, screens: list[ScreenBox]
) -> None:
    put = placed(window, screens)
    title = put._replace(height=min(40, put.height))

    seen = sum(
        max(0, min(title.left + title.width, one.left + one.width) - max(title.left, one.left))
        * max(0, min(title.top + title.height, one.top + one.height) - max(title.top, one.top))
        for one in screens
    )
    assert seen >= 0.5 * title.width * title.height
    assert placed(put, screens) == put
    assert put.width <= window.width
    assert put.height <= window.height
