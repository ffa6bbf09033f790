"""A second look at an .xls file for error values, which calamine shows as blank."""

import struct
from collections.abc import Iterator
from enum import Enum
from itertools import islice
from pathlib import Path

from headroom.files.hidden_values import ERROR_CODES, HiddenValues, UnscannableError

_FREE = 0xFFFFFFFA
"""Sector numbers from here on stand for something else than a sector."""

_STREAMS = ("workbook", "book")
_SMALL_STREAM = 4096
_SMALL_SECTOR = 64
_ENTRY = 128
_BOF, _EOF = 0x0809, 0x000A
_SHEET, _BOOL_OR_ERROR, _FORMULA = 0x0085, 0x0205, 0x0006
_PASSWORD = 0x002F
_FIRST_RECORDS = 10
_BIFF8 = 0x0600


def scan_xls(path: Path, sheet: str) -> HiddenValues:
    """Return the error values of a sheet.

    Raises:
        UnscannableError: If the file is faulty.

    Source: [MS-XLS] 2.4.24 BoolErr, 2.4.127 Formula, 2.5.133 FormulaValue; [MS-CFB] 2.
    """
    found = HiddenValues()
    try:
        stream = _workbook_stream(path.read_bytes())
        for kind, data in _records(stream, _sheet_start(stream, sheet)):
            if kind == _EOF:
                break
            if kind == _BOOL_OR_ERROR and data[7]:
                found.errors[struct.unpack_from("<HH", data)] = ERROR_CODES.get(data[6], "#N/A")
            elif kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 2:  # noqa: PLR2004 - an error
                found.errors[struct.unpack_from("<HH", data)] = ERROR_CODES.get(data[8], "#N/A")
    except (OSError, LookupError, struct.error) as cause:
        raise UnscannableError(str(cause)) from cause
    return found


class XlsContent(Enum):
    """What a compound file holds."""

    WORKBOOK = "a workbook"
    PROTECTED = "a workbook with a password"
    SOMETHING_ELSE = "something else"


def xls_content(path: Path) -> XlsContent:
    """Return what a compound file holds; a workbook where its damage does not let that be seen.

    Source: [MS-XLS] 2.4.117 FilePass.
    """
    try:
        stream = _workbook_stream(path.read_bytes())
    except KeyError:
        return XlsContent.SOMETHING_ELSE
    except (OSError, LookupError, struct.error):
        return XlsContent.WORKBOOK
    kinds = (kind for kind, _ in islice(_records(stream, 0), _FIRST_RECORDS))
    return XlsContent.PROTECTED if _PASSWORD in kinds else XlsContent.WORKBOOK


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Yield type and content of each record from a place on."""
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


def _sheet_start(stream: bytes, sheet: str) -> int:
    """Return where in the stream a sheet begins."""
    version = 0
    for kind, data in _records(stream, 0):
        if kind == _BOF and not version:
            (version,) = struct.unpack_from("<H", data)
        elif kind == _SHEET:
            (start,) = struct.unpack_from("<I", data)
            size = data[6]
            if version != _BIFF8:
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


def _workbook_stream(file: bytes) -> bytes:
    """Return the stream of the workbook in a compound file."""
    (shift,) = struct.unpack_from("<H", file, 30)
    sector = 1 << shift
    allocation = _allocation(file, sector)
    (directory_start,) = struct.unpack_from("<I", file, 48)
    directory = _chain(file, sector, allocation, directory_start, first=1)
    for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        (size_of_name,) = struct.unpack_from("<H", directory, place + 64)
        name = directory[place : place + max(size_of_name - 2, 0)].decode("utf-16-le", "replace")
        if name.lower() in _STREAMS:
            start, size = struct.unpack_from("<II", directory, place + 116)
            if size >= _SMALL_STREAM:
                return _chain(file, sector, allocation, start, first=1)[:size]
            (root_start,) = struct.unpack_from("<I", directory, 116)
            (small_start,) = struct.unpack_from("<I", file, 60)
            small = _chain(file, sector, allocation, root_start, first=1)
            table = _chain(file, sector, allocation, small_start, first=1)
            small_allocation = struct.unpack(f"<{len(table) // 4}I", table)
            return _chain(small, _SMALL_SECTOR, small_allocation, start, first=0)[:size]
    raise KeyError(_STREAMS[0])


def _allocation(file: bytes, sector: int) -> tuple[int, ...]:
    """Return the sector that follows each sector."""
    count, next_list = struct.unpack_from("<I", file, 44)[0], struct.unpack_from("<I", file, 68)[0]
    sectors = list(struct.unpack_from("<109I", file, 76))
    per_sector = sector // 4
    while next_list < _FREE and len(sectors) < count:
        entries = struct.unpack_from(f"<{per_sector}I", file, (next_list + 1) * sector)
        sectors.extend(entries[:-1])
        next_list = entries[-1]
    found: list[int] = []
    for number in sectors[:count]:
        found.extend(struct.unpack_from(f"<{per_sector}I", file, (number + 1) * sector))
    return tuple(found)


def _chain(file: bytes, sector: int, allocation: tuple[int, ...], start: int, *, first: int) -> bytes:
    """Return the sectors of a stream joined.

    Args:
        file: Where the sectors stand.
        sector: Bytes of a sector.
        allocation: The sector that follows each sector.
        start: The first of the stream.
        first: Where sector 0 stands, counted in sectors: 1 behind the header of a file.
    """
    found: list[bytes] = []
    while start < _FREE:
        if len(found) > len(allocation):
            msg = "a stream runs in a circle"
            raise IndexError(msg)
        found.append(file[(start + first) * sector : (start + first + 1) * sector])
        start = allocation[start]
    return b"".join(found)
