"""A second look at an .xls file for number formats that show a currency or zeros at the beginning."""

import struct
from collections.abc import Collection, Iterator

from headroom.workbook.bytes.hidden_values import UnscannableError
from headroom.workbook.bytes.number_formats import CellFormat, FormatRows, FoundFormats, cell_format
from headroom.workbook.bytes.xls_file import FAULTS, XlsFile

_FORMAT, _XF = 0x041E, 0x00E0
_NUMBER, _RK, _FORMULA, _MANY_RK = 0x0203, 0x027E, 0x0006, 0x00BD
_RK_SIZE = 6


def scan_xls_formats(book: XlsFile, sheet: str, columns: Collection[int]) -> FormatRows:
    """Return the formats that tell something in some columns of a sheet; none in files older than Excel 97.

    Args:
        book: The file.
        sheet: Name of the sheet.
        columns: Columns from 0.

    Raises:
        UnscannableError: If the file is faulty.

    Source: [MS-XLS] 2.4.126 Format, 2.4.353 XF, 2.4.180 Number, 2.4.220 RK, 2.4.175 MulRk, 2.4.127 Formula.
    """
    found = FoundFormats()
    try:
        telling = _telling_styles(book)
        if not telling:
            return {}
        for kind, data in book.sheet(sheet):
            for row, column, style in _cells(kind, data):
                if style in telling and column in columns:
                    found.add(column, telling[style], (row + 1,))
    except FAULTS as cause:
        raise UnscannableError(str(cause)) from cause
    return found.by_column()


def _cells(kind: int, data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield row, column and style of the numbers in a record."""
    if kind in (_NUMBER, _RK, _FORMULA):
        yield struct.unpack_from("<HHH", data)
    elif kind == _MANY_RK:
        row, first = struct.unpack_from("<HH", data)
        for at in range((len(data) - 6) // _RK_SIZE):
            (style,) = struct.unpack_from("<H", data, 4 + at * _RK_SIZE)
            yield row, first + at, style


def _telling_styles(book: XlsFile) -> dict[int, CellFormat]:
    """Return the formats that tell something, by the number that cells know them by."""
    codes: dict[int, CellFormat] = {}
    found: dict[int, CellFormat] = {}
    styles = 0
    for kind, data in book.globals() if book.is_excel_97 else ():
        if kind == _FORMAT:
            number, size, wide = struct.unpack_from("<HHB", data)
            text = data[5 : 5 + 2 * size].decode("utf-16-le", "replace") if wide & 1 else ""
            shape = cell_format(text or data[5 : 5 + size].decode("latin-1"))
            if shape.tells:
                codes[number] = shape
        elif kind == _XF:
            (number,) = struct.unpack_from("<H", data, 2)
            if number in codes:
                found[styles] = codes[number]
            styles += 1
    return found
