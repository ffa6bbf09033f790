"""Numbers and names as people read them: signs, units, digits and spaces, in one place.

Signed changes carry a true minus, a thin space that does not break stands before units, thousands
are grouped, both as the language of the program has it. What cannot be computed (NaN) is a dash.
"""

import math
from collections.abc import Callable
from datetime import date

from headroom.book.classes_and_roles import VehicleClass
from headroom.language import as_dollars, language, localized, tr_in
from headroom.rules.verdict import Verdict

MINUS = "\N{MINUS SIGN}"
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
NOTHING = "\N{EN DASH}"

POINTS = tr_in("percentage points", "pp")
"""The unit of margins."""

_MILLION = 1e6
_BILLION = 1e9
_HALF = 0.5
_TENTHS = 9.95
"""Millions below which a sentence has a decimal."""

_MOST_DECIMALS, _SAME = 4, 1e-9
"""Decimals of a rate that is stated, and by how much two percentages differ that are the same."""

_NO_SIZE = f"0{language().decimal}{language().group}"
"""What a figure that is nothing is written with."""

_VERDICTS = {
    Verdict.FAILS: tr_in("a verdict", "fails"),
    Verdict.UNDETERMINED: tr_in("a verdict", "cannot tell"),
    Verdict.QUALIFIES: tr_in("a verdict", "qualifies"),
}


def number(value: float, digits: int = 0) -> str:
    """Return a number with thousands grouped, e.g. ``1,204.5``; a rounded zero has no sign."""
    if not math.isfinite(value):
        return NOTHING
    text = f"{value:,.{digits}f}"
    if text.startswith("-"):
        text = text[1:] if not text.strip("-0.,") else MINUS + text[1:]
    return localized(text)


def signed(value: float, digits: int = 0) -> str:
    """Return a number with its sign, e.g. ``+1,204``; a rounded zero has none."""
    text = number(value, digits)
    return text if text.startswith(MINUS) or not text.strip(_NO_SIZE) or text == NOTHING else f"+{text}"


def percent(share: float, digits: int = 1) -> str:
    """Return a fraction in percent, e.g. ``62.5 %``."""
    return _with_unit(number(share * 100, digits), "%")


def rate(fraction: float, digits: int = 2) -> str:
    """Return a rate in percent with the decimals it has, e.g. ``25.0 %``, ``0.125 %``, ``0.3464 %``.

    Args:
        fraction: The rate.
        digits: Decimals of one that has more than four: nobody has stated it, it was computed.
    """
    stated = (
        n for n in range(1, _MOST_DECIMALS + 1) if abs(round(fraction * 100, n) - fraction * 100) < _SAME
    )
    return percent(fraction, next(stated, digits))


def points(share_difference: float, digits: int = 1) -> str:
    """Return the difference of two fractions in signed percentage points, e.g. ``+3.1 pp``."""
    return _with_unit(signed(share_difference * 100, digits), POINTS)


def dollars(usd: float, digits: int = 0) -> str:
    """Return US dollars, e.g. ``$31,240``."""
    return _dollars(number(usd, digits))


def dollars_of(size: float, unit: str, digits: int = 0) -> str:
    """Return US dollars of so many of a unit, e.g. ``$20 k``."""
    return _dollars(number(size, digits), unit)


def signed_dollars_of(size: float, unit: str, digits: int = 0) -> str:
    """Return a change of so many US dollars of a unit with its sign, e.g. ``+$0.3 M``."""
    return _dollars(signed(size, digits), unit)


def signed_dollars(usd: float, digits: int = 0) -> str:
    """Return a change in US dollars with its sign, e.g. ``+$318``."""
    return _dollars(signed(usd, digits))


def millions(usd: float) -> str:
    """Return a large sum short, e.g. ``$412 M``: billions from 1 B, whole dollars below 1 M."""
    return _short(usd, number)


def signed_millions(usd: float) -> str:
    """Return the change of a large sum short with its sign, e.g. ``+$96.0 M``."""
    return _short(usd, signed)


def about(usd: float) -> str:
    """Return a large sum as it stands in a sentence: ``$3.1 B``, ``$529 M``, ``$37,981``."""
    if not math.isfinite(usd):
        return NOTHING
    size = abs(usd)
    if size < _MILLION - _HALF:
        return dollars(usd)
    billions = language().thousand_millions
    if not billions or size < _BILLION - _HALF * _MILLION:  # else it would read $1,000 M
        return _dollars(number(usd / _MILLION, 0 if size >= _TENTHS * _MILLION else 1), "M")
    return _dollars(number(usd / _BILLION, 1), billions)


def count(n: float) -> str:
    """Return a number of things, e.g. ``1,204``."""
    return number(n)


def iso(day: date | None) -> str:
    """Return a date as ``2026-11-01``; a dash where there is none."""
    return NOTHING if day is None else day.isoformat()


def verdict_word(verdict: Verdict) -> str:
    """Return a verdict in the words of the window: qualifies, fails or cannot tell."""
    return _VERDICTS[verdict]


def class_word(vehicle_class: VehicleClass) -> str:
    """Return a vehicle class with a capital, e.g. ``Passenger car``."""
    return vehicle_class.label


def _short(usd: float, write: Callable[[float, int], str]) -> str:
    """Return a large sum in millions or billions, its figure written by ``write``."""
    size = abs(usd)
    if size < _MILLION:
        return _dollars(write(usd, 0))
    billions = language().thousand_millions
    if billions and size >= _BILLION:
        return _dollars(write(usd / _BILLION, 1 if size >= 10 * _BILLION else 2), billions)
    return _dollars(write(usd / _MILLION, 0 if size >= 100 * _MILLION else 1), "M")


def _dollars(figure: str, unit: str = "") -> str:
    """Return ``figure``, of so many of a unit, as a sum of US dollars; its sign stands before all."""
    if figure == NOTHING:
        return figure
    lead = figure[0] if figure[0] in {"+", MINUS} else ""
    size = figure[len(lead) :]
    return lead + (language().short_dollars.format(size, unit) if unit else as_dollars(size))


def _with_unit(figure: str, unit: str) -> str:
    """Return ``figure`` with a unit behind a thin space."""
    return figure if figure == NOTHING or not unit else f"{figure}{THIN_SPACE}{unit}"
