"""Damages workbooks as discs, mail servers and hostile people do, in the same way for the same seed."""

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence

_HUGE = (b"0", b"-1", b"255", b"65536", b"2147483647", b"4294967295", b"99999999999999999999", b"1e999", b"x")
_NUMBER = re.compile(rb"[0-9]+")
_TAG = re.compile(rb"<[^<>]{1,200}>")


def flip_bits(content: bytes, draw: random.Random) -> bytes:
    """Turn some bits over."""
    found = bytearray(content)
    for _ in range(draw.randrange(1, 30)):
        found[draw.randrange(len(found))] ^= 1 << draw.randrange(8)
    return bytes(found)


def cut_off(content: bytes, draw: random.Random) -> bytes:
    """Keep the beginning only."""
    return content[: draw.randrange(len(content))]


def cut_out(content: bytes, draw: random.Random) -> bytes:
    """Leave a piece out."""
    begin = draw.randrange(len(content))
    return content[:begin] + content[begin + draw.randrange(1, 600) :]


def blank_out(content: bytes, draw: random.Random) -> bytes:
    """Write zeros, or ones, over a piece."""
    begin, size = draw.randrange(len(content)), draw.randrange(1, 600)
    return content[:begin] + draw.choice((b"\0", b"\xff")) * size + content[begin + size :]


def repeat_a_piece(content: bytes, draw: random.Random) -> bytes:
    """Write a piece twice."""
    begin = draw.randrange(len(content))
    end = begin + draw.randrange(1, 600)
    return content[:end] + content[begin:]


def write_numbers(content: bytes, draw: random.Random) -> bytes:
    """Write other numbers in the place of some: in bytes, and in digits."""
    found = bytearray(content)
    for _ in range(draw.randrange(1, 6)):
        size = draw.choice((1, 2, 4, 8))
        place = draw.randrange(max(len(found) - size, 1))
        number = draw.choice((0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 2**64 - 1))
        found[place : place + size] = (number % 2 ** (8 * size)).to_bytes(size, "little")
    return _replaced(bytes(found), _NUMBER, draw, draw.choice(_HUGE))


def drop_tags(content: bytes, draw: random.Random) -> bytes:
    """Leave tags of XML out, or write them twice."""
    tags = list(_TAG.finditer(content))
    if not tags:
        return cut_out(content, draw)
    tag = draw.choice(tags)
    return _replaced(content, _TAG, draw, draw.choice((b"", tag[0], tag[0] * 2)))


def zip_twice(content: bytes, draw: random.Random) -> bytes:
    """Put the workbook into a zip file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", draw.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        archive.writestr(draw.choice(("book.xlsx", "xl/workbook.xml", "content.xml")), content)
    return packed.getvalue()


OF_BYTES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flip_bits,
    cut_off,
    cut_out,
    blank_out,
    repeat_a_piece,
    write_numbers,
    zip_twice,
)
"""What is done to a file without looking into it."""

OF_PARTS: tuple[Callable[[bytes, random.Random], bytes], ...] = (*OF_BYTES[:-1], drop_tags)
"""What is done to a part of a zipped file, which is packed again in good order."""


def damaged(content: bytes, seed: int) -> bytes:
    """Return a file with damage: in its bytes, or where it is a zip file, in its parts."""
    draw = random.Random(seed)  # noqa: S311 - the same damage for the same seed
    if content.startswith(b"PK") and draw.random() < 0.7:
        return _with_damaged_parts(content, draw)
    return draw.choice(OF_BYTES)(content, draw)


def _with_damaged_parts(content: bytes, draw: random.Random) -> bytes:
    """Return a zip file with one or two parts damaged, missing, exchanged or twice there."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = [(entry.filename, packed.read(entry)) for entry in packed.infolist()]
    for _ in range(draw.randrange(1, 3)):
        place = draw.randrange(len(parts))
        name, data = parts[place]
        what = draw.randrange(10)
        if what == 0 and len(parts) > 1:
            del parts[place]
        elif what == 1:
            parts[place] = (name, draw.choice(parts)[1])
        elif what == 2:
            parts.append((draw.choice((name, name.upper(), f"/{name}", name.replace("/", "\\"))), data))
        elif data:
            parts[place] = (name, draw.choice(OF_PARTS)(data, draw))
    return _packed(parts)


def _packed(parts: Sequence[tuple[str, bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Duplicate name")
        for name, data in parts:
            with archive.open(zipfile.ZipInfo(name), "w") as file:
                file.write(data)
    return packed.getvalue()


def _replaced(content: bytes, what: re.Pattern[bytes], draw: random.Random, new: bytes) -> bytes:
    """Return the content with one of the places that match replaced."""
    places = list(what.finditer(content))
    if not places:
        return content
    place = draw.choice(places)
    return content[: place.start()] + new + content[place.end() :]
