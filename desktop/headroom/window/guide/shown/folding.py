"""Words without accents and without capitals, with the places where they stand."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A piece of a text.

    Attributes:
        start: GuidePlace of its first letter.
        end: GuidePlace behind its last letter.
    """

    start: int
    end: int


@cache
def _letter(letter: str) -> str:
    """Return one letter without accent and without capital; it may become two, or none."""
    plain = unicodedata.normalize("NFKD", letter.casefold())
    return "".join(part for part in plain if not unicodedata.combining(part))


def fold(text: str) -> str:
    """Return a text without accents and without capitals."""
    return "".join(map(_letter, text))


def words_of(text: str) -> Iterator[tuple[str, TextSpan]]:
    """Yield the folded words of a text, each with its place in it."""
    for match in _WORD.finditer(text):
        yield fold(match.group()), TextSpan(match.start(), match.end())


def places_of(text: str, sought: str) -> tuple[TextSpan, ...]:
    """Return where a text says what is sought, whatever its accents and capitals are."""
    folded, places = [], []
    for place, letter in enumerate(text):
        plain = _letter(letter)
        folded.append(plain)
        places.extend([place] * len(plain))
    whole, wanted = "".join(folded), fold(sought)
    if not wanted:
        return ()
    found: list[TextSpan] = []
    at = whole.find(wanted)
    while at >= 0:
        found.append(TextSpan(places[at], places[at + len(wanted) - 1] + 1))
        at = whole.find(wanted, at + len(wanted))
    return tuple(found)
