import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from headroom import __version__
from icons import ico
from windows.msi import make_msi, msi_source
from windows.product import UPGRADE_CODE
from windows.registry import values

SPACE = "{http://schemas.microsoft.com/wix/2006/wi}"
PATHS = ["HeadroomWindow.exe", "lib/a/__init__.pyc", "lib/a/b & c.txt", "lib/b/__init__.pyc"]


def described(version: str = __version__) -> ET.Element:
    return ET.fromstring(msi_source(version, PATHS, "Headroom", "headroom.ico"))  # noqa: S314 - it is made here


def test_every_file_is_a_component_of_the_one_feature() -> None:
    root = described()

    sources = {file.get("Source") for file in root.iter(f"{SPACE}File")}
    assert sources == {f"Headroom/{path}" for path in PATHS}
    components = [component.get("Id") for component in root.iter(f"{SPACE}Component")]
    assert [reference.get("Id") for reference in root.iter(f"{SPACE}ComponentRef")] == components
    assert len(components) == len(set(components)) == len(PATHS) + 2


def test_no_source_is_a_path_of_the_machine_that_made_it() -> None:
    assert not any((file.get("Source") or "/").startswith("/") for file in described().iter(f"{SPACE}File"))


def test_the_msi_tells_windows_the_same_as_the_installer_for_the_machine() -> None:
    written = {
        (value.get("Key"), value.get("Name") or "", value.get("Value"))
        for value in described().iter(f"{SPACE}RegistryValue")
        if value.get("KeyPath") == "no"
    }

    program = "[INSTALLDIR]HeadroomWindow.exe"
    assert written == {
        (value.key, value.name, value.text.replace("{program}", program)) for value in values()
    }
    assert {value.get("Root") for value in described().iter(f"{SPACE}RegistryValue")} == {"HKLM"}


def test_codes_are_the_same_in_every_version_but_that_of_the_product() -> None:
    old, new = described("1.0.0"), described("1.0.1")

    assert [c.get("Guid") for c in old.iter(f"{SPACE}Component")] == [
        c.get("Guid") for c in new.iter(f"{SPACE}Component")
    ]
    first, second = (root.find(f"{SPACE}Product") for root in (old, new))
    assert first is not None
    assert second is not None
    assert first.get("Id") != second.get("Id")
    assert first.get("UpgradeCode") == second.get("UpgradeCode") == UPGRADE_CODE
    assert new.find(f"{SPACE}Product/{SPACE}MajorUpgrade") is not None


def test_the_start_menu_has_an_entry() -> None:
    entry = described().find(f".//{SPACE}Shortcut")

    assert entry is not None
    assert entry.get("Target") == "[INSTALLDIR]HeadroomWindow.exe"


@pytest.mark.skipif(shutil.which("wixl") is None, reason="needs wixl")
def test_wixl_takes_the_source(tmp_path: Path) -> None:
    folder, work = tmp_path / "Headroom", tmp_path / "work"
    for path in PATHS:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")
    work.mkdir()
    (tmp_path / "headroom.ico").write_bytes(ico((16,)))

    make_msi(folder, tmp_path / "headroom.msi", tmp_path / "headroom.ico", __version__, work)

    assert (tmp_path / "headroom.msi").read_bytes().startswith(b"\xd0\xcf\x11\xe0")
