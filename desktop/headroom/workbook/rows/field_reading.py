"""Reads a column that holds no numbers as its entry says."""

from collections.abc import Callable, Mapping

import numpy as np

from headroom.arrays import CodedTexts, Flags
from headroom.book.fields.field import ROW_LEFT_OUT, TAKEN_AS_BLANK, CellKind, Field
from headroom.workbook.columns.column import FieldColumn
from headroom.workbook.columns.countries import read_countries
from headroom.workbook.columns.tariff_codes import read_tariff_codes
from headroom.workbook.columns.texts import read_choices, read_dates, read_keys, read_texts
from headroom.workbook.rows.row_currencies import read_currencies

_Read = tuple[CodedTexts, Flags]


def outcome_of(field: Field) -> str:
    """Return what a cell that cannot be used means for a row of parts, one sentence."""
    return field.if_faulty or (ROW_LEFT_OUT if field.drops_row else TAKEN_AS_BLANK)


def read_words(column: FieldColumn) -> _Read:
    """Return the texts of a column that is not measured, and where a cell cannot be used, ``(row,)``."""
    return READERS[column.field.kind](column)


def _texts(column: FieldColumn) -> _Read:
    return read_texts(column), _nowhere(column)


def _tariff_codes(column: FieldColumn) -> _Read:
    return read_tariff_codes(column), _nowhere(column)


def _currencies(column: FieldColumn) -> _Read:
    stated = read_currencies(column)
    return CodedTexts(stated.codes, stated.names), stated.faulty


def _countries(column: FieldColumn) -> _Read:
    return read_countries(column, column.field.severity, column.outcome)


def _choices(column: FieldColumn) -> _Read:
    chosen, faulty = read_choices(column, column.field.severity, column.outcome)
    return CodedTexts(chosen, column.field.words), faulty


def _dates(column: FieldColumn) -> _Read:
    return read_dates(column, column.field.severity, column.outcome)


def _nowhere(column: FieldColumn) -> Flags:
    return np.zeros(len(column.cells), dtype=np.bool_)


READERS: Mapping[CellKind, Callable[[FieldColumn], _Read]] = {
    CellKind.KEY: read_keys,
    CellKind.TEXT: _texts,
    CellKind.TARIFF_CODE: _tariff_codes,
    CellKind.CURRENCY: _currencies,
    CellKind.COUNTRY: _countries,
    CellKind.CHOICE: _choices,
    CellKind.YES_NO: _choices,
    CellKind.DATE: _dates,
}
