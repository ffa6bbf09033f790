"""Compound files: the container of .xls workbooks and of every workbook with a password."""

import struct
from collections.abc import Sequence

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
"""The first bytes of every compound file."""

_FREE = 0xFFFFFFFA
"""Sector numbers from here on stand for something else than a sector."""

_SECTOR_SHIFTS = (9, 12)
_SMALL_STREAM = 4096
_SMALL_SECTOR = 64
_ENTRY = 128
_STORAGE, _STREAM = 1, 2
_IN_HEADER = 109
_MOST_ENTRIES = 100_000


class FaultyCompoundError(Exception):
    """A compound file is not as it should be; the text says why."""


class CompoundFile:
    """A compound file in memory.

    Args:
        file: Its bytes; nothing in them is believed.

    Attributes:
        names: Names of its streams and storages, in small letters.

    Raises:
        FaultyCompoundError: If its directory cannot be found.

    Source: [MS-CFB] 2.2 header, 2.3 FAT, 2.4 mini FAT, 2.5 DIFAT, 2.6 directory.
    """

    def __init__(self, file: bytes) -> None:
        self._file = file
        self._streams: dict[str, tuple[int, int]] = {}
        try:
            (shift,) = struct.unpack_from("<H", file, 30)
            if not file.startswith(SIGNATURE) or shift not in _SECTOR_SHIFTS:
                msg = "the header is faulty"
                raise FaultyCompoundError(msg)
            self._sector = 1 << shift
            self._follows = self._allocation()
            (start,) = struct.unpack_from("<I", file, 48)
            (self._small_start,) = struct.unpack_from("<I", file, 60)
            directory = self._chain(start)
        except (struct.error, IndexError) as cause:
            msg = "the directory is not where it should be"
            raise FaultyCompoundError(msg) from cause
        (self._root_start,) = struct.unpack_from("<I", directory.ljust(_ENTRY, b"\0"), 116)
        self.names = self._listed(directory)

    def stream(self, name: str) -> bytes:
        """Return a stream, as much of it as there is.

        Raises:
            KeyError: If there is none of this name.
            FaultyCompoundError: If it runs out of the file.
        """
        start, size = self._streams[name.lower()]
        try:
            if size >= _SMALL_STREAM:
                return self._chain(start)[:size]
            table = self._chain(self._small_start)
            follows = struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])
            small = self._chain(self._root_start)
            return _joined(small, _SMALL_SECTOR, follows, start, first=0)[:size]
        except (struct.error, IndexError) as cause:
            msg = "a stream runs out of the file"
            raise FaultyCompoundError(msg) from cause

    def _listed(self, directory: bytes) -> frozenset[str]:
        """Return the names in the directory, and remember where the streams stand."""
        names: set[str] = set()
        for place in range(0, min(len(directory) - _ENTRY + 1, _MOST_ENTRIES * _ENTRY), _ENTRY):
            size_of_name, kind = struct.unpack_from("<HB", directory, place + 64)
            text = directory[place : place + min(max(size_of_name - 2, 0), 64)]
            name = text.decode("utf-16-le", "replace").lower()
            if kind == _STREAM and name not in self._streams:
                self._streams[name] = struct.unpack_from("<II", directory, place + 116)
            if kind in {_STORAGE, _STREAM}:
                names.add(name)
        return frozenset(names)

    def _chain(self, start: int) -> bytes:
        return _joined(self._file, self._sector, self._follows, start, first=1)

    def _allocation(self) -> tuple[int, ...]:
        """Return the sector that follows each sector."""
        count, next_list = (struct.unpack_from("<I", self._file, place)[0] for place in (44, 68))
        per_sector = self._sector // 4
        # Not more of them than the file has sectors to speak of, whatever it says.
        count = min(count, len(self._file) // self._sector // per_sector + 2)
        sectors = list(struct.unpack_from(f"<{_IN_HEADER}I", self._file, 76))
        while next_list < _FREE and len(sectors) < count:
            place = (next_list + 1) * self._sector
            *entries, next_list = struct.unpack_from(f"<{per_sector}I", self._file, place)
            sectors.extend(entries)
        found: list[int] = []
        for number in [sector for sector in sectors if sector < _FREE][:count]:
            found.extend(struct.unpack_from(f"<{per_sector}I", self._file, (number + 1) * self._sector))
        return tuple(found)


def _joined(file: bytes, sector: int, follows: Sequence[int], start: int, *, first: int) -> bytes:
    """Return the sectors of a stream joined.

    Args:
        file: Where the sectors stand.
        sector: Bytes of a sector.
        follows: The sector that follows each sector.
        start: The first of the stream.
        first: Where sector 0 stands, counted in sectors: 1 behind the header of a file.

    Raises:
        IndexError: If it runs in a circle, or out of the table.
    """
    found: list[bytes] = []
    while start < _FREE:
        if len(found) > len(follows):
            msg = "a stream runs in a circle"
            raise IndexError(msg)
        found.append(file[(start + first) * sector : (start + first + 1) * sector])
        start = follows[start]
    return b"".join(found)
