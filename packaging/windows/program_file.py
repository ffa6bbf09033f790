"""Reads what stands in a program file or library of Windows: what it loads, its version, its resources.

Source: Microsoft, "PE Format", https://learn.microsoft.com/windows/win32/debug/pe-format
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

ICON: Final = 14
VERSION: Final = 16
MANIFEST: Final = 24

_IMPORTS, _RESOURCES, _SIGNATURES, _DELAYED = 1, 2, 4, 13
_FIXED_VERSION = b"\xbd\x04\xef\xfe"


@dataclass(frozen=True)
class ProgramFile:
    """A program file or library for 64-bit Windows.

    Args:
        content: All its bytes.

    Raises:
        ValueError: If it is none.
    """

    content: bytes

    def __post_init__(self) -> None:
        start = self._start()
        if self.content[:2] != b"MZ" or self.content[start : start + 4] != b"PE\0\0":
            msg = "this is no program file of Windows"
            raise ValueError(msg)

    @classmethod
    def read(cls, path: Path) -> "ProgramFile":
        """Return the file at a path."""
        return cls(path.read_bytes())

    def loads(self) -> frozenset[str]:
        """Return the names of the libraries that it loads at its start or later, in small letters."""
        at_start = self._names(_IMPORTS, size=20, name_at=12)
        return frozenset((*at_start, *self._names(_DELAYED, size=32, name_at=4)))

    def version(self) -> tuple[int, int, int, int]:
        """Return the four numbers of its version; zeros where it has none."""
        place = self.content.find(_FIXED_VERSION)
        if place < 0:
            return (0, 0, 0, 0)
        high, low = struct.unpack_from("<II", self.content, place + 8)
        return (high >> 16, high & 0xFFFF, low >> 16, low & 0xFFFF)

    def says(self, text: str) -> bool:
        """Return whether a text stands in it as its resources hold texts."""
        return text.encode("utf-16-le") in self.content

    def resources(self) -> frozenset[int]:
        """Return the kinds of its resources, by their numbers."""
        place, length = self._directory(_RESOURCES)
        if not length:
            return frozenset()
        root = self.offset(place)
        named, numbered = struct.unpack_from("<HH", self.content, root + 12)
        entries = range(root + 16 + 8 * named, root + 16 + 8 * (named + numbered), 8)
        return frozenset(struct.unpack_from("<I", self.content, entry)[0] for entry in entries)

    def is_signed(self) -> bool:
        """Return whether it bears a signature; whether that is good, it does not say."""
        return self._directory(_SIGNATURES)[1] > 0

    def signature(self) -> bytes:
        """Return the signature that it bears, in DER; empty for none."""
        place, length = self._directory(_SIGNATURES)  # the one table that is told by its place in the file
        return self.content[place + 8 : place + length] if length else b""

    def digest_to_sign(self) -> bytes:
        """Return the SHA-256 of what a signature is over: not itself, its place or the checksum."""
        start, (place, length) = self._start(), self._directory(_SIGNATURES)
        checksum, table = start + 24 + 64, start + 24 + 112 + 8 * _SIGNATURES
        end = place if length else len(self.content)
        parts = (self.content[:checksum], self.content[checksum + 4 : table], self.content[table + 8 : end])
        return sha256(b"".join(parts)).digest()

    def is_windowed(self) -> bool:
        """Return whether Windows opens no console for it."""
        windowed = 2
        return bool(struct.unpack_from("<H", self.content, self._start() + 24 + 68)[0] == windowed)

    def _start(self) -> int:
        """Return where the header is."""
        return int(struct.unpack_from("<I", self.content, 60)[0])

    def _directory(self, number: int) -> tuple[int, int]:
        """Return the address and the length of one of its tables."""
        place, length = struct.unpack_from("<II", self.content, self._start() + 24 + 112 + 8 * number)
        return place, length

    def base(self) -> int:
        """Return the address at which its first byte stands where it is loaded as it asks."""
        return int(struct.unpack_from("<Q", self.content, self._start() + 24 + 24)[0])

    def offset(self, address: int) -> int:
        """Return where in the file an address is, counted from its base."""
        start = self._start()
        sections, header = struct.unpack_from("<H12xH", self.content, start + 6)
        for number in range(sections):
            size, begin, held, place = struct.unpack_from(
                "<IIII", self.content, start + 24 + header + 40 * number + 8
            )
            if begin <= address < begin + max(size, held):
                return int(place + address - begin)
        msg = f"the address {address:#x} stands in no section"
        raise ValueError(msg)

    def _names(self, directory: int, *, size: int, name_at: int) -> Iterator[str]:
        """Yield the names that a table of libraries holds."""
        place, length = self._directory(directory)
        if not length:
            return
        entry = self.offset(place)
        while name := struct.unpack_from("<I", self.content, entry + name_at)[0]:
            begin = self.offset(name)
            yield self.content[begin : self.content.index(b"\0", begin)].decode("ascii").lower()
            entry += size
