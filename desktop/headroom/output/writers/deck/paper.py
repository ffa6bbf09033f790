"""The colours of slides: the light theme, whatever the template; a verdict always with its mark and word."""

from collections.abc import Mapping
from types import MappingProxyType

from headroom.output.colours import LIGHT
from headroom.output.handover.exhibits import Component
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.words.formatting import verdict_word

TEXT, MUTED, HAIRLINE, EDGE = LIGHT.text, LIGHT.muted, LIGHT.hairline, LIGHT.edge
SURFACE, RAISED, ACCENT, WASH = LIGHT.surface, LIGHT.raised, LIGHT.accent, LIGHT.wash

VERDICT_COLOURS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.FAILS: LIGHT.fails,
        Verdict.UNDETERMINED: LIGHT.undetermined,
        Verdict.QUALIFIES: LIGHT.qualifies,
    }
)

RESULT_COLOURS: Mapping[VehicleTestResult, str] = MappingProxyType(
    {
        VehicleTestResult.FAILS: LIGHT.fails,
        VehicleTestResult.UNDETERMINED: LIGHT.undetermined,
        VehicleTestResult.PASSES: LIGHT.qualifies,
        VehicleTestResult.NOT_ASSESSED: LIGHT.muted,
    }
)

RESULT_MARKS: Mapping[VehicleTestResult, str] = MappingProxyType(
    {
        VehicleTestResult.FAILS: "\N{MULTIPLICATION X}",
        VehicleTestResult.UNDETERMINED: "?",
        VehicleTestResult.PASSES: "\N{CHECK MARK}",
        VehicleTestResult.NOT_ASSESSED: "\N{EN DASH}",
    }
)

VERDICT_MARKS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.FAILS: RESULT_MARKS[VehicleTestResult.FAILS],
        Verdict.UNDETERMINED: RESULT_MARKS[VehicleTestResult.UNDETERMINED],
        Verdict.QUALIFIES: RESULT_MARKS[VehicleTestResult.PASSES],
    }
)

_PARTS, _CONVERSION, _INBOUND, _PARTS_DUTY, _OUTBOUND, _INSURANCE, _VEHICLE_DUTY, _FEES = LIGHT.components

COMPONENT_COLOURS: Mapping[Component, str] = MappingProxyType(
    {
        Component.PARTS: _PARTS,
        Component.CONVERSION: _CONVERSION,
        Component.INBOUND_FREIGHT: _INBOUND,
        Component.OUTBOUND_FREIGHT: _OUTBOUND,
        Component.INSURANCE: _INSURANCE,
        Component.VEHICLE_DUTY: _VEHICLE_DUTY,
        Component.PARTS_DUTY: _PARTS_DUTY,
        Component.FEES: _FEES,
    }
)

DUTY = _VEHICLE_DUTY
US_CONTENT = LIGHT.content_us

_DARK_DUTY = "#7a1d45"
"""The strongest shade of the map where it is dearer: the duty's colour, darker."""

_UNREADABLE = (0.18, 0.24)
"""Luminance between which neither white nor dark words have a contrast of 4.5 : 1."""

_FAINTEST, _TURN = 0.04, 0.7
_BENT = 0.04045


def verdict_words(verdict: Verdict) -> str:
    """Return a verdict with its mark, e.g. ``✕ fails``."""
    return f"{VERDICT_MARKS[verdict]} {verdict_word(verdict)}"


def heat(strength: float) -> tuple[str, str]:
    """Return the colour of a cell of the map and that of its number.

    Args:
        strength: From -1, the cheapest, over 0, as now, to 1, the dearest.
    """
    size = min(abs(strength), 1.0)
    if size == 0:
        return RAISED, TEXT
    share = _FAINTEST + (1 - _FAINTEST) * size
    fill = _shade(share, dearer=strength > 0)
    while _UNREADABLE[0] < luminance(fill) < _UNREADABLE[1]:
        share = min(share + _FAINTEST / 2, 1.0)
        fill = _shade(share, dearer=strength > 0)
    return fill, TEXT if luminance(fill) >= _UNREADABLE[1] else SURFACE


def _shade(share: float, *, dearer: bool) -> str:
    """Return a shade of the map: paler than its colour up to two thirds, then darker."""
    if not dearer:
        return mixed(SURFACE, LIGHT.cheaper, share)
    if share <= _TURN:
        return mixed(SURFACE, DUTY, share / _TURN)
    return mixed(DUTY, _DARK_DUTY, (share - _TURN) / (1 - _TURN))


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two; 0 is the one, 1 the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1.

    Source:
        WCAG 2.2, relative luminance.
    """
    shares = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (one / 12.92 if one <= _BENT else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of a colour, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
