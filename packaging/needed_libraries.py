"""Which shared libraries a finished program for Linux carries although nothing in it asks for them.

PyInstaller takes along what each file needs; where a file is left out, what only it needed stays behind.
"""

import re
import subprocess
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_SHELVES = ("", "PySide6/Qt/lib")
"""Folders of libraries that are there for other files; those of packages are named ``numpy.libs``."""
OF_THE_SYSTEM = re.compile(
    r"^lib(?:dbus-1|glib-2\.0|gthread-2\.0|fontconfig|freetype|zstd|cups"
    r"|X11|X11-xcb|xcb-(?:randr|render|shape|shm|sync|xfixes|xkb)|xkbcommon|xkbcommon-x11"
    r"|stdc\+\+|gcc_s)\.so[.\d]*$"
)
"""Libraries that every desktop has and keeps safe, and that have to be its own: they talk to its services."""
_LOADED_BY_NAME = re.compile(r"^libpython3")
"""Libraries for which no file asks, as the starter of the program loads them itself."""


def is_library(path: str) -> bool:
    """Return whether a file is there only because others ask for it."""
    file = PurePosixPath(path)
    folder = "" if str(file.parent) == "." else str(file.parent)
    stands_for_others = folder in _SHELVES or folder.endswith(".libs")
    return stands_for_others and file.name.startswith("lib") and ".so" in file.name


def unneeded(needs: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Return the paths of libraries that are the system's, or for which no file asks that stays.

    Args:
        needs: For each file of the program, by its path with slashes, the names of the libraries it asks for.
    """
    kept = set(needs)
    while True:
        asked = {name for path in kept for name in needs[path]}
        idle = {path for path in kept if is_library(path) and not _stays(PurePosixPath(path).name, asked)}
        if not idle:
            return frozenset(set(needs) - kept)
        kept -= idle


def needed_by(file: Path) -> frozenset[str]:
    """Return the names of the libraries that a file asks for; none where it is no program or library."""
    done = subprocess.run(["objdump", "-p", str(file)], capture_output=True, encoding="utf-8", check=False)
    return frozenset(_NEEDED.findall(done.stdout))


def _stays(name: str, asked: Collection[str]) -> bool:
    """Return whether a library belongs into the program."""
    return bool(_LOADED_BY_NAME.match(name)) or (name in asked and not OF_THE_SYSTEM.match(name))
