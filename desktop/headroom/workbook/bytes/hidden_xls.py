"""A second look at an .xls file for error values, which calamine shows as blank."""

import struct

from headroom.workbook.bytes.hidden_values import ERROR_CODES, HiddenValues, UnscannableError
from headroom.workbook.bytes.xls_file import FAULTS, XlsFile

_BOOL_OR_ERROR, _FORMULA = 0x0205, 0x0006
_ROW, _FILTERED, _NO_HEIGHT = 0x0208, 0x009B, 0x20


def scan_xls(book: XlsFile, sheet: str) -> HiddenValues:
    """Return the error values of a sheet, and its rows that are not shown.

    Raises:
        UnscannableError: If the file is faulty.

    Source: [MS-XLS] 2.4.24 BoolErr, 2.4.127 Formula, 2.5.133 FormulaValue, 2.4.221 Row (fDyZero),
    2.4.121 FilterMode.
    """
    found = HiddenValues()
    try:
        for kind, data in book.sheet(sheet):
            if kind == _ROW and any(flags & _NO_HEIGHT for flags in data[12:13]):
                found.rows.append(struct.unpack_from("<H", data)[0] + 1)
            elif kind == _FILTERED:
                found.filtered = True
            elif kind == _BOOL_OR_ERROR and data[7]:
                found.errors[struct.unpack_from("<HH", data)] = ERROR_CODES.get(data[6], "#N/A")
            elif kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:  # noqa: PLR2004 - an error
                found.errors[struct.unpack_from("<HH", data)] = ERROR_CODES.get(data[8], "#N/A")
    except FAULTS as cause:
        raise UnscannableError(str(cause)) from cause
    return found
