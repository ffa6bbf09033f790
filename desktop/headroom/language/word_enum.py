"""Choices with a word of their own: kept as it reads in English, shown in the language of the program."""

from enum import StrEnum

from headroom.language.catalog import in_every_language, tr_in


class WordEnum(StrEnum):
    """An enumeration whose values are the words for them, in English.

    The values stand in files and settings, which every language reads; ``word`` is shown. Translators find
    the words under the name of the enumeration.
    """

    @property
    def word(self) -> str:
        """Return it in words, as it stands within a sentence or a list."""
        return tr_in(type(self).__name__, self.value)

    @property
    def label(self) -> str:
        """Return it as it stands alone, with a capital."""
        word = self.word
        return word[:1].upper() + word[1:]

    @property
    def every_word(self) -> frozenset[str]:
        """Return it in words in each language, by which cells of translated sheets are read."""
        return in_every_language(type(self).__name__, self.value)
