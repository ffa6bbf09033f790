"""The scale of colours of the policy map."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.window.look.theme import DARK, LIGHT, Theme
from headroom.window.pages.map.shown.map_scale import SHADES, colour_scale, lightness, luminance

COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")
DUTY = 6


def scales(theme: Theme) -> list[tuple[int, ...]]:
    hues = (theme.qualifies, theme.fails, theme.cheaper, theme.components[DUTY])
    return [colour_scale(theme.raised, hue) for hue in hues]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_step_of_the_scale_is_as_much_lighter_or_darker_as_the_last_but_for_what_is_left_out(
    theme: Theme,
) -> None:
    for scale in scales(theme):
        light = np.array([lightness(colour) for colour in scale])
        steps = np.diff(light[::15])

        assert (steps > 0).all() or (steps < 0).all()
        usual = float(np.median(np.abs(steps)))
        assert np.sort(np.abs(steps))[:-2] == pytest.approx(usual, rel=0.5)
        assert abs(light[-1] - light[0]) > 0.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_white_or_dark_words_are_legible_on_every_shade(theme: Theme) -> None:
    dark_ink = luminance(int(LIGHT.text[1:], 16))

    for scale in scales(theme):
        for colour in scale:
            ground = luminance(colour)
            contrast = max(1.05 / (ground + 0.05), (ground + 0.05) / (dark_ink + 0.05))
            assert contrast >= 4.5


@given(COLOURS, COLOURS)
def test_a_scale_is_opaque_colours_whatever_it_is_made_of(ground: str, hue: str) -> None:
    scale = colour_scale(ground, hue)

    assert len(scale) == SHADES
    assert all(0xFF000000 <= colour <= 0xFFFFFFFF for colour in scale)
