"""Packs a finished program for Linux into an archive, for systems that take no Debian packages.

python3 packaging/start.py build archive [FOLDER]     of the program in FOLDER (dist), into FOLDER
"""

import platform
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

from headroom import __version__

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: Sequence[str]) -> int:
    """Make the archive and return an exit code."""
    folder = Path(arguments[0]) if arguments else ROOT / "dist"
    if not (folder / "headroom").is_dir():
        print(f"There is no finished program: python3 packaging/start.py build {folder}")
        return 2
    name = f"Headroom-{__version__}-linux-{platform.machine()}"
    packed = folder / f"{name}.tar.gz"
    with tarfile.open(packed, "w:gz") as archive:
        archive.add(folder / "headroom", arcname=name, filter=of_nobody)
    print(f"{packed}: {packed.stat().st_size / 1e6:.0f} MB")
    return 0


def of_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Return an entry of the archive that says nothing of who made it."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
