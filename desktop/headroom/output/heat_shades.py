"""The colours of a heat map: stronger for more, and of a luminance on which its figures can be read."""

_LEAST_LUMINANCE, _MOST_LUMINANCE = 0.18, 0.24
"""Between them neither black nor white reads well."""

_BLACK, _WHITE = "#17212b", "#ffffff"
_FAINTEST, _STEPS = 0.06, 64
_BENT = 0.04045


def shade(surface: str, strength: float, colour: str) -> tuple[str, str]:
    """Return the colour of a cell and that of its figure, as ``#rrggbb``.

    Args:
        surface: What lies behind the cells, ``#rrggbb``.
        strength: From 0, which is next to nothing, to 1.
        colour: Of the strongest.
    """
    share = _FAINTEST + (1 - _FAINTEST) * min(max(strength, 0.0), 1.0)
    shares = (share + sign * step / _STEPS for step in range(_STEPS) for sign in (1, -1))
    fills = (_mixed(surface, colour, one) for one in shares if 0 <= one <= 1)
    fill = next(one for one in fills if not _LEAST_LUMINANCE < luminance(one) < _MOST_LUMINANCE)
    light = luminance(fill) >= _MOST_LUMINANCE
    return fill, _BLACK if light else _WHITE


def _mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of a colour, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1.

    Source:
        WCAG 2.2, relative luminance.
    """
    linear = [
        one / 255 / 12.92 if one / 255 <= _BENT else ((one / 255 + 0.055) / 1.055) ** 2.4
        for one in _channels(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
