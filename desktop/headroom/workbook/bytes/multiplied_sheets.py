"""Refuses workbooks whose list of sheets multiplies what is in them, before anything reads the sheets."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterable

from headroom.language import tr
from headroom.user_error import UserError
from headroom.workbook.bytes.hidden_values import BROKEN_ZIP
from headroom.workbook.bytes.refusals import damaged, too_many_sheets
from headroom.workbook.bytes.xlsx_parts import WORKBOOK, member, relations

MOST_SHEETS = 1000
"""Sheets that a workbook may have; each of them is looked at, and shown."""

_LARGEST_LIST = 64 * 1024**2
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(rb"""\w+:id\s*=\s*["']([^"']*)["']""")


def refuse_many_sheets(name: str, count: int) -> None:
    """Refuse a workbook with more sheets than anybody looks at.

    Args:
        name: Name of the file.
        count: Its sheets.

    Raises:
        UserError: If there are too many.
    """
    if count > MOST_SHEETS:
        raise UserError(too_many_sheets(name, count, MOST_SHEETS))


def refuse_multiplied_sheets(name: str, packed: zipfile.ZipFile) -> None:
    """Refuse an .xlsx workbook with too many sheets, or with several that are the same part of the file.

    A few kilobytes could stand for thousands of large sheets so, each of which is unpacked anew.

    Raises:
        UserError: If it has.
    """
    try:
        with packed.open(member(packed, WORKBOOK)) as file:
            index = file.read(_LARGEST_LIST)
        sheets = [found[1] for found in _SHEET.finditer(index)]
        refuse_many_sheets(name, len(sheets))
        used = [found[1].decode("utf-8", "replace") for text in sheets if (found := _RELATION.search(text))]
        named = set(used)
        parts = [part for relation, _, part in relations(packed, WORKBOOK) if relation in named]
    except (*BROKEN_ZIP, KeyError):
        return  # a workbook that lists its sheets elsewhere, or not at all, is for the readers to judge
    if _twice(used) or _twice(part.lower() for part in parts):
        raise UserError(damaged(name, tr("several of its sheets are one part of the file")))


def _twice(names: Iterable[object]) -> bool:
    """Return whether anything stands twice among some."""
    return any(count > 1 for count in Counter(names).values())
