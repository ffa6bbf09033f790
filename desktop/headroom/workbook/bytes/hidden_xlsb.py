"""A second look at an .xlsb file for error values, which calamine shows as blank."""

import struct

from headroom.workbook.bytes.hidden_values import BROKEN_ZIP, ERROR_CODES, HiddenValues, UnscannableError
from headroom.workbook.bytes.xlsb_file import XlsbFile, records

_ROW = 0
_ERRORS = (3, 11)
"""Record types of a cell with an error value, and of a formula whose value is an error."""

_NO_HEIGHT = 0x10


def scan_xlsb(book: XlsbFile, sheet: str) -> HiddenValues:
    """Return the error values of a sheet, and its rows that are not shown.

    Raises:
        UnscannableError: If the file is faulty.

    Source: [MS-XLSB] 2.1.4 Record, 2.4.315 BrtCellError, 2.4.670 BrtFmlaError,
    2.4.740 BrtRowHdr (fDyZero).
    """
    found = HiddenValues()
    row = 0
    try:
        for kind, data in records(book.sheet(sheet)):
            if kind == _ROW:
                (row,) = struct.unpack_from("<I", data)
                if any(flags & _NO_HEIGHT for flags in data[11:12]):
                    found.rows.append(row + 1)
            elif kind in _ERRORS:
                column, _, code = struct.unpack_from("<IIB", data)
                found.errors[row, column] = ERROR_CODES.get(code, "#N/A")
    except (*BROKEN_ZIP, LookupError, struct.error) as cause:
        raise UnscannableError(str(cause)) from cause
    return found
