"""Whether a window can be opened here, asked before Qt is: where it cannot, Qt ends the program."""

import ctypes
import os
import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_LOCAL_DISPLAY = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
_X11_LIBRARY = "libxcb-cursor.so.0"
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
        return (
            "There is no screen to open a window on (DISPLAY and WAYLAND_DISPLAY are not set). "
            "Start it in a graphical session, or use “headroom evaluate BOOK” or “headroom shot BOOK”."
        )
    if not _x11_answers(display):
        return f"The screen {display} does not answer: start it in a graphical session, or correct DISPLAY."
    if not _loads(_X11_LIBRARY):
        return (
            f"The system library {_X11_LIBRARY} is missing: on Debian, sudo apt-get install libxcb-cursor0."
        )
    return ""


def why_no_library(error: ImportError) -> str:
    """Return what to do about a system library that Qt could not find.

    Args:
        error: What the import of Qt said, e.g. ``libEGL.so.1: cannot open shared object file``.
    """
    return (
        f"Qt cannot be loaded ({error}). On Debian or Ubuntu: "
        "sudo apt-get install libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libdbus-1-3 libfontconfig1."
    )


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
