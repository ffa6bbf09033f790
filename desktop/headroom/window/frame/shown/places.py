"""What can be gone to by its name: models, pages and levers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headroom.language import WordEnum


class PlaceKind(WordEnum):
    """What a place is, as people call it."""

    PAGE = "page"
    MODEL = "model"
    LEVER = "lever"


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """One of them.

    Attributes:
        kind: What it is.
        key: By which the window knows it.
        title: Its name.
        detail: What is said beside it; may be empty.
    """

    kind: PlaceKind
    key: str
    title: str
    detail: str = ""


def found(places: Iterable[FoundPlace], typed: str, most: int) -> tuple[FoundPlace, ...]:
    """Return the places that contain every word that was typed, the nearest first.

    Nearest is a title that begins with what was typed, then one with a word that does, then any other; places
    that are equally near keep their order.

    Args:
        places: All of them.
        typed: Words in any order, or their beginnings.
        most: How many to return at most.
    """
    words = typed.casefold().split()
    near: list[tuple[int, FoundPlace]] = []
    for place in places:
        title = place.title.casefold()
        everything = f"{title} {place.detail.casefold()} {place.kind.word}"
        if all(word in everything for word in words):
            near.append((_distance(title, words), place))
    near.sort(key=lambda one: one[0])
    return tuple(place for _, place in near[:most])


def _distance(title: str, words: Sequence[str]) -> int:
    """Return how far a title is from what was typed."""
    if not words or title.startswith(" ".join(words)):
        return 0
    parts = title.split()
    if all(any(part.startswith(word) for part in parts) for word in words):
        return 1
    return 2 if all(word in title for word in words) else 3
