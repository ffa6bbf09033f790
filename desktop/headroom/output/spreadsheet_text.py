"""Text for spreadsheets: what stands in a workbook never becomes a formula when it is pasted or opened."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

_STARTS = ("=", "+", "-", "@", '"', "＝", "＋", "－", "＠")  # noqa: RUF001 - a Japanese Excel takes the wide signs too
"""How a text begins that a spreadsheet takes for a formula, or for one in quotation marks.

Source: OWASP, "CSV Injection".
"""

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
