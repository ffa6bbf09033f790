"""How a process begins that decodes files of strangers: without our terminal, with little memory, fenced."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from headroom.workbook.process import FAULT_FILE
from headroom.workbook.process.confinement import confine
from headroom.workbook.process.entry import end_with_program
from headroom.workbook.process.limits import MOST_BYTES, limit_memory, memory_for

_STANDARD_INPUT, _STANDARD_OUTPUT, _STANDARD_ERROR = 0, 1, 2


def begin(folder: Path, files: Sequence[Path]) -> None:
    """Limit this process to a folder and to reading some files. There is no way back.

    Args:
        folder: What may be written; what libraries print goes into a file of it.
        files: What may be read besides the program.
    """
    # A program with a window has no standard error to write a fault to; nor should the libraries, some of
    # which print what they stumble over, write to ours or among what a command prints. Nor may they hear
    # what is typed into our terminal.
    sys.stderr = (folder / FAULT_FILE).open("w", encoding="utf-8", buffering=1)
    for number in (_STANDARD_OUTPUT, _STANDARD_ERROR):
        os.dup2(sys.stderr.fileno(), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), _STANDARD_INPUT)
    limit_memory(MOST_BYTES)  # the list of what is in a file may be large itself
    limit_memory(min(sum(memory_for(path) for path in files), MOST_BYTES))
    confine(folder, files)
    end_with_program()
