"""Whether a window can be opened here, asked before Qt is: where it cannot, Qt ends the program."""

import ctypes
import os
import re
import socket
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from headroom.language import tr

QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
"""System libraries that Qt needs on Linux, with the Debian packages that hold them."""

X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Those it needs besides to open a window on an X11 screen."""

_LOCAL_DISPLAY = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
_WAYLAND, _X11 = "wayland", "xcb"


def why_no_window(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> str:
    """Return why no window can be opened and what to do; empty where one can.

    Args:
        environment: The environment variables.
        system: As ``sys.platform``; only on Linux can a screen be missing.
    """
    chosen = environment.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if system != "linux" or chosen not in {"", _WAYLAND, _X11}:
        return ""
    if chosen != _X11 and _wayland_answers(environment):
        return ""
    display = environment.get("DISPLAY", "")
    if not display:
        return tr(
            "There is no screen to open a window on (DISPLAY and WAYLAND_DISPLAY are not set). "
            "Start it in a graphical session, or use “headroom evaluate BOOK” or “headroom shot BOOK”."
        )
    if not _x11_answers(display):
        return tr(
            "The screen {display} does not answer: start it in a graphical session, or correct DISPLAY.",
            display=display,
        )
    missing = missing_packages(X11_LIBRARIES)
    if missing:
        return tr(
            "System libraries are missing. On Debian or Ubuntu: {command}", command=install_command(missing)
        )
    return ""


def why_no_library(error: ImportError) -> str:
    """Return what to do about a system library that Qt could not find.

    Args:
        error: What the import of Qt said, e.g. ``libEGL.so.1: cannot open shared object file``.
    """
    missing = missing_packages(QT_LIBRARIES | X11_LIBRARIES)
    why = tr("Qt cannot be loaded ({reason}).", reason=error)
    if not missing:
        return why
    return f"{why} {tr('On Debian or Ubuntu: {command}', command=install_command(missing))}"


def missing_packages(libraries: Mapping[str, str]) -> tuple[str, ...]:
    """Return the Debian packages of those libraries that cannot be loaded here."""
    return tuple(package for library, package in libraries.items() if not _loads(library))


def install_command(packages: Iterable[str]) -> str:
    """Return the command that installs Debian packages."""
    return f"sudo apt-get install {' '.join(packages)}"


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    """Return whether a Wayland compositor takes connections."""
    name = environment.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    return _connects(str(Path(environment.get("XDG_RUNTIME_DIR", "/"), name)))


def _x11_answers(display: str) -> bool:
    """Return whether a local X server takes connections; one on another machine is not asked."""
    local = _LOCAL_DISPLAY.fullmatch(display)
    if local is None:
        return True
    path = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - where X servers keep their sockets
    return _connects(path) or _connects(f"\0{path}")


def _connects(address: str) -> bool:
    """Return whether somebody listens at a socket of this machine."""
    if sys.platform == "win32":
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as trial:
        try:
            trial.connect(address)
        except OSError:
            return False
        return True


def _loads(library: str) -> bool:
    """Return whether a system library can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
