"""Gives memory that was freed back to the system.

The C library of Linux keeps what is freed between pieces in use: after an hour of searches and pictures that
is more than what is in use. Windows and macOS give it back by themselves.
"""

import ctypes
import os
import sys
from pathlib import Path

_WORTH_WHILE = 64 * 1024**2
"""Bytes by which the process has to have grown: a look takes some milliseconds for each hundred megabytes."""

_PAGES = Path("/proc/self/statm")
_RESIDENT = 1


class FreedMemory:
    """What the process holds, and gives back when it holds much more than after the last time."""

    def __init__(self) -> None:
        self._library = _library()
        self._held = resident_bytes()

    def give_back(self) -> bool:
        """Give freed memory back if the process has grown, and return whether it was looked for."""
        held = resident_bytes()
        if self._library is None or held < self._held + _WORTH_WHILE:
            self._held = min(held, self._held)
            return False
        self._library.malloc_trim(0)
        self._held = resident_bytes()
        return True


def resident_bytes() -> int:
    """Return how much of the computer's memory the process holds; 0 where the system does not say."""
    try:
        pages = int(_PAGES.read_bytes().split()[_RESIDENT])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _library() -> ctypes.CDLL | None:
    """Return the C library, where it is one that has to be told."""
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "malloc_trim") else None
