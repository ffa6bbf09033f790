"""A look at the records of a binary sheet for rows that are grouped and cells that are indented."""

import struct
from collections.abc import Mapping
from functools import cached_property

from headroom.workbook.bytes.hidden_values import BROKEN_ZIP
from headroom.workbook.bytes.row_steps import MOST_INDENT, FoundSteps, RowSteps
from headroom.workbook.bytes.xlsb_file import XlsbFile, records

_STYLES = "xl/styles.bin"
_ROW, _XF, _BEGIN_XFS, _END_XFS = 0, 47, 617, 618
_CELLS = frozenset({*range(2, 12), 62})
"""Record types of cells that hold something."""

_LEVEL, _ALIGNED, _RIGHT = 0x07, 0x07, 3


class XlsbSteps(RowSteps):
    """Tells how far the rows of sheets are grouped or indented.

    Args:
        book: The file.

    Source: [MS-XLSB] 2.4.740 BrtRowHdr (iOutLevel), 2.4.876 BrtXF (indent, alc), 2.5.9 Cell.
    """

    faults = (*BROKEN_ZIP, LookupError, struct.error)

    def __init__(self, book: XlsbFile) -> None:
        self._book = book

    def _look(self, sheet: str, most: int, found: FoundSteps) -> None:
        indents, row = self._indents, 0
        for kind, data in records(self._book.sheet(sheet)):
            if kind == _ROW:
                (row,) = struct.unpack_from("<I", data)
                if row >= most:
                    break
                if data[11] & _LEVEL:
                    found.group(row, data[11] & _LEVEL)
            elif indents and kind in _CELLS:
                column, style = struct.unpack_from("<II", data)
                if style & 0xFFFFFF in indents:
                    found.indent(row, column, indents[style & 0xFFFFFF])

    @cached_property
    def _indents(self) -> Mapping[int, int]:
        """Return the indent from the left of each cell format that has one, by its number."""
        try:
            data = self._book.part(_STYLES)
        except KeyError:  # a workbook may have no styles
            return {}
        found: dict[int, int] = {}
        number = -1
        for kind, content in records(data):
            if kind == _BEGIN_XFS:
                number = 0
            elif kind == _END_XFS:
                break
            elif kind == _XF and number >= 0:
                if 0 < content[11] <= MOST_INDENT and content[12] & _ALIGNED != _RIGHT:
                    found[number] = content[11]
                number += 1
        return found
