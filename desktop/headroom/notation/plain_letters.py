"""Letters without what spellings differ in: case, accents, and the widths of East Asian signs."""

import unicodedata

_VOICED = "\u3099\u309a"
"""Marks of Japanese syllables, which are no accents: they tell か from が."""


def plain_letters(text: str) -> str:
    """Return a text in small letters without accents; full-width signs become the usual ones."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in folded if letter in _VOICED or not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", letters)
