"""Finds which field a heading means by its exact words."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headroom.book.fields.field import Field
from headroom.notation.currencies import CURRENCIES

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


class HeadingTable:
    """Finds the field that a heading means.

    Args:
        fields: The fields of one sheet.
    """

    def __init__(self, fields: Sequence[Field]) -> None:
        self._names: dict[str, tuple[str, int]] = {}
        self._signs: dict[str, tuple[str, int]] = {}
        for field in fields:
            self._names[_key(heading_words(field.heading))] = (field.name, 0)
        for field in fields:
            for spelling in field.spellings.split("|"):
                name = self._names.setdefault(_key(heading_words(spelling)), (field.name, 1))[0]
                if name != field.name:  # "Model/Year" is a model, "Model year" the year alone
                    self._signs[_signs(spelling)] = (field.name, 1)

    def find(self, text: str) -> tuple[str, int, str] | None:
        """Return field name, rank and currency of a heading; None where no field claims it."""
        every_word = heading_words(text)
        if told_by_signs := self._signs.get(_signs(text)):
            return *told_by_signs, ""
        without_brackets = _BRACKETS.sub(" ", text)
        candidates: tuple[list[str], ...] = (every_word,)
        if without_brackets != text:
            candidates = (every_word, heading_words(without_brackets))
        for words in candidates:
            currencies = [word.upper() for word in every_word if word.upper() in CURRENCIES]
            plain = [word for word in words if word.upper() not in CURRENCIES]
            for chosen in (words, plain, [word for word in plain if word != "percent"]):
                if chosen and (found := self._names.get(_key(chosen))):
                    return *found, currencies[0] if len(currencies) == 1 else ""
        return None


def heading_words(text: str) -> list[str]:
    """Return the words of a heading without accents, case and punctuation."""
    marked = text.replace("%", " percent ").replace("#", " number ").replace("pct", " percent ")
    if marked.isascii():  # as most are: there is no accent to look for, letter by letter
        return _WORD.findall(marked.lower())
    plain = unicodedata.normalize("NFKD", marked.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _WORD.findall(letters)


def _key(words: Iterable[str]) -> str:
    return "".join(words)


def _signs(text: str) -> str:
    """Return a heading with its punctuation, without case and spaces."""
    return "".join(text.casefold().split())
