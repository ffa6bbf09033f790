import shutil
from pathlib import Path

import pytest

from headroom import __version__
from windows.launchers import make_launchers, resource_script
from windows.product import CONSOLE, STARTERS, WINDOW, numbers
from windows.program_file import ICON, MANIFEST, VERSION, ProgramFile

COMPILER = shutil.which("x86_64-w64-mingw32-gcc")


def test_the_details_of_a_program_are_those_of_the_version() -> None:
    script = resource_script(WINDOW, "Headroom", "1.2.3rc1")

    assert "FILEVERSION 1,2,3,0" in script
    assert 'VALUE "ProductVersion", "1.2.3rc1"' in script
    assert 'VALUE "OriginalFilename", "HeadroomWindow.exe"' in script


@pytest.mark.skipif(COMPILER is None, reason="needs mingw-w64")
def test_both_programs_have_icon_version_and_manifest_and_one_a_console(tmp_path: Path) -> None:
    folder, work, again = tmp_path / "made", tmp_path / "work", tmp_path / "again"
    for place in (folder, work, again):
        place.mkdir()

    make_launchers(folder, __version__, work)
    make_launchers(again, __version__, work)

    for name in STARTERS:
        program = ProgramFile.read(folder / name)
        assert {ICON, VERSION, MANIFEST} <= program.resources()
        assert program.version() == (*numbers(__version__), 0)
        assert program.says(__version__)
        assert program.loads() <= {"kernel32.dll", "user32.dll", "msvcrt.dll"}
        assert not program.is_signed()
        assert program.content == (again / name).read_bytes()
    assert ProgramFile.read(folder / WINDOW).is_windowed()
    assert not ProgramFile.read(folder / CONSOLE).is_windowed()


def test_what_is_no_program_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no program file of Windows"):
        ProgramFile(b"MZ" + bytes(200))
