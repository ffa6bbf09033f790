"""Reads columns of tariff codes: digits, with the zeros that spreadsheets lose."""

import re

import numpy as np

from headroom.arrays import CodedTexts
from headroom.book.fields.field import TAKEN_AS_BLANK
from headroom.book.problem import Severity
from headroom.language import tr
from headroom.workbook.bytes.cells import Uncalculated, Value, shown
from headroom.workbook.columns.code_texts import with_whole_codes
from headroom.workbook.columns.column import FIELD, VALUE, FieldColumn, is_error_value
from headroom.workbook.columns.texts import recoded

_HEADING_AND_DECIMALS = re.compile(r"(\d{4})\.(\d{1,5})", re.ASCII)
_PUNCTUATION = re.compile(r"[\s.\-/'\u2019]+")
_CODE = re.compile(r"\d{4,10}", re.ASCII)
_INSIDE = re.compile(
    r"(?<![\w.])(?:\d{4}\.\d{2}(?:\.?\d{2}){0,2}|\d{4}\s\d{2}\s\d{2}(?:\s\d{2})?|\d{10}|\d{8}|\d{6})(?![\w.]\d|\w)",
    re.ASCII,
)
"""A code among other words, with its dots or of 6, 8 or 10 digits."""

_NAME = re.compile(r"\b(?:htsus|hts|hs|taric|ncm|kn)(?=\W|_|\d)", re.IGNORECASE)
_OTHER_WORDS = tr(
    "{field} {value} has other words beside the code: the code alone is used.", field=FIELD, value=VALUE
)

_NO_CODE = tr("{field} {value} is not a tariff code.", field=FIELD, value=VALUE)


def read_tariff_codes(column: FieldColumn) -> CodedTexts:
    """Return tariff codes as digits; what cannot be a code becomes blank, with a warning."""
    column = with_whole_codes(column)
    column.report_without_value(Severity.WARNING, TAKEN_AS_BLANK)
    codes, values = column.cells.distinct()
    read = [_tariff_code(value) for value in values]
    faults: dict[str, list[int]] = {}
    for position, (_, fault) in enumerate(read):
        if fault:
            faults.setdefault(fault, []).append(position)
    for fault, positions in faults.items():
        column.report(
            Severity.WARNING,
            np.isin(codes, positions),
            fault,
            tr("Format the column as text and write the code with all its digits, for example 8708.99.81."),
            TAKEN_AS_BLANK if fault == _NO_CODE else "",
        )
    return recoded(codes, [code for code, _ in read])


def _tariff_code(value: Value | float) -> tuple[str, str]:
    """Return the digits of a tariff code, and what is wrong with it; empty where nothing is."""
    if not isinstance(value, str | float) or (isinstance(value, str) and is_error_value(value)):
        return "", "" if isinstance(value, str | Uncalculated) else _NO_CODE
    text = shown(value).strip()
    if found := _HEADING_AND_DECIMALS.fullmatch(text):
        return _with_last_zero(*found.groups())
    digits = _PUNCTUATION.sub("", text)
    if not _CODE.fullmatch(digits):
        return _among_words(text)
    if len(digits) % 2 == 0:
        return digits, ""
    if isinstance(value, float):
        return f"0{digits}", tr(
            "{field} {value} has lost a zero at its beginning: it is read as 0{digits}.",
            field=FIELD,
            value=VALUE,
            digits=digits,
        )
    return digits, tr(
        "{field} {value} has an odd number of digits: a zero may be lost.", field=FIELD, value=VALUE
    )


def _with_last_zero(heading: str, decimals: str) -> tuple[str, str]:
    """Return a code such as 8708.4, which was taken for a number, and what is wrong with it."""
    if len(decimals) % 2 == 0:
        return heading + decimals, ""
    code = f"{heading}{decimals}0"
    return code, tr(
        "{field} {value} has lost a zero at its end: it is read as {code}.",
        field=FIELD,
        value=VALUE,
        code=code,
    )


def _among_words(text: str) -> tuple[str, str]:
    """Return the digits of the only code in a text of other words, and what is wrong with it."""
    inside = {_PUNCTUATION.sub("", one) for one in _INSIDE.findall(_NAME.sub(" ", text))}
    if len(inside) == 1:
        return inside.pop(), _OTHER_WORDS
    return "", _NO_CODE if text else ""
