"""Gives memory that was freed back to the system.

The C library of Linux keeps what is freed between pieces in use: after an hour of searches and pictures that
is more than what is in use. Windows and macOS give it back by themselves.
"""

import ctypes
import sys

_LIBRARY = ctypes.CDLL(None) if sys.platform == "linux" else None


def give_back() -> bool:
    """Give all freed memory back, and return whether there was any.

    It takes milliseconds for each hundred megabytes, and less where there is nothing.
    """
    if _LIBRARY is None or not hasattr(_LIBRARY, "malloc_trim"):
        return False
    return bool(_LIBRARY.malloc_trim(0))
