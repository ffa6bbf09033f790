"""Joins the part rows of several tables into one set of columns."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from headroom.arrays import CodedTexts
from headroom.book.fields.field import Field
from headroom.book.fields.typed_fields import ColumnCells
from headroom.book.part_rows import TRAVELLING, TYPED, JoinedSheet, PartRows, SheetLayout

_MODEL = "model"


def joined(parts: Sequence[PartRows]) -> PartRows:
    """Return the rows of several tables, one after the other; models that differ in capitals only are one.

    Args:
        parts: The rows of each table; at least one.
    """
    if len(parts) == 1:
        return parts[0]
    layouts: list[SheetLayout] = []
    for layout in (layout for rows in parts for layout in rows.sheets):
        if layout not in layouts:
            layouts.append(layout)
    places = [np.array([layouts.index(one) for one in rows.sheets], dtype=np.int32) for rows in parts]
    sheet = np.concatenate([place[rows.sheet] for rows, place in zip(parts, places, strict=True)])
    columns: dict[str, ColumnCells] = {}
    for field in TYPED:
        columns[field.name] = _joined(parts, field)
    for field in TRAVELLING:
        if any(field.name in rows.more for rows in parts):
            columns[field.name] = _joined(parts, field)
    return PartRows.of(
        columns,
        tuple(layouts),
        sheet,
        np.concatenate([rows.row_number for rows in parts]),
        _joins(parts),
    )


def _joins(parts: Sequence[PartRows]) -> tuple[JoinedSheet, ...]:
    """Return the part lists of all tables; the same columns of a list are one."""
    begins = [0, *accumulate(len(rows) for rows in parts)]
    found: dict[tuple[str, tuple[tuple[str, str], ...], int], JoinedSheet] = {}
    for rows, begin in zip(parts, begins[:-1], strict=True):
        for join in rows.joins:
            key = (join.layout.place, tuple(join.layout.columns.items()), join.layout.header_row)
            if key not in found:
                found[key] = JoinedSheet(join.layout, np.zeros(begins[-1], dtype=np.int32))
            found[key].row_number[begin : begin + len(rows)] = join.row_number
    return tuple(found.values())


def _joined(parts: Sequence[PartRows], field: Field) -> ColumnCells:
    """Return one column of several tables, one after the other."""
    if field.measured:
        return np.concatenate([rows.numbers(field.name) for rows in parts])
    columns = [rows.texts(field.name) for rows in parts]
    if field.name == _MODEL:
        columns = [CodedTexts(column.codes, _spelt(parts, column.values)) for column in columns]
    return _coded(columns)


def _spelt(parts: Sequence[PartRows], names: Sequence[str]) -> tuple[str, ...]:
    """Return names of models as the first table that has them spells them."""
    first: dict[str, str] = {}
    for rows in parts:
        for name in rows.models:
            first.setdefault(name.casefold(), name)
    return tuple(first[name.casefold()] for name in names)


def _coded(columns: Sequence[CodedTexts]) -> CodedTexts:
    """Return all columns as one, with codes into all distinct values."""
    places: dict[str, int] = {}
    codes = []
    for column in columns:
        table = np.array([*(places.setdefault(value, len(places)) for value in column.values), -1], np.int32)
        codes.append(table[column.codes])
    return CodedTexts(np.concatenate(codes), tuple(places))
