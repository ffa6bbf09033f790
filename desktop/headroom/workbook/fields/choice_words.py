"""Finds which choice of a field a word means."""

from collections.abc import Mapping
from functools import lru_cache

from headroom.book.fields.field import Choice


@lru_cache(maxsize=64)
def choice_words(choices: tuple[Choice, ...]) -> Mapping[str, int]:
    """Return the position of a choice by each of its words, see ``choice_key``."""
    return {
        choice_key(word): place
        for place, choice in enumerate(choices)
        for word in (choice.word, *choice.spellings.split("|"))
        if word
    }


def choice_key(text: str) -> str:
    """Return a word of a choice without spaces, punctuation and case."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
