import plistlib
from pathlib import Path

import pytest

from document_types import WORK, WORKBOOKS
from macos.bundle import info, numbers

ENTITLEMENTS = Path(__file__).resolve().parents[3] / "packaging" / "macos" / "entitlements.plist"


def read_back(version: str = "1.2.0.dev3") -> dict[str, object]:
    content: dict[str, object] = plistlib.loads(plistlib.dumps(info(version)))
    return content


def test_it_is_written_and_read_back_as_it_was() -> None:
    assert read_back() == info("1.2.0.dev3")


def test_macos_is_told_the_numbers_of_the_version_alone() -> None:
    said = read_back()

    assert (said["CFBundleShortVersionString"], said["CFBundleVersion"]) == ("1.2.0", "1.2.0")
    with pytest.raises(ValueError, match="no number"):
        numbers("next")


def test_its_own_files_are_opened_by_it_and_those_of_others_stay_with_their_programs() -> None:
    said = info("1")["CFBundleDocumentTypes"]
    assert isinstance(said, list)
    kinds = {
        kind["LSItemContentTypes"][0]: (kind["CFBundleTypeRole"], kind["LSHandlerRank"]) for kind in said
    }

    assert kinds.pop(WORK.uti) == ("Editor", "Owner")
    assert kinds == dict.fromkeys((kind.uti for kind in WORKBOOKS), ("Viewer", "Alternate"))


def test_every_kind_of_file_is_known_to_the_system_or_declared_with_its_ending() -> None:
    said = read_back()
    exported, imported = said["UTExportedTypeDeclarations"], said["UTImportedTypeDeclarations"]
    assert isinstance(exported, list)
    assert isinstance(imported, list)
    told = {
        kind["UTTypeIdentifier"]: kind["UTTypeTagSpecification"]["public.filename-extension"]
        for kind in (*exported, *imported)
    }

    assert told == {
        "org.headroom.work": ["headroom"],
        "org.openxmlformats.spreadsheetml.sheet.macroenabled": ["xlsm"],
        "com.microsoft.excel.sheet.binary.macroenabled": ["xlsb"],
        "org.oasis-open.opendocument.spreadsheet": ["ods"],
    }


def test_the_program_may_load_other_builds_of_qt_and_asks_for_no_network() -> None:
    granted = plistlib.loads(ENTITLEMENTS.read_bytes())

    assert granted == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }
