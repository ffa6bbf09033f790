"""One window for one user on one screen: a second start hands its files to the window that is open.

It opens a window of its own where the first one does not answer, whatever the reason, so that nobody is ever
kept from starting the program.
"""

import os
import sys
import time
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from headroom import __version__
from headroom.workstation import windows_shell
from headroom.workstation.own_folder import runtime_folder
from headroom.workstation.user_places import user_places
from headroom.workstation.window_post import Request, WindowPost

_PATIENCE_S = 5.0
"""A window that is open and does not take a request for so long hangs."""

_STARTING_PATIENCE_S = 45.0
"""One that is about to be there may take so long to load, as after the computer was switched on."""

_PAUSE_S = 0.03
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
_SCREENS = ("WAYLAND_DISPLAY", "DISPLAY")


def window_post() -> WindowPost | None:
    """Return where starts of this program meet; None where there is no safe place for it."""
    folder = runtime_folder()
    return None if folder is None else WindowPost(folder / meeting_name())


def meeting_name(environment: Mapping[str, str] = os.environ) -> str:
    """Return what starts have in common that share a window: version, settings, computer and screen.

    Another version is another program, and so is one that keeps its settings elsewhere, as a portable one.

    Args:
        environment: The environment variables.
    """
    session = windows_shell.session()
    screen = session or next((environment[name] for name in _SCREENS if environment.get(name)), "")
    shared = "\n".join((str(user_places().settings), _computer(), screen))
    return f"window-{__version__}-{zlib.crc32(os.fsencode(shared)):08x}"


def taken_over(post: WindowPost, files: Sequence[Path], patience_s: float = _PATIENCE_S) -> bool:
    """Return whether the window that is open took the files, so that this start has nothing left to do.

    Where it did not, this program has the first window from now on (``post.held``), or opens another one.

    Args:
        post: Where the programs meet.
        files: The files to open, absolute; none: the window shall come to the front.
        patience_s: How long a window that is open is waited for, seconds.
    """
    try:
        if post.claim():
            return False
        owner = post.owner()
        if owner is not None:
            windows_shell.let_come_to_front(owner)
        asked = post.put(Request(tuple(files), _token()))
        return _waited(post, asked, patience_s)
    except OSError:
        return False


def absolute(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return paths as any other program may open them, whatever its folder is; links in them stay."""
    return tuple(Path(os.path.abspath(path)) for path in paths)  # noqa: PTH100 - Path.absolute leaves dots in it


def _waited(post: WindowPost, asked: Path, patience_s: float) -> bool:
    """Return whether a request was taken; where it takes too long, or the window goes, it is taken back."""
    begin = time.monotonic()
    while True:
        if post.was_taken(asked):
            return True
        if post.claim():  # that window has closed meanwhile
            if post.withdraw(asked):
                return False
            post.release()
            return True
        waited = time.monotonic() - begin
        if waited > (_STARTING_PATIENCE_S if post.is_starting() else patience_s):
            return not post.withdraw(asked)
        time.sleep(_PAUSE_S)


def _token() -> str:
    """Return what lets the window come to the front in the name of this start; empty for nothing."""
    return next((os.environ[name] for name in _TOKENS if os.environ.get(name)), "")


def _computer() -> str:
    """Return the name of this computer: a folder for temporary files may be shared by several."""
    if sys.platform == "win32":
        return os.environ.get("COMPUTERNAME", "")
    with suppress(OSError):
        return os.uname().nodename
    return ""
