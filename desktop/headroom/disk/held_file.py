"""Holds a file as a sign that a program lives: the system lets go of it when that ends, however it does.

A held file and not the number of a process tells whether it lives: numbers are used again, and mean
something else in a container.
"""

import sys
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def hold(mark: IO[bytes]) -> None:
    """Hold a file until it is closed or its program ends.

    Raises:
        OSError: If another program holds it, or it cannot be held.
    """
    if sys.platform == "win32":
        msvcrt.locking(mark.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
