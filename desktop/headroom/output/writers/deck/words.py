"""Texts on slides: what may stand in them, and how wide they are, which nothing tells before they open."""

import re
import unicodedata
from functools import lru_cache

from headroom.foreign_text import brief, one_line
from headroom.output.writers.deck.geometry import POINT

_ASCII = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556),
    *(1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778),
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556),
    *(333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556),
    *(556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
)
"""Widths of the characters from the space to the tilde, in thousandths of the size.

Source: Adobe, font metrics of Helvetica; Arial has the same.
"""

_ASCII_BOLD = (
    *(278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611),
    *(975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778),
    *(667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556),
    *(333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611),
    *(611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584),
)
"""The same of the bold."""

_FIRST = 32
_OTHER, _WIDE = 620, 1000
_KNOWN = {
    "\N{NO-BREAK SPACE}": 278,
    "\N{NARROW NO-BREAK SPACE}": 200,
    "\N{MINUS SIGN}": 584,
    "…": 1000,
    "\N{EN DASH}": 556,
    "\N{RIGHT SINGLE QUOTATION MARK}": 222,
    "·": 278,
}
_BOLD = 1.08
"""How much wider other characters are in bold."""

_ELLIPSIS = "…"
_NOT_IN_XML = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
_HELD = re.compile("([\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}])")
"""Spaces at which no line is broken, such as that before a unit."""

_BREAK = re.compile(r"(?<=[^\W_]-)(?=\w)")
"""Where a word may go on in the next line: after a hyphen."""


def slide_text(text: str, most: int = 2000) -> str:
    """Return a text that may stand on a slide: one line, without steering characters, not endless."""
    parts = _HELD.split(brief(text, most))
    line = "".join(part if at % 2 else one_line(part, most) for at, part in enumerate(parts))
    return brief(line.translate(_NOT_IN_XML), most)


def unbroken(text: str) -> str:
    """Return a text that no program breaks into lines at its spaces."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def width_of(text: str, size: float, *, bold: bool = False, allowance: float = 1.0) -> int:
    """Return how wide a line is at most, EMU.

    Args:
        text: The line.
        size: Of its type, points.
        bold: Whether it is bold.
        allowance: How much wider than Arial the type may run.
    """
    return round(_thousandths(text, bold=bold) * allowance / 1000 * size * POINT)


def wrapped(text: str, width: int, size: float, *, bold: bool = False, allowance: float = 1.0) -> list[str]:
    """Return a text in lines that are no wider than ``width``, at least one; long words are cut."""
    lines: list[str] = []
    line = ""
    for word, between in _words(text):
        longer = f"{line}{between}{word}" if line else word
        if width_of(longer, size, bold=bold, allowance=allowance) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while len(line) > 1 and width_of(line, size, bold=bold, allowance=allowance) > width:
            fits = _fitting(line, width, size, bold=bold, allowance=allowance)
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line] if line or not lines else lines


def longest_word(text: str, size: float, *, bold: bool = False, allowance: float = 1.0) -> int:
    """Return how wide the widest part of a text is that is not broken, EMU."""
    return max((width_of(word, size, bold=bold, allowance=allowance) for word, _ in _words(text)), default=0)


def _words(text: str) -> list[tuple[str, str]]:
    """Return what stays on one line, each with what stands before it where it does not begin one."""
    found = []
    for word in text.split(" "):
        first, *rest = _BREAK.split(word)
        found += [(first, " "), *((part, "") for part in rest)]
    return found


def cut(
    text: str, width: int, size: float, most_lines: int = 1, *, bold: bool = False, allowance: float = 1.0
) -> str:
    """Return a text that needs no more than some lines; what is cut ends in ``…``."""
    lines = wrapped(text, width, size, bold=bold, allowance=allowance)
    if len(lines) <= most_lines:
        return text
    kept = _start(text, sum(len(line.replace(" ", "")) for line in lines[:most_lines]))
    while kept and len(wrapped(kept + _ELLIPSIS, width, size, bold=bold, allowance=allowance)) > most_lines:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS


def _start(text: str, count: int) -> str:
    """Return the beginning of a text with so many characters besides spaces."""
    for at, character in enumerate(text):
        count -= character != " "
        if count < 0:
            return text[:at]
    return text


def _fitting(text: str, width: int, size: float, *, bold: bool, allowance: float) -> int:
    """Return how many characters of a word fit, at least one."""
    fits = 1
    while fits < len(text) and width_of(text[: fits + 1], size, bold=bold, allowance=allowance) <= width:
        fits += 1
    return fits


@lru_cache(maxsize=20_000)  # each text is measured in many sizes
def _thousandths(text: str, *, bold: bool) -> float:
    """Return how wide a line is in thousandths of the size."""
    return sum(_width(character, bold=bold) for character in text)


def _width(character: str, *, bold: bool) -> float:
    """Return the width of a character in thousandths of the size."""
    place = ord(character) - _FIRST
    if 0 <= place < len(_ASCII):
        return (_ASCII_BOLD if bold else _ASCII)[place]
    if unicodedata.combining(character):
        return 0
    wide = unicodedata.east_asian_width(character) in {"W", "F"}
    return _KNOWN.get(character, _WIDE if wide else _OTHER) * (_BOLD if bold else 1)
