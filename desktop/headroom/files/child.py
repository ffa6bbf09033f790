"""What the child process does: reads one workbook, under a memory limit, and leaves it in a folder.

Neither this module nor what it imports may import Qt or pandas: the process starts anew each time.
"""

import gc
import os
import sys
import threading
from collections.abc import Callable
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path

from headroom.files.book_file import Progress
from headroom.files.book_folder import save_book
from headroom.files.decode import decode
from headroom.files.limits import limit_memory
from headroom.files.user_error import UserError

DONE = "done"
REFUSED = "refused"
PROGRESS = "progress"

FAULT_FILE = "fault.txt"
"""File in the folder that holds what the process wrote to its standard error."""

_STANDARD_ERROR = 2


def run(path: str, folder: str, pipe: Connection, *, slowly: bool) -> None:
    """Read a workbook.

    Args:
        path: The workbook.
        folder: Where the book is left.
        pipe: Is told how far the reading is, and how it ended.
        slowly: Whether to use the reader that is slow and cannot abort.
    """
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # A program with a window has no standard error to write a fault to; nor should calamine write to ours.
    sys.stderr = (Path(folder) / FAULT_FILE).open("w", encoding="utf-8", buffering=1)
    os.dup2(sys.stderr.fileno(), _STANDARD_ERROR)
    limit_memory()
    gc.disable()  # millions of cells and no cycles among them: collecting would take a third of the time

    def tell(progress: Progress) -> None:
        pipe.send((PROGRESS, progress.step, progress.rows, progress.total))

    try:
        read_into(Path(folder), Path(path), tell, slowly=slowly)
    except UserError as refused:
        pipe.send((REFUSED, str(refused), 0, 0))
    else:
        pipe.send((DONE, "", 0, 0))
    pipe.close()
    os._exit(0)  # at once: a thread may still be looking through a sheet


def read_into(folder: Path, path: Path, progress: Callable[[Progress], None], *, slowly: bool) -> None:
    """Read a workbook and leave the book in a folder.

    Raises:
        UserError: If it cannot be read, or there is no room for the book.
    """
    try:
        book = decode(path, progress, slowly=slowly)
    except MemoryError as cause:
        msg = (
            f"{path.name} is too large for this computer's memory. "
            "Delete sheets, rows and columns that are not needed, and open it again."
        )
        raise UserError(msg) from cause
    progress(Progress("Handing over", 0, 0))
    try:
        save_book(book, folder)
    except OSError as cause:
        msg = (
            f"The folder for temporary files cannot be written ({cause.strerror}). "
            f"Make room on the drive of {folder.parent} and open {path.name} again."
        )
        raise UserError(msg) from cause


def _end_with_parent() -> None:
    """End this process as soon as the one that started it is gone, whatever it is doing."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
