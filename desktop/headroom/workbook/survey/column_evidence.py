"""What the cells of a column look like: how many of them a field of each kind could read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from headroom.book.fields.field import CellKind
from headroom.notation.currency_pairs import currency_pair
from headroom.notation.measured_numbers import (
    currency_and_unit,
    measured_price,
    measured_quantity,
    measured_total,
)
from headroom.notation.numbers import Style, Typed, typed_number
from headroom.notation.origins import origin_code

_MOST_CELLS = 200
_MOST_SAMPLES = 6
_KEPT = 20_000
_TARIFF = re.compile(r"\d{4}(?:[.\s]?\d{2}){0,3}|\d{4}\.\d{2}\.\d{4}", re.ASCII)
_FULL = re.compile(r"(?:0[1-9]|[1-8]\d|9[0-7])\d{2}[.\s]?\d{2}.*", re.ASCII)
_FEW = 3
_LARGEST_QUANTITY = 1000


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the cells of a column look like; shares are of its cells that are not blank.

    Attributes:
        cells: How many were looked at that are not blank.
        numbers: Share of numbers.
        measured: Share of numbers, those among them that have a unit beside them.
        whole: Share of whole numbers that could be quantities.
        countries: Share of countries.
        currencies: Share of currencies.
        tariff_codes: Share of tariff codes.
        full_codes: Share of tariff codes that have six digits at least, as numbers rarely all do.
        comma: Whether some number, alone or with a unit beside it, can only have a decimal comma.
        point: Whether some such number that is text can only have a decimal point.
        open: Whether some such number could have either.
        fractions: Whether all numbers lie from 0 to 1.5, none of them with a percent sign.
        percent: Whether some number has a percent sign.
        samples: The first distinct cells.
        constant: The one number that stands in all cells; None where there is no such.
    """

    cells: int
    numbers: float
    measured: float
    whole: float
    countries: float
    currencies: float
    tariff_codes: float
    full_codes: float
    comma: bool
    point: bool
    open: bool
    fractions: bool
    percent: bool
    samples: tuple[str, ...]
    constant: float | None

    def share(self, kind: CellKind) -> float:
        """Return the share of cells that a field of a kind could read; 1 where any text will do."""
        return {
            CellKind.AMOUNT: self.measured,
            CellKind.COUNT: self.measured,
            CellKind.PERCENT: self.numbers,
            CellKind.COUNTRY: self.countries,
            CellKind.CURRENCY: self.currencies,
            CellKind.TARIFF_CODE: self.tariff_codes,
        }.get(kind, 1.0)

    def speaks_against(self, kind: CellKind) -> bool:
        """Return whether hardly any cell could be read as a kind."""
        return self.cells >= _FEW and self.share(kind) < 0.2  # noqa: PLR2004 - one in five


_NOTHING = Evidence(
    cells=0,
    numbers=0.0,
    measured=0.0,
    whole=0.0,
    countries=0.0,
    currencies=0.0,
    tariff_codes=0.0,
    full_codes=0.0,
    comma=False,
    point=False,
    open=False,
    fractions=False,
    percent=False,
    samples=(),
    constant=None,
)


@lru_cache(maxsize=_KEPT)
def _number(text: str) -> Typed | None:
    return typed_number(text)


@lru_cache(maxsize=_KEPT)
def _country(text: str) -> bool:
    return origin_code(text) is not None


@lru_cache(maxsize=_KEPT)
def _currency(text: str) -> bool:
    return currency_and_unit(text) is not None or currency_pair(text) is not None


@lru_cache(maxsize=_KEPT)
def _measured(text: str) -> Typed | None:
    """Return the number in a text that may have a unit beside it; None where there is none."""
    number = _number(text)
    if number is not None:
        return number
    found = (read(text) for read in (measured_quantity, measured_price, measured_total))
    return next((one.number for one in found if one is not None), None)


def evidence(cells: Sequence[str]) -> Evidence:
    """Return what some cells look like, as shown in the sheet."""
    texts = [text for text in (cell.strip() for cell in cells[: _MOST_CELLS * 5]) if text][:_MOST_CELLS]
    if not texts:
        return _NOTHING
    typed = [number for text in texts if (number := _number(text)) is not None]
    measured = typed if len(typed) == len(texts) else [one for text in texts if (one := _measured(text))]
    styles = {number.style for number in measured}
    values = [number.value(Style.POINT) for number in typed]
    whole = [value for value in values if value.is_integer() and 0 <= value < _LARGEST_QUANTITY]
    count = len(texts)
    tariff = [text for text in texts if _TARIFF.fullmatch(text)]
    return Evidence(
        cells=count,
        numbers=len(typed) / count,
        measured=len(measured) / count,
        whole=len(whole) / count,
        countries=sum(map(_country, texts)) / count if len(typed) < count else 0.0,
        currencies=sum(map(_currency, texts)) / count if len(typed) < count else 0.0,
        tariff_codes=len(tariff) / count,
        full_codes=sum(_FULL.fullmatch(text) is not None for text in tariff) / count,
        comma=Style.COMMA in styles,
        point=Style.POINT in styles,
        open=Style.EITHER in styles,
        fractions=bool(values)
        and all(0 <= value <= 1.5 for value in values)  # noqa: PLR2004 - 150 %
        and not any(number.percent for number in typed),
        percent=any(number.percent for number in typed),
        samples=tuple(dict.fromkeys(texts))[:_MOST_SAMPLES],
        constant=values[0] if len(values) == count and len(set(values)) == 1 else None,
    )
