"""Workbooks of Excel 97 and before: their records, and where in their stream a sheet begins."""

import struct
from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from pathlib import Path
from threading import RLock
from types import MappingProxyType

from headroom.workbook.bytes.compound import CompoundFile, FaultyCompoundError

_STREAMS = ("workbook", "book")
_BOF, _EOF, _SHEET, _PASSWORD = 0x0809, 0x000A, 0x0085, 0x002F
_EXCEL_97 = 0x0600
_LONGEST_RECORD = 0xFFFF

FAULTS = (OSError, LookupError, struct.error, FaultyCompoundError)
"""What the reading of records raises where a file is not as it should be."""


class XlsFile:
    """An .xls file that several looks share; it is read when the first record is asked for.

    Args:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = RLock()

    @property
    def is_excel_97(self) -> bool:
        """Return whether its records are those of Excel 97 and later."""
        first = next(self.globals(), (0, b""))
        return first[0] == _BOF and first[1][:2] == _EXCEL_97.to_bytes(2, "little")

    def globals(self) -> Iterator[tuple[int, bytes]]:
        """Yield type and content of each record that speaks of the whole workbook."""
        with self._lock:
            stream = self._stream
        return _until_end(stream, 0)

    def sheet(self, name: str) -> Iterator[tuple[int, bytes]]:
        """Return type and content of each record of a sheet.

        Raises:
            KeyError: If there is none.
        """
        with self._lock:
            stream, start = self._stream, self._starts[name]
        return _until_end(stream, start)

    def close(self) -> None:
        """Do nothing: the file is open only while it is read."""

    @cached_property
    def _stream(self) -> bytes:
        return workbook_stream(self._path.read_bytes())

    @cached_property
    def _starts(self) -> MappingProxyType[str, int]:
        """Return where in the stream each sheet begins."""
        found: dict[str, int] = {}
        wide = self.is_excel_97
        for kind, data in self.globals():
            if kind == _SHEET:
                (start,) = struct.unpack_from("<I", data)
                found.setdefault(_sheet_name(data, wide=wide), start)
        return MappingProxyType(found)


def _until_end(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records from a place on to the end of their part of the stream."""
    for kind, data in records(stream, place):
        if kind == _EOF:
            return
        yield kind, data


def _sheet_name(data: bytes, *, wide: bool) -> str:
    """Return the name of a sheet in the record that tells of it."""
    size = data[6]
    if not wide:
        return data[7 : 7 + size].decode("cp1252", "replace")
    if data[7] & 1:
        return data[8 : 8 + 2 * size].decode("utf-16-le", "replace")
    return data[8 : 8 + size].decode("latin-1")


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
