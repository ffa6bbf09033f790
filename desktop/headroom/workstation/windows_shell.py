"""What is asked of the shell of Windows; on any other system each of these does nothing.

Nothing here may keep the program from working: what the shell refuses is passed over.
"""

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Protocol

_PATH_IN_UNICODE = 3  # SHARD_PATHW


class _Function(Protocol):
    """A function of a library of Windows."""

    def __call__(self, *arguments: object) -> int:
        """Call it."""


def session() -> str:
    """Return the number of the session of this program: on a terminal server one user may have several."""
    number = ctypes.c_ulong()
    found = _function("kernel32", "ProcessIdToSessionId")
    if found is None or not found(os.getpid(), ctypes.byref(number)):
        return ""
    return str(number.value)


def let_come_to_front(program: int) -> None:
    """Let another program bring its window to the front, which only the one in use may allow.

    Args:
        program: Its number.
    """
    allow = _function("user32", "AllowSetForegroundWindow")
    if allow is not None:
        allow(program)


def remember_document(path: Path) -> None:
    """Put a file on the list of recent files that the system shows, as beside the icon in the task bar.

    Windows lists a file there if the program is registered for its ending.
    """
    add = _function("shell32", "SHAddToRecentDocs")
    if add is not None:
        add(_PATH_IN_UNICODE, ctypes.c_wchar_p(str(path)))


def name_program(name: str) -> None:
    """Let the task bar tell this program from others that the same Python runs."""
    call_it = _function("shell32", "SetCurrentProcessExplicitAppUserModelID")
    if call_it is not None:
        call_it(ctypes.c_wchar_p(name))


def _function(library: str, name: str) -> _Function | None:
    """Return a function of Windows; None on any other system, or where there is none of that name."""
    if sys.platform == "win32":
        with suppress(OSError, AttributeError):
            found: _Function = getattr(ctypes.WinDLL(library), name)
            return found
    return None
