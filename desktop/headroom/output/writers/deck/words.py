"""Texts on slides: what may stand in them, and how wide they are, since nobody lays them out before they open."""

import unicodedata

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

_FIRST = 32
_OTHER, _WIDE, _NONE = 620, 1000, 0
_KNOWN = {"\N{NARROW NO-BREAK SPACE}": 200, "\N{MINUS SIGN}": 584, "…": 1000, "–": 556, "’": 222, "·": 278}
_BOLD = 1.09
_ELLIPSIS = "…"
_NOT_IN_XML = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
_HELD = "\N{NARROW NO-BREAK SPACE}"
"""The space before units, at which no line is broken."""


def slide_text(text: str, most: int = 2000) -> str:
    """Return a text that may stand on a slide: one line, without steering characters, not endless."""
    parts = [one_line(part, most) for part in brief(text, most).split(_HELD)]
    return brief(_HELD.join(parts).translate(_NOT_IN_XML), most)


def width_of(text: str, size: float, *, bold: bool = False, allowance: float = 1.0) -> int:
    """Return how wide a line is at most, EMU.

    Args:
        text: The line.
        size: Of its type, points.
        bold: Whether it is bold.
        allowance: How much wider than Arial the type may run.
    """
    thousandths = sum(map(_width, text)) * (_BOLD if bold else 1.0) * allowance
    return round(thousandths / 1000 * size * POINT)


def wrapped(text: str, width: int, size: float, *, bold: bool = False, allowance: float = 1.0) -> list[str]:
    """Return a text in lines that are no wider than ``width``, at least one; long words are cut."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
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


def cut(
    text: str, width: int, size: float, most_lines: int = 1, *, bold: bool = False, allowance: float = 1.0
) -> str:
    """Return a text that needs no more than some lines; what is cut ends in ``…``."""
    lines = wrapped(text, width, size, bold=bold, allowance=allowance)
    if len(lines) <= most_lines:
        return text
    kept = " ".join(lines[:most_lines])
    while kept and len(wrapped(kept + _ELLIPSIS, width, size, bold=bold, allowance=allowance)) > most_lines:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS


def _fitting(text: str, width: int, size: float, *, bold: bool, allowance: float) -> int:
    """Return how many characters of a word fit, at least one."""
    fits = 1
    while fits < len(text) and width_of(text[: fits + 1], size, bold=bold, allowance=allowance) <= width:
        fits += 1
    return fits


def _width(character: str) -> int:
    """Return the width of a character in thousandths of the size."""
    place = ord(character) - _FIRST
    if 0 <= place < len(_ASCII):
        return _ASCII[place]
    if character in _KNOWN:
        return _KNOWN[character]
    if unicodedata.combining(character):
        return _NONE
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER
