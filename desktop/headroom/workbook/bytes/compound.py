"""Compound files: the container of .xls workbooks and of every workbook with a password.

They are read by olefile. It believes some of what a file says of itself, so that is checked before:
how many tables and entries there are, and how long a stream is.
"""

import struct
from collections.abc import Sequence

from olefile.olefile import MAGIC, STGTY_STORAGE, STGTY_STREAM, OleDirectoryEntry, OleFileIO

from headroom.language import tr

SIGNATURE: bytes = MAGIC
"""The first bytes of every compound file."""

_HEADER = 512
_FREE = 0xFFFFFFFA
"""Sector numbers from here on stand for something else than a sector."""

_SECTOR_SHIFTS = (9, 12)
_IN_HEADER = 109
_ENTRY = 128
_MOST_ENTRIES = 100_000
_SMALL_SECTOR_SHIFT = 6
_NO_SECTOR = 0xFFFFFFFF


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

    Source: [MS-CFB] 2.2 header, 2.5 DIFAT, 2.6 directory.
    """

    def __init__(self, file: bytes) -> None:
        try:
            self._container = _Container(_bounded(file))
        except (OSError, ValueError, IndexError, struct.error) as cause:
            msg = tr("the directory is not where it should be")
            raise FaultyCompoundError(msg) from cause
        self._streams: dict[str, tuple[int, int]] = {}
        names: set[str] = set()
        for entry in self._container.direntries:
            name = entry.name.lower()
            if entry.entry_type == STGTY_STREAM:
                self._streams.setdefault(name, (entry.isectStart, min(entry.size, len(file))))
            if entry.entry_type in {STGTY_STORAGE, STGTY_STREAM}:
                names.add(name)
        self.names = frozenset(names)

    def stream(self, name: str) -> bytes:
        """Return a stream, as much of it as there is.

        Raises:
            KeyError: If there is none of this name.
            FaultyCompoundError: If it runs out of the file.
        """
        start, size = self._streams[name.lower()]
        try:
            return self._container.content(start, size)
        except (OSError, ValueError, IndexError, struct.error) as cause:
            msg = tr("a stream runs out of the file")
            raise FaultyCompoundError(msg) from cause


class _Container(OleFileIO):  # type: ignore[misc] # olefile has no types
    """A compound file whose entries count although its tree of names does not lead to them."""

    direntries: list[OleDirectoryEntry]

    def loaddirectory(self, sect: int) -> None:
        """Read the entries one after the other: their tree may be broken, or as deep as it has entries."""
        self.directory_fp = self._open(sect, force_FAT=True)
        _check_chain(self.fat, sect, self.num_fat_sectors * self.sectorsize // 4)
        size = self.directory_fp.size
        self.direntries = [None] * min(size // _ENTRY, _MOST_ENTRIES)
        for number in range(len(self.direntries)):
            self._load_direntry(number)
        self.root = self.direntries[0]
        self.root.size = min(self.root.size, self._filesize)

    def _check_duplicate_stream(self, first_sect: int, minifat: bool = False) -> None:  # noqa: FBT001, FBT002
        """Let two entries share a stream; to look for such takes a time that grows with their square."""

    def content(self, start: int, size: int) -> bytes:
        """Return a stream by its first sector and its size, as much of it as there is.

        Raises:
            ValueError: If it, or a table that leads to it, runs in a circle or out of its table. olefile
                would not mind, but calamine, which reads the file after this one, would.
        """
        known = self.num_fat_sectors * self.sectorsize // 4
        is_small = size < self.minisectorcutoff
        for first in (self.minifatsect, self.root.isectStart) if is_small else (start,):
            _check_chain(self.fat, first, known)
        stream = self._open(start, size)
        if is_small:
            _check_chain(self.minifat, start, len(self.minifat))
        return bytes(stream.getbuffer())


def _check_chain(follows: Sequence[int], start: int, known: int) -> None:
    """Make sure that a chain of sectors ends.

    Args:
        follows: The sector that follows each sector of the file, even where the table goes on.
        start: The first sector.
        known: How many the table would tell of.

    Raises:
        ValueError: If it runs in a circle, or leads to what the table does not tell of.
    """
    for _ in range(len(follows) + 1):
        if start >= len(follows):
            break
        start = follows[start]
    if start < len(follows):
        msg = "a stream runs in a circle"
        raise ValueError(msg)
    if known <= start < _FREE:
        msg = "a stream runs out of its table"
        raise ValueError(msg)


def _bounded(file: bytes) -> bytes:
    """Return a compound file whose header tells of no more tables than it has room for.

    Raises:
        FaultyCompoundError: If it has no header of a compound file.
    """
    shift = int.from_bytes(file[30:32], "little")
    if not file.startswith(SIGNATURE) or len(file) < _HEADER or shift not in _SECTOR_SHIFTS:
        msg = tr("the header is faulty")
        raise FaultyCompoundError(msg)
    sectors, per_sector = len(file) >> shift, 1 << (shift - 2)
    (tables,), (small_tables,) = struct.unpack_from("<I", file, 44), struct.unpack_from("<I", file, 64)
    tables = min(tables, sectors // per_sector + 2)
    lists = -(-max(tables - _IN_HEADER, 0) // (per_sector - 1))
    stand = [place for place in struct.unpack_from(f"<{_IN_HEADER}I", file, 76) if place < _FREE][:tables]
    header = bytearray(file[:_HEADER])
    struct.pack_into("<H", header, 32, _SMALL_SECTOR_SHIFT)
    struct.pack_into("<I", header, 44, tables)
    struct.pack_into("<I", header, 64, min(small_tables, sectors))
    struct.pack_into("<I", header, 72, lists)
    struct.pack_into(f"<{_IN_HEADER}I", header, 76, *stand, *[_NO_SECTOR] * (_IN_HEADER - len(stand)))
    return bytes(header) + file[_HEADER:]
