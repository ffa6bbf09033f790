"""What the Windows folder has to hold, and must not: looked at whenever it was made."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from embedded_parts import BILL
from left_out import TEXTS_OF_QT
from windows.folder import LICENCES, PACKAGES, PATH_FILE, PYTHON_LICENCE, ROOT
from windows.product import STARTERS, WINDOW, numbers
from windows.program_file import ICON, MANIFEST, VERSION, ProgramFile
from windows.python_parts import LIBRARY, STANDARD_LIBRARY
from windows.selection import is_wanted
from windows.wheels import Wheel

MOST_BYTES: Final = 350_000_000
LONGEST_PATH: Final = 150  # below a user's folder of programs, where Windows may stop at 260

_TEXTS = tuple(f"{PACKAGES}/PySide6/translations/{name}" for name in TEXTS_OF_QT)

_SIGNED = (LIBRARY, "python3.dll", f"{PACKAGES}/PySide6/Qt6Core.dll", f"{PACKAGES}/PySide6/QtWidgets.pyd")


def faults(folder: Path, version: str, wheels: Iterable[Wheel]) -> list[str]:
    """Return a sentence for each thing that is not as it has to be.

    Args:
        folder: The program.
        version: That it is to have.
        wheels: The packages of which it was made.
    """
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return [
        *_starter_faults(folder, version),
        *_missing(files, wheels),
        *_stale(files),
        *_program_faults(folder),
        *_other_faults(files),
    ]


def _starter_faults(folder: Path, version: str) -> Iterator[str]:
    """Yield what is wrong with the two programs."""
    for name in STARTERS:
        program = ProgramFile.read(folder / name)
        if not {ICON, VERSION, MANIFEST} <= program.resources():
            yield f"{name} lacks icon, version or manifest"
        if program.version() != (*numbers(version), 0) or not program.says(version):
            yield f"{name} is not of version {version}"
        if program.is_windowed() != (name == WINDOW):
            yield f"{name} has a console where it should not, or none where it should"


def _missing(files: dict[str, Path], wheels: Iterable[Wheel]) -> Iterator[str]:
    """Yield what is not there."""
    described = {
        path.split("-")[0].removeprefix(f"{PACKAGES}/").lower() for path in files if ".dist-info/" in path
    }
    for wheel in wheels:
        if wheel.name.replace("-", "_") not in described:
            yield f"there is no description of {wheel.name}"
    wanted = (PATH_FILE, STANDARD_LIBRARY, PYTHON_LICENCE, BILL, *LICENCES, *_TEXTS, *_SIGNED)
    for name in wanted:
        if name not in files:
            yield f"{name} is missing"
    for name in _SIGNED:
        if name in files and not ProgramFile.read(files[name]).is_signed():
            yield f"{name} has lost the signature of its maker"


def _stale(files: dict[str, Path]) -> Iterator[str]:
    """Yield what should not be there."""
    for path in sorted(files):
        within, _, rest = path.partition("/")
        if path.endswith(".py"):
            yield f"{path} is not compiled"
        elif within == PACKAGES and not is_wanted(rest.removesuffix("c") if rest.endswith(".pyc") else rest):
            yield f"{path} is never used"


def _program_faults(folder: Path) -> Iterator[str]:
    """Yield which files of Headroom itself are not there as they are in its source."""
    for source in sorted((ROOT / "desktop" / "headroom").rglob("*.py")):
        path = source.relative_to(ROOT / "desktop").as_posix()
        if is_wanted(path) and not (folder / PACKAGES / f"{path}c").is_file():
            yield f"{path} is missing"
    for source in sorted((ROOT / "resources").rglob("*")):
        path = f"headroom/data/{source.relative_to(ROOT / 'resources').as_posix()}"
        copy = folder / PACKAGES / path
        as_wanted = not is_wanted(path) or (copy.is_file() and copy.read_bytes() == source.read_bytes())
        if source.is_file() and not as_wanted:
            yield f"the resource {source.name} is not as in the source"


def _other_faults(files: dict[str, Path]) -> Iterator[str]:
    """Yield where sizes and names go too far."""
    size = sum(path.stat().st_size for path in files.values())
    if size > MOST_BYTES:
        yield f"it takes {size:,} bytes, and may take {MOST_BYTES:,}"
    for path in files:
        if len(path) > LONGEST_PATH:
            yield f"{path} is longer than {LONGEST_PATH} letters"
