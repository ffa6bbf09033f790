"""How people write where a part stands in a bill: ``2``, ``..2``, ``++``, ``Level 2``, ``1.1.2``."""

import re
from collections.abc import Sequence

_MARKS = r"[.\s_\-\u2013\u2014>|*+\u00b7\u2022\u00a0]*"
_WORD = r"(?:levels?|lvl|lv|l|ebene|stufe|st|e|nivel|niveau|niv|n)?[\s.:#]*"
_DEPTH = re.compile(rf"{_MARKS}{_WORD}(\d{{1,3}})(?:[.,]0+)?\.?", re.IGNORECASE)
_REPEATED = re.compile(r"(?:([.+\-*>|_\u2013\u00b7\u2022])\s*)(?:\1\s*)*")
_NUMBER = re.compile(r"\d+(?:[.\-]\d+)*\.?")
_BLANKS = r" \t\u00a0\u2000-\u200a\u202f\u3000"
_SIGNS = r".+>|_\-\u00b7\u2022\u2010-\u2015\u203a\u00bb\u2190-\u21ff\u2500-\u257f\u25b6\u25b8\u25ba"
"""Dots, dashes, arrows and the lines of drawn trees."""

_LEADING = re.compile(rf"[{_BLANKS}]*")
_MARKED = re.compile(rf"[{_BLANKS}]*([{_SIGNS}][{_SIGNS}{_BLANKS}]*)(?=[^\W_])")
_MAY_BE_OF_THE_TEXT = frozenset(".+-_")
"""Signs that one alone is likely a part of what it stands before: ``.250``, ``-12``."""

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


def indents_of(texts: Sequence[str]) -> list[int]:
    """Return how far each text of a column is indented: blanks before it, a tab for four; 0 if it is blank.

    Dots, dashes and arrows before texts indent them as blanks do, see ``marks_of``.
    """
    if _begin_at_once(texts):
        return [0] * len(texts)
    marks = marks_of(texts)
    return [_width(text[:mark]) if mark else _indent(text) for text, mark in zip(texts, marks, strict=True)]


def marks_of(texts: Sequence[str]) -> list[int]:
    """Return how many signs before each text of a column are marks of its level, e.g. 3 of ``.. P-1``.

    They are only where they tell texts apart, and not if each is one sign that may be a part of its text.
    """
    nothing = [0] * len(texts)
    if _begin_at_once(texts):
        return nothing
    found = [_MARKED.match(text) for text in texts]
    if all(one is None or one[1] in _MAY_BE_OF_THE_TEXT for one in found):
        return nothing
    ends = [one.end() if one else 0 for one in found]
    both = zip(texts, ends, strict=True)
    widths = {_width(text[:end]) if end else _indent(text) for text, end in both if text}
    return ends if len(widths) > 1 else nothing


def _begin_at_once(texts: Sequence[str]) -> bool:
    """Return whether each text that is not blank begins with a letter or digit."""
    return all(text[0].isalnum() for text in texts if text)


def _indent(text: str) -> int:
    """Return how far blanks before a text indent it."""
    found = _LEADING.match(text) if text.strip() else None
    return _width(found[0]) if found else 0


def _width(signs: str) -> int:
    return len(signs) + 3 * signs.count("\t")
