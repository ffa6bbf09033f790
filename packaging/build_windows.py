"""Makes the program for Windows on Linux: a folder, and from it installer, MSI and portable archive.

    python3 packaging/start.py build windows [FOLDER]             all of it into FOLDER (dist/windows)
    python3 packaging/start.py build windows --check [FOLDER]     the folder and its checks alone
    python3 packaging/start.py build windows --python FILE.zip    with this embeddable Python of python.org

No Windows and no Wine is needed: Python and Qt come as their makers built and signed them.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "desktop"))
from headroom import __version__
from icons import ico
from left_out import UNUSED_MODULES
from sbom import write_bill
from windows.checks import faults
from windows.compiling import compile_all
from windows.folder import (
    COMPILED_SEARCH,
    PACKAGES,
    lay_packages,
    lay_program,
    lay_python,
    settle_libraries,
    settle_times,
)
from windows.installer import make_installer
from windows.launchers import make_launchers
from windows.manifest import manifest
from windows.msi import make_msi
from windows.portable import make_portable
from windows.product import STARTERS
from windows.python_parts import PartsError, embedded_python
from windows.signing import SigningError, certificate_settings, sign
from windows.sizes import sizes, table
from windows.wheels import download

PROGRAM = "Headroom"
PACKED = ("-setup.exe", ".msi", "-portable.zip")
OWN_FILES = (*STARTERS, f"{PACKAGES}/headroom/knapsack/compiled/{COMPILED_SEARCH}")
_FOLDER = Path(__file__).resolve().parents[1] / "dist" / "windows"


def main(arguments: Sequence[str]) -> int:
    """Make what is asked for and return an exit code."""
    parser = argparse.ArgumentParser(description="Makes the program for Windows.")
    parser.add_argument("folder", type=Path, nargs="?", default=_FOLDER, help="where to make it")
    parser.add_argument("--check", action="store_true", help="make and check the folder alone")
    parser.add_argument("--python", type=Path, help="an embeddable Python, as python.org hands it out")
    asked = parser.parse_args(arguments)
    made = asked.folder.resolve()
    try:
        program = make_folder(made, asked.python)
        say_sizes(program)
        if not asked.check:
            pack(program, made)
    except (PartsError, SigningError) as reason:
        print(f"FAILED: {reason}", flush=True)
        return 1
    return 0


def make_folder(made: Path, archive: Path | None) -> Path:
    """Make the folder of the program anew, with the manifest beside it, and return it."""
    program = made / PROGRAM
    shutil.rmtree(program, ignore_errors=True)
    (program / PACKAGES).mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="headroom-") as work:
        places = [Path(work, name) for name in ("python", "wheels", "compiler", "launchers")]
        for place in places:
            place.mkdir()
        python, wheels, compiler, launchers = places
        say("Python, with its signatures")
        embedded_python(python, archive)
        say("wheels")
        found = download(wheels, UNUSED_MODULES)
        lay_python(python, program)
        lay_packages(found, program)
        lay_program(program)
        say("compiled modules")
        compile_all(program / PACKAGES, python, compiler)
        say("launchers")
        make_launchers(program, __version__, launchers)
        (made / f"{PROGRAM}.json").write_text(manifest(__version__, python, found, archive), encoding="utf-8")
    settle_libraries(program)
    write_bill(program)
    settle_times(program)
    if found_faults := faults(program, __version__, found):
        raise PartsError("\n".join(found_faults))
    return program


def pack(program: Path, made: Path) -> None:
    """Sign the program's own files and make installer, MSI and portable archive of the folder."""
    setup, msi, portable = (made / f"{PROGRAM}-{__version__}{end}" for end in PACKED)
    with tempfile.TemporaryDirectory(prefix="headroom-") as work:
        own, nsis, wix = (Path(work, name) for name in ("own", "nsis", "wix"))
        for place in (own, nsis, wix):
            place.mkdir()
        settings = certificate_settings(os.environ, own)
        os.environ.update(settings)  # the uninstaller is signed by a process that makensis starts
        icon = own / "headroom.ico"
        icon.write_bytes(ico())
        for name in OWN_FILES:
            sign(program / name, settings)
        settle_times(program)
        say("installer")
        make_installer(program, setup, icon, __version__, nsis)
        sign(setup, settings)
        say("MSI")
        make_msi(program, msi, icon, __version__, wix)
        sign(msi, settings)
        say("portable archive")
        make_portable(program, portable)
    for file in (setup, msi, portable):
        print(f"{file.stat().st_size / 1e6:8.1f} MB  {file.name}")


def say_sizes(program: Path) -> None:
    """Say what each part of the folder takes."""
    print(table(sizes(program)), flush=True)


def say(what: str) -> None:
    """Say what is being made."""
    print(f"making: {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
