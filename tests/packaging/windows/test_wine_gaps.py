import shutil
from pathlib import Path

import pytest

from windows.launchers import make_launchers
from windows.product import CONSOLE
from windows.wine_gaps import _compiled, asked_for

pytestmark = pytest.mark.skipif(shutil.which("x86_64-w64-mingw32-gcc") is None, reason="needs mingw-w64")


def test_what_wine_lacks_is_made_in_the_room_that_it_leaves() -> None:
    code = _compiled()

    assert set(code) == {"crealf", "cimagf", "cabsf", "creal", "creall", "cimag", "cimagl"}
    assert code["crealf"] == bytes.fromhex("660f6ec1c3")  # movd xmm0, ecx; ret
    assert all(len(made) <= 24 for made in code.values())
    assert all(made.rstrip(b"\x0b\x0f").endswith(b"\xc3") for made in code.values())


def test_what_a_program_asks_a_library_for_is_read_from_it(tmp_path: Path) -> None:
    make_launchers(tmp_path, "1.2.3", tmp_path)

    asked = asked_for(tmp_path / CONSOLE, "KERNEL32.dll")

    assert "LoadLibraryExW" in asked
    assert asked_for(tmp_path / CONSOLE, "no.dll") == []
