"""Text for spreadsheets: what stands in a workbook never becomes a formula when it is pasted or opened."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

_STARTS = ("=", "+", "-", "@", '"', "＝", "＋", "－", "＠")  # noqa: RUF001 - a Japanese Excel takes the wide signs too
"""How a text begins that a spreadsheet takes for a formula, or for one in quotation marks.

Source: OWASP, "CSV Injection".
"""

_EVERY_WHOLE = 2.0**53
"""Below it every whole number is a number of its own."""

_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:[eE][+-]?\d+)?\s?%?", re.ASCII)


def guarded(text: str) -> str:
    """Return ``text`` on one line, with an apostrophe before what a spreadsheet takes for a formula.

    A number stays a number, whatever its sign.
    """
    line = " ".join(text.split())
    if _NUMBER.fullmatch(line) is not None:
        return line
    return f"'{line}" if _visible(line).startswith(_STARTS) else line


def tab_separated(rows: Iterable[Sequence[str]]) -> str:
    """Return rows of cells as lines, cells separated by tabs, each of them guarded."""
    return "".join("\t".join(guarded(cell) for cell in row) + "\n" for row in rows)


def _visible(line: str) -> str:
    """Return a line without what is not seen at its beginning."""
    for place, character in enumerate(line):
        if unicodedata.category(character)[0] not in "CZ":
            return line[place:]
    return ""


def comma_separated(rows: Iterable[Iterable[str | float | None]]) -> str:
    """Return rows as RFC 4180 has them: texts guarded, numbers in as many digits as they need, None empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: str | float | None) -> str:
    """Return a value as it stands in a cell: nothing for what is not known."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) < _EVERY_WHOLE else repr(number)
