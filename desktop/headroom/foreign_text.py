"""Texts that strangers wrote, such as names of models, made fit for a line of a terminal or a sentence."""

import re
from collections.abc import Iterable, Sequence
from functools import reduce

from headroom.language import tr, tr_count

LONGEST_LINE = 2000
LONGEST_CELL = 240
LONGEST_RUN = 400
LONGEST_NAME = 80
"""Characters of a line, of a cell of a table, of what has no blank in it such as a path, and of a name."""

FEW = 4
"""Names that are listed before the others are only counted."""

_LONG_QUOTE = re.compile(rf"(?<=“)[^”]{{{LONGEST_NAME + 1},}}(?=”)|(?<=«)[^»]{{{LONGEST_NAME + 1},}}(?=»)")
"""What is quoted, as one language or another does it."""

_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")

_CONTROLS = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Characters that a terminal obeys instead of showing them: controls, line breaks, turns of the direction of
writing, and those that nobody sees. Joiners are left: scripts of India and Persia are written with them."""


def one_line(text: str, most: int = LONGEST_LINE) -> str:
    r"""Return a text on one line, of at most so many characters, that a terminal shows and does not obey.

    Spaces and line breaks become one space each time; what would steer the terminal is written as its number,
    such as ``\x1b``. What is cut ends in ``…``.
    """
    return brief(_shown(" ".join(brief(text, most * 2).split())), most)


def lines(texts: Iterable[str]) -> str:
    """Return texts under each other, each on one line."""
    return "\n".join(one_line(text) for text in texts)


def shown(text: str) -> str:
    """Return a text of several lines that a terminal shows and does not obey."""
    return "\n".join(_shown(line) for line in text.split("\n"))


def brief(name: str, most: int = LONGEST_NAME) -> str:
    """Return a name of at most so many characters; what is cut ends in ``…``."""
    return name if len(name) <= most else f"{name[: most - 1]}…"


def a_few(names: Sequence[str], most: int = FEW, between: str = ", ") -> str:
    """Return names joined, the first of them and how many more there are, e.g. ``A, B and 1,204 more``.

    Args:
        names: All of them.
        most: How many are named.
        between: What stands between two names.
    """
    more = len(names) - most
    first = between.join(names[:most])
    return tr_count("{names} and {n} more", "{names} and {n} more", more, names=first) if more > 0 else first


def together(names: Iterable[str]) -> str:
    """Return names that all hold, e.g. ``A and B``; there is at least one."""
    return reduce(lambda some, name: tr("{names} and {name}", names=some, name=name), names)


def either(names: Iterable[str]) -> str:
    """Return names of which one holds, e.g. ``A or B``; there is at least one."""
    return reduce(lambda some, name: tr("{first} or {second}", first=some, second=name), names)


def brief_sentence(sentence: str, most: int = LONGEST_LINE) -> str:
    """Return a sentence whose names are brief, of at most so many characters.

    Where it still is too long its middle is cut: its end says what to do.
    """
    named = _LONG_QUOTE.sub(lambda found: _brief_quote(found[0]), sentence)
    named = _LONG_RUN.sub(lambda found: brief(found[0], LONGEST_RUN), named)
    half = most // 2
    return named if len(named) <= most else f"{named[: half - 1]}…{named[-half:]}"


def _brief_quote(name: str) -> str:
    """Return a name that is brief; of a path the end stays, which names the file."""
    if "/" not in name and "\\" not in name:
        return brief(name)
    end = name[-2 * LONGEST_NAME // 3 :]
    return f"{name[: LONGEST_NAME - 1 - len(end)]}…{end}"


def _shown(line: str) -> str:
    """Return a line with the numbers of its controls in their place."""
    return _CONTROLS.sub(lambda found: _number(ord(found[0])), line)


def _number(character: int) -> str:
    """Return the number of a character as Python writes it."""
    if character <= 0xFF:  # noqa: PLR2004 - two digits hold no more
        return f"\\x{character:02x}"
    return f"\\u{character:04x}" if character <= 0xFFFF else f"\\U{character:08x}"  # noqa: PLR2004 - likewise
