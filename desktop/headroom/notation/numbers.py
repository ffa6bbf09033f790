"""Numbers as people type them into text cells: separators, currencies, brackets, percent signs."""

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from headroom.notation.currencies import split_currency

LARGEST = 1e12
"""Larger amounts are refused: they are faults, and products of them would overflow."""

_SPACES = re.compile(r"(?<=\d)[\s'\u2019`](?=\d{3}(?!\d))")
_BRACKETS = re.compile(r"\((.*)\)")
_PLAIN = re.compile(r"[0-9]+(?:\.(?:[0-9]{1,2}|[0-9]{4,}))?")
_DIGITS = re.compile(r"\d+")
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?e[+-]?\d{1,3}")
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


class Style(Enum):
    """Which sign separates the decimals."""

    POINT = "decimal point"
    COMMA = "decimal comma"
    EITHER = "either"
    PLAIN = "no separator"


_CERTAIN = (
    (re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}\.\d*"), Style.POINT),  # 1,234.5 and 12,34,567.8
    (re.compile(r"\d{1,3}(?:\.\d{3})+,\d*"), Style.COMMA),  # 1.234,5
    (re.compile(r"\d{1,3}(?:,\d{2,3})+,\d{3}"), Style.POINT),  # 1,234,567
    (re.compile(r"\d{1,3}(?:\.\d{3}){2,}"), Style.COMMA),  # 1.234.567
    (re.compile(r"(?![1-9]\d{0,2}\.\d{3}$)(?:\d*\.\d+|\d+\.)"), Style.POINT),  # 1.5, 0.125, 1234.567
    (re.compile(r"(?![1-9]\d{0,2},\d{3}$)(?:\d*,\d+|\d+,)"), Style.COMMA),  # 1,5
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A number as typed, before it is decided which sign separates the decimals.

    Attributes:
        digits: Digits and separators.
        style: What the separators allow.
        negative: Whether it stands in brackets or has a minus sign, before or behind.
        percent: Whether it has a percent sign.
        currency: ISO 4217 code that stands beside it; empty where none or only ``$`` does.
    """

    digits: str
    style: Style
    negative: bool = False
    percent: bool = False
    currency: str = ""

    def value(self, decimals: Style) -> float:
        """Return the number, in percent where it has a percent sign.

        Args:
            decimals: What separates the decimals where ``style`` allows either; where it allows
                one only, that one counts.
        """
        style = decimals if self.style is Style.EITHER else self.style
        if style is Style.COMMA:
            plain = self.digits.replace(".", "").replace(",", ".")
        else:
            plain = self.digits.replace(",", "")
        number = float(plain)
        return -number if self.negative and number else number


def typed_number(text: str) -> Typed | None:
    """Return the number in a text; None where there is none."""
    if _PLAIN.fullmatch(text):  # most cells of a CSV file: a million of them must not take long
        return Typed(text, Style.POINT if "." in text else Style.PLAIN)
    left = unicodedata.normalize("NFKC", text).strip().replace("\u2212", "-")
    bracketed = _BRACKETS.fullmatch(left)
    negative = bracketed is not None
    left, currency = split_currency(bracketed[1] if bracketed else left)
    if bracket := _BRACKETS.fullmatch(left):  # "$(1,234.50)"
        left, negative = bracket[1].strip(), True
    percent = "%" in left
    if percent:
        left = left.removesuffix("%").strip().removeprefix("%").strip()
    for _ in range(2):  # the sign may stand behind ("1234.50-") or before the currency ("-$5")
        if left.startswith("-") or left.endswith("-"):
            if negative:
                return None
            left, negative = left.removeprefix("-").removesuffix("-").strip(), True
    left = left.removeprefix("+").strip().lower()
    digits = _SPACES.sub("", left)
    style = _style(digits)
    return Typed(digits, style, negative, percent, currency) if style is not None else None


def _style(digits: str) -> Style | None:
    """Return what the separators of a number allow; None where it is no number."""
    if _DIGITS.fullmatch(digits):
        return Style.PLAIN
    for pattern, style in _CERTAIN:
        if pattern.fullmatch(digits):
            return style
    if _ONE_GROUP.fullmatch(digits):
        return Style.EITHER
    if _SCIENTIFIC.fullmatch(digits):
        return Style.COMMA if "," in digits else Style.POINT
    return None


@dataclass(frozen=True, slots=True)
class Decimals:
    """How the numbers typed in one column are read.

    Attributes:
        style: What separates the decimals where a number allows either; EITHER where the
            column holds both kinds, so that such a number cannot be read.
        assumed: Whether nothing in the column settles it.
    """

    style: Style
    assumed: bool = False


def decimals_of(numbers: Iterable[Typed]) -> Decimals:
    """Return how the numbers of one column are read, from the evidence of all of them."""
    styles = {number.style for number in numbers}
    if Style.POINT in styles and Style.COMMA in styles:
        return Decimals(Style.EITHER)
    if Style.COMMA in styles:
        return Decimals(Style.COMMA)
    return Decimals(Style.POINT, assumed=Style.EITHER in styles and Style.POINT not in styles)


def usable(number: float) -> bool:
    """Return whether a number is finite and of a size that a workbook can mean."""
    return math.isfinite(number) and abs(number) <= LARGEST
