"""A second look at an .xls file for error values, which calamine shows as blank."""

import struct
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from headroom.workbook.bytes.compound import CompoundFile, FaultyCompoundError
from headroom.workbook.bytes.hidden_values import ERROR_CODES, HiddenValues, UnscannableError

_STREAMS = ("workbook", "book")
_BOF, _EOF = 0x0809, 0x000A
_SHEET, _BOOL_OR_ERROR, _FORMULA = 0x0085, 0x0205, 0x0006
_ROW, _FILTERED, _NO_HEIGHT = 0x0208, 0x009B, 0x20
_PASSWORD = 0x002F
BIFF8 = 0x0600
_LONGEST_RECORD = 0xFFFF


def scan_xls(path: Path, sheet: str) -> HiddenValues:
    """Return the error values of a sheet, and its rows that are not shown.

    Raises:
        UnscannableError: If the file is faulty.

    Source: [MS-XLS] 2.4.24 BoolErr, 2.4.127 Formula, 2.5.133 FormulaValue, 2.4.221 Row (fDyZero),
    2.4.121 FilterMode.
    """
    found = HiddenValues()
    try:
        stream = workbook_stream(path.read_bytes())
        for kind, data in records(stream, sheet_start(stream, sheet)):
            if kind == _EOF:
                break
            if kind == _ROW and any(flags & _NO_HEIGHT for flags in data[12:13]):
                found.rows.append(struct.unpack_from("<H", data)[0] + 1)
            elif kind == _FILTERED:
                found.filtered = True
            elif kind == _BOOL_OR_ERROR and data[7]:
                found.errors[struct.unpack_from("<HH", data)] = ERROR_CODES.get(data[6], "#N/A")
            elif kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:  # noqa: PLR2004 - an error
                found.errors[struct.unpack_from("<HH", data)] = ERROR_CODES.get(data[8], "#N/A")
    except (OSError, LookupError, struct.error, FaultyCompoundError) as cause:
        raise UnscannableError(str(cause)) from cause
    return found


class XlsContent(Enum):
    """What a compound file holds."""

    WORKBOOK = "a workbook"
    PROTECTED = "a workbook with a password"
    SOMETHING_ELSE = "something else"


def xls_content(path: Path) -> XlsContent:
    """Return what a compound file holds; a workbook where its damage does not let that be seen.

    Source: [MS-XLS] 2.4.117 FilePass, 2.1.7.20.3 Globals Substream.
    """
    try:
        stream = workbook_stream(path.read_bytes())
    except KeyError:
        return XlsContent.SOMETHING_ELSE
    except (OSError, LookupError, struct.error, FaultyCompoundError):
        return XlsContent.WORKBOOK
    for kind, _ in records(stream, 0):
        if kind == _PASSWORD:
            return XlsContent.PROTECTED
        if kind == _EOF:  # of the part that speaks of the whole workbook
            break
    return XlsContent.WORKBOOK


def whole_records(stream: bytes) -> bytes:
    """Return a workbook's stream with its last record taken to its end, where padding is not a whole one."""
    place = last = 0
    while place + 4 <= len(stream):
        last, place = place, place + 4 + struct.unpack_from("<HH", stream, place)[1]
    rest = len(stream) - last - 4
    if place == len(stream) or not 0 <= rest <= _LONGEST_RECORD:
        return stream
    return stream[: last + 2] + struct.pack("<H", rest) + stream[last + 4 :]


def records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Yield type and content of each record from a place on."""
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


def sheet_start(stream: bytes, sheet: str) -> int:
    """Return where in the stream a sheet begins."""
    version = 0
    for kind, data in records(stream, 0):
        if kind == _BOF and not version:
            (version,) = struct.unpack_from("<H", data)
        elif kind == _SHEET:
            (start,) = struct.unpack_from("<I", data)
            size = data[6]
            if version != BIFF8:
                name = data[7 : 7 + size].decode("cp1252", "replace")
            elif data[7] & 1:
                name = data[8 : 8 + 2 * size].decode("utf-16-le", "replace")
            else:
                name = data[8 : 8 + size].decode("latin-1")
            if name == sheet:
                return int(start)
        elif kind == _EOF:
            break
    raise KeyError(sheet)


def workbook_stream(file: bytes) -> bytes:
    """Return the stream of the workbook in a compound file.

    Raises:
        KeyError: If there is none.
        FaultyCompoundError: If the file is not whole.
    """
    compound = CompoundFile(file)
    for name in _STREAMS:
        if name in compound.names:
            return compound.stream(name)
    raise KeyError(_STREAMS[0])
