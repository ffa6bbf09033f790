"""What the words that cells choose from are called in the language of the program.

The words themselves stand in files and are the same in every language.
"""

from collections.abc import Mapping
from types import MappingProxyType

from headroom.book.classes_and_roles import CLASSES, CORE_GROUPS, MODES, POWERTRAINS, ROLES
from headroom.language import tr_in

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "yes": tr_in("what a cell says", "yes"),
        "no": tr_in("what a cell says", "no"),
        "current": tr_in("source of a part", "current"),
        "alternative": tr_in("source of a part", "alternative"),
        "self": tr_in("who makes a part", "self"),
        "supplier": tr_in("who makes a part", "supplier"),
        "phantom": tr_in("who makes a part", "phantom"),
    }
    | {
        choice.value: choice.word
        for choices in (CLASSES, POWERTRAINS, ROLES, CORE_GROUPS, MODES)
        for choice in choices
    }
)


def shown_name(word: str) -> str:
    """Return the name of a choice by its word in files; a word that is none of them stays as it is."""
    return _NAMES.get(word, word)
