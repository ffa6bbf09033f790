"""Cells of workbooks that are handed over: a stranger's text stays a text, what is no number is blank."""

import math
import re
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

from headroom.output.spreadsheet_text import guarded
from headroom.workbook.written.new_workbook import new_workbook

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook may hold."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Value = float | str | None
"""What a cell may hold; NaN and None are blank cells."""


def cell_text(text: str) -> str:
    """Return a text without what no file in XML may hold, cut where a cell ends."""
    clean = _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return clean if len(clean) <= LONGEST_CELL else f"{clean[: LONGEST_CELL - 1]}…"


def looks_like_formula(text: str) -> bool:
    """Return whether a spreadsheet would take a text for a formula when somebody edits its cell."""
    return guarded(text) != " ".join(text.split())


def sheet_of_values(name: str, rows: Sequence[Sequence[Value]], made_on: date) -> bytes:
    """Return a workbook of one sheet, the same bytes each time.

    Args:
        name: Of the sheet.
        rows: Its cells, row by row.
        made_on: Stands in its properties as the day it was made.
    """
    place = BytesIO()
    book = new_workbook(place)
    book.set_properties({"created": datetime(made_on.year, made_on.month, made_on.day)})  # noqa: DTZ001 - a day
    quoted = book.add_format({"quote_prefix": True})
    sheet = book.add_worksheet(name)
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                clean = cell_text(value)
                sheet.write_string(at, column, clean, quoted if looks_like_formula(clean) else None)
            elif value is not None and math.isfinite(value):
                sheet.write_number(at, column, value)
    book.close()
    return place.getvalue()
