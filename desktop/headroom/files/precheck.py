"""Looks at a file's first bytes and its table of contents before anything reads the whole of it."""

import zipfile
from enum import Enum
from pathlib import Path

from headroom.files.calamine_reader import damaged, protected
from headroom.files.user_error import UserError

LARGEST_UNPACKED = 4 * 1024**3
"""Bytes a workbook may have unpacked."""

LARGEST_RATIO = 200
"""How many times its packed size a workbook may have unpacked; honest ones have about 10."""

_SMALL = 50 * 1024**2
_HEAD = 4096
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"


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
        UserError: If it is no workbook, is not whole, or is too large.
    """
    name = path.name
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as cause:
        raise UserError(cannot_open(path, cause)) from cause
    if not size:
        msg = f"{name} is empty (0 bytes). Save the workbook again, or choose another file."
        raise UserError(msg)
    if head.startswith(_EMPTY_ZIP):
        raise UserError(damaged(name, "it holds nothing"))
    if head.startswith(_ZIP):
        return _zip_kind(path, size)
    if head.startswith(_OLE):
        return FileKind.XLS  # or an encrypted workbook of any kind
    return _text_kind(path, head)


def cannot_open(path: Path, cause: OSError | ValueError) -> str:
    """Return the sentence for a file that the system does not let us read."""
    if isinstance(cause, FileNotFoundError):
        return f"{path.name} does not exist in {path.absolute().parent}. Check the name and the folder."
    if isinstance(cause, PermissionError):
        return (
            f"{path.name} cannot be opened: another program has locked it, or you have no permission "
            "to read it. Close it there, or save a copy and open the copy."
        )
    reason = (isinstance(cause, OSError) and cause.strerror) or str(cause)
    return f"{path.name} cannot be opened ({reason}). Check the drive, or open a copy of it."


def _zip_kind(path: Path, size: int) -> FileKind:
    """Return the kind of a zip file."""
    try:
        with zipfile.ZipFile(path) as packed:
            entries = packed.infolist()
            names = {entry.filename.replace("\\", "/").lstrip("/").lower() for entry in entries}
            unpacked = sum(entry.file_size for entry in entries)
            encrypted = "meta-inf/manifest.xml" in names and _encrypted_ods(packed)
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError, RuntimeError, EOFError) as cause:
        raise UserError(damaged(path.name, "the file is not whole")) from cause
    if unpacked > LARGEST_UNPACKED or (unpacked > _SMALL and unpacked > LARGEST_RATIO * size):
        msg = (
            f"{path.name} would unpack to {unpacked / 1024**2:,.0f} MB from {size / 1024**2:,.1f} MB "
            "and is not opened. Delete unused rows, columns and sheets in Excel and save it again."
        )
        raise UserError(msg)
    if encrypted:
        raise UserError(protected(path.name))
    if "xl/workbook.bin" in names:
        return FileKind.XLSB
    if "content.xml" in names:
        return FileKind.ODS
    if (
        any(name.endswith(("workbook.xml", "workbook2.xml")) for name in names)
        or "[content_types].xml" in names
    ):
        return FileKind.XLSX
    msg = f"{path.name} is a zip file, not a workbook. Unpack it and open the workbook in it."
    raise UserError(msg)


def _encrypted_ods(packed: zipfile.ZipFile) -> bool:
    with packed.open("META-INF/manifest.xml") as manifest:
        return b"encryption-data" in manifest.read(1024**2)


def _text_kind(path: Path, head: bytes) -> FileKind:
    """Return CSV for text under a name that says so."""
    name = path.name
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype html", b"<html", b"<head", b"<table", b"<meta", b"<style")):
        msg = f"{name} is a web page, not a workbook. Open it in Excel and save it as .xlsx."
        raise UserError(msg)
    if text.startswith(b"<"):
        msg = f"{name} is an XML file, not a workbook. Open it in Excel and save it as .xlsx."
        raise UserError(msg)
    if text.startswith(b"%pdf"):
        msg = f"{name} is a PDF, not a workbook. Ask for the workbook it was made from."
        raise UserError(msg)
    utf_16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    looks_like_text = utf_16 or b"\0" not in head
    if path.suffix.lower() in SUFFIXES[FileKind.CSV]:
        if looks_like_text:
            return FileKind.CSV
        msg = f"{name} is not text, although its name says so. Open it in Excel and save it as .xlsx."
        raise UserError(msg)
    if looks_like_text and any(mark in head for mark in (b",", b";", b"\t", b"|")):
        msg = (
            f"{name} is a text file (CSV), not an Excel workbook. "
            "Rename it to .csv, or open it in Excel and save it as .xlsx."
        )
        raise UserError(msg)
    msg = f"{name} is not a workbook. Choose an .xlsx, .xlsm, .xls, .xlsb, .ods or .csv file."
    raise UserError(msg)
