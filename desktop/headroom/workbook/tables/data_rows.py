"""Tells a row of data from a row of headings: headings are unlike the rows below them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from headroom.notation.countries import country_code
from headroom.notation.currencies import currency_code
from headroom.notation.numbers import typed_number

_ROWS_COMPARED = 12
_ROWS_TRIED = 40
_MOSTLY = 0.6
_LEAST_ALIKE = 2
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[ T].*)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}", re.ASCII)
_LETTERS, _DIGITS = re.compile(r"[^\W\d_]+"), re.compile(r"\d+")


def is_data(rows: Sequence[Sequence[str]], number: int, last: int) -> bool:
    """Return whether a row is one of data: like the rows below some headings, column by column.

    A cell is like the cells below it where all of them are numbers, dates, countries, currencies, or codes
    of one pattern, or where the same text stands there once more. It is unlike where the cells below are
    one of these and it is not. Texts above texts tell nothing.

    Args:
        rows: The sheet as shown, all rows of the same number of cells.
        number: The row, from 0.
        last: The last row of the headings that it may be a part of, from 0.
    """
    here = rows[number]
    below = [row for row in rows[last + 1 : last + 1 + _ROWS_TRIED] if any(row) and not _repeats(here, row)][
        :_ROWS_COMPARED
    ]
    if not below:
        return _full_of_data(here)
    alike = unlike = 0
    for at, cell in enumerate(here):
        text = cell.strip()
        under = [found for row in below if (found := row[at].strip())]
        if not text or not under:
            continue
        shapes = [_shape(found) for found in under]
        common = max(set(shapes), key=shapes.count)
        ruled = bool(common) and shapes.count(common) >= _MOSTLY * len(shapes)
        if text in under or (ruled and _shape(text) == common):
            alike += 1
        elif ruled:
            unlike += 1
    return alike >= _LEAST_ALIKE and alike > unlike


def is_date_text(text: str) -> bool:
    """Return whether a text is a date in digits."""
    return _DATE.fullmatch(text) is not None


def _full_of_data(row: Sequence[str]) -> bool:
    """Return whether most cells of a row are numbers, dates, countries and the like."""
    texts = [cell.strip() for cell in row if cell.strip()]
    shaped = sum(bool(_shape(text)) for text in texts)
    return shaped >= _LEAST_ALIKE and shaped >= _MOSTLY * len(texts)


def _repeats(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether a row repeats another, as headings that stand on every page do.

    One word may be another one: the title of a section, in the place of a heading.
    """
    ours, theirs = ([cell.strip() for cell in row] for row in (one, other))
    if ours == theirs:
        return True
    same = [cell for cell, under in zip(ours, theirs, strict=True) if cell and cell == under]
    apart = sum(cell != under for cell, under in zip(ours, theirs, strict=True))
    return apart == 1 and len(same) >= _LEAST_ALIKE and not any(map(_shape, same))


@lru_cache(maxsize=20_000)
def _shape(text: str) -> str:
    """Return what a cell looks like; empty where it is any text."""
    if is_date_text(text):
        return "date"
    if typed_number(text) is not None:
        return "number"
    if currency_code(text) is not None:
        return "currency"
    if (country_code(text) or "") != "":
        return "country"
    if any(letter.isdigit() for letter in text) and " " not in text:
        return "code " + _DIGITS.sub("9", _LETTERS.sub("a", text))
    return ""
