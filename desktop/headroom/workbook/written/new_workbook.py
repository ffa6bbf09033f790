"""Begins every workbook that is written: no text in it becomes a formula, a link or a number."""

from pathlib import Path
from typing import BinaryIO

import xlsxwriter


def new_workbook(place: Path | BinaryIO, *, row_by_row: bool = False) -> xlsxwriter.Workbook:
    """Return a new workbook in which a text stays a text, whatever it begins with.

    Args:
        place: The file, or what takes its bytes; it is written when the workbook is closed.
        row_by_row: Whether rows are written in order and forgotten, so that a million of them take no memory.
    """
    return xlsxwriter.Workbook(
        str(place) if isinstance(place, Path) else place,
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "constant_memory": row_by_row,
            "in_memory": not row_by_row and not isinstance(place, Path),
        },
    )
