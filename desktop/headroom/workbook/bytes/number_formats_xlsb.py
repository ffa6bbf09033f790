"""A second look at an .xlsb file for number formats that show a currency or zeros at the beginning."""

import struct
from collections.abc import Collection

from headroom.workbook.bytes.hidden_values import BROKEN_ZIP, UnscannableError
from headroom.workbook.bytes.number_formats import CellFormat, FormatRows, FoundFormats, cell_format
from headroom.workbook.bytes.xlsb_file import XlsbFile, records, wide_text

_STYLES = "xl/styles.bin"
_ROW, _FORMAT, _XF, _BEGIN_XFS, _END_XFS = 0, 44, 47, 617, 618
_NUMBERS = frozenset({2, 5, 9})
"""Record types of a cell with a packed number, with a number, and of a formula whose value is a number."""


def scan_xlsb_formats(book: XlsbFile, sheet: str, columns: Collection[int]) -> FormatRows:
    """Return the formats that tell something in some columns of a sheet.

    Args:
        book: The file.
        sheet: Name of the sheet.
        columns: Columns from 0.

    Raises:
        UnscannableError: If the file is faulty.

    Source: [MS-XLSB] 2.4.659 BrtFmt, 2.4.876 BrtXF, 2.5.9 Cell.
    """
    found = FoundFormats()
    row = 0
    try:
        telling = _telling_styles(book)
        if not telling:
            return {}
        for kind, data in records(book.sheet(sheet)):
            if kind == _ROW:
                (row,) = struct.unpack_from("<I", data)
            elif kind in _NUMBERS:
                column, style = struct.unpack_from("<II", data)
                shape = telling.get(style & 0xFFFFFF)
                if shape is not None and column in columns:
                    found.add(column, shape, (row + 1,))
    except (*BROKEN_ZIP, LookupError, struct.error) as cause:
        raise UnscannableError(str(cause)) from cause
    return found.by_column()


def _telling_styles(book: XlsbFile) -> dict[int, CellFormat]:
    """Return the formats that tell something, by the number that cells know them by."""
    try:
        data = book.part(_STYLES)
    except KeyError:  # a workbook may have no styles
        return {}
    codes: dict[int, CellFormat] = {}
    found: dict[int, CellFormat] = {}
    styles = -1
    for kind, content in records(data):
        if kind == _FORMAT:
            (number,) = struct.unpack_from("<H", content)
            shape = cell_format(wide_text(content, 2)[0])
            if shape.tells:
                codes[number] = shape
        elif kind == _BEGIN_XFS:
            styles = 0
        elif kind == _END_XFS:
            break
        elif kind == _XF and styles >= 0:
            (number,) = struct.unpack_from("<H", content, 2)
            if number in codes:
                found[styles] = codes[number]
            styles += 1
    return found
