"""Finds out how a text file is encoded, and whether a file is text at all."""

import codecs
import unicodedata
from pathlib import Path

_BLOCK = 64 * 1024
_HEAD = 4096
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""How files begin that state their encoding; the longer beginnings first."""

_USUAL_CONTROLS = frozenset("\t\n\v\f\r\x1a\x85")
_MOST_CONTROLS_SHARE = 0.05
_MOST_ZEROS_SHARE = 0.3
"""How much of one half of the bytes is zero, at least, where every character takes two: in European
languages nearly all of it, in others the separators and digits."""


def text_of(head: bytes) -> str | None:
    """Return the text at the beginning of a file; None where it is not text.

    Args:
        head: The first bytes; the last character among them may be cut off.
    """
    stated = _stated(head)
    if stated or _zeros_in_turn(head):
        text = head.decode(stated or _zeros_in_turn(head), "replace")
    else:
        # The last three bytes may be the beginning of one character of UTF-8.
        text = _decoded(head, "utf-8", cut=3) or head.decode("cp1252", "replace")
    controls = sum(unicodedata.category(c) == "Cc" and c not in _USUAL_CONTROLS for c in text)
    if "\0" in text or controls > _MOST_CONTROLS_SHARE * len(text):
        return None
    return text


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file: what it states, else UTF-8 where it is that, else Windows'.

    Raises:
        OSError: If the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    stated = _stated(head) or _zeros_in_turn(head)
    if stated:
        return stated
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _stated(head: bytes) -> str:
    """Return the encoding that a file states; empty where it states none."""
    return next((encoding for mark, encoding in _MARKS if head.startswith(mark)), "")


def _zeros_in_turn(head: bytes) -> str:
    """Return the encoding of a text of two bytes for each character that does not state it; else nothing."""
    half = len(head) // 2
    first, second = (head[start : 2 * half : 2].count(0) for start in (0, 1))
    if half and second > _MOST_ZEROS_SHARE * half and not first:
        return "utf-16-le"
    if half and first > _MOST_ZEROS_SHARE * half and not second:
        return "utf-16-be"
    return ""


def _decoded(head: bytes, encoding: str, *, cut: int) -> str:
    """Return bytes as text; empty where they are not that, even without some of the last."""
    for end in range(len(head), max(len(head) - cut - 1, 0), -1):
        try:
            return head[:end].decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""
