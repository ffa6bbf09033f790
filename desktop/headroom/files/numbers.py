"""Numbers as people type them into text cells: separators, currencies, brackets, percent signs."""

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from headroom.files.currencies import split_currency

LARGEST = 1e12
"""Larger amounts are refused: they are faults, and products of them would overflow."""

_SPACES = re.compile(r"(?<=\d)[\s'’`](?=\d{3}(?!\d))")
_BRACKETS = re.compile(r"\((.*)\)")
_DIGITS = re.compile(r"\d+")
_POINT = re.compile(r"\d*\.\d+|\d+\.\d*")
_COMMA = re.compile(r"\d*,\d+|\d+,\d*")
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?e[+-]?\d{1,3}")
_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}")
_POINT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_COMMA_GROUPS_POINT = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}\.\d*")
_POINT_GROUPS_COMMA = re.compile(r"\d{1,3}(?:\.\d{3})+,\d*")


class Style(Enum):
    """Which sign separates the decimals."""

    POINT = "decimal point"
    COMMA = "decimal comma"
    EITHER = "either"
    PLAIN = "no separator"


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
    left = unicodedata.normalize("NFKC", text).strip().replace("−", "-")
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
    if _SCIENTIFIC.fullmatch(digits):
        return Style.COMMA if "," in digits else Style.POINT
    if _COMMA_GROUPS_POINT.fullmatch(digits):
        return Style.POINT
    if _POINT_GROUPS_COMMA.fullmatch(digits):
        return Style.COMMA
    for groups, plain, style in (
        (_COMMA_GROUPS, _COMMA, Style.COMMA),
        (_POINT_GROUPS, _POINT, Style.POINT),
    ):
        other = Style.POINT if style is Style.COMMA else Style.COMMA
        if groups.fullmatch(digits):
            several = digits.count(digits[-4]) > 1
            if several:
                return other
            return style if digits.startswith("0") else Style.EITHER
        if plain.fullmatch(digits):
            return style
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
