"""A folder for this user alone, in a place that is there until the computer is switched off."""

import os
import stat
import sys
import tempfile
from pathlib import Path

_NAME = "headroom"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def runtime_folder() -> Path | None:
    """Return where the programs of this user meet on this computer; None where there is no safe place.

    It is never in the home of the user, which may be on another computer and be shared by several.
    """
    given = os.environ.get("XDG_RUNTIME_DIR", "") if sys.platform == "linux" else ""
    if given and Path(given).is_absolute():
        folder = own_folder(Path(given) / _NAME)
        if folder is not None:
            return folder
    return temporary_folder_of_user(_NAME)


def temporary_folder_of_user(name: str) -> Path | None:
    """Return a folder among the temporary files that keeps its name; None where it is not this user's."""
    whose = "" if sys.platform == "win32" else f"-{os.geteuid()}"
    return own_folder(Path(tempfile.gettempdir()) / f"{name}{whose}")


def own_folder(path: Path) -> Path | None:
    """Return a folder, made if need be, that is open to nobody else; None where that cannot be had."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = path.lstat()
    except OSError:
        return None
    if not stat.S_ISDIR(state.st_mode):  # a link may lead anywhere
        return None
    if sys.platform != "win32" and (state.st_uid != os.geteuid() or state.st_mode & _OTHERS):
        return None
    return path
