"""What the typefaces that come with the program can show, and how wide it is.

Paper uses these and no others, so that it looks the same everywhere: Inter, where it lacks a character
DejaVu Sans, then Droid Sans Fallback with the characters of Chinese and Japanese.
"""

import re
import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from headroom import resources
from headroom.foreign_text import shown

FAMILIES = ("Inter", "DejaVu Sans", "Droid Sans Fallback")
"""The typefaces by name, the first that has a character shows it."""

_REGULAR, _SEMIBOLD = "Inter-Regular.otf", "Inter-SemiBold.otf"
_FALLBACK = ("fallback/DejaVuSans.ttf", "fallback/DroidSansFallback.ttf")

_UNICODE = {(0, 3), (0, 4), (3, 1), (3, 10)}
"""Platform and encoding of a table of characters that are those of Unicode."""

_SEGMENTS, _GROUPS = 4, 12
"""Formats of such a table: of 16 bits, and of all characters."""

_LAST = 0xFFFF
_UNSEEN = re.compile("[\ufe00-\ufe0f\u200c\u200d\U000e0100-\U000e01ef]")
"""Joiners and choices of a variant: what they join or choose is shown without them."""

_FIGURE = {False: 0.648, True: 0.67}
"""How wide the tabular figures of the main typeface are, regular and semibold, share of the size."""

_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Typeface:
    """One font file.

    Attributes:
        glyphs: Number of the glyph of each character that it has, by code point.
        advances: How wide each glyph is, share of the size; the last holds for all that follow.
    """

    glyphs: dict[int, int]
    advances: tuple[float, ...]

    def advance(self, character: str) -> float | None:
        """Return how wide a character is, share of the size; None where the font lacks it."""
        glyph = self.glyphs.get(ord(character))
        return None if glyph is None else self.advances[min(glyph, len(self.advances) - 1)]


@lru_cache(maxsize=8192)  # the same names and words stand in many tables
def printable(text: str) -> str:
    """Return a text that paper can show: what no typeface has is written as its number, e.g. ``[U+1F697]``.

    Controls are written as numbers, too, and what cannot be seen, such as a choice of variant, is left out.
    """
    seen = _UNSEEN.sub("", shown(text))
    return "".join(one if _has(one) else f"[U+{ord(one):04X}]" for one in seen)


def width(text: str, size: float, *, strong: bool = False) -> float:
    """Return how wide a text is, in the unit of ``size``; with tabular figures.

    Args:
        text: One line.
        size: Of its letters.
        strong: Whether it is semibold.
    """
    return size * _width_at_one(text, strong=strong)


@lru_cache(maxsize=16384)  # several sizes are tried
def _width_at_one(text: str, *, strong: bool) -> float:
    """Return how wide a text is at the size 1."""
    return sum(_advance(one, strong=strong) for one in text)


def fitted(text: str, room: float, size: float, *, strong: bool = False) -> str:
    """Return a text on one line that is no wider than ``room``; what is cut ends in ``…``."""
    line = " ".join(text.split(" "))
    if width(line, size, strong=strong) <= room:
        return line
    left, kept = room - width(_ELLIPSIS, size, strong=strong), 0
    for one in line:
        left -= size * _advance(one, strong=strong)
        if left < 0:
            break
        kept += 1
    return line[:kept].rstrip() + _ELLIPSIS


def wrapped(text: str, room: float, size: float, *, most: int = 2, strong: bool = False) -> tuple[str, ...]:
    """Return a text as at most ``most`` lines that are no wider than ``room``; the last may be cut."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size, strong=strong) <= room:
            line += f" {words.pop(0)}"
        lines.append(fitted(line, room, size, strong=strong))
    if words:
        lines.append(fitted(" ".join(words), room, size, strong=strong))
    return tuple(lines)


def line_count(text: str, room: float, size: float) -> int:
    """Return how many lines a text has where it is set no wider than ``room``; long words are broken."""
    if width(text, size) <= room or room <= 0:
        return 1
    lines, used, space = 1, 0.0, width(" ", size)
    for word in text.split(" "):
        wide = width(word, size)
        if used and used + space + wide > room:
            lines, used = lines + 1, 0.0
        used += wide + (space if used else 0.0)
        lines, used = lines + int(used // room), used % room
    return lines


@lru_cache(maxsize=8)
def typeface(name: str) -> Typeface:
    """Return one of the font files that come with the program, by its place in their folder."""
    return _read(resources.fonts() / name)


@lru_cache(maxsize=4096)
def _has(character: str) -> bool:
    """Return whether a typeface has a character."""
    code = ord(character)
    return character == "\n" or any(code in typeface(name).glyphs for name in (_REGULAR, *_FALLBACK))


@lru_cache(maxsize=4096)
def _advance(character: str, *, strong: bool) -> float:
    """Return how wide a character is, share of the size."""
    if character.isascii() and character.isdecimal():
        return _FIGURE[strong]
    for name in (_SEMIBOLD if strong else _REGULAR, *_FALLBACK):
        found = typeface(name).advance(character)
        if found is not None:
            return found
    return 1.0


def _read(path: Path) -> Typeface:
    """Return what a font file says of its glyphs.

    Source:
        OpenType specification 1.9: tables head, hhea, hmtx, cmap.
    """
    data = path.read_bytes()
    tables = {
        data[at : at + 4]: struct.unpack_from(">II", data, at + 8)
        for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)
    }
    (units,) = struct.unpack_from(">H", data, tables[b"head"][0] + 18)
    (count,) = struct.unpack_from(">H", data, tables[b"hhea"][0] + 34)
    metrics = struct.unpack_from(">" + "Hh" * count, data, tables[b"hmtx"][0])
    return Typeface(_glyphs(data, tables[b"cmap"][0]), tuple(one / units for one in metrics[::2]))


def _glyphs(data: bytes, start: int) -> dict[int, int]:
    """Return the glyphs of the characters of a font by their code points."""
    found: dict[int, int] = {}
    (count,) = struct.unpack_from(">H", data, start + 2)
    for entry in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * entry)
        (kind,) = struct.unpack_from(">H", data, start + offset)
        if (platform, encoding) not in _UNICODE:
            continue
        if kind == _SEGMENTS:
            found |= _of_segments(data, start + offset)
        elif kind == _GROUPS:
            found |= _of_groups(data, start + offset)
    return found


def _of_segments(data: bytes, start: int) -> dict[int, int]:
    """Return a table of format 4."""
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    places = (start + 14, *(start + 16 + 2 * count * part for part in (1, 2, 3)))
    columns = [struct.unpack_from(f">{count}H", data, place) for place in places]
    found: dict[int, int] = {}
    for at, (end, first, delta, offset) in enumerate(zip(*columns, strict=True)):
        for code in range(first, min(end, _LAST - 1) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", data, places[3] + 2 * at + offset + 2 * (code - first))
            if not offset or glyph:
                found[code] = (glyph + delta) & _LAST
    return {code: glyph for code, glyph in found.items() if glyph}


def _of_groups(data: bytes, start: int) -> dict[int, int]:
    """Return a table of format 12."""
    (count,) = struct.unpack_from(">I", data, start + 12)
    found: dict[int, int] = {}
    for entry in range(count):
        first, last, glyph = struct.unpack_from(">III", data, start + 16 + 12 * entry)
        found.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return found
