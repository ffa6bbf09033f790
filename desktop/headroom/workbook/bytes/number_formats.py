"""What the format of a cell shows beside its number: a currency, zeros at its beginning, a line over it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from headroom.arrays import Ints
from headroom.notation.currencies import DOLLAR, currency_code

_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\]-]*)(?:-([0-9A-Fa-f]+))?[^\]]*\]|\[[^\]]*\]|_.|\*.|(.)', re.DOTALL
)
_PLAIN_LITERALS = frozenset("- /()")
_LEAST_ZEROS = 2
_MOST_ZEROS = 24
_LOCALE = 0xFFFF
_BY_LOCALE = {
    ("$", 0x409): DOLLAR,
    ("$", 0x80A): "MXN",
    ("$", 0x1009): "CAD",
    ("$", 0xC0C): "CAD",
    ("$", 0xC09): "AUD",
    ("$", 0x1409): "NZD",
    ("$", 0x1004): "SGD",
    ("$", 0xC04): "HKD",
    ("$", 0x404): "TWD",
    ("$", 0x2C0A): "ARS",
    ("$", 0x240A): "COP",
    ("$", 0x340A): "CLP",
    ("\u00a5", 0x411): "JPY",
    ("\uffe5", 0x411): "JPY",
    ("\u00a5", 0x804): "CNY",
    ("\uffe5", 0x804): "CNY",
    ("kr", 0x41D): "SEK",
    ("kr", 0x406): "DKK",
    ("kr.", 0x406): "DKK",
    ("kr", 0x414): "NOK",
}
"""Currencies of signs that several share, by the locale of the format ([MS-LCID])."""


@dataclass(frozen=True, slots=True)
class CellFormat:
    """What a number format says beyond how many decimals are shown.

    Attributes:
        currency: ISO 4217 code; empty where it names none, or a sign that several currencies share.
        mask: What stands for each digit (``0``) and between them, e.g. five zeros; empty where zeros at the
            beginning are not shown.
        struck: Whether the cell is struck out.
    """

    currency: str = ""
    mask: tuple[str, ...] = ()
    struck: bool = False

    @property
    def tells(self) -> bool:
        """Return whether it says something that the number does not: the dollar is what stands anyway."""
        return self.struck or bool(self.mask) or self.currency not in ("", DOLLAR)

    def shown(self, number: int) -> str:
        """Return a whole number of at least 0 as its mask shows it."""
        digits = str(number).zfill(self.mask.count("0"))
        spare = len(digits) - self.mask.count("0")
        found, at = [], spare
        for number_of, sign in enumerate(self.mask):
            if sign == "0":
                begin = 0 if at == spare and "0" not in self.mask[:number_of] else at
                found.append(digits[begin : at + 1])
                at += 1
            else:
                found.append(sign)
        return "".join(found)


FormatRows = Mapping[int, tuple[tuple[CellFormat, Ints], ...]]
"""Formats that tell something by column from 0, each with its rows as Excel counts, ascending."""


@dataclass(slots=True)
class FoundFormats:
    """Takes cells with a format that tells something.

    Attributes:
        rows: Rows as Excel counts by column from 0 and format.
    """

    rows: dict[tuple[int, CellFormat], list[int]] = field(default_factory=dict)

    def add(self, column: int, shape: CellFormat, rows: Iterable[int]) -> None:
        """Take some cells of a column."""
        self.rows.setdefault((column, shape), []).extend(rows)

    def by_column(self) -> FormatRows:
        """Return what was found."""
        found: dict[int, tuple[tuple[CellFormat, Ints], ...]] = {}
        for (column, shape), rows in self.rows.items():
            numbers = np.unique(np.array(rows, dtype=np.int32))
            found[column] = (*found.get(column, ()), (shape, numbers))
        return found


def cell_format(code: str) -> CellFormat:
    """Return what a number format says, e.g. ``#,##0.00 [$€-407]`` or ``00000``."""
    positive = _first_section(code)
    currency = ""
    mask: list[str] = []
    is_mask = True
    for quoted, escaped, sign, locale, plain in _TOKEN.findall(positive):
        if sign:
            currency = currency or _sign_currency(sign, locale)
            is_mask = False
        elif quoted or escaped:
            currency = currency or (currency_of_literal(quoted or escaped))
            mask.append(quoted or escaped)
        elif plain == "0" or plain in _PLAIN_LITERALS:
            mask.append(plain)
        elif plain:
            currency = currency or currency_of_literal(plain)
            is_mask = False
    zeros = mask.count("0")
    kept = is_mask and not currency and _LEAST_ZEROS <= zeros <= _MOST_ZEROS
    return CellFormat(currency, tuple(mask) if kept else ())


def currency_of_literal(text: str) -> str:
    """Return the currency that a text in a format names; empty for ``$``, which many currencies use."""
    word = text.strip()
    return "" if word in ("", "$") else currency_code(word) or ""


def _first_section(code: str) -> str:
    """Return the part of a format that is for numbers above 0."""
    quoted = False
    for at, sign in enumerate(code):
        if sign == '"':
            quoted = not quoted
        elif sign == ";" and not quoted and code[at - 1 : at] != "\\":
            return code[:at]
    return code


def _sign_currency(sign: str, locale: str) -> str:
    """Return the currency of ``[$sign-locale]``."""
    plain = sign.strip()
    number = int(locale, 16) & _LOCALE if locale else 0
    return _BY_LOCALE.get((plain, number)) or currency_of_literal(plain)
