"""How many rows a sheet has, counted in its bytes: for readers that find out only when they are through."""

import re
import zipfile
from pathlib import Path

from headroom.workbook.bytes.hidden_values import BROKEN_ZIP
from headroom.workbook.bytes.xlsx_parts import WORKBOOK, member, sheet_parts

_BLOCK = 4 * 1024**2
_TAG = 1024
_LARGEST_INDEX = 16 * 1024**2
_ROW = re.compile(rb"""<(?:\w+:)?row(\s[^>]*)?>""")
_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d{1,7})["']""")


def rows_of_xlsx(path: Path, sheet: str) -> int:
    """Return the number of the last row of a sheet of an .xlsx or .xlsm file; 0 where it cannot be told."""
    last = 0
    try:
        with zipfile.ZipFile(path) as packed:
            with packed.open(member(packed, WORKBOOK)) as file:
                index = file.read(_LARGEST_INDEX)
            with packed.open(member(packed, sheet_parts(packed, index)[sheet])) as file:
                rest = b""
                while block := file.read(_BLOCK):
                    text = rest + block
                    end = 0
                    for row in _ROW.finditer(text):
                        number = _NUMBER.search(row[1] or b"")
                        last = int(number[1]) if number else last + 1  # a row without one follows the last
                        end = row.end()
                    rest = text[max(end, len(text) - _TAG) :]
    except (*BROKEN_ZIP, KeyError):
        return 0
    return last


def lines_of(path: Path) -> int | None:
    """Return the number of lines of a text file; None where it holds quotes, in which lines may break.

    Raises:
        OSError: If it cannot be read.
    """
    lines, ending = 0, b"\n"
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if b'"' in block:
                return None
            lines += block.count(b"\n")
            ending = block[-2:]
    return lines + (b"\n" not in ending) if lines else None
