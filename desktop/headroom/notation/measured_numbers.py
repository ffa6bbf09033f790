"""Numbers with a unit beside them, as bills have them: ``3.58/ea``, ``4 pcs``, ``35 ct``, ``350k``."""

import re
import unicodedata
from dataclasses import dataclass, replace

from headroom.notation.currencies import currency_code
from headroom.notation.numbers import Typed, typed_number
from headroom.notation.units import PIECE, CountingUnit, unit_of

CENT = 0.01

_LONGEST = 60
_PER = re.compile(r"\s*/\s*|\s+(?:per|pro|je|por|par|por cada)\s+", re.IGNORECASE)
_TIMES = re.compile(r"(\d+(?:[.,]\d+)?)\s*[x\u00d7]|[x\u00d7]\s*(\d+(?:[.,]\d+)?)", re.IGNORECASE)
_BEHIND = re.compile(r"(.*?[\d.)])\s*([^\W\d_][^\d]*?|¢)\.?", re.DOTALL)
_CENTS = re.compile(r"¢|cts?\.?|cents?|centavos?|centimes?|us¢|usd?\s?cents?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(.*\d)\s*[(\[]([^()\[\]\d]+)[)\]]")
_CENT_BEFORE = re.compile(r"¢\s*(.*)")
_THOUSANDS = frozenset({"k", "tsd", "tausend", "thousand"})
_MILLIONS = frozenset({"mio", "mill", "million", "millions", "millionen", "millones", "mn", "mm"})
_M = "m"
_VEHICLE = frozenset(
    {"veh", "vehicle", "car", "unit", "fzg", "fahrzeug", "auto", "vehículo", "vehiculo", "véh", "véhicule"}
    | {"voiture", "assy", "assembly"}
)
_AS_REQUIRED = re.compile(
    r"a\s?/\s?r|ar|as\s+req(?:uired|'?d|\.)?|as\s+needed|n(?:ach|\.)\s?bed(?:arf|\.)|según\s+(?:se\s+)?requ\w+|"
    r"selon\s+besoin|s\.?\s?n\.?|ref\.?|按需",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with what stands beside it.

    Attributes:
        number: The number as typed.
        unit: What it counts, as in ``4 pcs``; None where nothing says it.
        per: What it is the price of, as in ``3.58/ea``; None where nothing says it.
        per_text: The words of ``per``.
        scale: By what the number is multiplied: 0.01 for cents, 1,000 for ``350k``.
    """

    number: Typed
    unit: CountingUnit | None = None
    per: CountingUnit | None = None
    per_text: str = ""
    scale: float = 1.0


def measured_price(text: str) -> Measured | None:
    """Return the amount of money in a text that is more than a number; None where there is none.

    Cents, a thousand as in ``1.2k``, and what it is the price of: ``3.58/ea``, ``35 per 100``, ``3.58 each``.
    """
    left = _plain(text)
    if left is None:
        return None
    found = _of_money(left)
    if found is not None:
        return found
    parts = _PER.split(left, maxsplit=1)
    if len(parts) > 1:
        per = unit_of(parts[1])
        money = _of_money(parts[0])
        return replace(money, per=per, per_text=parts[1].strip()) if money is not None and per else None
    behind = _BEHIND.fullmatch(left)
    unit = unit_of(behind[2]) if behind else None
    money = _of_money(behind[1]) if behind and unit is not None and unit.is_piece else None
    return None if money is None or behind is None else replace(money, per=unit, per_text=behind[2].strip())


def measured_quantity(text: str) -> Measured | None:
    """Return the quantity in a text that is more than a number: ``4 pcs``, ``12个``, ``2x``, ``4/veh``."""
    left = _plain(text)
    if left is None:
        return None
    times = _TIMES.fullmatch(left)
    if times is not None:
        number = typed_number(times[1] or times[2])
        return Measured(number, unit=PIECE) if number is not None else None
    parts = _PER.split(left, maxsplit=1)
    if len(parts) > 1:
        if parts[1].strip(" .").casefold() not in _VEHICLE:
            return None
        left = parts[0].strip()
        plain = _count(left)
        if plain is not None:
            return Measured(plain)
    behind = _BEHIND.fullmatch(_IN_BRACKETS.sub(r"\1 \2", left))
    if behind is None:
        return None
    unit, number = unit_of(behind[2]), _count(behind[1])
    return Measured(number, unit=unit) if unit is not None and number is not None else None


def measured_total(text: str) -> Measured | None:
    """Return the number in a text such as ``350k``, ``1.2M`` or ``120 Tsd``: a volume, or money."""
    left = _plain(text)
    if left is None:
        return None
    scaled = _scaled(left, millions=True)
    if scaled is not None:
        return scaled
    behind = _BEHIND.fullmatch(left)
    unit, number = (unit_of(behind[2]), typed_number(behind[1])) if behind else (None, None)
    if unit is None or number is None or not unit.is_piece:
        return None
    return Measured(number, unit=unit)


def currency_and_unit(text: str) -> tuple[str, CountingUnit | None, str] | None:
    """Return what a cell of a column of currencies says: code, what prices are for, and the words of that.

    ``USD/KG`` and ``EUR per 100`` name both; None where no currency is recognised.
    """
    code = currency_code(text)
    if code is not None:
        return code, None, ""
    parts = _PER.split(" ".join(unicodedata.normalize("NFKC", text).split()), maxsplit=1)
    code = currency_code(parts[0]) if len(parts) > 1 else None
    unit = unit_of(parts[1]) if code is not None else None
    return None if code is None or unit is None else (code, unit, parts[1].strip())


def as_required(text: str) -> bool:
    """Return whether a quantity says that as much is used as is needed, or that the part is a reference."""
    return _AS_REQUIRED.fullmatch(" ".join(text.split()).strip(" .()")) is not None


def _plain(text: str) -> str | None:
    """Return a text in one way of writing; None where it can hold no number with a unit."""
    if len(text) > _LONGEST or not any(sign.isdecimal() for sign in text):
        return None
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _count(text: str) -> Typed | None:
    """Return a number without currency and percent sign."""
    number = typed_number(text)
    return None if number is None or number.currency or number.percent else number


def _of_money(text: str) -> Measured | None:
    """Return an amount of money: plain, in cents, or in thousands."""
    number = typed_number(text)
    if number is not None:
        return None if number.percent else Measured(number)
    if before := _CENT_BEFORE.fullmatch(text):
        number = typed_number(before[1])
        return Measured(number, scale=CENT) if number is not None else None
    behind = _BEHIND.fullmatch(text)
    if behind is not None and (_CENTS.fullmatch(behind[2].strip())):
        number = typed_number(behind[1])
        return Measured(number, scale=CENT) if number is not None else None
    return _scaled(text, millions=False)


def _scaled(text: str, *, millions: bool) -> Measured | None:
    """Return a number in thousands, or in millions; a currency may stand behind the word."""
    behind = _BEHIND.fullmatch(text)
    if behind is None:
        return None
    words = behind[2].replace(".", " ").split()
    currency = ""
    if len(words) == 2 and (code := currency_code(words[1])):  # noqa: PLR2004 - "1.2 Mio EUR"
        words, currency = words[:1], code
    word = words[0].casefold() if len(words) == 1 else ""
    number = typed_number(behind[1])
    if number is None or number.percent:
        return None
    number = replace(number, currency=currency or number.currency)
    if word in _THOUSANDS:
        return Measured(number, scale=1e3)
    if millions and (word in _MILLIONS or word == _M):
        return Measured(number, scale=1e6)
    return None
