"""What the bundle says of itself: version, kinds of files that it opens, and whose they are."""

import re
from typing import Final

from document_types import IDENTITY, WORK, WORKBOOKS, DocumentType

LEAST_SYSTEM: Final = "13.0"  # what Qt 6.10 and 6.11 ask for
_KNOWN_TO_THE_SYSTEM: Final = ("public.", "org.openxmlformats.spreadsheetml.sheet", "com.microsoft.excel.xls")
_PARENTS: Final = ["public.data", "public.content"]


def info(version: str) -> dict[str, object]:
    """Return what goes into the file ``Info.plist`` beside what PyInstaller writes there."""
    return {
        "CFBundleIdentifier": IDENTITY,
        "CFBundleName": "Headroom",
        "CFBundleDisplayName": "Headroom",
        "CFBundleShortVersionString": numbers(version),
        "CFBundleVersion": numbers(version),
        "NSHumanReadableCopyright": "The Headroom authors, MIT licence",
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": LEAST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [opened(WORK, owned=True), *(opened(kind) for kind in WORKBOOKS)],
        "UTExportedTypeDeclarations": [declared(WORK, ["public.json"])],
        "UTImportedTypeDeclarations": [
            declared(kind, _PARENTS)
            for kind in WORKBOOKS
            if not kind.uti.startswith("public.") and kind.uti not in _KNOWN_TO_THE_SYSTEM
        ],
    }


def opened(kind: DocumentType, *, owned: bool = False) -> dict[str, object]:
    """Return that the program opens a kind of file: its own first of all, others beside their programs."""
    said: dict[str, object] = {
        "CFBundleTypeName": kind.name,
        "CFBundleTypeRole": "Editor" if owned else "Viewer",
        "LSHandlerRank": "Owner" if owned else "Alternate",
        "LSItemContentTypes": [kind.uti],
    }
    return said | ({"CFBundleTypeIconFile": "headroom.icns"} if owned else {})


def declared(kind: DocumentType, parents: list[str]) -> dict[str, object]:
    """Return how a kind of file is told from others."""
    return {
        "UTTypeIdentifier": kind.uti,
        "UTTypeDescription": kind.name,
        "UTTypeConformsTo": parents,
        "UTTypeTagSpecification": {
            "public.filename-extension": list(kind.endings),
            "public.mime-type": [kind.mime],
        },
    }


def numbers(version: str) -> str:
    """Return the numbers of a version, all that macOS compares.

    Raises:
        ValueError: If there is none.
    """
    found = re.match(r"\d+(?:\.\d+)*", version)
    if found is None:
        msg = f"the version {version} has no number"
        raise ValueError(msg)
    return found[0]
