"""Sets the program up in this checkout and starts it, or its tests.

    python3 packaging/start.py open       install, and open the window on the sample workbook
    python3 packaging/start.py test       install with what the tests need, and run the quick tests
    python3 packaging/start.py install EXTRA...    install with extras of pyproject.toml, start nothing
    python3 packaging/start.py tools      install what the packages for Windows and Debian are made with
    python3 packaging/start.py build [FOLDER]      make the finished program in FOLDER (dist) and try it
    python3 packaging/start.py build archive [FOLDER]           that program as one file
    python3 packaging/start.py build deb [--quick] [FOLDER]     its Debian package
    python3 packaging/start.py build dmg [FOLDER]               on a Mac, its disk image
    python3 packaging/start.py build windows [--check] [FOLDER]      the same for Windows, made on Linux

Everything goes into ``.venv`` in the checkout, except system libraries that Qt needs and that are
missing on Debian and Ubuntu: they are installed where this may be done without asking, else the
command is said. A second run takes a second.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"

_LEAST_PYTHON = (3, 11)
if sys.version_info < _LEAST_PYTHON:
    sys.exit(f"Headroom needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable}).")

sys.path.insert(0, str(ROOT / "desktop"))  # the checkout: nothing is installed yet
from headroom.cli.screen import (  # noqa: E402 - after the line above
    QT_LIBRARIES,
    X11_LIBRARIES,
    install_command,
    missing_packages,
)

WINDOWS_TOOLS = {
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
    "makensis": "nsis",
    "wixl": "wixl",
    "osslsigncode": "osslsigncode",
    "openssl": "openssl",
    "mmdebstrap": "mmdebstrap",
}
"""What the program for Windows is made with: each tool with the Debian package that holds it."""

DEBIAN_TOOLS = {
    "dpkg-deb": "dpkg",
    "objdump": "binutils",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
}
"""What the Debian package is made with, likewise."""

PACKERS: dict[str, tuple[Mapping[str, str], str]] = {
    "archive": ({}, "build_archive.py"),
    "deb": (DEBIAN_TOOLS, "build_debian.py"),
    "dmg": ({}, "build_macos.py"),
    "windows": (WINDOWS_TOOLS, "build_windows.py"),
}
"""What is made from the program for one system: the tools that it needs, and the script."""

_STAMP = VENV / "headroom-installed"
_SAMPLE = ROOT / "resources" / "samples" / "headroom_sample.xlsx"


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says and return an exit code."""
    match arguments:
        case ["open"]:
            install(())
            return _run([_program("headroom"), *([str(_SAMPLE)] if _SAMPLE.is_file() else [])])
        case ["test", *more]:
            install(("test",))
            quick = ["-m", "not slow", "--numprocesses", "logical", *more]
            os.environ.pop(
                "PYTHONDONTWRITEBYTECODE", None
            )  # each program tried would compile all modules anew
            return _run([_program("python"), "-m", "pytest", *quick], QT_QPA_PLATFORM="offscreen")
        case ["install", *extras]:
            install(extras)
        case ["tools"]:
            install_packages(missing_tools({**WINDOWS_TOOLS, **DEBIAN_TOOLS}))
        case ["build", ("archive" | "deb" | "dmg" | "windows") as kind, *more]:
            tools, script = PACKERS[kind]
            install(("package",))
            install_packages(missing_tools(tools))
            return _run([_program("python"), str(ROOT / "packaging" / script), *more])
        case ["build", *folder]:
            install(("package",))
            return build(Path(folder[0]).resolve() if folder else ROOT / "dist")
        case _:
            print(__doc__)
            return 2
    return 0


def install(extras: Sequence[str]) -> None:
    """Install the program with extras into ``.venv``, unless it is there as it should be."""
    if sys.platform == "linux":
        install_packages(missing_packages(QT_LIBRARIES | X11_LIBRARIES))
    stamp = _installed_as(extras)
    if _STAMP.is_file() and set(stamp) <= set(_STAMP.read_text(encoding="utf-8").split()):
        return
    if not _program_file("python").is_file():
        _make_venv()
    wanted = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    say(f"Installing Headroom{' with ' + ', '.join(extras) if extras else ''} into {VENV}")
    pip = [_program("python"), "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check"]
    if _run([*pip, "--editable", wanted]):
        sys.exit("The installation did not succeed: see above. It needs a connection to a package index.")
    before = _STAMP.read_text(encoding="utf-8").split() if _STAMP.is_file() else []
    kept = [word for word in before if word.startswith("extra:")] if before[:1] == stamp[:1] else []
    _STAMP.write_text("\n".join(dict.fromkeys([*stamp, *kept])), encoding="utf-8")


