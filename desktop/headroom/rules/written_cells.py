"""Cells of part rows that a change by hand writes into some of them."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from headroom.arrays import CodedTexts, Flags, Floats, Ints, Whole
from headroom.book.classes_and_roles import NO, YES
from headroom.book.part_rows import PartRows
from headroom.rules.part_changes import BLANK, Becomes, Content

_BLANK_CODE = -1
_CERTIFICATES = {"yes": YES, "no": NO, "blank": _BLANK_CODE}
_PER_PART = ("unit_cost", "freight_per_unit", "part_net_cost", "part_vnm", "component_vnm")


def written(rows: PartRows, at: Whole, becomes: Becomes, currency_rates: Mapping[str, float]) -> PartRows:
    """Return the rows with what a change says written into some of them."""
    if becomes.anew:
        rows = _forgotten(rows, at)
    if becomes.origin is not None:
        origin, origins = _with_name(rows.origin, rows.origins, at, becomes.origin)
        rows = replace(rows, origin=origin, origins=origins)
    if becomes.supplier is not None:
        rows = replace(rows, supplier=with_word(rows.supplier, at, becomes.supplier))
    if becomes.price_change is not None:
        rows = replace(
            rows, unit_cost=put(rows.unit_cost, at, rows.unit_cost[at] * (1 + becomes.price_change))
        )
    if becomes.unit_cost is not None:
        rows = _priced(rows, at, becomes.unit_cost, becomes.currency, currency_rates)
    if becomes.regional_content is not None:
        rows = replace(
            rows, regional_content=put(rows.regional_content, at, _share(becomes.regional_content))
        )
    if becomes.us_content is not None:
        rows = replace(rows, us_content=put(rows.us_content, at, _share(becomes.us_content)))
    if becomes.originating is not None:
        rows = replace(rows, originating=_coded(rows.originating, at, _CERTIFICATES[becomes.originating]))
    return rows


def _forgotten(rows: PartRows, at: Whole) -> PartRows:
    """Return the rows without contents, certificates and makers' statements of some."""
    return replace(
        rows,
        regional_content=put(rows.regional_content, at, np.nan),
        us_content=put(rows.us_content, at, np.nan),
        part_net_cost=put(rows.part_net_cost, at, np.nan),
        part_vnm=put(rows.part_vnm, at, np.nan),
        component_vnm=put(rows.component_vnm, at, np.nan),
        originating=_coded(rows.originating, at, _BLANK_CODE),
        us_transformed=_coded(rows.us_transformed, at, _BLANK_CODE),
    )


def _priced(
    rows: PartRows, at: Whole, unit_cost: float, currency: str, currency_rates: Mapping[str, float]
) -> PartRows:
    """Return the rows with the unit cost of some, in a currency; empty: in their own."""
    if currency:
        codes, currencies = _with_name(rows.currency, rows.currencies, at, currency)
        rate = np.array([currency_rates[one] for one in rows.currencies])[rows.currency[at]]
        factor = np.where(codes[at] == rows.currency[at], 1.0, rate / currency_rates[currency])
        amounts = {name: put(rows.numbers(name), at, rows.numbers(name)[at] * factor) for name in _PER_PART}
        rows = replace(
            rows,
            currency=codes,
            currencies=currencies,
            freight_per_unit=amounts["freight_per_unit"],
            part_net_cost=amounts["part_net_cost"],
            part_vnm=amounts["part_vnm"],
            component_vnm=amounts["component_vnm"],
        )
    return replace(rows, unit_cost=put(rows.unit_cost, at, unit_cost))


def _share(content: Content) -> float:
    """Return what stands in a column of shares: NaN for blank."""
    return np.nan if content is None or content == BLANK else float(content)


def put(column: Floats, at: Whole, values: Floats | float) -> Floats:
    """Return a column with other numbers in some rows."""
    changed = column.copy()
    changed[at] = values
    return changed


def flagged(column: Flags, at: Whole) -> Flags:
    """Return a column of marks that is set in some rows."""
    changed = column.copy()
    changed[at] = True
    return changed


def _coded(column: Ints, at: Whole, code: int) -> Ints:
    """Return a column of codes with another one in some rows."""
    changed = column.copy()
    changed[at] = code
    return changed


def _with_name(codes: Ints, names: tuple[str, ...], at: Whole, name: str) -> tuple[Ints, tuple[str, ...]]:
    """Return an index into names, and the names, with one name in some rows."""
    if name not in names:
        names = (*names, name)
    return _coded(codes, at, names.index(name)), names


def with_word(cells: CodedTexts, at: Whole, word: str) -> CodedTexts:
    """Return a column of texts with one text in some rows; empty: a blank cell."""
    if not word:
        return CodedTexts(_coded(cells.codes, at, _BLANK_CODE), cells.values)
    codes, values = _with_name(cells.codes, cells.values, at, word)
    return CodedTexts(codes, values)
