"""Colours are read by everyone: by their contrast, and by eyes that tell fewer of them apart."""

from itertools import pairwise

import pytest

from headroom.output.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, THEMES, Theme
from headroom.window.shown.costs import DUTIES_FROM, SHOWN_COMPONENTS
from headroom.words.definitions import COMPONENT_WORDS
from seen_colours import EYES, contrast, difference

NAMES = {LIGHT: "light", DARK: "dark", CONTRAST_DARK: "black", CONTRAST_LIGHT: "white"}
EVERY = pytest.mark.parametrize("theme", THEMES, ids=[NAMES[theme] for theme in THEMES])
OF_CONTRAST = [theme for theme in THEMES if theme.contrast]

TEXTS = ("text", "muted", "accent", "qualifies", "fails", "undetermined")
GROUNDS = ("window", "surface", "raised", "wash")

TOLD_APART = 10.0
"""Least distance in CIELAB of two colours that stand for two things and touch, or stand for each other."""

FREIGHT = {"inbound_freight", "outbound_freight", "insurance"}
"""Shades of one thing: the legend names them together."""


def component(theme: Theme, name: str) -> str:
    """Return the colour of a component of the landed cost."""
    return theme.components[tuple(COMPONENT_WORDS).index(name)]


def pairs_of(theme: Theme) -> dict[str, tuple[str, str]]:
    """Return the colours that are told apart by nothing but themselves and where they stand."""
    regimes = {
        "qualifies as sourced": theme.qualifies,
        "re-sources": theme.content_us,
        "pays": theme.fails,
        "owes nothing": theme.components[4],
    }
    named = list(regimes.items())
    found = {
        "verdicts: qualifies, fails": (theme.qualifies, theme.fails),
        "verdicts: qualifies, cannot tell": (theme.qualifies, theme.undetermined),
        "verdicts: fails, cannot tell": (theme.fails, theme.undetermined),
        "US content on what qualifies": (theme.content_us, theme.qualifies),
        "US content on what fails": (theme.content_us, theme.fails),
        "what is dragged on what qualifies": (theme.accent, theme.qualifies),
        "what is dragged on what fails": (theme.accent, theme.fails),
        "what is dragged, and the tick of the baseline": (theme.accent, theme.text),
        "map: cheaper, dearer": (theme.cheaper, component(theme, "vehicle_duty")),
        "low end, high end": (theme.components[2], theme.components[0]),
        "present, before": (theme.components[0], theme.components[4]),
        "waterfall: dearer, cheaper": (theme.components[6], theme.qualifies),
    }
    found |= {
        f"regimes: {one}, {other}": (colour, another)
        for at, (one, colour) in enumerate(named)
        for other, another in named[at + 1 :]
    }
    for one, other in pairwise(SHOWN_COMPONENTS):
        gap = SHOWN_COMPONENTS.index(other) == DUTIES_FROM
        alike = {one, other} <= FREIGHT or {one, other} == {"parts_duty", "vehicle_duty"}
        if not gap and not alike:
            found[f"landed cost: {one}, {other}"] = (component(theme, one), component(theme, other))
    return found


@EVERY
@pytest.mark.parametrize("eye", EYES)
def test_what_stands_for_two_things_is_told_apart_by_every_eye(theme: Theme, eye: str) -> None:
    found = {name: difference(*pair, eye) for name, pair in pairs_of(theme).items()}

    assert {name: round(far, 1) for name, far in found.items() if far < TOLD_APART} == {}


@pytest.mark.parametrize("eye", EYES)
def test_an_eye_of_each_kind_tells_blue_from_orange_best(eye: str) -> None:
    """The pair that means most stays far apart; red and green, which it replaces, would not."""
    assert difference(LIGHT.qualifies, LIGHT.fails, eye) > 70
    assert difference("#c00000", "#6a7000", "deuteranopia") < 40


@EVERY
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_stands_out_from_every_surface(theme: Theme, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@EVERY
def test_text_stands_out_from_the_accent(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.on_accent, theme.accent_hover) >= 4.5


@EVERY
@pytest.mark.parametrize("name", ["accent", "qualifies", "fails", "undetermined", "content_us", "cheaper"])
def test_bars_lines_and_rings_stand_out_from_what_is_behind_them(theme: Theme, name: str) -> None:
    for ground in ("window", "surface", "raised"):
        assert contrast(getattr(theme, name), getattr(theme, ground)) >= 3


@EVERY
def test_parts_and_vehicle_duty_stand_out_from_the_chart(theme: Theme) -> None:
    for name in ("parts", "vehicle_duty"):
        assert contrast(component(theme, name), theme.surface) >= 3


@pytest.mark.parametrize("theme", OF_CONTRAST, ids=["black", "white"])
def test_in_high_contrast_everything_stands_out(theme: Theme) -> None:
    """Also what is named elsewhere beside: outlines of controls, every component, the marks within bars."""
    for colour in (theme.hairline, theme.edge, *theme.components):
        assert contrast(colour, theme.surface) >= 3
    for text in ("text", "muted"):
        assert contrast(getattr(theme, text), theme.surface) >= 7
