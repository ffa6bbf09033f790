"""Reads a column that holds no numbers as its entry says."""

from collections.abc import Callable, Mapping

import numpy as np

from headroom.arrays import CodedTexts, Flags
from headroom.book.fields.field import ROW_LEFT_OUT, TAKEN_AS_BLANK, Field, Kind
from headroom.workbook.columns.column import Column
from headroom.workbook.columns.tariff_codes import read_tariff_codes
from headroom.workbook.columns.texts import read_choices, read_countries, read_dates, read_keys, read_texts
from headroom.workbook.rows.row_currencies import read_currencies

_Read = tuple[CodedTexts, Flags]


def outcome_of(field: Field) -> str:
    """Return what a cell that cannot be used means for a row of parts, one sentence."""
    return field.if_faulty or (ROW_LEFT_OUT if field.drops_row else TAKEN_AS_BLANK)


def read_words(column: Column) -> _Read:
    """Return the texts of a column that is not measured, and where a cell cannot be used, ``(row,)``."""
    return READERS[column.field.kind](column)


def _texts(column: Column) -> _Read:
    return read_texts(column), _nowhere(column)


def _tariff_codes(column: Column) -> _Read:
    return read_tariff_codes(column), _nowhere(column)


def _currencies(column: Column) -> _Read:
    stated = read_currencies(column)
    return CodedTexts(stated.codes, stated.names), stated.faulty


def _countries(column: Column) -> _Read:
    return read_countries(column, column.field.severity, column.outcome)


def _choices(column: Column) -> _Read:
    chosen, faulty = read_choices(column, column.field.severity, column.outcome)
    return CodedTexts(chosen, column.field.words), faulty


def _dates(column: Column) -> _Read:
    return read_dates(column, column.field.severity, column.outcome)


def _nowhere(column: Column) -> Flags:
    return np.zeros(len(column.cells), dtype=np.bool_)


READERS: Mapping[Kind, Callable[[Column], _Read]] = {
    Kind.KEY: read_keys,
    Kind.TEXT: _texts,
    Kind.TARIFF_CODE: _tariff_codes,
    Kind.CURRENCY: _currencies,
    Kind.COUNTRY: _countries,
    Kind.CHOICE: _choices,
    Kind.YES_NO: _choices,
    Kind.DATE: _dates,
}
