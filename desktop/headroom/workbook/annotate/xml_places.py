"""Where in the bytes of an XML part its elements stand, so that a few can be changed and all else stays."""

import re
from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_DECLARATION = re.compile(
    rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9_.:-]+)["'][^>]*\?>"""
)
_BLOCK = 4 * 1024**2
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Edit = tuple[int, int, bytes]
"""The bytes from one place to before another are replaced by others."""


class FaultyPartError(Exception):
    """A part is no XML that can be changed."""


def as_utf8(part: bytes) -> bytes:
    """Return a part in UTF-8, the encoding of nearly all of them, whose bytes then stay as they are.

    Raises:
        FaultyPartError: If its encoding is not known.
    """
    try:
        if part.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = part.decode("utf-16")
        else:
            declared = _DECLARATION.match(part)
            encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
            if encoding in {"utf-8", "utf8", "us-ascii", "ascii"}:
                return part
            text = part.decode(encoding)
    except (LookupError, ValueError) as cause:
        raise FaultyPartError(str(cause)) from cause
    body = re.sub(r"^\ufeff?<\?xml[^>]*\?>", "", text)
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + body.encode("utf-8")


def walk(
    part: bytes,
    begin: Callable[[str, Mapping[str, str], int], None],
    end: Callable[[str, int], None],
) -> None:
    """Tell of each element where its tags begin.

    Args:
        part: XML in UTF-8.
        begin: Is given the name as written, the attributes, and the place of the tag.
        end: Is given the name and the place of the end tag; of an element without one that of its only tag.

    Raises:
        FaultyPartError: If it is no XML, or defines entities of its own.
    """
    parser = expat.ParserCreate("utf-8")  # whatever encoding the part declares
    last = -1

    def refuse(*_: object) -> None:
        msg = "it defines a document type"
        raise FaultyPartError(msg)

    def begun(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal last
        last = parser.CurrentByteIndex
        begin(name, attributes, last)

    def ended(name: str) -> None:
        nonlocal last
        place = parser.CurrentByteIndex
        # Of an element with one tag only, expat gives the place behind it.
        if last >= 0 and part[place - 2 : place] == b"/>" and place == last + len(tag_at(part, last)):
            place = last
        last = -1
        end(name, place)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begun
    parser.EndElementHandler = ended
    try:
        for at in range(0, len(part), _BLOCK):
            parser.Parse(part[at : at + _BLOCK], False)
        parser.Parse(b"", True)
    except expat.ExpatError as cause:
        raise FaultyPartError(str(cause)) from cause


def tag_at(part: bytes, place: int) -> bytes:
    """Return the tag that begins at a place.

    Raises:
        FaultyPartError: If none does.
    """
    found = _TAG.match(part, place)
    if found is None:
        msg = f"no tag at {place}"
        raise FaultyPartError(msg)
    return found[0]


def with_attributes(tag: bytes, **attributes: str | None) -> bytes:
    """Return a start tag with attributes changed, added, or taken out where they are None."""
    for name, value in attributes.items():
        tag = re.sub(rb"""\s%s\s*=\s*("[^"]*"|'[^']*')""" % name.encode("ascii"), b"", tag, count=1)
        if value is not None:
            end = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:end].rstrip() + f" {name}={quoteattr(value)}".encode() + tag[end:]
    return tag


def text_of(text: str) -> str:
    """Return a text as it stands in a workbook's XML; characters that cannot are left out.

    What looks like an escaped character to Excel (``_x0041_``) is escaped itself.
    """
    return escape(_ESCAPE.sub("_x005F_", _NOT_IN_XML.sub("", text)))


def edited(part: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a part with some places changed; those of insertions at one place stay in their order."""
    pieces: list[bytes] = []
    at = 0
    for begin, end, replacement in sorted(edits, key=lambda edit: (edit[0], edit[1])):
        pieces += (part[at:begin], replacement)
        at = end
    pieces.append(part[at:])
    return b"".join(pieces)
