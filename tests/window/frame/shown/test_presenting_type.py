"""The type of a presentation is the same share of every window."""

import pytest

from headroom.window.frame.shown.presenting_type import presenting_scale


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [
        (1920, 1080, 1.5),
        (2560, 1440, 2.0),
        (3840, 1080, 1.5),
        (1280, 800, 1.2),
        (400, 300, 1.2),
        (9000, 5000, 3.0),
    ],
)
def test_it_grows_with_the_lesser_side(width: int, height: int, scale: float) -> None:
    assert presenting_scale(width, height) == pytest.approx(scale)
