"""Texts and numbers of strangers as cells: a text never becomes a formula, and what does not fit is said."""

import math
import re
import unicodedata

from headroom.language import localized, tr_count
from headroom.output.spreadsheet_text import guarded

_LONGEST = 32_767
"""Characters that a cell can hold, counted as Excel does: in units of 16 bits."""

_CUT = "…"


class CellTexts:
    """Makes texts fit for cells, and remembers what had to be cut.

    Attributes:
        cut: How many texts were longer than a cell can hold.
        cleaned: How many had characters that no cell can hold.
    """

    def __init__(self) -> None:
        self.cut = 0
        self.cleaned = 0

    def fit(self, text: str) -> str:
        """Return a text without control characters, not longer than a cell can hold."""
        clean = "".join(map(_allowed, text)) if _has_control(text) else text
        if clean != text:
            self.cleaned += 1
        if _units(clean) <= _LONGEST:
            return clean
        self.cut += 1
        return clean.encode("utf-16-le")[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + _CUT

    def said(self) -> tuple[str, ...]:
        """Return what was cut, a sentence each."""
        sentences = []
        if self.cut:
            sentences.append(
                tr_count(
                    "{n} text is longer than the {most} characters of a cell, and cut.",
                    "{n} texts are longer than the {most} characters of a cell, and cut.",
                    self.cut,
                    most=localized(f"{_LONGEST:,}"),
                )
            )
        if self.cleaned:
            sentences.append(
                tr_count(
                    "{n} text has control characters, which are left out.",
                    "{n} texts have control characters, which are left out.",
                    self.cleaned,
                )
            )
        return tuple(sentences)


def is_guarded(text: str) -> bool:
    """Return whether a spreadsheet might take a text for a formula if it were typed."""
    return guarded(text).startswith("'")


def stored(value: object) -> str | float:
    """Return a value of the program as a cell holds it: nothing for what cannot be computed."""
    if isinstance(value, str):
        return str(value)
    number = float(value)  # type: ignore[arg-type]
    return number + 0.0 if math.isfinite(number) else ""


def as_name(prefix: str, key: str) -> str:
    """Return the name of a cell or column, e.g. ``in_rvc``: letters, digits and underscores."""
    return prefix + re.sub(r"[^A-Za-z0-9_]", "_", key)


def _has_control(text: str) -> bool:
    return any(unicodedata.category(one) in {"Cc", "Cs"} or one in "\ufffe\uffff" for one in text)


def _allowed(character: str) -> str:
    if character in "\t\n\r":
        return " "
    return "" if _has_control(character) else character


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
