"""Joins the part rows of several tables into one set of columns."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import numpy as np

from headroom.arrays import CodedTexts, Ints
from headroom.book.sourcing import PartRows

_CODED = ("part_number", "description", "system", "supplier", "hts_code")
_FACTS = (
    *("stated_role", "unit_cost", "quantity", "freight_per_unit", "regional_content", "us_content"),
    *("alternative", "switching_cost_usd", "row_number"),
)


def joined(parts: Sequence[PartRows]) -> PartRows:
    """Return the rows of several tables, one after the other; models that differ in capitals only are one.

    Args:
        parts: The rows of each table; at least one.
    """
    if len(parts) == 1:
        return parts[0]
    models, model = _coded([CodedTexts(rows.model, _spelt(parts, rows.models)) for rows in parts])
    origins, origin = _coded([CodedTexts(rows.origin, rows.origins) for rows in parts])
    currencies, currency = _coded([CodedTexts(rows.currency, rows.currencies) for rows in parts])
    begins = [0, *accumulate(len(rows.sheets) for rows in parts)]
    sheet = np.concatenate(
        [rows.sheet + np.int32(begin) for rows, begin in zip(parts, begins[:-1], strict=True)]
    )
    texts: dict[str, Any] = {}
    for name in _CODED:
        values, codes = _coded([getattr(rows, name) for rows in parts])
        texts[name] = CodedTexts(codes, values)
    facts: dict[str, Any] = {name: np.concatenate([getattr(rows, name) for rows in parts]) for name in _FACTS}
    return PartRows(
        model=model,
        models=models,
        origin=origin,
        origins=origins,
        currency=currency,
        currencies=currencies,
        sheet=sheet.astype(np.int32),
        sheets=tuple(layout for rows in parts for layout in rows.sheets),
        **texts,
        **facts,
    )


def _spelt(parts: Sequence[PartRows], names: Sequence[str]) -> tuple[str, ...]:
    """Return names of models as the first table that has them spells them."""
    first: dict[str, str] = {}
    for rows in parts:
        for name in rows.models:
            first.setdefault(name.casefold(), name)
    return tuple(first[name.casefold()] for name in names)


def _coded(columns: Sequence[CodedTexts]) -> tuple[tuple[str, ...], Ints]:
    """Return all distinct values, and the codes of all rows into them."""
    places: dict[str, int] = {}
    codes = []
    for column in columns:
        table = np.array([*(places.setdefault(value, len(places)) for value in column.values), -1], np.int32)
        codes.append(table[column.codes])
    return tuple(places), np.concatenate(codes)
