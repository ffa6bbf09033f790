"""The commands of the window as people read them: with their keys, and what can be chosen in a menu."""

import re
from typing import NamedTuple

_LETTER = re.compile(r"&(.)")


class CommandKeys(NamedTuple):
    """A command with its keys.

    Attributes:
        menu: Title of the menu it stands in.
        command: Its words.
        keys: Each way of pressing them.
    """

    menu: str
    command: str
    keys: tuple[str, ...]


class MenuChoices(NamedTuple):
    """What can be chosen in a menu, one of several.

    Attributes:
        menu: Title of the menu, with that which it stands in.
        choices: Words of the choices, in their order.
    """

    menu: str
    choices: tuple[str, ...]


class Commands(NamedTuple):
    """What the menus of the window have.

    Attributes:
        keyed: Every command with keys.
        chosen: Every menu of which one entry is checked.
    """

    keyed: tuple[CommandKeys, ...]
    chosen: tuple[MenuChoices, ...] = ()


def bare(caption: str) -> str:
    """Return the words of a caption without the mark of the letter that chooses it."""
    return _LETTER.sub(r"\1", caption).strip()
