"""Whether this is a finished program, which brings its own Python, or a Python that runs the program."""

import sys
from pathlib import Path

_LAUNCHERS = frozenset({"headroom", "headroomwindow"})
"""Names of our own starters, which load Python into themselves; one of pip starts a Python beside itself."""

_BUNDLE = ".app"


def is_finished() -> bool:
    """Return whether this program needs no Python but its own."""
    return bool(getattr(sys, "frozen", False)) or Path(sys.executable).stem.lower() in _LAUNCHERS


def program_folder() -> Path | None:
    """Return the folder in which a finished program stands; None for a Python that runs it.

    That of a bundle of macOS is the one in which the bundle stands, as that is what users see and move.
    """
    if not is_finished():
        return None
    folder = Path(sys.executable).absolute().parent
    bundle = next((one for one in folder.parents if one.suffix == _BUNDLE), None)
    return folder if bundle is None else bundle.parent


def own_command() -> list[str]:
    """Return the command that starts this program once more."""
    return [sys.executable] if is_finished() else [sys.executable, "-m", "headroom"]
