"""What Windows is told of the program in its registry: the same for the installer and the MSI.

Keys are written as they stand below the user's or the machine's part. ``{program}`` stands for the full
name of the program with the window.

Source: Microsoft, "File Type Handlers" and "Programmatic Identifiers",
https://learn.microsoft.com/windows/win32/shell/fa-intro
"""

from dataclasses import dataclass
from typing import Final

import document_types
from windows.product import NAME, SUMMARY, WINDOW, WORK, WORKBOOKS

PROGRAM: Final = "{program}"
CLASSES: Final = r"Software\Classes"
SETTINGS: Final = r"Software\Headroom"
WORK_ID: Final = "Headroom.Work"
WORKBOOK_ID: Final = "Headroom.Workbook"

OWN_KEYS: Final = (
    *(rf"{CLASSES}\{WORK_ID}", rf"{CLASSES}\{WORKBOOK_ID}", rf"{CLASSES}\Applications\{WINDOW}"),
    SETTINGS,
)
"""Keys that belong to the program alone, with all within them."""

_ICON = f"{PROGRAM},0"
_COMMAND = f'"{PROGRAM}" "%1"'
_CAPABILITIES = rf"{SETTINGS}\Capabilities"


@dataclass(frozen=True)
class Value:
    """A value in the registry.

    Args:
        key: Where it stands.
        name: Its name; empty: the value of the key itself.
        text: What it says.
        shared: Whether other programs have values in the same key, so that only this one may be taken away.
    """

    key: str
    name: str
    text: str
    shared: bool = False


def values() -> tuple[Value, ...]:
    """Return all that Windows is told: what saved work is, and which workbooks can be opened as well."""
    return (
        Value(rf"{CLASSES}\{WORK}", "", WORK_ID, shared=True),
        Value(rf"{CLASSES}\{WORK}", "Content Type", document_types.WORK.mime, shared=True),
        *_kind(WORK_ID, document_types.WORK.name),
        *_kind(WORKBOOK_ID, "Workbook"),
        *(
            Value(rf"{CLASSES}\{ending}\OpenWithProgids", kind, "", shared=True)
            for ending, kind in ((WORK, WORK_ID), *((ending, WORKBOOK_ID) for ending in WORKBOOKS))
        ),
        Value(rf"{CLASSES}\Applications\{WINDOW}", "FriendlyAppName", NAME),
        Value(rf"{CLASSES}\Applications\{WINDOW}\shell\open\command", "", _COMMAND),
        *(
            Value(rf"{CLASSES}\Applications\{WINDOW}\SupportedTypes", ending, "")
            for ending in (WORK, *WORKBOOKS)
        ),
        Value(_CAPABILITIES, "ApplicationName", NAME),
        Value(_CAPABILITIES, "ApplicationDescription", SUMMARY),
        Value(rf"{_CAPABILITIES}\FileAssociations", WORK, WORK_ID),
        *(Value(rf"{_CAPABILITIES}\FileAssociations", ending, WORKBOOK_ID) for ending in WORKBOOKS),
        Value(r"Software\RegisteredApplications", NAME, _CAPABILITIES, shared=True),
    )


def _kind(name: str, description: str) -> tuple[Value, ...]:
    """Return what a kind of file is called, how it looks and what opens it."""
    key = rf"{CLASSES}\{name}"
    return (
        Value(key, "", description),
        Value(rf"{key}\DefaultIcon", "", _ICON),
        Value(rf"{key}\shell\open\command", "", _COMMAND),
    )
