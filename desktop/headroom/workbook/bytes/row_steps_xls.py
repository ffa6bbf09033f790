"""A look at the records of an .xls sheet for rows that are grouped and cells that are indented."""

import struct
from collections.abc import Iterator, Mapping
from functools import cached_property

from headroom.workbook.bytes.row_steps import FoundSteps, RowSteps
from headroom.workbook.bytes.xls_file import FAULTS, XlsFile

_ROW, _XF, _MANY_RK = 0x0208, 0x00E0, 0x00BD
_RK_SIZE = 6
_CELLS = frozenset({0x0006, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E})
"""Record types of cells that hold something: formula, texts, numbers, truth and errors."""

_LEVEL, _ALIGNED, _RIGHT, _INDENT = 0x07, 0x07, 3, 0x0F


class XlsSteps(RowSteps):
    """Tells how far the rows of sheets are grouped or indented; before Excel 97 there are no indents.

    Args:
        book: The file.

    Source: [MS-XLS] 2.4.221 Row (iOutLevel), 2.4.353 XF, 2.5.20 CellXF (alc, cIndent), 2.5.19 Cell.
    """

    faults = FAULTS

    def __init__(self, book: XlsFile) -> None:
        self._book = book

    def _look(self, sheet: str, most: int, found: FoundSteps) -> None:
        indents = self._indents
        for kind, data in self._book.sheet(sheet):
            if kind == _ROW:
                (row,) = struct.unpack_from("<H", data)
                if row < most and data[12] & _LEVEL:
                    found.group(row, data[12] & _LEVEL)
            elif kind in _CELLS or kind == _MANY_RK:
                (row,) = struct.unpack_from("<H", data)
                if row >= most:  # rows may be told of before their cells
                    break
                for column, style in _cells(kind, data) if indents else ():
                    if style in indents:
                        found.indent(row, column, indents[style])

    @cached_property
    def _indents(self) -> Mapping[int, int]:
        """Return the indent from the left of each cell format that has one, by its number."""
        found: dict[int, int] = {}
        number = 0
        for kind, data in self._book.globals() if self._book.is_excel_97 else ():
            if kind == _XF:
                if data[8] & _INDENT and data[6] & _ALIGNED != _RIGHT:
                    found[number] = data[8] & _INDENT
                number += 1
        return found


def _cells(kind: int, data: bytes) -> Iterator[tuple[int, int]]:
    """Yield column and style of each cell in a record."""
    if kind != _MANY_RK:
        yield struct.unpack_from("<HH", data, 2)
        return
    (first,) = struct.unpack_from("<H", data, 2)
    for at in range((len(data) - _RK_SIZE) // _RK_SIZE):
        (style,) = struct.unpack_from("<H", data, 4 + at * _RK_SIZE)
        yield first + at, style
