"""Compiles the modules of the Windows folder, by a Python of the same series wherever one is to be had."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

from windows.python_parts import SERIES, STANDARD_LIBRARY, PartsError

_DEBIAN: Final = "trixie"  # the Debian whose Python is of the series
_SCRIPT = Path(__file__).with_name("compile_modules.py")
_MAGIC_LENGTH = 4


def compile_all(folder: Path, python: Path, work: Path) -> int:
    """Compile all modules below a folder, and return how many they are.

    Args:
        folder: Holds them; afterwards in their compiled form alone.
        python: Folder of the embeddable Python, which says what a compiled module begins with.
        work: An empty folder.

    Raises:
        PartsError: If there is no Python to compile with, or one compiles as another Python reads it.
    """
    command = [*_python(work), "-I", "-B", str(_SCRIPT), str(folder)]
    if subprocess.run(command, env={"PYTHONHASHSEED": "0"}, check=False).returncode:
        msg = "the modules could not be compiled: see above"
        raise PartsError(msg)
    magic = magic_of(python / STANDARD_LIBRARY)
    compiled = list(folder.rglob("*.pyc"))
    strange = [path.name for path in compiled if path.read_bytes()[:_MAGIC_LENGTH] != magic]
    if strange or not compiled:
        msg = f"{len(strange)} of {len(compiled)} modules are compiled for another Python"
        raise PartsError(msg)
    return len(compiled)


def magic_of(standard_library: Path) -> bytes:
    """Return what the compiled modules of a Python begin with, by its own standard library."""
    with zipfile.ZipFile(standard_library) as held:
        return held.read(next(name for name in held.namelist() if name.endswith(".pyc")))[:_MAGIC_LENGTH]


def _python(work: Path) -> list[str]:
    """Return how a Python of the series is started: this one, one that is installed, or Debian's."""
    if sys.version_info[:2] == tuple(int(number) for number in SERIES.split(".")):
        return [sys.executable]
    installed = shutil.which(f"python{SERIES}")
    if (
        installed
        and not subprocess.run([installed, "-I", "-c", ""], capture_output=True, check=False).returncode
    ):
        return [installed]  # and no mere promise of one, as version managers put on the path
    return _debian_python(work)


def _debian_python(work: Path) -> list[str]:
    """Unpack the smallest Python of a newer Debian and return how it is started; nothing is installed."""
    mmdebstrap = ["mmdebstrap", "--quiet", "--variant=extract", f"--include=python{SERIES}-minimal"]
    if (
        shutil.which("mmdebstrap") is None
        or subprocess.run([*mmdebstrap, _DEBIAN, str(work)], check=False).returncode
    ):
        msg = f"there is no python{SERIES} to compile with, and Debian's could not be had"
        raise PartsError(msg)
    libraries = next(work.glob("usr/lib/*-linux-gnu"))
    loader = next(libraries.glob("ld-linux*"))
    return [str(loader), "--library-path", str(libraries), str(work / "usr" / "bin" / f"python{SERIES}")]
