"""Finds part numbers of one table in another: exactly first, then with signs and zeros forgiven."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Ints

_SIGNS = " \u00a0\u2007\u202f\t\n-\u2010\u2011\u2012\u2013\u2014_/\\.,'"
_BEFORE = re.compile(
    r"[>+*|:\u00b7\u2022\u203a\u00bb\u2190-\u21ff\u2500-\u257f\u25a0-\u25ff\s\-.\u2010-\u2015]+(?=[^\W_])"
)
"""Arrows, bullets and lines of drawn trees, which are no part of the number that they stand before."""

_DROPPED = dict.fromkeys(map(ord, _SIGNS))
_AMBIGUOUS = -2


@dataclass(frozen=True, slots=True, eq=False)
class FoundNumbers:
    """Where part numbers stand among others.

    Attributes:
        place: ``(number,)``, position among the others; -1 where it is not among them.
        forgiven: ``(number,)``, where it is written differently there.
        ambiguous: ``(number,)``, where several of the others could be meant, so that none is taken.
    """

    place: Ints
    forgiven: Flags
    ambiguous: Flags


def plain_number(text: str) -> str:
    """Return a part number in small letters, without signs before it, spaces, dashes, dots and slashes."""
    found = None if text[:1].isalnum() else _BEFORE.match(text)
    return text[found.end() if found else 0 :].casefold().translate(_DROPPED)


def without_zeros(text: str) -> str:
    """Return a plain part number without the zeros that a spreadsheet takes from its beginning."""
    return text.lstrip("0")


def find_numbers(numbers: Sequence[str], others: Sequence[str]) -> FoundNumbers:
    """Return where part numbers stand among others.

    Args:
        numbers: Part numbers, each once.
        others: Those they are looked for among, each once.
    """
    places = {text: at for at, text in enumerate(others)}
    place = np.fromiter((places.get(text, -1) for text in numbers), np.int32, len(numbers))
    forgiven = np.zeros(len(numbers), dtype=np.bool_)
    ambiguous = np.zeros(len(numbers), dtype=np.bool_)
    left = np.flatnonzero(place < 0).tolist()
    if not left or not others:
        return FoundNumbers(place, forgiven, ambiguous)
    ours = {at: plain_number(numbers[at]) for at in left}
    theirs = [plain_number(text) for text in others]
    for shorten in (str, without_zeros):
        known = _places(map(shorten, theirs))
        for at, text in ours.items():
            if place[at] >= 0 or ambiguous[at]:
                continue
            found = known.get(shorten(text), -1)
            ambiguous[at] = found == _AMBIGUOUS
            place[at], forgiven[at] = max(found, -1), found >= 0
    return FoundNumbers(place, forgiven, ambiguous)


def _places(texts: Iterable[str]) -> dict[str, int]:
    """Return the position of each text that is not blank; of one that stands twice that it is ambiguous."""
    places: dict[str, int] = {}
    for at, text in enumerate(texts):
        places[text] = _AMBIGUOUS if text in places else at
    places.pop("", None)
    return places
