"""Tries a Debian package in an empty Debian without Python and without a network.

    python packaging/try_debian.py PACKAGE.deb

The root is made anew by ``mmdebstrap``, with nothing in it but the smallest Debian and what the package
depends on. It runs in the environment in which the program is installed from source, whose numbers are
the measure. It needs to be root; where it is not, or a tool is missing, it says so and tries nothing.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from smoke_frozen import SAMPLE, Failed, output_of

_QUESTION: Final = ("--policy", "usmca-232", "--json")
_PATIENCE_S: Final = 600.0
_SETTINGS: Final = ("env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LC_ALL=C.UTF-8")
_CHANGING: Final = ("dev", "proc", "sys", "run", "tmp", "root", "var/log", "var/lib/dpkg", "var/cache")
"""Folders in which files come and go whatever is installed, or in which the user's own are kept."""


def main(arguments: Sequence[str]) -> int:
    """Try a package and return an exit code."""
    match arguments:
        case [name] if Path(name).is_file():
            package = Path(name)
        case _:
            print(__doc__)
            return 2
    obstacle = why_not()
    if obstacle:
        print(f"skipped: {obstacle}")
        return 0
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="headroom-root-") as place:
        root = Path(place)
        root.chmod(0o755)
        try:
            make_root(root, package)
            print(f"passed: a root without Python was made ({time.monotonic() - begin:.0f} s)", flush=True)
            try_all(root, package)
        except Failed as reason:
            print(f"FAILED: {reason}")
            return 1
    print(f"passed: {package.name} in an empty Debian, in {time.monotonic() - begin:.0f} s")
    return 0


def why_not() -> str:
    """Return why nothing can be tried here; empty where it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root may make another root"
    missing = [tool for tool in ("mmdebstrap", "unshare", "chroot", "dpkg-deb") if not shutil.which(tool)]
    return f"not installed: {', '.join(missing)}" if missing else ""


def make_root(root: Path, package: Path) -> None:
    """Make the smallest Debian that has what the package depends on."""
    told = subprocess.run(
        ["dpkg-deb", "--field", str(package), "Depends"], capture_output=True, encoding="utf-8", check=True
    ).stdout
    system = Path("/etc/os-release").read_text(encoding="utf-8")
    release = re.search(r"^VERSION_CODENAME=(\w+)", system, re.MULTILINE)
    if release is None:
        reason = "this system does not say which release of Debian it is"
        raise Failed(reason)
    include = f"--include={','.join(names(told))}"
    shelves = ["--components=main,universe"] if "ID=ubuntu" in system.splitlines() else []
    make = ["mmdebstrap", "--quiet", "--variant=minbase", include, *shelves, release[1], str(root)]
    done = subprocess.run(make, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        reason = f"no root could be made\n{done.stderr}"
        raise Failed(reason)
    if any(root.glob("usr/bin/python3*")):
        reason = "the root has Python, so that nothing would be proved"
        raise Failed(reason)


def names(depends: str) -> tuple[str, ...]:
    """Return the names of packages in a field of a package, without the versions asked for."""
    return tuple(re.sub(r"\s*\(.*?\)", "", part).split("|")[0].strip() for part in depends.split(","))


def try_all(root: Path, package: Path) -> None:
    """Install the package, ask it, open its window, and take it away again."""
    before = files_of(root)
    shutil.copyfile(package, root / "tmp" / "headroom.deb")
    shutil.copyfile(SAMPLE, root / "tmp" / SAMPLE.name)
    inside(root, "dpkg", "--install", "/tmp/headroom.deb")  # noqa: S108 - of the new root
    try_numbers(root)
    try_window(root, "offscreen")
    if shutil.which("Xvfb"):
        with x_server() as display:
            try_window(root, "xcb", f"DISPLAY={display}")
    else:
        print("skipped: no window on X11, as Xvfb is not installed")
    inside(root, "dpkg", "--purge", "headroom")
    left = sorted(files_of(root) - before)
    if left:
        reason = "left behind after removal: " + ", ".join(left[:10])
        raise Failed(reason)
    print("passed: it was taken away without a trace", flush=True)


def try_numbers(root: Path) -> None:
    """Evaluate the sample with the installed program and from source, and compare every byte."""
    begin = time.monotonic()
    installed = inside(root, "headroom", "evaluate", f"/tmp/{SAMPLE.name}", *_QUESTION)  # noqa: S108 - likewise
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder, SAMPLE.name)
        shutil.copyfile(SAMPLE, beside)
        source = output_of([sys.executable, "-m", "headroom", "evaluate", str(beside), *_QUESTION])
        source = source.replace(folder, "/tmp")  # noqa: S108 - likewise
    if installed != source or '"models"' not in source:
        reason = "the numbers of the installed program are not those of the source"
        raise Failed(reason)
    size, lasted = len(installed.encode()), time.monotonic() - begin
    print(f"passed: the same {size:,} bytes as from source ({lasted:.1f} s)", flush=True)


def try_window(root: Path, platform: str, *settings: str) -> None:
    """Open the window on the sample; it closes itself when the workbook is shown."""
    begin = time.time()
    shown = ("headroom", f"/tmp/{SAMPLE.name}", "--report-start")  # noqa: S108 - likewise
    report = json.loads(inside(root, "env", f"QT_QPA_PLATFORM={platform}", *settings, *shown))
    if SAMPLE.name not in report["title"]:
        reason = f"the window does not show the sample but “{report['title']}”"
        raise Failed(reason)
    print(f"passed: its window on {platform}, ready after {report['shown_at'] - begin:.1f} s", flush=True)


def inside(root: Path, *command: str) -> str:
    """Run a program in the root, with processes of its own and no network, and return what it writes."""
    script = 'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" "$@"'
    if Path("/tmp/.X11-unix").is_dir():  # noqa: S108 - where X servers keep their sockets
        shared = '"$0/tmp/.X11-unix"'
        script = f"mkdir -p {shared} && mount --bind /tmp/.X11-unix {shared} && {script}"
    alone = ("unshare", "--mount", "--pid", "--net", "--fork", "sh", "-c", script, str(root))
    done = subprocess.run(
        [*alone, *_SETTINGS, *command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=_PATIENCE_S,
        check=False,
    )
    if done.returncode:
        reason = f"exit code {done.returncode} of {' '.join(command)}\n{done.stdout}\n{done.stderr}"
        raise Failed(reason)
    return done.stdout


@contextmanager
def x_server() -> Iterator[str]:
    """Start a screen that nobody sees, and yield its name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            reason = "Xvfb could not be started"
            raise Failed(reason)
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def files_of(root: Path) -> frozenset[str]:
    """Return the paths of what is in a root, but for what comes and goes."""
    found: set[str] = set()
    for folder, folders, files in os.walk(root):
        place = os.path.relpath(folder, root)
        folders[:] = [name for name in folders if os.path.normpath(f"{place}/{name}") not in _CHANGING]
        found.update(os.path.normpath(f"{place}/{name}") for name in (*folders, *files))
    return frozenset(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
