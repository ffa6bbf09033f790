"""Days as sheets write them: 2027-07-01, 01.07.2027, 7/1/2027, 20270701."""

import re
from collections.abc import Iterable
from datetime import date

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?", re.ASCII)
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_PARTS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[ T].*)?", re.ASCII)
_NEVER = re.compile(r"0{2,4}[-/.]?0{2}[-/.]?0{2,4}")
_MONTHS = 12


def day_first(texts: Iterable[str]) -> bool | None:
    """Return whether days such as ``5/6/2027`` begin with the day: as others of the column tell.

    Returns:
        None where no text tells.
    """
    first = second = False
    for text in texts:
        found = _PARTS.fullmatch(text.strip())
        if found and found[2] != ".":
            first |= int(found[1]) > _MONTHS
            second |= int(found[3]) > _MONTHS
    return first if first != second else None


def day_of(text: str, *, begins_with_day: bool | None = None) -> str | None:
    """Return a day as ISO 8601 text, which sorts as days follow each other; empty where the text is blank.

    Args:
        text: What stands in the cell.
        begins_with_day: Whether ``5/6/2027`` is the fifth of June; None: that is not known.

    Returns:
        None where it is no day, or could be two.
    """
    plain = text.strip()
    if not plain or _NEVER.fullmatch(plain):
        return ""
    if found := _ISO.fullmatch(plain) or _PLAIN.fullmatch(plain):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    found = _PARTS.fullmatch(plain)
    if found is None:
        return None
    one, mark, other, year = int(found[1]), found[2], int(found[3]), int(found[4])
    if mark == "." or begins_with_day or one == other:
        return _iso(year, other, one)
    return None if begins_with_day is None else _iso(year, one, other)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
