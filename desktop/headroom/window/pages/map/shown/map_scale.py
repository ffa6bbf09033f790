"""A scale of colours in which equal steps look equal, in any theme and to colour-blind eyes.

Lightness runs evenly from one end to the other, so that the order can be read without the hue. Colours
on which neither white nor dark words are legible are left out.

Source:
    Ottosson, "A perceptual color space for image processing" (2020), for the space (Oklab).
"""

from functools import lru_cache

import numpy as np

from headroom.arrays import Floats, Whole

SHADES = 256
"""Colours of a scale."""

UNREADABLE = (0.18, 0.24)
"""Luminance between which neither white nor dark words have a contrast of 4.5 : 1."""

_FINE = 4 * SHADES
"""Colours that those of a scale are chosen from."""

_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_WEIGHTS = np.array([0.2126, 0.7152, 0.0722])
"""Of red, green and blue in the luminance (WCAG 2.2)."""

_BENT_ABOVE, _BENT_ABOVE_LINEAR = 0.04045, 0.0031308
"""Where the curve of sRGB stops being a straight line (IEC 61966-2-1)."""

_LIGHT_END, _DARK_END = 0.9, 0.38
"""Lightness of the strongest shade on a dark and on a light ground."""


@lru_cache(maxsize=16)  # a drag asks for the same again and again
def colour_scale(ground: str, hue: str) -> tuple[int, ...]:
    """Return ``SHADES`` colours as ``0xffrrggbb``: from nearly the ground through a hue to its far end.

    Args:
        ground: What nothing looks like, ``#rrggbb``.
        hue: What much looks like, ``#rrggbb``.
    """
    start, middle = _lab(ground), _lab(hue)
    dark = start[0] < middle[0]
    far = middle * np.array([1.0, 0.75, 0.75])
    far[0] = _LIGHT_END if dark else _DARK_END
    begin = start * np.array([1.0, 0.4, 0.4])
    lightness = np.linspace(begin[0], far[0], _FINE)
    turn = [begin[0], middle[0], far[0]]
    order = np.argsort(turn)
    lab = np.stack(
        [
            lightness,
            *(
                np.interp(lightness, np.sort(turn), np.array([begin[i], middle[i], far[i]])[order])
                for i in (1, 2)
            ),
        ],
        axis=1,
    )
    colours = _rgb(lab)
    luminances = _linear(colours / 255) @ _WEIGHTS
    legible = (luminances <= UNREADABLE[0]) | (luminances >= UNREADABLE[1])
    if legible.any():  # of colours chosen by hand all might be between
        colours = colours[legible]
    chosen = colours[np.rint(np.linspace(0, len(colours) - 1, SHADES)).astype(np.int64)]
    red, green, blue = chosen.T
    packed = (0xFF << 24) | (red << 16) | (green << 8) | blue
    return tuple(packed.tolist())


def lightness(colour: int) -> float:
    """Return how light ``0xffrrggbb`` looks, 0 to 1."""
    return float(_lab(f"#{colour & 0xFFFFFF:06x}")[0])


def luminance(colour: int) -> float:
    """Return the relative luminance of ``0xffrrggbb``, 0 to 1 (WCAG 2.2)."""
    channels = np.array([colour >> shift & 0xFF for shift in (16, 8, 0)]) / 255
    return float(_linear(channels) @ _WEIGHTS)


def _linear(shares: Floats) -> Floats:
    """Return channels of sRGB, 0 to 1, in proportion to light."""
    found: Floats = np.where(shares <= _BENT_ABOVE, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    return found


def _lab(colour: str) -> Floats:
    """Return lightness and the two opponent colours of ``#rrggbb``."""
    shares = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    found: Floats = _TO_LAB @ np.cbrt(_TO_LMS @ _linear(shares))
    return found


def _rgb(lab: Floats) -> Whole:
    """Return ``(colour, 3)``, 0 to 255."""
    lms = (lab @ np.linalg.inv(_TO_LAB).T) ** 3
    linear = np.clip(lms @ np.linalg.inv(_TO_LMS).T, 0.0, 1.0)
    shares = np.where(linear <= _BENT_ABOVE_LINEAR, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    bytes_of: Whole = np.rint(shares * 255).astype(np.int64)
    return bytes_of
