"""Which Debian packages the finished program needs, by the libraries that it asks for and does not carry."""

import re
import subprocess
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from headroom.cli.screen import QT_LIBRARIES, X11_LIBRARIES
from needed_libraries import needed_by

_OF_THE_C_LIBRARY: Final = re.compile(r"^(?:ld-linux[-\w]*|lib(?:c|m|dl|rt|pthread))\.so[.\d]*$")
_MORE: Final = {
    "libX11.so.6": "libx11-6",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
}
_WITHOUT_WHICH_IT_WORKS: Final = {
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""Libraries of plugins that Qt passes over where they cannot be loaded: printers, screens of Wayland."""
_GLIBC: Final = re.compile(r"\bGLIBC_([\d.]+)")


class UnknownLibraryError(Exception):
    """The program asks for a library of which nobody knows the Debian package."""


@dataclass(frozen=True, slots=True)
class Dependencies:
    """What a package asks for.

    Attributes:
        depends: Without these it does not work.
        recommends: With these it does more.
    """

    depends: tuple[str, ...]
    recommends: tuple[str, ...]


def dependencies(asked: Collection[str], c_library: str) -> Dependencies:
    """Return the packages that hold the libraries asked for.

    Those of a screen are always among them: the window looks for some only when it is opened.

    Args:
        asked: Names of libraries that the program does not carry.
        c_library: Least version of the C library.

    Raises:
        UnknownLibraryError: If the package of one is not known.
    """
    needed = QT_LIBRARIES | X11_LIBRARIES | _MORE
    others = {name for name in asked if not _OF_THE_C_LIBRARY.match(name)}
    unknown = sorted(others - needed.keys() - _WITHOUT_WHICH_IT_WORKS.keys())
    if unknown:
        msg = f"no Debian package is known for {', '.join(unknown)}"
        raise UnknownLibraryError(msg)
    always = {*QT_LIBRARIES.values(), *X11_LIBRARIES.values()}
    depends = always | {needed[name] for name in others if name in needed}
    more = {_WITHOUT_WHICH_IT_WORKS[name] for name in others if name in _WITHOUT_WHICH_IT_WORKS}
    return Dependencies((f"libc6 (>= {c_library})", *sorted(depends)), tuple(sorted(more)))


def asked_of_the_system(folder: Path) -> frozenset[str]:
    """Return the names of the libraries that files of a folder ask for and that are not in it."""
    carried = {path.name for path in folder.rglob("*")}
    asked = frozenset[str]().union(*(needed_by(file) for file in _programs(folder)))
    return asked - carried


def least_c_library(folder: Path) -> str:
    """Return the least version of the C library with which all files of a folder can be loaded."""
    told = [
        subprocess.run(
            ["objdump", "-p", str(file)], capture_output=True, encoding="utf-8", check=False
        ).stdout
        for file in _programs(folder)
    ]
    return newest(_GLIBC.findall("\n".join(told)))


def newest(versions: Iterable[str]) -> str:
    """Return the greatest of some versions made of numbers; "2" if there is none."""
    return max(versions, key=lambda version: [int(number) for number in version.split(".")], default="2")


def _programs(folder: Path) -> list[Path]:
    """Return the programs and libraries in a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return [path for path in files if ".so" in path.name or path.name == path.parent.name]
