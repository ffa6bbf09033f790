"""A look at the XML of a sheet for what readers leave out: how far its rows are grouped or indented.

Whoever types a bill of several levels by hand often shows them by the indent of cells or by grouping rows,
and in no column. Only where the styles have an indent, or a row is grouped, is anything looked at closely.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import numpy as np

from headroom.arrays import Ints
from headroom.workbook.bytes.hidden_values import BROKEN_ZIP, UnscannableError
from headroom.workbook.bytes.hidden_xlsx import WORKBOOK, attributes_of, member, sheet_part

_BLOCK = 512 * 1024
_LARGEST_PART = 32 * 1024**2
_MOST_ROWS = 1_048_576
_MOST_INDENT = 250

_STYLES = "xl/styles.xml"
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb"<(?:\w+:)?xf\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?xf>)", re.DOTALL)
_ALIGNMENT = re.compile(rb"<(?:\w+:)?alignment\b([^>]*)>")
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_GROUPED = re.compile(rb"""\boutlineLevel\s*=\s*["'](\d)["']""")
_NUMBER = re.compile(rb"""(?:^|\s)r\s*=\s*["'](\d{1,7})["']""")


def row_steps(path: Path, sheet: str, rows: int | None = None) -> Ints:
    """Return how far the rows of a sheet of an .xlsx or .xlsm file are grouped, else indented, ``(row,)``.

    Args:
        path: The file.
        sheet: Name of the sheet.
        rows: How many rows are looked at, from the first; None: all.

    Returns:
        From the sheet's first row to the last that is grouped or indented; empty where none is.

    Raises:
        UnscannableError: If the XML cannot be found or is faulty.
    """
    most = _MOST_ROWS if rows is None else rows
    try:
        with zipfile.ZipFile(path) as packed:
            indents = _indents(packed)
            with packed.open(member(packed, WORKBOOK)) as file:
                index = file.read(_LARGEST_PART)
            with packed.open(member(packed, sheet_part(packed, index, sheet))) as file:
                grouped, indented = _steps(file, indents, most)
    except (*BROKEN_ZIP, KeyError) as cause:
        raise UnscannableError(str(cause)) from cause
    found = grouped or indented
    steps = np.zeros(max(found, default=-1) + 1, dtype=np.int32)
    for row, step in found.items():
        steps[row] = step
    return steps


def _indents(packed: zipfile.ZipFile) -> dict[bytes, int]:
    """Return the indent from the left of each cell format that has one, by its number."""
    try:
        with packed.open(member(packed, _STYLES)) as file:
            text = file.read(_LARGEST_PART)
    except KeyError:
        return {}
    formats = _FORMATS.search(text) if b"indent" in text else None
    if formats is None:
        return {}
    found: dict[bytes, int] = {}
    for number, one in enumerate(_FORMAT.finditer(formats[0])):
        alignment = _ALIGNMENT.search(one[1] or b"")
        said = attributes_of(alignment[1]) if alignment else {}
        indent = said.get("indent", "0")
        if indent.isdecimal() and 0 < int(indent) <= _MOST_INDENT and said.get("horizontal") != "right":
            found[str(number).encode("ascii")] = int(indent)
    return found


def _steps(file: IO[bytes], indents: dict[bytes, int], most: int) -> tuple[dict[int, int], dict[int, int]]:
    """Return how far rows are grouped, and how far their cells are indented, by row from 0."""
    grouped: dict[int, int] = {}
    indented: dict[int, int] = {}
    cell = _having(indents) if indents else None
    for block in _whole_rows(file):
        if _first_row(block) >= most:
            break
        if cell is None and b"outlineLevel" not in block:
            continue
        for begin, end, tag in _rows(block):
            row = _row_number(tag)
            level = _GROUPED.search(tag)
            if row < most and level is not None and level[1] != b"0":
                grouped[row] = int(level[1])
            steps = [] if cell is None else [indents[one[1]] for one in cell.finditer(block, begin, end)]
            if row < most and steps:
                indented[row] = max(steps)
    return grouped, indented


def _having(indents: dict[bytes, int]) -> re.Pattern[bytes]:
    """Return what finds the cells of a format with an indent."""
    numbers = b"|".join(indents)
    return re.compile(rb"<(?:\w+:)?c\s[^>]*?\bs\s*=\s*[\"'](" + numbers + rb")[\"']")


def _row_number(tag: bytes) -> int:
    """Return the number of a row, from 0.

    Raises:
        UnscannableError: If it states none.
    """
    number = _NUMBER.search(tag)
    if number is None:
        msg = "rows without a number"
        raise UnscannableError(msg)
    return int(number[1]) - 1


def _rows(block: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield where each row of a block begins and ends, with the attributes of its tag."""
    tags = list(_ROW.finditer(block))
    ends = [tag.start() for tag in tags[1:]] + [len(block)]
    for tag, end in zip(tags, ends, strict=True):
        yield tag.end(), end, tag[1]


def _first_row(block: bytes) -> int:
    """Return the first row that a block holds, from 0; -1 where it holds none."""
    tag = _ROW.search(block)
    return _row_number(tag[1]) if tag else -1


def _whole_rows(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the XML in blocks that end between two rows."""
    rest = b""
    while block := file.read(_BLOCK):
        text = rest + block
        end = max(text.rfind(b"<row "), text.rfind(b":row "))
        end = text.rfind(b"<", 0, end + 1) if end > 0 else -1
        if end <= 0:
            if len(text) > _LARGEST_PART:
                msg = "a row that is too long"
                raise UnscannableError(msg)
            rest = text
            continue
        yield text[:end]
        rest = text[end:]
    yield rest
