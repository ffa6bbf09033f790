"""What the words that cells choose from are called, in the language of the program and in every other.

The words themselves stand in files and are the same in every language.
"""

from collections.abc import Mapping
from types import MappingProxyType

from headroom.book.classes_and_roles import CLASSES, CORE_GROUPS, MODES, POWERTRAINS, ROLES
from headroom.language import WordEnum


class Answer(WordEnum):
    """What a cell of a question says."""

    YES = "yes"
    NO = "no"


class SourceChoice(WordEnum):
    """Which source of a part a row is."""

    CURRENT = "current"
    ALTERNATIVE = "alternative"


class PartMaker(WordEnum):
    """Who makes a part."""

    SELF = "self"
    SUPPLIER = "supplier"
    PHANTOM = "phantom"


_CHOICES: Mapping[str, WordEnum] = MappingProxyType(
    {
        choice.value: choice
        for choices in (CLASSES, POWERTRAINS, ROLES, CORE_GROUPS, MODES, Answer, SourceChoice, PartMaker)
        for choice in choices
    }
)


def shown_name(word: str) -> str:
    """Return the name of a choice by its word in files; a word that is none of them stays as it is."""
    choice = _CHOICES.get(word)
    return word if choice is None else choice.word


def every_name(word: str) -> frozenset[str]:
    """Return the names of a choice in all languages by its word in files; none of a word that is no choice."""
    choice = _CHOICES.get(word)
    return frozenset() if choice is None else choice.every_word
