"""A look at the XML of a sheet for rows that are grouped and cells that are indented.

Only where the styles have an indent, or a row is grouped, is anything looked at closely.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import IO

from headroom.workbook.bytes.addresses import cell_position
from headroom.workbook.bytes.hidden_values import BROKEN_ZIP, UnscannableError
from headroom.workbook.bytes.row_steps import MOST_INDENT, FoundSteps, RowSteps
from headroom.workbook.bytes.xlsx_parts import attributes_of
from headroom.workbook.bytes.zipped_files import XlsxFile

_BLOCK = 512 * 1024
_LONGEST_ROW = 32 * 1024**2

_STYLES = "xl/styles.xml"
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb"<(?:\w+:)?xf\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?xf>)", re.DOTALL)
_ALIGNMENT = re.compile(rb"<(?:\w+:)?alignment\b([^>]*)>")
_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_GROUPED = re.compile(rb"""\boutlineLevel\s*=\s*["'](\d)["']""")
_NUMBER = re.compile(rb"""(?:^|\s)r\s*=\s*["'](\d{1,7})["']""")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Z]+[0-9]+)["']""")


class XlsxSteps(RowSteps):
    """Tells how far the rows of sheets are grouped or indented.

    Args:
        book: The file.
    """

    faults = (*BROKEN_ZIP, KeyError)

    def __init__(self, book: XlsxFile) -> None:
        self._book = book

    def _look(self, sheet: str, most: int, found: FoundSteps) -> None:
        with self._book.sheet(sheet) as file:
            _look(file, self._indents, most, found)

    @cached_property
    def _indents(self) -> Mapping[bytes, int]:
        """Return the indent from the left of each cell format that has one, by its number."""
        try:
            text = self._book.part(_STYLES)
        except KeyError:  # a workbook may have no styles
            return {}
        formats = _FORMATS.search(text) if b"indent" in text else None
        if formats is None:
            return {}
        found: dict[bytes, int] = {}
        for number, one in enumerate(_FORMAT.finditer(formats[0])):
            alignment = _ALIGNMENT.search(one[1] or b"")
            said = attributes_of(alignment[1]) if alignment else {}
            indent = said.get("indent", "0")
            if indent.isdecimal() and 0 < int(indent) <= MOST_INDENT and said.get("horizontal") != "right":
                found[str(number).encode("ascii")] = int(indent)
        return found


def _look(file: IO[bytes], indents: Mapping[bytes, int], most: int, found: FoundSteps) -> None:
    """Look at the XML of a sheet, up to some row."""
    cell = _having(indents) if indents else None
    for block in _whole_rows(file):
        if _first_row(block) >= most:
            break
        if cell is None and b"outlineLevel" not in block:
            continue
        for begin, end, tag in _rows(block):
            row = _row_number(tag)
            if row >= most:
                break
            level = _GROUPED.search(tag)
            if level is not None and level[1] != b"0":
                found.group(row, int(level[1]))
            for one in () if cell is None else cell.finditer(block, begin, end):
                place = _REFERENCE.search(one[0])
                position = cell_position(place[1].decode("ascii")) if place else None
                found.indent(row, position[1] if position else 0, indents[one[1]])


def _having(indents: Mapping[bytes, int]) -> re.Pattern[bytes]:
    """Return what finds the cells of a format with an indent that hold something."""
    numbers = b"|".join(indents)
    return re.compile(rb"<(?:\w+:)?c\s(?:[^>]*\s)?s\s*=\s*[\"'](" + numbers + rb")[\"'][^>]*(?<!/)>")


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
            if len(text) > _LONGEST_ROW:
                msg = "a row that is too long"
                raise UnscannableError(msg)
            rest = text
            continue
        yield text[:end]
        rest = text[end:]
    yield rest
