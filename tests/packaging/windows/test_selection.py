import re
from pathlib import Path

import pytest

from windows.selection import (
    QT_MODULES,
    RUNTIME,
    SYSTEM_LIBRARIES,
    is_wanted,
    missing_libraries,
    unneeded_libraries,
)

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/QtCore.pyd",
        "PySide6/Qt6Core.dll",
        "PySide6/__init__.py",
        "PySide6/support/__init__.py",
        "PySide6/translations/qtbase_fr.qm",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/platforms/qoffscreen.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/plugins/iconengines/qsvgicon.dll",
        "PIL/_imaging.cp313-win_amd64.pyd",
        "headroom/__init__.py",
        "headroom/knapsack/compiled/windows-x86_64.dll",
        "headroom/data/samples/headroom_sample.xlsx",
        "numpy-2.4.6.dist-info/METADATA",
        "numpy-2.4.6.dist-info/licenses/LICENSE.txt",
        "pptx/templates/default.pptx",
    ],
)
def test_what_the_program_uses_is_kept(path: str) -> None:
    assert is_wanted(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/qml/QtQuick/plugins.qmltypes",
        "PySide6/translations/qt_fr.qm",
        "PySide6/translations/qtbase_de.qm",
        "PySide6/resources/icudtl.dat",
        "PySide6/designer.exe",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt6Quick.dll",
        "PySide6/QtNetwork.pyd",
        "PySide6/QtCore.pyi",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/plugins/imageformats/qpdf.dll",
        "PIL/_avif.cp313-win_amd64.pyd",
        "numpy/_core/tests/test_api.py",
        "numpy/f2py/crackfortran.py",
        "numpy/_core/include/numpy/arrayobject.h",
        "pyqtgraph/examples/Plotting.py",
        "headroom/cli/benchmark.py",
        "headroom/__pycache__/api.cpython-311.pyc",
        "headroom/knapsack/compiled/linux-x86_64.so",
        "headroom/knapsack/compiled/windows-aarch64.dll",
        "typst-0.15.2.dist-info/RECORD",
        "shiboken6/shiboken6.abi3.lib",
    ],
)
def test_what_the_program_never_uses_is_left_out(path: str) -> None:
    assert not is_wanted(path)


def test_every_module_of_qt_that_the_program_imports_is_kept() -> None:
    sources = (ROOT / "desktop").rglob("*.py")
    imported = {
        module
        for source in sources
        for module in re.findall(
            r"^\s*from PySide6\.(\w+) import", source.read_text(encoding="utf-8"), re.MULTILINE
        )
    }

    assert imported
    assert imported <= QT_MODULES


def test_a_library_is_needed_where_something_started_comes_to_it() -> None:
    loads = {
        "program.exe": ["first.dll", "kernel32.dll"],
        "first.dll": ["second.dll"],
        "second.dll": ["first.dll"],
        "alone.dll": ["first.dll"],
    }

    assert unneeded_libraries(loads, ["program.exe"]) == {"alone.dll"}
    assert unneeded_libraries(loads, ["alone.dll"]) == {"program.exe"}


def test_a_library_that_neither_windows_nor_the_folder_has_is_missing() -> None:
    loads = {"a.pyd": ["KERNEL32.dll".lower(), "msvcp140.dll"], "b.pyd": ["msvcp140.dll", "a.pyd"]}

    assert missing_libraries(loads) == {"msvcp140.dll": ["a.pyd", "b.pyd"]}


@pytest.mark.parametrize("name", ["vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_2.dll"])
def test_libraries_of_the_compiler_are_told_and_are_no_part_of_windows(name: str) -> None:
    assert RUNTIME.fullmatch(name)
    assert not SYSTEM_LIBRARIES.fullmatch(name)


def test_a_renamed_library_of_the_compiler_stays_with_its_package() -> None:
    assert not RUNTIME.fullmatch("msvcp140-a4c2229bdc2a2a630acdc095b4d86008.dll")
