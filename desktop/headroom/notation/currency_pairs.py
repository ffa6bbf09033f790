"""Pairs of currencies as rates are quoted, and what one unit of a currency has been worth."""

import re
import unicodedata

from headroom.notation.currencies import DOLLAR, currency_code

_SIGNS = re.compile(r"\s*(?:/|:|-|\u2192|->|=|\bto\b|\bin\b|\bzu\b|\ba\b|\ben\b)\s*", re.IGNORECASE)
_PER = re.compile(r"\s+(?:per|je|pro|por|par)\s+", re.IGNORECASE)
_JOINED = re.compile(r"[A-Z]{6}")
_ONE = re.compile(r"^1\s+")

_WORTH = {
    "EUR": (0.95, 1.65),
    "GBP": (1.03, 2.2),
    "CAD": (0.6, 0.99),
    "AUD": (0.5, 0.99),
    "NZD": (0.45, 0.9),
    "CHF": (0.97, 1.6),
    "MXN": (0.03, 0.2),
    "JPY": (0.004, 0.014),
    "CNY": (0.1, 0.2),
    "KRW": (0.0005, 0.0013),
    "INR": (0.008, 0.03),
    "BRL": (0.13, 0.7),
    "SEK": (0.07, 0.18),
    "NOK": (0.07, 0.2),
    "DKK": (0.12, 0.24),
    "PLN": (0.2, 0.5),
    "CZK": (0.03, 0.07),
    "HUF": (0.002, 0.007),
    "RON": (0.18, 0.45),
    "TRY": (0.015, 0.9),
    "THB": (0.02, 0.04),
    "TWD": (0.027, 0.04),
    "HKD": (0.12, 0.14),
    "ZAR": (0.04, 0.2),
    "IDR": (0.00005, 0.00015),
    "VND": (0.00003, 0.00007),
    "PHP": (0.015, 0.026),
    "MYR": (0.2, 0.35),
    "ARS": (0.0004, 0.4),
    "CLP": (0.0009, 0.0025),
    "COP": (0.0002, 0.0007),
    "MAD": (0.09, 0.14),
    "RUB": (0.008, 0.05),
    "UAH": (0.02, 0.14),
}
"""US dollars for one unit, the least and the most of the years since 2005 and some room, by ISO 4217 code."""


def currency_pair(text: str) -> tuple[str, str] | None:
    """Return the two currencies of a rate: of one unit of the first so many of the second.

    ``USD/MXN``, ``USDMXN``, ``USD to MXN`` and ``MXN per USD`` are the same pair; None where there is none.
    """
    plain = _ONE.sub("", " ".join(unicodedata.normalize("NFKC", text).split()))
    if _JOINED.fullmatch(plain.upper()):
        first, second = currency_code(plain[:3]), currency_code(plain[3:])
        return (first, second) if first and second and first != second else None
    for pattern, turned in ((_PER, True), (_SIGNS, False)):
        parts = pattern.split(plain, maxsplit=1)
        if len(parts) > 1:
            first, second = currency_code(parts[0]), currency_code(parts[1])
            if first and second and first != second:
                return (second, first) if turned else (first, second)
    return None


def foreign_of(pair: tuple[str, str]) -> str:
    """Return the currency of a pair that is not the dollar; empty where neither or both are."""
    others = [code for code in pair if code != DOLLAR]
    return others[0] if len(others) == 1 else ""


def likely_direction(currency: str, rate: float) -> str:
    """Return how a number is likely to be meant: ``dollars`` per unit or ``units`` per dollar; else empty."""
    known = _WORTH.get(currency)
    if known is None or rate <= 0:
        return ""
    dollars = known[0] <= rate <= known[1]
    units = known[0] <= 1 / rate <= known[1]
    return "" if dollars == units else "dollars" if dollars else "units"


def dollars_for_one(rate: float, *, units: bool) -> float:
    """Return US dollars for one unit of a currency.

    Args:
        rate: The number that is stated, above 0.
        units: Whether it is units of the currency for one US dollar.
    """
    return 1 / rate if units else rate
