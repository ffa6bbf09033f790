"""The standard files of a program: held open from its start, and complaints on the standard error.

The window needs this before it stands: nothing is imported here that takes time.
"""

import os
import sys
from contextlib import suppress

from headroom.foreign_text import brief_sentence, one_line

_LAST_STANDARD_FILE = 2


def complain(reason: str) -> None:
    """Say something in one line on the standard error; where there is none nobody can be told."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"headroom: {one_line(brief_sentence(reason))}\n")
            sys.stderr.flush()


def hold_standard_files() -> None:
    """Open those of the three standard files that are closed.

    Else the next file that is opened, such as the pipe to another process, would take their place, and get
    what is printed.
    """
    with suppress(OSError):
        while (held := os.open(os.devnull, os.O_RDWR)) <= _LAST_STANDARD_FILE:
            os.set_inheritable(held, True)  # a process that is started must not lack it either
        os.close(held)
