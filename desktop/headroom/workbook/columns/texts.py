"""Reads columns of text, of names, of choices and of days."""

import math
from datetime import date, datetime
from typing import cast

import numpy as np

from headroom.arrays import CodedTexts, Flags, Ints
from headroom.book.fields.field import TAKEN_AS_BLANK
from headroom.book.problem import Severity
from headroom.language import tr
from headroom.workbook.bytes.cells import Uncalculated, Value, shown
from headroom.workbook.columns.code_texts import MOST_DIGITS, long_number, report_too_long, with_whole_codes
from headroom.workbook.columns.column import FIELD, VALUE, FieldColumn, is_date, is_error_value
from headroom.workbook.fields.choice_words import choice_key, choice_words

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
"""Signs without width, which web pages and mails leave in names."""


def read_texts(column: FieldColumn) -> CodedTexts:
    """Return the texts of an optional column; error values become blank, with a warning."""
    column.report_without_value(Severity.WARNING, TAKEN_AS_BLANK)
    return plain_texts(column)


def read_keys(column: FieldColumn) -> tuple[CodedTexts, Flags]:
    """Return the texts of a column that must be there, and where there is none, ``(row,)``."""
    column = with_whole_codes(column)
    faulty = column.report_without_value(Severity.ERROR)
    report_too_long(column)
    dates = column.odd(is_date)
    column.report(
        Severity.WARNING,
        dates,
        tr("{field} {value} is a date: Excel may have changed what was typed.", field=FIELD, value=VALUE),
        tr("Format the column as text and type it again."),
        tr("It is used as it stands."),
    )
    texts = plain_texts(column)
    missing = (texts.codes < 0) & ~faulty
    column.report(
        Severity.ERROR,
        missing,
        tr("{field} is missing.", field=FIELD),
        tr("Fill in {field}.", field=column.called),
    )
    return texts, faulty | missing


def read_choices(column: FieldColumn, severity: Severity, outcome: str) -> tuple[Ints, Flags]:
    """Return what the cells choose, and where it was not recognised, ``(row,)``.

    Args:
        column: The column; its field says what there is to choose.
        severity: How much a word matters that is not recognised.
        outcome: What it means for the row, one sentence.

    Returns:
        ``(row,)``, index into the choices of the field, -1 where blank or not recognised; and where it
        was not recognised.
    """
    faulty = column.report_without_value(severity, outcome)
    texts = plain_texts(column)
    choices = choice_words(column.field.choices)
    found = [choices.get(choice_key(text), -1) for text in texts.values]
    chosen = np.array([*found, -1], dtype=np.int32)[texts.codes]
    strange = (texts.codes >= 0) & (chosen < 0) & ~faulty
    column.report(
        severity,
        strange,
        tr("{field} {value} is not recognised.", field=FIELD, value=VALUE),
        tr("Write one of: {choices}.", choices=", ".join(column.field.said_words)),
        outcome,
    )
    return chosen, faulty | strange


def read_dates(column: FieldColumn, severity: Severity, outcome: str) -> tuple[CodedTexts, Flags]:
    """Return days as ISO 8601 texts, which sort as they follow each other, and what is none, ``(row,)``.

    A day is a date of the sheet, or a text such as ``2027-07-01``.

    Args:
        column: The column.
        severity: How much a cell matters that is no day.
        outcome: What it means for the row, one sentence.
    """
    faulty = column.report_without_value(severity, outcome)
    codes, values = column.cells.distinct()
    days = [_day(value) for value in values]
    strange = np.array([day is None for day in days], dtype=np.bool_)[codes] & ~faulty
    column.report(
        severity,
        strange,
        tr("{field} {value} is not a date.", field=FIELD, value=VALUE),
        tr("Write the day as in 2027-07-01, or as a date."),
        outcome,
    )
    return recoded(codes, [day or "" for day in days]), faulty | strange


def recoded(codes: Ints, values: list[str]) -> CodedTexts:
    """Return codes into the distinct non-empty texts among ``values``.

    Args:
        codes: ``(row,)``, index into ``values``, or -1 for blank.
        values: New text of each value.
    """
    places: dict[str, int] = {"": -1}
    table = [places.setdefault(text, len(places) - 1) for text in values]
    del places[""]
    return CodedTexts(np.array([*table, -1], dtype=np.int32)[codes], tuple(places))


def used_only(texts: CodedTexts, rows: Flags) -> CodedTexts:
    """Return the texts of some rows, with the values they use in the order of their first row."""
    codes = texts.codes[rows]
    size = len(texts.values)
    first = np.full(size + 1, len(codes), dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)  # the last written stays: the first row
    used = np.flatnonzero(first[:size] < len(codes))
    order = used[np.argsort(first[used])]
    place = np.full(size + 1, -1, dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return CodedTexts(place[codes], tuple(texts.values[position] for position in order.tolist()))


def plain_texts(column: FieldColumn) -> CodedTexts:
    """Return the texts of a column without superfluous spaces; error values are blank."""
    cells = column.cells
    if cells.values.tidy and not cells.has_numbers:  # there is nothing to do: a million take a second
        return CodedTexts(cells.codes - np.int32(1), cast(tuple[str, ...], tuple(cells.values[1:])))
    codes, values = cells.distinct()
    return recoded(codes, [_plain(value) for value in values])


def _plain(value: Value | float) -> str:
    """Return a value as text without superfluous spaces; error values are blank."""
    if isinstance(value, str):
        if value[:1] == "#" and is_error_value(value):
            return ""
        return " ".join((value if value.isascii() else value.translate(_INVISIBLE)).split())
    if isinstance(value, Uncalculated) or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, float) and abs(value) >= 10**MOST_DIGITS:
        return long_number(value)
    return value.isoformat() if isinstance(value, date) else shown(value)


def _day(value: Value | float) -> str | None:
    """Return a day as ISO 8601 text, empty where the cell is blank; None where it is no day."""
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())
    if not text or is_error_value(text):
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None
