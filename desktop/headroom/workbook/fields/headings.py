"""Finds which field a heading means by its exact words."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from headroom.book.fields.field import Field
from headroom.notation.currencies import CURRENCIES, currency_code
from headroom.notation.plain_letters import plain_letters

_KEPT = 50_000
_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_WORD = re.compile(r"[^\W_]+")
_YUAN, _TRADITIONAL = "元", frozenset("單價幣圓額進單貨")
_MONEY_WORDS = frozenset({"RMB", "CNH", "YUAN", "YEN", "WON", "EURO", "EUROS", "NTD", "REAL", "REAIS"})
"""Names of currencies that mean nothing else in a heading; so do those of other scripts."""

_IN = frozenset({"in", "en"})
_DOLLARS = re.compile(r"(?<![a-z])[a-z]{1,3}\$(?![a-z])|(?<![a-z])\$ ?[a-z]{2,3}(?![a-z])", re.IGNORECASE)
"""Signs of dollars and pesos that say whose they are, e.g. ``C$``, ``$ US``; one alone says nothing."""

CANONICAL, KNOWN, ASKED = 0, 1, 2
"""Ranks of spellings: that of the template, others, and those that have to be confirmed."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that means a field.

    Attributes:
        position: Column, from 0.
        raw: As it stands in the sheet.
        rank: ``CANONICAL``, ``KNOWN`` or ``ASKED``.
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
        more: Spellings in other languages by the name of a field, separated by ``|``.
    """

    def __init__(self, fields: Sequence[Field], more: Mapping[str, str] | None = None) -> None:
        self._names: dict[str, tuple[str, int]] = {}
        self._signs: dict[str, tuple[str, int]] = {}
        others = more or {}
        for field in fields:
            self._names[_key(heading_words(field.english))] = (field.name, CANONICAL)
        for field in fields:  # a template in the language of the program
            self._names.setdefault(_key(heading_words(field.heading)), (field.name, CANONICAL))
        for rank, spellings in (
            (KNOWN, [(field, field.spellings) for field in fields]),
            (KNOWN, [(field, others.get(field.name, "")) for field in fields]),
            (KNOWN, [(field, "|".join(sorted(field.every_heading))) for field in fields]),
            (ASKED, [(field, field.asked) for field in fields]),
        ):
            for field, written in spellings:
                for spelling in filter(None, written.split("|")):
                    name, _ = self._names.setdefault(_key(heading_words(spelling)), (field.name, rank))
                    if name != field.name:  # "Model/Year" is a model, "Model year" the year alone
                        self._signs[_signs(spelling)] = (field.name, rank)

    def find(self, text: str) -> tuple[str, int, str] | None:
        """Return field name, rank and currency of a heading; None where no field claims it."""
        read = _read(text)
        if told_by_signs := self._signs.get(read.signs):
            return *told_by_signs, ""
        for key in read.keys:
            if found := self._names.get(key):
                return *found, read.currency
        return None


@dataclass(frozen=True, slots=True)
class _Read:
    """What a heading is looked up by, whatever the kind of table.

    Attributes:
        signs: With its punctuation.
        keys: All its words, those outside brackets, and either without currencies and percent.
        currency: ISO 4217 code that it names; empty where it names none, or several.
    """

    signs: str
    keys: tuple[str, ...]
    currency: str


@lru_cache(maxsize=_KEPT)
def _read(text: str) -> _Read:
    """Return what a heading is looked up by; every kind of table asks it of every cell of the first rows."""
    every_word = heading_words(text)
    narrow = text if text.isascii() else unicodedata.normalize("NFKC", text)
    without_brackets = _BRACKETS.sub(" ", narrow)
    candidates: tuple[list[str], ...] = (every_word,)
    if without_brackets != narrow:
        candidates = (every_word, heading_words(without_brackets))
    signs = [sign for sign in _DOLLARS.findall(narrow) if currency_code(sign)] if "$" in narrow else []
    if signs:
        without_signs = narrow
        for sign in signs:
            without_signs = without_signs.replace(sign, " ")
        candidates = (*candidates, heading_words(without_signs))
    currencies = [code for word in every_word if (code := _currency(word, text))]
    keys: dict[str, None] = {}
    for words in candidates:
        plain = [word for word in words if not _currency(word, text)]
        amount = [word for word in plain if word not in _IN or not currencies]  # "Precio en USD"
        for chosen in (words, plain, [word for word in plain if word != "percent"], amount):
            if chosen:
                keys[_key(chosen)] = None
    named = currencies or [known for sign in signs if (known := currency_code(sign))]
    return _Read(_signs(text), tuple(keys), named[0] if len(set(named)) == 1 else "")


def heading_currency(text: str) -> str:
    """Return the ISO 4217 code that a heading names; empty where it names none, or several."""
    return _read(text).currency


def heading_words(text: str) -> list[str]:
    """Return the words of a heading without accents, case, widths and punctuation."""
    plain = plain_letters(text).replace("%", " percent ").replace("#", " number ").replace("pct", " percent ")
    return _WORD.findall(plain if plain.isascii() else plain.replace("€", " eur ").replace("£", " gbp "))


def _currency(word: str, heading: str) -> str:
    """Return the ISO 4217 code of a word of a heading; empty where it names no currency."""
    upper = word.upper()
    if upper in CURRENCIES:
        return upper
    if word == _YUAN:  # of China, and of Taiwan where the heading is in its script
        return "TWD" if _TRADITIONAL & set(heading) else "CNY"
    return (currency_code(word) or "") if upper in _MONEY_WORDS or not word.isascii() else ""


def _key(words: Iterable[str]) -> str:
    return "".join(words)


def _signs(text: str) -> str:
    """Return a heading with its punctuation, without case and spaces."""
    return "".join(text.casefold().split())
