"""Pages are tried in the light theme, whatever another test has left."""

import pytest

from headroom.window.look.look import Look
from headroom.window.look.theme import LIGHT


@pytest.fixture(autouse=True)
def in_the_light(look: Look) -> None:
    assert look.theme is LIGHT
