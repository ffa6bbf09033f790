"""Binary workbooks: their records, and which part holds which sheet."""

import struct
from collections.abc import Iterator
from functools import cached_property
from types import MappingProxyType

from headroom.workbook.bytes.xlsx_parts import member, relations
from headroom.workbook.bytes.zipped_files import ZippedFile

_WORKBOOK = "xl/workbook.bin"
_BUNDLED_SHEET = 156
_SEVEN_BITS = 7


class XlsbFile(ZippedFile):
    """An .xlsb file."""

    def sheet(self, name: str) -> bytes:
        """Return the part that holds a sheet.

        Raises:
            KeyError: If there is none.
        """
        with self._lock:
            part = self._sheets[name]
        return self.packed.read(member(self.packed, part))

    @cached_property
    def _sheets(self) -> MappingProxyType[str, str]:
        targets: dict[str, str] = {}
        for name, _, target in relations(self.packed, _WORKBOOK):
            targets.setdefault(name, target)
        found: dict[str, str] = {}
        for kind, data in records(self.packed.read(member(self.packed, _WORKBOOK))):
            if kind == _BUNDLED_SHEET:
                relation, place = wide_text(data, 8)
                if relation in targets:
                    found.setdefault(wide_text(data, place)[0], targets[relation])
        return MappingProxyType(found)


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


def wide_text(data: bytes, place: int) -> tuple[str, int]:
    """Return a text and the place behind it."""
    (size,) = struct.unpack_from("<I", data, place)
    end = place + 4 + 2 * size
    return data[place + 4 : end].decode("utf-16-le", "replace"), end
