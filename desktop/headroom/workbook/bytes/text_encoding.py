"""Finds out how a text file is encoded, and whether a file is text at all."""

import codecs
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from headroom.book.survey import TextCoding
from headroom.workbook.bytes.encodings import GUESSED, Likelihood, likelihoods

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

_SAMPLE = 256 * 1024
"""Bytes of lines beyond ASCII by which an encoding is found out that the file does not state."""

_FALLBACK = "cp1252"
_BROKEN_SHARE = 0.05
_MARGIN, _WIDE_MARGIN, _LIKELY = 0.12, 0.5, 0.5
_TELLING_WORDS = 2

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


def coding_of(path: Path, known_words: Callable[[str], int]) -> TextCoding:
    """Return the encoding of a text file: what it states, else UTF-8 where it is that, else the likeliest.

    It is certain where nothing else is as likely, or where its text has words that are known.

    Args:
        path: The file.
        known_words: Returns how many words beyond ASCII of a text are known, such as headings and countries.

    Raises:
        OSError: If the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    stated = _stated(head) or _zeros_in_turn(head)
    if stated:
        return TextCoding(stated.removesuffix("-sig"))
    if _is_in(path, "utf-8"):
        return TextCoding("utf-8")
    content = _telling_lines(path)
    text = content.decode("utf-8", "replace")
    if text.count("\ufffd") <= _BROKEN_SHARE * sum(not letter.isascii() for letter in text):
        return TextCoding("utf-8", GUESSED, certain=False)
    coding = _likeliest(likelihoods(content), known_words)
    return coding if _is_in(path, coding.name) else TextCoding(coding.name, coding.others, certain=False)


def _likeliest(found: Sequence[Likelihood], known_words: Callable[[str], int]) -> TextCoding:
    """Return the encoding that some bytes are likeliest in: by its words, else by its letters."""
    if not found:
        return TextCoding(_FALLBACK, tuple(name for name in GUESSED if name != _FALLBACK), certain=False)
    best = found[0]
    near = [one for one in found if one.score >= best.score - _WIDE_MARGIN]
    words = {one.name: known_words(one.text) for one in near}
    most = max(words.values())
    chosen = next(one for one in near if words[one.name] == most)
    rivals = [
        one
        for one in near
        if one.text != chosen.text
        and (words[one.name] == most or most < _TELLING_WORDS)
        and one.score >= chosen.score - _MARGIN
    ]
    certain = not rivals and (most >= _TELLING_WORDS or chosen.score >= _LIKELY)
    return TextCoding(chosen.name, tuple(one.name for one in found if one is not chosen), certain=certain)


def _is_in(path: Path, encoding: str) -> bool:
    """Return whether a whole file is text in an encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _telling_lines(path: Path) -> bytes:
    """Return lines of a file that have a byte beyond ASCII, as many as tell enough."""
    lines, size = [], 0
    with path.open("rb") as file:
        for line in file:
            if not line.isascii():
                lines.append(line)
                size += len(line)
            if size > _SAMPLE:
                break
    return b"".join(lines)


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
