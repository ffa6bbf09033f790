"""Puts the Windows folder together: Python, packages and Headroom in ``lib``, launchers, licences."""

import os
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from windows.product import STARTERS
from windows.program_file import ProgramFile
from windows.python_parts import LIBRARY, STANDARD_LIBRARY, PartsError
from windows.selection import (
    PYTHON_LEFT_OUT,
    RUNTIME,
    is_of_unused_module,
    is_wanted,
    missing_libraries,
    unneeded_libraries,
)
from windows.wheels import Wheel

ROOT = Path(__file__).resolve().parents[2]
PACKAGES: Final = "lib"
PATH_FILE: Final = LIBRARY.replace(".dll", "._pth")
LICENCES: Final = {
    "LICENSE.txt": ROOT / "LICENSE",
    "THIRD_PARTY_NOTICES.md": ROOT / "THIRD_PARTY_NOTICES.md",
}
PYTHON_LICENCE: Final = "LICENSE-Python.txt"

COMPILED_SEARCH: Final = "windows-x86_64.dll"
_TOUCHED = 1_577_836_800  # the first second of 2020: the same files make the same folder


def lay_python(python: Path, folder: Path) -> None:
    """Lay Python and what tells it where its modules are into the folder."""
    for file in sorted(python.iterdir()):
        if file.name not in PYTHON_LEFT_OUT and not is_of_unused_module(file.name):
            name = PYTHON_LICENCE if file.name == "LICENSE.txt" else file.name
            shutil.copyfile(file, folder / name)
    (folder / PATH_FILE).write_text(f"{STANDARD_LIBRARY}\n.\n{PACKAGES}\n", encoding="ascii", newline="\r\n")


def lay_packages(wheels: Iterable[Wheel], folder: Path) -> None:
    """Unpack what is wanted of the wheels."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel.path) as held:
            for name in held.namelist():
                path = name.partition("/")[2].partition("/")[2] if ".data/" in name else name
                if not name.endswith("/") and is_wanted(name) and is_wanted(path):
                    _write(folder / PACKAGES / path, held.read(name))


def lay_program(folder: Path) -> None:
    """Lay Headroom itself into the folder, as its wheel does, with its licences."""
    for source, place in ((ROOT / "desktop" / "headroom", "headroom"), (ROOT / "resources", "headroom/data")):
        for file in sorted(source.rglob("*")):
            path = f"{place}/{file.relative_to(source).as_posix()}"
            if file.is_file() and is_wanted(path):
                _write(folder / PACKAGES / path, file.read_bytes())
    for name, source in LICENCES.items():
        shutil.copyfile(source, folder / name)
        shutil.copyfile(source, folder / PACKAGES / "headroom" / "data" / source.name)


def settle_libraries(folder: Path) -> None:
    """Bring together the libraries of Microsoft's compiler, and take away those that nothing loads.

    Raises:
        PartsError: If one is missing.
    """
    for file in [path for path in folder.rglob("*.dll") if RUNTIME.fullmatch(path.name.lower())]:
        shared = folder / file.name.lower()
        if file == shared:
            continue
        if not shared.exists() or ProgramFile.read(shared).version() < ProgramFile.read(file).version():
            file.replace(shared)
        else:
            file.unlink()
    files = dict(_program_files(folder))
    loads: dict[str, frozenset[str]] = {}
    for path, library in files.items():
        name = path.name.lower()
        loads[name] = loads.get(name, frozenset()) | library.loads()
    unneeded = unneeded_libraries(loads, [path.name.lower() for path in files if _is_started(path)])
    for path in files:
        if path.name.lower() in unneeded:
            path.unlink()
    if missing := missing_libraries({name: loads[name] for name in loads if name not in unneeded}):
        told = "; ".join(f"{name} (for {', '.join(asking)})" for name, asking in missing.items())
        msg = f"libraries are missing: {told}"
        raise PartsError(msg)


def settle_times(folder: Path) -> None:
    """Give every file the same time, and take empty folders away."""
    for place, _, _ in os.walk(folder, topdown=False):
        if not any(Path(place).iterdir()):
            Path(place).rmdir()
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (_TOUCHED, _TOUCHED))


def _program_files(folder: Path) -> Iterator[tuple[Path, ProgramFile]]:
    """Yield the programs and libraries of the folder."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in {".dll", ".exe", ".pyd"}:
            yield path, ProgramFile.read(path)


def _is_started(path: Path) -> bool:
    """Return whether no other library loads a file, yet something does."""
    by_python = path.suffix.lower() == ".pyd" or path.name in {LIBRARY, "python3.dll"}
    return by_python or path.name in STARTERS or path.name == COMPILED_SEARCH or "plugins" in path.parts


def _write(path: Path, content: bytes) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
