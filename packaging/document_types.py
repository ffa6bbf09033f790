"""Which files the program opens, and what each system calls them: once for Linux, macOS and Windows."""

from dataclasses import dataclass
from typing import Final

IDENTITY: Final = "org.headroom.desktop"
"""The program's name among all programs, in stores and on macOS; it never changes."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of file that the program opens.

    Attributes:
        endings: Without the dot.
        name: What people call it.
        mime: Its name on Linux.
        uti: Its name on macOS.
    """

    endings: tuple[str, ...]
    name: str
    mime: str
    uti: str


WORK: Final = DocumentType(("headroom",), "Headroom work", "application/x-headroom", "org.headroom.work")
"""Saved work: the program's own files."""

WORKBOOKS: Final = (
    DocumentType(
        ("xlsx",),
        "Excel workbook",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "org.openxmlformats.spreadsheetml.sheet",
    ),
    DocumentType(
        ("xlsm",),
        "Excel workbook with macros",
        "application/vnd.ms-excel.sheet.macroEnabled.12",
        "org.openxmlformats.spreadsheetml.sheet.macroenabled",
    ),
    DocumentType(
        ("xlsb",),
        "Excel binary workbook",
        "application/vnd.ms-excel.sheet.binary.macroEnabled.12",
        "com.microsoft.excel.sheet.binary.macroenabled",
    ),
    DocumentType(("xls",), "Excel 97 workbook", "application/vnd.ms-excel", "com.microsoft.excel.xls"),
    DocumentType(
        ("ods",),
        "OpenDocument spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet",
        "org.oasis-open.opendocument.spreadsheet",
    ),
    DocumentType(("csv",), "Comma-separated values", "text/csv", "public.comma-separated-values-text"),
)
"""Files of other programs, which stay theirs: this one is offered beside them."""
