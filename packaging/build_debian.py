"""Makes the Debian package of a finished program, and says what its checkers have to say.

    python3 packaging/start.py build deb [FOLDER]             of the program in FOLDER (dist), into FOLDER
    python3 packaging/start.py build deb --quick [FOLDER]     packed in a third of the time, for a trial

Nothing is compiled: the package holds what PyInstaller made, and what tells a desktop of it.
"""

import argparse
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from document_types import IDENTITY
from headroom import __version__
from linux.debian_package import ROOT, Release, lay_out
from linux.dependencies import asked_of_the_system, dependencies, least_c_library

_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def main(arguments: Sequence[str]) -> int:
    """Make the package and return an exit code."""
    parser = argparse.ArgumentParser(description="Makes the Debian package of a finished program.")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "dist", help="where the program is")
    parser.add_argument("--quick", action="store_true", help="pack it quickly and not small")
    asked = parser.parse_args(arguments)
    if not (asked.folder / "headroom").is_dir():
        print(f"There is no finished program: python3 packaging/start.py build {asked.folder}")
        return 2
    return make(asked.folder.resolve(), quick=asked.quick)


def make(folder: Path, *, quick: bool = False) -> int:
    """Make the package in the folder in which the finished program is."""
    finished = folder / "headroom"
    release = Release(__version__, _day(), _ARCHITECTURES[platform.machine()])
    needs = dependencies(asked_of_the_system(finished), least_c_library(finished))
    with tempfile.TemporaryDirectory(prefix="headroom-") as work:
        tree = Path(work, "headroom")
        tree.mkdir()
        lay_out(finished, tree, release, needs)
        code = checked(tree)
        packed = folder / release.file_name
        level = "-z1" if quick else "-z6"
        pack = ["dpkg-deb", "--root-owner-group", "-Zxz", level, "--build", str(tree), str(packed)]
        code = subprocess.run(pack, check=False).returncode or code
    print(f"{packed}: {packed.stat().st_size / 1e6:.0f} MB")
    return code


def checked(tree: Path) -> int:
    """Let the desktop's checkers look at a package that is laid out; return 1 if one finds a fault."""
    entry, page = "usr/share/applications/headroom.desktop", f"usr/share/metainfo/{IDENTITY}.metainfo.xml"
    checkers = (
        ["desktop-file-validate", str(tree / entry)],
        ["appstreamcli", "validate", "--no-net", str(tree / page)],
    )
    code = 0
    for checker in checkers:
        if shutil.which(checker[0]) is None:
            print(f"skipped: {checker[0]} is not installed")
        elif subprocess.run(checker, check=False).returncode:
            print(f"FAILED: {' '.join(checker)}")
            code = 1
    return code


def _day() -> date:
    """Return the day of the last change, or today where that is not known."""
    ask = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    told = subprocess.run(ask, capture_output=True, encoding="utf-8", check=False).stdout.strip()
    now = datetime.now(tz=UTC)
    return (datetime.fromtimestamp(int(told), tz=UTC) if told else now).date()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
