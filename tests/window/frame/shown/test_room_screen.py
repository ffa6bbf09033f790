"""On which screen the room sees a presentation."""

import pytest

from headroom.window.frame.shown.room_screen import HERE, room_screen, screen_words


@pytest.mark.parametrize(
    ("screens", "working", "chosen", "found"),
    [
        (("Desk",), 0, "", None),
        (("Desk", "Hall"), 0, "", 1),
        (("Desk", "Hall"), 1, "", 0),
        (("Desk", "Hall", "Foyer"), 0, "Foyer", 2),
        (("Desk", "Hall"), 0, "Foyer", 1),
        (("Desk", "Hall"), 0, "Desk", 1),
        (("Desk", "Hall"), 0, HERE, None),
        (("Desk",), 0, "Hall", None),
    ],
)
def test_the_room_has_the_other_screen_unless_another_is_chosen_or_none_wanted(
    screens: tuple[str, ...], working: int, chosen: str, found: int | None
) -> None:
    assert room_screen(screens, working, chosen) == found


def test_a_screen_is_called_by_name_and_size() -> None:
    assert screen_words("HDMI-1", 1920, 1080).startswith("On HDMI-1, 1920")
    assert screen_words("", 800, 600).startswith("On another screen")
