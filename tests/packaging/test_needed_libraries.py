import shutil
import sys
from pathlib import Path

import pytest

from headroom.cli.screen import QT_LIBRARIES, X11_LIBRARIES
from needed_libraries import OF_THE_SYSTEM, is_library, needed_by, unneeded

FILES: dict[str, set[str]] = {
    "PySide6/QtGui.so": {"libQt6Gui.so.6"},
    "PySide6/Qt/lib/libQt6Gui.so.6": {"libicudata.so.73", "libX11.so.6"},
    "PySide6/Qt/lib/libicudata.so.73": set(),
    "PySide6/Qt/plugins/printsupport/libcups_plugin.so": {"libcups.so.2"},
    "numpy/_core.so": {"libopenblas.so"},
    "numpy.libs/libopenblas.so": set(),
    "libcups.so.2": {"libgnutls.so.30"},
    "libgnutls.so.30": {"libunistring.so.2"},
    "libunistring.so.2": set(),
    "libX11.so.6": set(),
    "libepoxy.so.0": set(),
    "libpython3.13.so.1.0": set(),
}


def test_what_is_left_out_takes_along_what_only_it_needed() -> None:
    assert unneeded(FILES) == {
        *("libcups.so.2", "libgnutls.so.30", "libunistring.so.2"),
        *("libX11.so.6", "libepoxy.so.0"),
    }


def test_what_stays_finds_every_library_that_it_asks_for_here_or_on_the_system() -> None:
    left = {path: needs for path, needs in FILES.items() if path not in unneeded(FILES)}

    names = {Path(path).name for path in left}
    for needs in left.values():
        assert all(name in names or OF_THE_SYSTEM.match(name) for name in needs)


def test_modules_and_plugins_are_no_libraries_even_where_they_are_named_like_one() -> None:
    assert is_library("libicu.so.73")
    assert is_library("numpy.libs/libopenblas.so")
    assert not is_library("PySide6/Qt/plugins/platforms/libqxcb.so")
    assert not is_library("numpy/_core.so")


def test_of_the_system_are_only_libraries_whose_absence_the_program_can_name_or_every_desktop_has() -> None:
    named = {*QT_LIBRARIES, *X11_LIBRARIES}
    everywhere = {"libX11.so.6", "libfreetype.so.6", "libgthread-2.0.so.0", "libstdc++.so.6", "libgcc_s.so.1"}

    for name in ("libQt6Core.so.6", "libicudata.so.73", "libxcb-cursor.so.0", "libopenblas.so"):
        assert not OF_THE_SYSTEM.match(name)
    for name in everywhere:
        assert OF_THE_SYSTEM.match(name)
    assert {name for name in named if OF_THE_SYSTEM.match(name)} >= {"libdbus-1.so.3", "libglib-2.0.so.0"}


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("objdump"), reason="reads ELF files by objdump"
)
def test_it_is_read_from_the_file_what_it_asks_for(tmp_path: Path) -> None:
    text = tmp_path / "text.so"
    text.write_text("no library", encoding="utf-8")

    assert any(name.startswith("libc.so") for name in needed_by(Path(sys.executable)))
    assert needed_by(text) == frozenset()
