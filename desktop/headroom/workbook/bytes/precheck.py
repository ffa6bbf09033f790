"""Looks at a file's first bytes and its table of contents before anything reads the whole of it."""

import struct
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from enum import Enum
from pathlib import Path

from headroom.language import localized, tr
from headroom.user_error import UserError
from headroom.workbook.bytes.compound import SIGNATURE, CompoundFile, FaultyCompoundError
from headroom.workbook.bytes.encryption import PasswordNeededError, is_encrypted, locked_ods, protected
from headroom.workbook.bytes.foreign_files import by_beginning, by_parts, by_streams
from headroom.workbook.bytes.hidden_values import BROKEN_ZIP
from headroom.workbook.bytes.multiplied_sheets import refuse_multiplied_sheets
from headroom.workbook.bytes.refusals import cannot_open, damaged, no_workbook, of_a_trial, with_entities
from headroom.workbook.bytes.text_encoding import text_of

__all__ = ["LARGEST_UNPACKED", "SUFFIXES", "FileKind", "cannot_open", "file_kind", "is_in_utf16"]

LARGEST_FILE = 1024**3
"""Bytes a file may have: a million rows of an .xlsx take a tenth."""

LARGEST_UNPACKED = 4 * 1024**3
"""Bytes a workbook may have unpacked."""

_RATIOS = ((50 * 1024**2, 200), (300 * 1024**2, 60))
"""From how many bytes on, and how many times its packed size, a workbook may have unpacked; honest
ones have about 10, and 40 where most of it is blank rows with a colour."""

