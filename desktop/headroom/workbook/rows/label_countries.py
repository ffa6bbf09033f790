"""Reads the countries of content labels: letters of the report's own, and percentages beside them.

The letters are not ISO codes: CN is Canada there, CH is China. Source: NHTSA, Part 583 American
Automobile Labeling Act Reports, legend of country letters.
"""

import re
from dataclasses import dataclass

from headroom.book.content_label import LabelSource
from headroom.foreign_text import either
from headroom.notation.countries import country_code

_LETTERS = {
    "US": "US", "USA": "US", "CN": "CA", "M": "MX", "MX": "MX", "G": "DE", "J": "JP", "K": "KR", "SK": "KR",
    "UK": "GB", "GB": "GB", "CH": "CN", "SW": "SE", "H": "HU", "SL": "SK", "I": "IT", "IT": "IT", "PL": "PL",
    "FN": "FI", "AT": "AT", "SA": "ZA", "F": "FR", "FR": "FR", "BE": "BE", "SP": "ES", "R": "RO",
    "TH": "TH", "IND": "IN", "BR": "BR", "TW": "TW", "N": "NL", "NL": "NL", "TK": "TR", "CZ": "CZ",
}  # fmt: skip
"""ISO 3166 code by letters of the report."""

_SEVERAL = {
    "P": ("PL", "PT"), "ID": ("ID", "IN"), "A": ("AT", "AU"), "AU": ("AT", "AU"), "B": ("BE", "BR"),
    "T": ("TW", "TH", "TR"),
}  # fmt: skip
"""What letters may mean that makers use for more than one country, the likeliest first; none of it lies
in North America. Reports of several years have AU beside AT for Austria."""

_UNLIKE_ISO = frozenset({"CN", "CH", "SA", "SW", "SL", "FN", "SP"})
"""Letters that mean another country than the ISO code of the same letters, or none."""

_NOTHING = frozenset({"", "none", "n/a", "na", "-", "n.a.", "nil", "0", "0%", "not applicable"})
_BRACKETS = re.compile(r"\([^)]*\)")
_SPLIT = re.compile(r"\s*(?:/|,(?!\d)|;|\+|&|\band\b|\n)\s*")
_SHARE_FIRST = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%\s*[:\-]?\s*(.+)")
_COUNTRY_FIRST = re.compile(r"(.+?)\s*[:\-(]?\s*(\d{1,3}(?:[.,]\d+)?)\s*%\)?")


@dataclass(frozen=True, slots=True)
class LabelCountries:
    """The countries in one cell.

    Attributes:
        countries: ISO 3166 alpha-2 codes in their order.
        strange: What is not understood.
        unlike: Letters that mean another country than their ISO code.
        several: Letters that may mean more than one country; ``countries`` has the likeliest.
    """

    countries: tuple[str, ...]
    strange: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelSources:
    """The foreign sources in one cell.

    Attributes:
        sources: Countries with their shares, in their order.
        strange: What is not understood.
        unlike: Letters that mean another country than their ISO code.
        several: Letters that may mean more than one country.
    """

    sources: tuple[LabelSource, ...]
    strange: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


def label_countries(text: str) -> LabelCountries:
    """Return the countries in a cell such as ``M/CN`` or ``US (2.7L, 5.0L)``."""
    found: list[str] = []
    strange: list[str] = []
    unlike: list[str] = []
    several: list[str] = []
    plain = "" if text.strip().casefold() in _NOTHING else _BRACKETS.sub(" / ", text)
    for word in _SPLIT.split(plain):
        name = word.rpartition(":")[2].strip(" .*")
        if name.casefold() in _NOTHING:
            continue
        if name.upper() in _SEVERAL:
            several.append(name.upper())
            found.append(_SEVERAL[name.upper()][0])
            continue
        code = _country(name)
        if code is None:
            strange.append(name)
            continue
        found.append(code)
        if name.upper() in _UNLIKE_ISO:
            unlike.append(name.upper())
    return LabelCountries(tuple(dict.fromkeys(found)), tuple(strange), tuple(unlike), tuple(several))


def label_sources(text: str) -> LabelSources:
    """Return the foreign sources in a cell such as ``53% G`` or ``45% Germany + 29% Poland``."""
    found: list[LabelSource] = []
    strange: list[str] = []
    unlike: list[str] = []
    several: list[str] = []
    plain = "" if text.strip().casefold() in _NOTHING else text
    for word in _SPLIT.split(plain.strip()):
        piece = word.strip(" .*")
        if piece.casefold() in _NOTHING:
            continue
        shares_first, country_first = _SHARE_FIRST.fullmatch(piece), _COUNTRY_FIRST.fullmatch(piece)
        if shares_first:
            share, name = shares_first[1], shares_first[2]
        elif country_first:
            name, share = country_first[1], country_first[2]
        else:
            strange.append(piece)
            continue
        name = name.strip(" .*()")
        code = _country(name)
        overseas = name.upper() in _SEVERAL
        if overseas:
            several.append(name.upper())
        elif code is None:
            strange.append(name)
        if name.upper() in _UNLIKE_ISO:
            unlike.append(name.upper())
        found.append(LabelSource(code or "", float(share.replace(",", ".")) / 100, foreign=overseas))
    return LabelSources(tuple(found), tuple(strange), tuple(unlike), tuple(several))


def meaning(letters: str) -> str:
    """Return the ISO code that letters of the report stand for, or those they may stand for."""
    return _LETTERS.get(letters) or either(_SEVERAL[letters])


def _country(name: str) -> str | None:
    """Return the ISO code of a country; None where it is not known."""
    if name.upper() in _SEVERAL:
        return None
    return _LETTERS.get(name.upper()) or country_code(name) or None
