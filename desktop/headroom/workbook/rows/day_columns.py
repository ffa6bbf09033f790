"""Reads columns of days that are written in the ways of several countries."""

import numpy as np

from headroom.arrays import CodedTexts
from headroom.book.problem import Severity
from headroom.language import tr
from headroom.notation.days import day_first, day_of
from headroom.workbook.columns.column import FIELD, VALUE, FieldColumn
from headroom.workbook.columns.texts import read_texts, recoded


def read_days(column: FieldColumn) -> CodedTexts:
    """Return the days of a column as ISO 8601 texts, ``(row,)``; what is none is blank, with a warning."""
    texts = read_texts(column)
    begins_with_day = day_first(texts.values)
    days = [day_of(text, begins_with_day=begins_with_day) for text in texts.values]
    strange = np.array([*(day is None for day in days), False], dtype=np.bool_)[texts.codes]
    column.report(
        Severity.WARNING,
        strange,
        tr("{field} {value} is not known to be one day.", field=FIELD, value=VALUE),
        tr("Write the day as in 2027-07-01, or as a date."),
        tr("It is taken as blank."),
    )
    return recoded(texts.codes, [day or "" for day in days])
