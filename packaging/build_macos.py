"""Packs the bundle of a finished program into a disk image, signed and notarised where that can be done.

    python packaging/build_macos.py [FOLDER]     of Headroom.app in FOLDER (dist), into FOLDER

Certificate and account are settings of the environment; see ``macos/commands.py``.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from embedded_parts import BILL
from headroom import __version__
from macos.commands import Command, checks, image_name, notarising, packing, signing

ROOT = Path(__file__).resolve().parents[1]
_PAPERS = ("LICENSE", "THIRD_PARTY_NOTICES.md", BILL)


def main(arguments: Sequence[str]) -> int:
    """Make the disk image and return an exit code."""
    folder = Path(arguments[0]) if arguments else ROOT / "dist"
    bundle = folder / "Headroom.app"
    if not bundle.is_dir():
        print(f"There is no {bundle}: python3 packaging/start.py build {folder}, on a Mac")
        return 2
    image = folder / image_name(__version__, platform.machine())
    with tempfile.TemporaryDirectory() as work:
        contents = Path(work, "Headroom")
        lay_out(folder, contents)
        steps = (
            *checks(bundle),
            *packing(contents, image),
            *signing(image, os.environ),
            *notarising(image, os.environ),
        )
        return run_all(steps)


def lay_out(folder: Path, contents: Path) -> None:
    """Lay out what is seen in the disk image: the bundle, where it goes, and its papers."""
    shutil.copytree(folder / "Headroom.app", contents / "Headroom.app", symlinks=True)
    (contents / "Applications").symlink_to("/Applications")
    for paper in _PAPERS:
        shutil.copyfile(folder / "headroom" / paper, contents / paper)


def run_all(commands: Iterable[Command]) -> int:
    """Run commands one after the other, and return the exit code of the first that fails."""
    for command in commands:
        print(f"{command[0]} {command[1]}", flush=True)  # the rest may hold a password
        code = subprocess.run(command, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
