"""Numbers that people type into boxes, table cells and the command line, read the same way everywhere.

Whatever the language of the machine, comma and point are both a decimal sign. One sign alone separates the
decimals, always: "1,234" is 1.234, in a percent box and in an amounts box alike, and the box then shows what
it took. Groups of three digits count as such only where nothing else can be meant: "1,234,567",
"1.234,5", "1 234,5", "1'234". What cannot be read is refused with a sentence; no sign and no digit is
ever passed over. (Cells of workbooks are read by ``notation.numbers``, from the evidence of their column.)
"""

import math
import re
import unicodedata

from headroom.language import as_dollars, tr

_DIGITS = r"\d+"
_EXPONENT = r"(?:[eE][+-]?\d{1,3})?"
_ONE_SIGN = re.compile(rf"({_DIGITS})?([.,])({_DIGITS})?({_EXPONENT})", re.ASCII)
_WHOLE = re.compile(rf"({_DIGITS})({_EXPONENT})", re.ASCII)
_GROUPED = re.compile(r"(\d{1,3}(?:([.,' ])\d{3})(?:\2\d{3})*)(?:([.,])(\d+))?", re.ASCII)
_MINUS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{RIGHT SINGLE QUOTATION MARK}": "'"})
_LONGEST_QUOTE = 24
_DOLLARS = frozenset({"USD", "$"})
_IN_DOLLARS = (as_dollars("").strip(),)
"""How the language of the program says that a number is US dollars."""

_RANGE_SIGN = re.compile(r"\s*(?:-|\N{EN DASH}|\.\.|\N{HORIZONTAL ELLIPSIS}|\b(?:to|a|à)\b)\s*")
"""What stands between the ends of a range, in the languages of the program."""


def read_number(text: str, units: tuple[str, ...] = ("%",)) -> float:
    """Return the number that was typed.

    Args:
        text: As typed or pasted: any kind of space around it, one of ``units`` before or behind it.
        units: What may stand beside the number and says nothing new, e.g. ``%`` or ``USD``.

    Raises:
        ValueError: If it cannot be read, or is not finite; its text is a sentence for the user.
    """
    left = _plain(text)
    for unit in (*units, *_IN_DOLLARS) if _DOLLARS & set(units) else units:
        name = _plain(unit)
        if name and left.casefold().endswith(name.casefold()):
            left = left[: -len(name)].rstrip()
            break
        if name and left.casefold().startswith(name.casefold()):
            left = left[len(name) :].lstrip()
            break
    negative = left.startswith("-")
    digits = left[1:].lstrip() if left[:1] in {"-", "+"} else left
    number = _value(digits)
    if number is None or not math.isfinite(number):
        raise ValueError(_refusal(text, left))
    return -number if negative and number else number


def read_whole(text: str) -> int:
    """Return the whole number that was typed; a sign before groups of three digits groups them here.

    Raises:
        ValueError: If it is no whole number; its text is a sentence for the user.
    """
    left = _plain(text)
    digits = left[1:] if left[:1] in {"-", "+"} else left
    grouped = _GROUPED.fullmatch(digits)
    if grouped is not None and grouped[3] is None and not digits.startswith("0"):
        digits = re.sub(r"\D", "", digits, flags=re.ASCII)
    if not (digits.isascii() and digits.isdecimal()):
        msg = tr("{typed} is no whole number.", typed=_quoted(text)) if left else tr("Type a whole number.")
        raise ValueError(msg)
    return -int(digits) if left.startswith("-") else int(digits)


def read_range(text: str, units: tuple[str, ...] = ("%",)) -> tuple[float, float]:
    """Return two numbers that were typed with a dash, ``to`` or dots between them, the lesser one first.

    Raises:
        ValueError: If it is no such range; its text is a sentence for the user.
    """
    ends = [part for part in _RANGE_SIGN.split(_spaced(text)) if part]
    if len(ends) != 2:  # noqa: PLR2004 - a range has two ends
        raise ValueError(_refusal(text, _plain(text)))
    low, high = sorted(read_number(end, units) for end in ends)
    return low, high


def decimals_in(number: float, most: int) -> bool:
    """Return whether a number has no more than ``most`` decimals, so that a box can show it all."""
    return math.isclose(round(number, most), number, rel_tol=1e-12, abs_tol=1e-12)


def _value(digits: str) -> float | None:
    """Return the number in digits and signs, without a sign of its own; None where there is none."""
    if found := _WHOLE.fullmatch(digits):
        return float(found[0])
    if (found := _ONE_SIGN.fullmatch(digits)) and (found[1] or found[3]):
        return float(f"{found[1] or '0'}.{found[3] or '0'}{found[4]}")
    if (found := _GROUPED.fullmatch(digits)) and found[2] != found[3] and not digits.startswith("0"):
        whole = re.sub(r"\D", "", found[1], flags=re.ASCII)
        return float(f"{whole}.{found[4] or '0'}")
    return None


def _spaced(text: str) -> str:
    """Return a text with every kind of space as a plain one, and without signs that cannot be seen."""
    folded = unicodedata.normalize("NFKC", text)
    seen = "".join(sign for sign in folded if unicodedata.category(sign) != "Cf")
    return " ".join(seen.split())


def _plain(text: str) -> str:
    """Return a text as it is compared, with one kind of space, minus and apostrophe."""
    return _spaced(text).translate(_MINUS)


def _refusal(text: str, left: str) -> str:
    """Return why a text is no number, and what to type instead."""
    if not left:
        return tr("Type a number.")
    return tr("{typed} is no number: type digits, e.g. 12.5 or 12,5.", typed=_quoted(text))


def _quoted(text: str) -> str:
    """Return what was typed, shortened, in quotation marks."""
    shown = _spaced(text)
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in shown)
    if len(shown) > _LONGEST_QUOTE:
        shown = f"{shown[: _LONGEST_QUOTE - 1]}\N{HORIZONTAL ELLIPSIS}"
    return tr("“{typed}”", typed=shown)
