import shutil
import subprocess
from pathlib import Path

import pytest

from headroom import __version__
from windows.installer import installer_values, quoted
from windows.product import WORKBOOKS
from windows.registry import OWN_KEYS, values

FILES = [("headroom.exe", False), ("lib", True), ("it's 5 $.dll", False)]
PLACES = {"FOLDER": "/made/Headroom", "OUT": "/made/setup.exe", "ICON": "/made/headroom.ico"}
SCRIPT = Path(__file__).resolve().parents[3] / "packaging" / "windows" / "installer.nsi"


def macro(text: str, name: str) -> list[str]:
    """Return the lines of a macro."""
    _, _, after = text.partition(f"!macro {name}\n")
    return [line.strip() for line in after.partition("!macroend")[0].splitlines()]


@pytest.fixture
def text() -> str:
    return installer_values(__version__, FILES, 1234, PLACES)


def test_the_installer_is_of_the_version_of_the_program(text: str) -> None:
    assert f"!define VERSION '{__version__}'" in text
    assert "!define FOUR_NUMBERS '0.2.0.0'" in text


def test_the_installer_writes_every_value_for_the_user_alone(text: str) -> None:
    lines = macro(text, "WRITE_REGISTRY PROGRAM")

    assert len(lines) == len(values())
    assert all(line.startswith("WriteRegStr HKCU ") for line in lines)
    command = (
        "WriteRegStr HKCU 'Software\\Classes\\Headroom.Work\\shell\\open\\command' '' '\"${PROGRAM}\" \"%1\"'"
    )
    assert command in lines


def test_the_uninstaller_takes_every_own_key_and_of_others_only_what_is_still_its_own(text: str) -> None:
    lines = macro(text, "REMOVE_REGISTRY")

    assert {line for line in lines if line.startswith("DeleteRegKey HKCU")} == {
        f"DeleteRegKey HKCU '{key}'" for key in OWN_KEYS
    }
    for ending in WORKBOOKS:
        where = f"HKCU 'Software\\Classes\\{ending}\\OpenWithProgids' 'Headroom.Workbook'"
        place = lines.index(f"DeleteRegValue {where}")
        assert lines[place - 2 : place] == [f"ReadRegStr $0 {where}", "StrCmp $0 '' 0 +2"]
        key = f"DeleteRegKey /ifempty HKCU 'Software\\Classes\\{ending}"
        assert place < lines.index(f"{key}\\OpenWithProgids'") < lines.index(f"{key}'")


def test_the_uninstaller_takes_the_programs_files_by_their_names(text: str) -> None:
    assert macro(text, "REMOVE_FILES") == [
        "Delete '$INSTDIR\\headroom.exe'",
        "RMDir /r '$INSTDIR\\lib'",
        "Delete '$INSTDIR\\it$\\'s 5 $$.dll'",
    ]


def test_nothing_is_removed_with_all_that_it_holds_but_folders_of_the_program() -> None:
    script = SCRIPT.read_text(encoding="utf-8")

    assert "RMDir /r" not in script
    assert "HKLM" not in script
    assert "RequestExecutionLevel user" in script


@pytest.mark.parametrize("language", ["ENGLISH", "SPANISH", "FRENCH"])
def test_the_installer_speaks_each_language_as_a_whole(language: str) -> None:
    script = SCRIPT.read_text(encoding="utf-8")

    assert f'!insertmacro MUI_LANGUAGE "{language.capitalize()}"' in script
    for name in ("RUNNING", "OTHER_FILES", "NOT_REMOVED"):
        assert f"LangString {name} ${{LANG_{language}}}" in script


def test_a_text_is_quoted_so_that_nothing_in_it_is_a_command() -> None:
    assert quoted("$INSTDIR 'x' \"y\"") == "'$$INSTDIR $\\'x$\\' \"y\"'"


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs makensis")
def test_makensis_takes_the_script(tmp_path: Path) -> None:
    folder, icon = tmp_path / "Headroom", tmp_path / "headroom.ico"
    (folder / "lib").mkdir(parents=True)
    (folder / "LICENSE.txt").write_text("MIT", encoding="utf-8")
    (folder / "HeadroomWindow.exe").write_bytes(b"")
    from icons import ico  # noqa: PLC0415 - it loads Qt

    icon.write_bytes(ico((16, 32)))
    places = {"FOLDER": str(folder), "OUT": str(tmp_path / "made.exe"), "ICON": str(icon)}
    text = installer_values(__version__, FILES[:2], 1, places)
    (tmp_path / "installer_values.nsh").write_text(text, encoding="utf-8-sig")
    shutil.copyfile(SCRIPT, tmp_path / "installer.nsi")

    done = subprocess.run(
        ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", "installer.nsi"],  # noqa: S607
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "made.exe").read_bytes().startswith(b"MZ")
