"""Codes that programs wrote as numbers: ``1001.0``, numbers of more digits than Excel keeps, ``1.23E+18``."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

import numpy as np

from headroom.arrays import Flags
from headroom.book.problem import Severity
from headroom.language import tr, tr_count
from headroom.workbook.bytes.cells import Cells, Value, Values
from headroom.workbook.columns.column import FIELD, VALUE, FieldColumn
from headroom.workbook.tables.findings import quoted

MOST_DIGITS = 15
"""Digits that Excel keeps of a number."""

_FLOAT = re.compile(r"(\d+)\.0", re.ASCII)
_WHOLE = re.compile(r"\d+", re.ASCII)
_SHORTENED = re.compile(r"\d[.,]\d+E\+\d{2,3}", re.ASCII)
_AS_TEXT = tr("Format the column as text and write the number with all its digits.")


def with_whole_codes(column: FieldColumn) -> FieldColumn:
    """Return a column of codes without the ``.0`` of floats, where every number in it has one; it is said.

    Texts that a spreadsheet has shortened, such as ``1.23457E+18``, are reported and stay.
    """
    values = column.cells.values
    texts = values if values.tidy else [value for value in values if isinstance(value, str)]
    together = "\n".join([*cast(Sequence[str], texts), ""])
    if "E+" in together:
        _report_shortened(column)
    if ".0\n" not in together or any(_WHOLE.fullmatch(str(text)) for text in texts):
        return column
    whole = [_FLOAT.fullmatch(value) if isinstance(value, str) else None for value in values]
    codes = [code for code, found in enumerate(whole) if found is not None]
    where = column.cells.having(codes)
    rows = np.flatnonzero(where)
    if not len(rows):
        return column
    first = int(rows[0])
    text = str(column.value(first))
    column.findings.whole_sheet(
        Severity.ASSUMPTION,
        tr_count(
            "{field} {value} is read as {code}: every number of the column ends in “.0”, as programs write "
            "whole numbers ({n} cell).",
            "{field} {value} is read as {code}: every number of the column ends in “.0”, as programs write "
            "whole numbers ({n} cells).",
            len(rows),
            field=column.called,
            value=quoted(text),
            code=text.removesuffix(".0"),
        ),
        tr("Store the codes as text."),
        cell=f"{column.letters}{int(column.row_numbers[first])}",
        rows=len(rows),
    )
    plain = Values(value if found is None else found[1] for value, found in zip(values, whole, strict=True))
    cells = column.cells
    return replace(column, cells=Cells(cells.numbers, cells.codes, plain))


def report_too_long(column: FieldColumn) -> None:
    """Warn of numbers with more digits than Excel keeps; zeros are written in place of the others."""
    numbers = column.cells.numbers
    with np.errstate(invalid="ignore"):
        where: Flags = (column.cells.codes < 0) & (np.abs(numbers) >= 10**MOST_DIGITS) & np.isfinite(numbers)
    rows = np.flatnonzero(where)
    if not len(rows):
        return
    column.findings.cells(
        Severity.WARNING,
        column.letters,
        column.row_numbers[rows],
        lambda text: tr(
            "{field} {value} is a number of more than {digits} digits, of which Excel "
            "keeps {digits}: the last ones are lost. It is used as it stands.",
            field=column.called,
            value=text,
            digits=MOST_DIGITS,
        ),
        lambda position: long_number(float(numbers[rows[position]])),
        _AS_TEXT,
    )


def long_number(number: float) -> str:
    """Return a number of more digits than Excel keeps as Excel shows it, with zeros for the others."""
    return str(int(f"{number:.{MOST_DIGITS - 1}e}".partition("e")[0].replace(".", ""))) + "0" * _zeros(number)


def _zeros(number: float) -> int:
    """Return how many zeros stand behind the digits that are kept."""
    return int(f"{number:.{MOST_DIGITS - 1}e}".partition("e")[2]) - (MOST_DIGITS - 1)


def _report_shortened(column: FieldColumn) -> None:
    """Warn of texts that look like numbers a spreadsheet has shortened."""

    def is_shortened(value: Value) -> bool:
        return isinstance(value, str) and _SHORTENED.fullmatch(value.strip()) is not None

    column.report(
        Severity.WARNING,
        column.holding(is_shortened),
        tr(
            "{field} {value} looks like a number that a spreadsheet has shortened: its last digits are lost.",
            field=FIELD,
            value=VALUE,
        ),
        _AS_TEXT,
        tr("It is used as it stands."),
    )
