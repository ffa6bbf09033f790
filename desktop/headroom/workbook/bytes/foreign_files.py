"""Tells what a file is that is no workbook, by how it begins or what it holds, and what to do with it."""

from collections.abc import Collection

from headroom.language import tr

_ASK = tr("Ask for the workbook it was made from.")
_SAVE = tr("Open it in Excel and save it as .xlsx.")
_OFFICE = tr("Open it in LibreOffice, save it as .xlsx and open that.")
_UNPACK = tr("Unpack it and open the workbook in it.")
_EXPORT = tr("Save the table as .xlsx or .csv where it was made.")

_BEGINNINGS = (
    (b"%PDF", tr("a PDF, not a workbook"), _ASK),
    (b"{\\rtf", tr("a text document (RTF), not a workbook"), _ASK),
    (b"\x89PNG", tr("a picture, not a workbook"), _ASK),
    (b"\xff\xd8\xff", tr("a picture, not a workbook"), _ASK),
    (b"GIF8", tr("a picture, not a workbook"), _ASK),
    (b"II*\0", tr("a picture, not a workbook"), _ASK),
    (b"RIFF", tr("a picture or a recording, not a workbook"), _ASK),
    (b"7z\xbc\xaf", tr("an archive, not a workbook"), _UNPACK),
    (b"Rar!", tr("an archive, not a workbook"), _UNPACK),
    (b"\x1f\x8b", tr("an archive, not a workbook"), _UNPACK),
    (b"PAR1", tr("a Parquet file, not a workbook"), _EXPORT),
    (b"SQLite format 3", tr("a database, not a workbook"), _EXPORT),
    (b"\x00\x01\x00\x00Standard", tr("a database, not a workbook"), _EXPORT),
    (b"MZ", tr("a program, not a workbook"), tr("Do not start it; ask for the workbook.")),
    (b"\x7fELF", tr("a program, not a workbook"), tr("Do not start it; ask for the workbook.")),
    (b"ID;P", tr("a SYLK file, not a workbook"), _SAVE),
    (b"\x09\x00\x04\x00", tr("a workbook of Excel 2, which is too old to be read"), _OFFICE),
    (b"\x09\x02\x06\x00", tr("a workbook of Excel 3, which is too old to be read"), _OFFICE),
    (b"\x09\x04\x06\x00", tr("a workbook of Excel 4, which is too old to be read"), _OFFICE),
    (b"\x09\x08", tr("a workbook of Excel 5 without its container, which cannot be read"), _OFFICE),
    (b"\x00\x00\x02\x00", tr("a Lotus 1-2-3 or Quattro Pro file, not a workbook of Excel"), _OFFICE),
    (b"\x00\x00\x1a\x00", tr("a Lotus 1-2-3 file, not a workbook of Excel"), _OFFICE),
)
"""How a file begins, what it is then, and what to do."""

_WEB_PAGE = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta", b"<style", b"mime-version")

_PARTS = (
    ("word/document.xml", tr("a Word document, not a workbook"), _ASK),
    ("ppt/presentation.xml", tr("a PowerPoint presentation, not a workbook"), _ASK),
    ("visio/document.xml", tr("a Visio drawing, not a workbook"), _ASK),
    (
        "index/document.iwa",
        tr("an Apple Numbers document"),
        tr("Export it from Numbers as .xlsx and open that."),
    ),
    ("index.zip", tr("an Apple iWork document"), tr("Export it from Numbers as .xlsx and open that.")),
    ("meta-inf/manifest.mf", tr("a program, not a workbook"), tr("Do not start it; ask for the workbook.")),
)
_STREAMS = (
    ("worddocument", tr("a Word document, not a workbook"), _ASK),
    ("powerpoint document", tr("a PowerPoint presentation, not a workbook"), _ASK),
    ("visiodocument", tr("a Visio drawing, not a workbook"), _ASK),
    (
        "__properties_version1.0",
        tr("an e-mail, not a workbook"),
        tr("Save the workbook that is attached to it."),
    ),
    ("perfectoffice_main", tr("a Quattro Pro file, not a workbook of Excel"), _OFFICE),
    ("nativecontent_main", tr("a Quattro Pro file, not a workbook of Excel"), _OFFICE),
)


def by_beginning(name: str, head: bytes) -> str:
    """Return the sentence for a file that begins as no workbook does; empty where that is not known.

    Args:
        name: Name of the file.
        head: Its first bytes.
    """
    for beginning, what, remedy in _BEGINNINGS:
        if head.startswith(beginning):
            return _refusal(name, what, remedy)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")
    text = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if text.startswith(_WEB_PAGE) or (text.startswith(b"<") and b"<html" in text):
        return _refusal(name, tr("a web page, not a workbook"), _SAVE)
    if not text.startswith(b"<"):
        return ""
    if b"urn:oasis:names:tc:opendocument" in text:
        return tr(
            "{file} is an OpenDocument file in one piece. Open it in LibreOffice and save it as .ods.",
            file=name,
        )
    if b"urn:schemas-microsoft-com:office:spreadsheet" in text:
        return _refusal(name, tr("a workbook in the XML format of Excel 2003"), _SAVE)
    return _refusal(name, tr("an XML file, not a workbook"), _SAVE)


def by_parts(name: str, parts: Collection[str], mimetype: bytes) -> str:
    """Return the sentence for a zip file of something else; empty where that is not known.

    Args:
        name: Name of the file.
        parts: Names in it, in small letters.
        mimetype: What an OpenDocument file says that it is; empty in others.
    """
    for part, what, remedy in _PARTS:
        if part in parts:
            return _refusal(name, what, remedy)
    if mimetype.startswith(b"application/vnd.oasis") and b"spreadsheet" not in mimetype:
        return _refusal(name, tr("an OpenDocument text, drawing or presentation, not a workbook"), _ASK)
    return ""


def by_streams(name: str, streams: Collection[str]) -> str:
    """Return the sentence for a compound file of something else; empty where that is not known.

    Args:
        name: Name of the file.
        streams: Names in it, in small letters.
    """
    for stream, what, remedy in _STREAMS:
        if stream in streams:
            return _refusal(name, what, remedy)
    return ""


def _refusal(name: str, what: str, remedy: str) -> str:
    """Return the sentence for a file that is something else, and what to do."""
    # Translators: "what" is, for instance, "a PDF, not a workbook"; "remedy" is a whole sentence.
    return tr("{file} is {what}. {remedy}", file=name, what=what, remedy=remedy)
