"""A second look at an .xlsb file for error values, which calamine shows as blank."""

import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

from headroom.workbook.bytes.hidden_values import BROKEN_ZIP, ERROR_CODES, HiddenValues, UnscannableError
from headroom.workbook.bytes.hidden_xlsx import member, related

_WORKBOOK = "xl/workbook.bin"
_BUNDLED_SHEET = 156
_ROW = 0
_ERRORS = (3, 11)
"""Record types of a cell with an error value, and of a formula whose value is an error."""

_NO_HEIGHT = 0x10
_SEVEN_BITS = 7


def scan_xlsb(path: Path, sheet: str) -> HiddenValues:
    """Return the error values of a sheet, and its rows that are not shown.

    Raises:
        UnscannableError: If the file is faulty.

    Source: [MS-XLSB] 2.1.4 Record, 2.4.315 BrtCellError, 2.4.670 BrtFmlaError,
    2.4.740 BrtRowHdr (fDyZero).
    """
    found = HiddenValues()
    row = 0
    try:
        with zipfile.ZipFile(path) as packed:
            for kind, data in records(packed.read(sheet_part(packed, sheet))):
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


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield type and content of each record."""
    place, end = 0, len(data)
    while place < end:
        kind = data[place]
        place += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[place] << _SEVEN_BITS)
            place += 1
        size = shift = 0
        while True:
            byte = data[place]
            place += 1
            size |= (byte & 0x7F) << shift
            shift += _SEVEN_BITS
            if not byte & 0x80:
                break
        yield kind, data[place : place + size]
        place += size


def sheet_part(packed: zipfile.ZipFile, sheet: str) -> str:
    """Return the name of the part that holds a sheet."""
    for kind, data in records(packed.read(member(packed, _WORKBOOK))):
        if kind == _BUNDLED_SHEET:
            relation, place = wide_text(data, 8)
            name, _ = wide_text(data, place)
            if name == sheet:
                return member(packed, related(packed, _WORKBOOK, relation))
    raise KeyError(sheet)


def wide_text(data: bytes, place: int) -> tuple[str, int]:
    """Return a text and the place behind it."""
    (size,) = struct.unpack_from("<I", data, place)
    end = place + 4 + 2 * size
    return data[place + 4 : end].decode("utf-16-le", "replace"), end
