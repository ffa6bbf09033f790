"""How people write where a part stands in a bill: ``2``, ``..2``, ``++``, ``Level 2``, ``1.1.2``."""

import re
from collections.abc import Sequence

_MARKS = r"[.\s_\-\u2013\u2014>|*+\u00b7\u2022\u00a0]*"
_WORD = r"(?:levels?|lvl|lv|l|ebene|stufe|st|e|nivel|niveau|niv|n)?[\s.:#]*"
_DEPTH = re.compile(rf"{_MARKS}{_WORD}(\d{{1,3}})(?:[.,]0+)?\.?", re.IGNORECASE)
_REPEATED = re.compile(r"(?:([.+\-*>|_\u2013\u00b7\u2022])\s*)(?:\1\s*)*")
_NUMBER = re.compile(r"\d+(?:[.\-]\d+)*\.?")
_LEADING = re.compile(r"[ \t\u00a0\u2003\u3000]*")

DEEPEST = 200
"""Levels that a bill may have; what is deeper is no level."""


def level_of(text: str) -> int | None:
    """Return the level that a text states; None where it states none.

    Marks before the number repeat it: ``..2`` is 2. Marks alone are counted: ``++`` is 2.
    """
    plain = text.strip()
    found = _DEPTH.fullmatch(plain)
    if found is not None:
        level = int(found[1])
        return level if level <= DEEPEST else None
    marks = _REPEATED.fullmatch(plain)
    return plain.count(marks[1]) if marks is not None else None


def levels_of(texts: Sequence[str]) -> list[int | None]:
    """Return the level that each text of a column states; None for one that states none, or is blank.

    Where others are ``..2``, a number ``0.1`` is the ``.1`` that a spreadsheet has made a number of.
    """
    dotted = any(text.startswith(".") for text in texts)
    return [
        level_of(text[1:] if dotted and text.startswith("0.") else text) if text else None for text in texts
    ]


def outline_number(text: str) -> tuple[str, ...] | None:
    """Return the steps of a number such as ``1.1.2``; None where it is none. ``1.0`` is the step ``1``."""
    plain = text.strip()
    if _NUMBER.fullmatch(plain) is None:
        return None
    steps = [step.lstrip("0") or "0" for step in re.split(r"[.\-]", plain.rstrip("."))]
    while len(steps) > 1 and steps[-1] == "0":
        steps.pop()
    return tuple(steps) if len(steps) <= DEEPEST else None


def indent_of(text: str) -> int:
    """Return how far a text is indented: the blanks before it, a tab for four; 0 for a blank text."""
    if not text.strip():
        return 0
    found = _LEADING.match(text)
    return sum(4 if sign == "\t" else 1 for sign in found[0]) if found else 0