_HEAD = 4096
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_MANIFEST = "meta-inf/manifest.xml"
_CELLS_IN_A_LINE = 4
_LINES = 2
_ENCRYPTED_ENTRY = 1
_UNKNOWN_CHARACTER = "\ufffd"
_ENTITY = b"<!ENTITY"
_OF_A_TRIAL = (
    b'xmlns="http://schemas.microsoft.com/office/excel/2005/',
    b'xmlns="http://schemas.microsoft.com/office/excel/2006/2"',
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_XML = (".xml", ".rels", ".vml")
_MOST_PARTS_SEARCHED = 1000
_READ_ONCE = ("xl/workbook", "xl/worksheets/sheet", "xl/sharedstrings", "xl/styles", "content.xml")
"""How the names of those parts begin of which two in a file would be read by one reader each."""


class FileKind(Enum):
    """What a file is, whatever its name says."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    CSV = "csv"


SUFFIXES = {
    FileKind.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam"),
    FileKind.XLSB: (".xlsb",),
    FileKind.ODS: (".ods",),
    FileKind.XLS: (".xls", ".xla"),
    FileKind.CSV: (".csv", ".txt", ".tsv"),
}
"""Suffixes of names that fit a kind."""


def file_kind(path: Path) -> FileKind:
    """Return what a file is.

    Raises:
        PasswordNeededError: If it is encrypted.
        UserError: If it is no workbook, is not whole, or is too large.
    """
    name = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as cause:
        raise UserError(cannot_open(path, cause)) from cause
    if not head:
        msg = tr("{file} is empty (0 bytes). Save the workbook again, or choose another file.", file=name)
        raise UserError(msg)
    if size > LARGEST_FILE:
        msg = tr(
            "{file} is too large: it has {size} MB, and {most} MB is the most. Delete "
            "sheets, rows and columns that are not needed, and save it again.",
            file=name,
            size=localized(f"{size / 1024**2:,.0f}"),
            most=localized(f"{LARGEST_FILE / 1024**2:,.0f}"),
        )
        raise UserError(msg)
    if head.startswith(_EMPTY_ZIP):
        raise UserError(damaged(name, tr("it holds nothing")))
    if head.startswith(_ZIP):
        return _zip_kind(path, size)
    if head.startswith(SIGNATURE):
        return _compound_kind(path)
    return _text_kind(path, head)


def is_in_utf16(path: Path) -> bool:
    """Return whether a part of a zipped workbook is in UTF-16, which calamine takes for a blank sheet.

    Raises:
        UserError: If it is not whole.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            return any(head.startswith(_UTF16) for head in _xml_heads(packed))
    except (*BROKEN_ZIP, ValueError, struct.error) as cause:
        raise UserError(damaged(path.name)) from cause


def _zip_kind(path: Path, size: int) -> FileKind:
    """Return the kind of a zip file."""
    name = path.name
    try:
        with zipfile.ZipFile(path) as packed:
            entries = packed.infolist()
            mimetype = _beginning(packed, "mimetype")
            heads = list(_xml_heads(packed))
            refuse_multiplied_sheets(name, packed)
    except (*BROKEN_ZIP, ValueError, struct.error) as cause:
        raise UserError(damaged(name, tr("the file is not whole"))) from cause
    parts = Counter(
        entry.filename.replace("\\", "/").lstrip("/").lower()
        for entry in entries
        if not entry.filename.endswith("/")
    )
    _refuse_bomb(name, size, entries)
    if _MANIFEST in parts and is_encrypted(path):
        raise UserError(locked_ods(name))
    twice = [part for part, count in parts.items() if count > 1 and part.startswith(_READ_ONCE)]
    if twice:
        raise UserError(damaged(name, tr("it holds {part} twice", part=twice[0])))
    if any(entry.flag_bits & _ENCRYPTED_ENTRY for entry in entries):
        msg = tr("{file} is a zip file with a password. Unpack it and open the workbook in it.", file=name)
        raise UserError(msg)
    if any(_ENTITY in head.replace(b"\0", b"") for head in heads):
        raise UserError(with_entities(name))
    if any(namespace in head for head in heads for namespace in _OF_A_TRIAL):
        raise UserError(of_a_trial(name))
    if foreign := by_parts(name, parts.keys(), mimetype):
        raise UserError(foreign)
    return _kind_by_parts(name, parts.keys())


def _kind_by_parts(name: str, parts: Collection[str]) -> FileKind:
    """Return the kind of a zip file that holds a workbook.

    Raises:
        UserError: If it holds none, or not all of it.
    """
    if any(part.endswith("workbook.bin") for part in parts):
        return FileKind.XLSB
    if "content.xml" in parts:
        return FileKind.ODS
    if any(part.endswith(("workbook.xml", "workbook2.xml")) for part in parts) or (
        "[content_types].xml" in parts
    ):
        return FileKind.XLSX
    if any(part.startswith(("xl/", "meta-inf/manifest.xml")) for part in parts):
        raise UserError(damaged(name, tr("parts of it are missing")))
    msg = tr("{file} is a zip file, not a workbook. Unpack it and open the workbook in it.", file=name)
    raise UserError(msg)


def _beginning(packed: zipfile.ZipFile, part: str) -> bytes:
    """Return the first bytes of a part; none where there is no such part."""
    if part not in packed.namelist():
        return b""
    with packed.open(part) as file:
        return file.read(_HEAD)


def _xml_heads(packed: zipfile.ZipFile) -> Iterator[bytes]:
    """Yield the first bytes of the parts in XML.

    Entities that they define are expanded by no reader, but each blames the XML for them.
    """
    for entry in packed.infolist()[:_MOST_PARTS_SEARCHED]:
        if entry.filename.lower().endswith(_XML) and not entry.flag_bits & _ENCRYPTED_ENTRY:
            with suppress(*BROKEN_ZIP), packed.open(entry) as file:  # not every part is needed
                yield file.read(_HEAD)


def _refuse_bomb(name: str, size: int, entries: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse a file that would unpack to far more than it is.

    Raises:
        UserError: If it would.
    """
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_UNPACKED or any(
        unpacked > least and unpacked > ratio * size for least, ratio in _RATIOS
    ):
        msg = tr(
            "{file} would unpack to {unpacked} MB from {size} MB and is not opened. Delete "
            "unused rows, columns and sheets in Excel and save it again.",
            file=name,
            unpacked=localized(f"{unpacked / 1024**2:,.0f}"),
            size=localized(f"{size / 1024**2:,.1f}"),
        )
        raise UserError(msg)
    if sum(entry.compress_size for entry in entries) > size:
        raise UserError(damaged(name, tr("its parts overlap")))


def _compound_kind(path: Path) -> FileKind:
    """Return the kind of a compound file."""
    name = path.name
    try:
        compound = CompoundFile(path.read_bytes())
        streams = [stream for stream in ("workbook", "book") if stream in compound.names]
        for stream in streams:
            compound.stream(stream)
    except FaultyCompoundError as cause:
        raise UserError(damaged(name, str(cause))) from cause
    except (OSError, KeyError) as cause:
        raise UserError(damaged(name)) from cause
    if is_encrypted(path):
        raise PasswordNeededError(protected(name))
    if streams:
        return FileKind.XLS
    if any(_UNKNOWN_CHARACTER in stream for stream in compound.names):
        raise UserError(damaged(name, tr("its directory is faulty")))
    raise UserError(by_streams(name, compound.names) or no_workbook(name))


def _text_kind(path: Path, head: bytes) -> FileKind:
    """Return CSV for text in columns, and for any text under a name that says so."""
    name = path.name
    if foreign := by_beginning(name, head):
        raise UserError(foreign)
    text = text_of(head)
    if path.suffix.lower() in SUFFIXES[FileKind.CSV]:
        if text is not None:
            return FileKind.CSV
        msg = tr(
            "{file} is not text, although its name says so. Open it in Excel and save it as .xlsx.", file=name
        )
        raise UserError(msg)
    lines = (text or "").splitlines()[:_LINES]
    for mark in (",", ";", "\t", "|"):
        if len(lines) == _LINES and all(line.count(mark) >= _CELLS_IN_A_LINE - 1 for line in lines):
            return FileKind.CSV
    if text is not None and any(mark in text for mark in (",", ";", "\t", "|")):
        msg = tr(
            "{file} is a text file (CSV), not an Excel workbook. Rename it to .csv, or open it "
            "in Excel and save it as .xlsx.",
            file=name,
        )
        raise UserError(msg)
    raise UserError(no_workbook(name))
