"""A command of the window with its keys, as people read them."""

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


def bare(caption: str) -> str:
    """Return the words of a caption without the mark of the letter that chooses it."""
    return _LETTER.sub(r"\1", caption).strip()