def build(folder: Path) -> int:
    """Make the finished program, try it, and return an exit code."""
    if sys.platform == "linux":
        _install_build_tools()
    pyinstaller = [_program("python"), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    with tempfile.TemporaryDirectory() as work:
        places = ["--workpath", work, "--distpath", str(folder)]
        code = _run([*pyinstaller, *places, str(ROOT / "packaging" / "headroom.spec")])
    for script in ("sbom.py", "smoke_frozen.py"):
        code = code or _run([_program("python"), str(ROOT / "packaging" / script), str(folder / "headroom")])
    return code


def _install_build_tools() -> None:
    """Install what the spec needs on Debian: tools for libraries, and Python as a shared one."""
    library = f"libpython3.{sys.version_info.minor}"
    of_debian = sys.base_prefix == "/usr"  # any other Python brings its library along
    install_packages(
        (
            *missing_tools({"objdump": "binutils", "chrpath": "chrpath"}),
            *(missing_packages({f"{library}.so.1.0": library}) if of_debian else ()),
        )
    )


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages, or say how; a system that has no apt-get is only told what is missing."""
    if not packages:
        return
    apt = shutil.which("apt-get")
    if apt is None:
        say(f"System libraries are missing, by their Debian names: {', '.join(packages)}")
        return
    rights = _rights()
    if rights is None:
        say(f"System libraries are missing. Run this first:\n\n    {install_command(packages)}\n")
        return
    say(f"Installing system libraries: {', '.join(packages)}")
    quietly = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq"]
    installation = [*quietly, "install", "--yes", "--no-install-recommends", *packages]
    if _run(installation, quiet=True) and (_run([*quietly, "update"]) or _run(installation)):
        say(f"They could not be installed. Run this first:\n\n    {install_command(packages)}\n")


def missing_tools(tools: Mapping[str, str]) -> tuple[str, ...]:
    """Return the Debian packages of those tools that are not installed."""
    return tuple(package for tool, package in tools.items() if shutil.which(tool) is None)


def say(text: str) -> None:
    """Say what is being done, before the programs started say more."""
    print(text, flush=True)


def _rights() -> list[str] | None:
    """Return what stands before a command that only root may run; None where nobody lets us."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    return [sudo, "-n"] if sudo and not _run([sudo, "-n", "true"], quiet=True) else None


def _make_venv() -> None:
    """Make the virtual environment; Debian keeps a part that this needs in a package of its own."""
    if sys.platform == "linux" and importlib.util.find_spec("ensurepip") is None:
        install_packages((f"python3.{sys.version_info.minor}-venv",))
    say(f"Making a virtual environment with Python {sys.version.split()[0]}")
    if _run([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        sys.exit(f"No virtual environment could be made in {VENV}: see above.")


def _installed_as(extras: Sequence[str]) -> list[str]:
    """Return what identifies an installation: what is installed or compiled, Python and the extras."""
    files = (ROOT / "pyproject.toml", *sorted(ROOT.glob("resources/languages/*/headroom.po")))
    content = b"".join(file.read_bytes() for file in files)  # translations are compiled on installation
    described = hashlib.sha256(content + sys.version.encode()).hexdigest()
    return [described, *(f"extra:{extra}" for extra in extras)]


def _program_file(name: str) -> Path:
    """Return a program of the virtual environment."""
    return VENV / "Scripts" / f"{name}.exe" if os.name == "nt" else VENV / "bin" / name


def _program(name: str) -> str:
    """Return a program of the virtual environment, as a word of a command."""
    return str(_program_file(name))


def _run(command: Sequence[str], *, quiet: bool = False, **environment: str) -> int:
    """Run a command in the checkout and return its exit code."""
    output = subprocess.DEVNULL if quiet else None
    settings = {**os.environ, **environment}
    return subprocess.run(
        command, cwd=ROOT, env=settings, stdout=output, stderr=output, stdin=None, check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
