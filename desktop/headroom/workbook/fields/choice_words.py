"""Finds which choice of a field a word means."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from headroom.book.fields.field import Choice
from headroom.workbook.fields.languages import MORE_WORDS


@lru_cache(maxsize=64)
def choice_words(choices: tuple[Choice, ...]) -> Mapping[str, int]:
    """Return the position of a choice by each of its words, see ``choice_key``."""
    return {
        choice_key(word): place
        for place, choice in enumerate(choices)
        for word in (
            choice.word,
            *choice.said_anywhere,
            *f"{choice.spellings}|{MORE_WORDS.get(choice.word, '')}".split("|"),
        )
        if word
    }


def choice_key(text: str) -> str:
    """Return a word of a choice without spaces, punctuation, case and widths."""
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in plain.casefold() if letter.isalnum())
