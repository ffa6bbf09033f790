"""Finds which column of a header row means which field."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headroom.files.columns import Field
from headroom.files.currencies import CURRENCIES

_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that means a field.

    Attributes:
        position: Column, from 0.
        raw: As it stands in the sheet.
        rank: 0 for the canonical spelling, 1 for any other.
        currency: ISO 4217 code that the heading names; empty where it names none.
    """

    position: int
    raw: str
    rank: int
    currency: str

    @property
    def text(self) -> str:
        """Return it on one line."""
        return " ".join(self.raw.split())


@dataclass(frozen=True, slots=True)
class Headings:
    """What the cells of a header row mean.

    Attributes:
        found: The heading that counts, by field name.
        doubles: Headings that mean a field another heading already has, with that field.
        unknown: Column positions and texts that no field claims.
    """

    found: dict[str, Heading]
    doubles: tuple[tuple[Heading, Field], ...]
    unknown: tuple[tuple[int, str], ...]


class HeadingTable:
    """Finds the field that a heading means.

    Args:
        fields: The fields of one sheet.
    """

    def __init__(self, fields: Sequence[Field]) -> None:
        self._fields = {field.name: field for field in fields}
        self._names: dict[str, tuple[str, int]] = {}
        for field in fields:
            self._names[_key(_words(field.heading))] = (field.name, 0)
        for field in fields:
            for spelling in field.spellings.split("|"):
                self._names.setdefault(_key(_words(spelling)), (field.name, 1))

    @property
    def required(self) -> tuple[str, ...]:
        """Return the headings that a table must have."""
        return tuple(field.heading for field in self._fields.values() if field.required)

    def missing(self, headings: Headings) -> tuple[str, ...]:
        """Return the headings of the required fields that are not there."""
        fields = self._fields.values()
        return tuple(f.heading for f in fields if f.required and f.name not in headings.found)

    def find(self, text: str) -> tuple[str, int, str] | None:
        """Return field name, rank and currency of a heading; None where no field claims it."""
        for candidate in (text, _BRACKETS.sub(" ", text)):
            words = _words(candidate)
            currencies = [word.upper() for word in _words(text) if word.upper() in CURRENCIES]
            plain = [word for word in words if word.upper() not in CURRENCIES]
            for chosen in (words, plain, [word for word in plain if word != "percent"]):
                if chosen and (found := self._names.get(_key(chosen))):
                    return *found, currencies[0] if len(currencies) == 1 else ""
        return None

    def match(self, cells: Sequence[object]) -> Headings:
        """Return what the cells of one row mean as headings."""
        candidates: dict[str, list[Heading]] = {}
        unknown: list[tuple[int, str]] = []
        for position, cell in enumerate(cells):
            if not isinstance(cell, str) or not cell.strip():
                continue
            text = " ".join(cell.split())
            found = self.find(text)
            if found is None:
                unknown.append((position, text))
            else:
                name, rank, currency = found
                candidates.setdefault(name, []).append(Heading(position, cell, rank, currency))
        first = {
            name: min(headings, key=lambda h: (h.rank, h.position)) for name, headings in candidates.items()
        }
        doubles = tuple(
            (heading, self._fields[name])
            for name, headings in candidates.items()
            for heading in headings
            if heading is not first[name]
        )
        return Headings(first, doubles, tuple(unknown))


def _words(text: str) -> list[str]:
    """Return the words of a heading without accents, case and punctuation."""
    marked = text.replace("%", " percent ").replace("#", " number ").replace("pct", " percent ")
    plain = unicodedata.normalize("NFKD", marked.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _WORD.findall(letters)


def _key(words: Iterable[str]) -> str:
    return "".join(words)
