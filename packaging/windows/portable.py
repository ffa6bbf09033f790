"""Makes the portable archive: the folder of the program, and the file that keeps its settings there."""

import zipfile
from pathlib import Path

from windows.product import PORTABLE

_TIME = (2020, 1, 1, 0, 0, 0)
_SAID = "Headroom keeps its settings, layouts and recovered work in the folder 'data' beside this file.\r\n"


def make_portable(folder: Path, file: Path) -> None:
    """Make the archive of a folder: the same bytes for the same folder."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _add(archive, f"{folder.name}/{PORTABLE}", _SAID.encode("ascii"))
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                _add(archive, f"{folder.name}/{path.relative_to(folder).as_posix()}", path.read_bytes())


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add a file to the archive."""
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
