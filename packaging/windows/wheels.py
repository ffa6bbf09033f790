"""The packages of the Windows folder: the versions that are installed here, as their wheels for Windows.

What was tested here is what is packed there: a package comes in the version of the environment that builds,
one that only Windows needs in the newest that fits. Each requirement is then compared with what came.
"""

import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from email import message_from_string
from email.message import Message
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

from third_party import PROGRAM, plain
from windows.python_parts import SERIES, PartsError

PLATFORM: Final = "win_amd64"
SURROUNDINGS: Final = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": f"{SERIES}.0",
    "python_version": SERIES,
    "sys_platform": "win32",
    "extra": "",
}
"""What a package's requirements ask about, as the Windows folder answers."""


@dataclass(frozen=True)
class Wheel:
    """A package as it was had.

    Args:
        path: Its file.
        name: Its plain name.
        version: Its version.
        digest: SHA-256 of the file, hexadecimal.
        requires: What it asks for, as it writes that.
    """

    path: Path
    name: str
    version: str
    digest: str
    requires: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> "Wheel":
        """Return the wheel in a file."""
        said = _metadata(path)
        return cls(
            path=path,
            name=plain(said["Name"]),
            version=said["Version"],
            digest=hashlib.sha256(path.read_bytes()).hexdigest(),
            requires=tuple(said.get_all("Requires-Dist", [])),
        )


def download(folder: Path, left_out: Collection[str]) -> tuple[Wheel, ...]:
    """Fetch the wheels that the program needs on Windows, and those that these need.

    Args:
        folder: An empty folder.
        left_out: Plain names of packages that do not count, nor what only they need.

    Raises:
        PartsError: If one cannot be had, or does not fit another.
    """
    found: dict[str, Wheel] = {}
    asked = list(needed(distribution(PROGRAM).requires or (), left_out))
    while missing := {plain(one.name): one for one in asked if plain(one.name) not in found}:
        _fetch([_pinned(one) for one in missing.values()], folder)
        found = {wheel.name: wheel for wheel in map(Wheel.read, sorted(folder.glob("*.whl")))}
        if lacking := sorted(set(missing) - set(found)):
            msg = f"for Windows there is no wheel of {', '.join(lacking)}"
            raise PartsError(msg)
        asked += [
            one for wheel in found.values() for one in needed(wheel.requires, left_out) if one not in asked
        ]
    if faults := sorted(misfits(asked, found)):
        raise PartsError("; ".join(faults))
    return tuple(found[name] for name in sorted(found))


def needed(requires: Iterable[str], left_out: Collection[str] = ()) -> Iterator[Requirement]:
    """Yield those of the requirements of a package that hold on Windows."""
    for text in requires:
        asked = Requirement(text)
        holds = asked.marker is None or asked.marker.evaluate(dict(SURROUNDINGS))
        if holds and plain(asked.name) not in left_out:
            yield asked


def misfits(asked: Iterable[Requirement], found: dict[str, Wheel]) -> Iterator[str]:
    """Yield a sentence for each requirement that what came does not fulfil."""
    for one in asked:
        version = found[plain(one.name)].version
        if not one.specifier.contains(version, prereleases=True):
            yield f"{one.name} came as {version}, and {one.specifier} is asked for"


def _pinned(asked: Requirement) -> str:
    """Return a requirement with the version that is installed here, if it is."""
    try:
        return f"{plain(asked.name)}=={distribution(asked.name).version}"
    except PackageNotFoundError:
        return f"{plain(asked.name)}{asked.specifier}"


def _fetch(requirements: Iterable[str], folder: Path) -> None:
    """Have pip fetch wheels for Windows, without what they need."""
    tags = [word for abi in (f"cp{SERIES.replace('.', '')}", "abi3", "none") for word in ("--abi", abi)]
    pip = [sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "--only-binary=:all:"]
    place = ["--platform", PLATFORM, "--python-version", SERIES, "--implementation", "cp", *tags]
    if subprocess.run([*pip, *place, "--dest", str(folder), *requirements], check=False).returncode:
        msg = "wheels for Windows could not be had: see above"
        raise PartsError(msg)


def _metadata(path: Path) -> Message:
    """Return what a wheel says of itself."""
    with zipfile.ZipFile(path) as held:
        names = [name for name in held.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
        return message_from_string(held.read(names[0]).decode("utf-8"))
